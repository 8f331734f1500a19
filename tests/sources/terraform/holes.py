"""Values with a part hidden, and whether an answer made from one allows for the answer of the whole value."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remit.model import Cause, PartialString, Reference, Unknown
from remit.sources.terraform.evaluation.values import JsonText, OpenList, OpenMap, OpenSet, Set

if TYPE_CHECKING:
    from collections.abc import Iterator

CAUSE = Cause("hidden by the test")


def with_holes(value: Any) -> Iterator[Any]:
    """The value with one part of it hidden, in every way: as a whole, in half, an item, all that follows an item."""
    yield Unknown(CAUSE)
    if isinstance(value, str) and value:
        middle = len(value) // 2
        yield PartialString([value[:middle], Unknown(CAUSE), value[middle + 1 :]])
        yield PartialString([value, Unknown(CAUSE)])
        yield PartialString([Unknown(CAUSE), value])
        if not value[-1].isspace():  # what AWS hands out ends in no white space
            yield PartialString([value[:-1], Reference("a.tf#b", "Name")])
    elif isinstance(value, dict):
        for key in value:
            yield OpenMap({name: item for name, item in value.items() if name != key}, CAUSE)
            yield from (type(value)({**value, key: hidden}) for hidden in with_holes(value[key]))
    elif isinstance(value, Set):
        yield OpenSet(value[1:], CAUSE)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield OpenList(value[:place], CAUSE)
            yield from (type(value)([*value[:place], hidden, *value[place + 1 :]]) for hidden in with_holes(item))


def compatible(answer: Any, truth: Any) -> bool:
    """Whether some value of what is not known in an answer makes it the true one."""
    if isinstance(answer, (Unknown, Reference)):
        return True
    if isinstance(answer, PartialString):
        pattern = "".join(re.escape(part) if isinstance(part, str) else ".*" for part in answer.parts)
        return isinstance(truth, str) and re.fullmatch(pattern, truth, re.DOTALL) is not None
    if isinstance(answer, dict):
        return isinstance(truth, dict) and _maps(answer, truth)
    if isinstance(answer, list):
        return isinstance(truth, list) and _lists(answer, truth)
    if isinstance(answer, (str, JsonText)):
        return isinstance(truth, str) and str(answer) == str(truth)
    kinds = (bool,) if isinstance(answer, bool) else (int, Decimal) if answer is not None else (type(None),)
    return isinstance(truth, kinds) and isinstance(truth, bool) == isinstance(answer, bool) and bool(answer == truth)


def _maps(answer: dict[str, Any], truth: dict[str, Any]) -> bool:
    same_keys = answer.keys() <= truth.keys() if isinstance(answer, OpenMap) else answer.keys() == truth.keys()
    return same_keys and all(compatible(answer[key], truth[key]) for key in answer)


def _lists(answer: list[Any], truth: list[Any]) -> bool:
    if isinstance(answer, (OpenSet, Set)):
        return all(any(compatible(item, one) for one in truth) for item in answer)
    if len(answer) > len(truth) or (not isinstance(answer, OpenList) and len(answer) < len(truth)):
        return False
    return all(map(compatible, answer, truth))
