"""Whether two values are equal, where some of them or of their parts may not be known."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, Undetermined, Unknown, cause_of
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.values import (
    Exceeded,
    List,
    Map,
    OpenList,
    OpenMap,
    OpenSet,
    Set,
    first_cause,
    known,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.model import Cause


def equal(left: Any, right: Any) -> bool | Unknown:
    """Whether two values are one, as `==` has it: values of different types differ, so `1` and `"1"` do.

    Unknown when parts that are not known decide it. A Reference or a text in parts is never null.
    """
    unsure = next((each for each in (left, right) if isinstance(each, Unknown)), None)
    if unsure is not None:
        return unsure
    if left is None or right is None:
        return left is right
    if not known(left) or not known(right):
        return _equal_texts(left, right)
    if isinstance(left, dict) and isinstance(right, dict):
        return _equal_maps(left, right)
    if isinstance(left, list) and isinstance(right, list):
        return _equal_lists(left, right)
    return _equal_scalars(left, right)


def _equal_scalars(left: Any, right: Any) -> bool:
    if isinstance(left, (str, bool)) or isinstance(right, bool):
        return _scalar(left) is _scalar(right) and bool(left == right)
    return isinstance(left, (int, Decimal)) and isinstance(right, (int, Decimal)) and left == right


def _scalar(value: Any) -> type:
    return str if isinstance(value, str) else type(value)


def _equal_texts(left: Any, right: Any) -> bool | Unknown:
    """At least one is a Reference or a PartialString."""
    if not isinstance(left, PartialString) and (isinstance(right, PartialString) or not isinstance(left, Reference)):
        left, right = right, left
    if not isinstance(right, (str, PartialString, Reference)):
        # A text is no number, list or map; what a Reference comes to is not known.
        return False if isinstance(left, PartialString) else Unknown(cause_of(left))
    try:
        return bool(left == right)
    except Undetermined as undetermined:
        return Unknown(undetermined.cause)


def _equal_lists(left: list[Any], right: list[Any]) -> bool | Unknown:
    opened = next((each for each in (left, right) if isinstance(each, OpenList)), None)
    if opened is None:
        return (
            _equal_sets(left, right) if isinstance(left, Set) or isinstance(right, Set) else _equal_whole(left, right)
        )
    if isinstance(left, (OpenSet, Set)) or isinstance(right, (OpenSet, Set)):
        return Unknown(opened.cause)
    if _beyond(left, right) or _beyond(right, left) or all_of(map(equal, left, right)) is False:
        return False
    return Unknown(opened.cause)


def _equal_whole(left: list[Any], right: list[Any]) -> bool | Unknown:
    """Lists and tuples, which never equal each other."""
    if len(left) != len(right) or isinstance(left, List) != isinstance(right, List):
        return False
    return all_of(map(equal, left, right))


def _equal_sets(left: list[Any], right: list[Any]) -> bool | Unknown:
    """Sets, in whose order and size a value that is not known has no place yet."""
    if isinstance(left, Set) != isinstance(right, Set):
        return False
    cause = first_cause(left) or first_cause(right)
    if cause is not None:
        return Unknown(cause)
    return len(left) == len(right) and all_of(map(equal, left, right))


def _beyond(left: list[Any], right: list[Any]) -> bool:
    """Whether one list surely is longer than the other."""
    return not isinstance(right, OpenList) and len(left) > len(right)


def _equal_maps(left: dict[str, Any], right: dict[str, Any]) -> bool | Unknown:
    open_left, open_right = isinstance(left, OpenMap), isinstance(right, OpenMap)
    if not (open_left or open_right) and isinstance(left, Map) != isinstance(right, Map):
        return False
    if (not open_right and left.keys() - right.keys()) or (not open_left and right.keys() - left.keys()):
        return False
    answer = all_of(equal(left[key], right[key]) for key in left.keys() & right.keys())
    if answer is False or not (open_left or open_right):
        return answer
    return Unknown(first_cause(left) or first_cause(right) or "a map may hold more")


def all_of(answers: Iterable[bool | Unknown]) -> bool | Unknown:
    """Kleene's and: one False decides, else one Unknown does."""
    unsure: Unknown | None = None
    for answer in answers:
        if isinstance(answer, Unknown):
            unsure = answer if unsure is None else unsure
        elif not answer:
            return False
    return True if unsure is None else unsure


def any_of(answers: Iterable[bool | Unknown]) -> bool | Unknown:
    """Kleene's or: one True decides, else one Unknown does."""
    answer = all_of(_turned(answers))
    return answer if isinstance(answer, Unknown) else not answer


def _turned(answers: Iterable[bool | Unknown]) -> Iterator[bool | Unknown]:
    for answer in answers:
        yield answer if isinstance(answer, Unknown) else not answer


def distinct(values: Iterable[Any]) -> tuple[list[Any], Cause | None]:
    """The values without those that surely stand before, and the cause when others may be the same too."""
    kept: list[Any] = []
    others: list[Any] = []
    scalars: set[Any] = set()
    cause: Cause | None = None
    for value in values:
        scalar = isinstance(value, (str, bool, int, Decimal))
        mark = (_scalar(value) in {str, bool} and _scalar(value), value) if scalar else None
        if mark in scalars:
            continue
        again = any_of(equal(value, one) for one in (others if scalar or known(value) else kept))
        if again is True:
            continue
        cause = cause_of(again) if cause is None and isinstance(again, Unknown) else cause
        kept.append(value)
        _note(value, mark, scalars, others)
    return kept, cause


def _note(value: Any, mark: Any, scalars: set[Any], others: list[Any]) -> None:
    """Remember a value: a scalar by its mark, others to be compared, of which there may be only so many."""
    if mark is not None:
        scalars.add(mark)
        return
    others.append(value)
    if len(others) > limits.COMPARED:
        raise Exceeded("too many lists and maps to compare with each other")


def place_of(value: Any, values: Iterable[Any]) -> int | Unknown | None:
    """The first place at which a value surely stands; Unknown when it may stand before; None when nowhere."""
    for place, one in enumerate(values):
        answer = equal(value, one)
        if answer is not False:
            return place if answer is True else answer
    return None
