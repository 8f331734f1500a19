"""Functions of sets. What surely belongs to the answer stays in it.

https://developer.hashicorp.com/terraform/language/functions#collection-functions
"""

from __future__ import annotations

from itertools import chain
from itertools import product as every_choice
from typing import TYPE_CHECKING, Any

from remit.model import Unknown, cause_of
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.equality import all_of, any_of, equal
from remit.sources.terraform.evaluation.functions.collections import listed, open_cause, unknown
from remit.sources.terraform.evaluation.functions.types import convert, in_one_type, set_of, type_of
from remit.sources.terraform.evaluation.functions.unification import unify
from remit.sources.terraform.evaluation.values import (
    Exceeded,
    List,
    Malformed,
    OpenList,
    OpenSet,
    Set,
    first_cause,
    known,
)

if TYPE_CHECKING:
    from remit.model import Cause


def product(*sets: Any) -> Any:
    """`setproduct`: every choice of one item from each; a set when one is a set, else a list."""
    if len(sets) < 2:  # noqa: PLR2004 — Terraform wants two
        raise Malformed("two lists are needed")
    for each in sets:
        if not known(each) or open_cause(listed(each)) is not None:
            return Unknown(first_cause(each) or cause_of(each))
    size = 1
    for each in sets:
        size *= len(each)
    if size > limits.ITEMS:
        raise Exceeded("the collection would have too many items")
    columns = [in_one_type(list(each)) for each in sets]
    rows = [list(row) for row in every_choice(*columns)]
    return set_of(rows) if any(isinstance(each, Set) for each in sets) else List(rows)


def union(*sets: Any) -> Any:
    """`setunion`."""
    items, cause = _gathered(sets)
    return set_of(items, cause)


def _gathered(sets: tuple[Any, ...]) -> tuple[list[Any], Cause | None]:
    """The items of all sets in one type, and why there may be more."""
    if not sets:
        raise Malformed("a set is needed")
    unknown = [each for each in sets if not known(each)]
    causes = [cause_of(each) for each in unknown] + [each.cause for each in sets if isinstance(each, OpenList)]
    items = list(chain.from_iterable(each for each in sets if known(each)))
    cause = causes[0] if causes else None
    return in_one_type(items, cause=cause), cause


def intersection(*sets: Any) -> Any:
    """`setintersection`: what every set holds."""
    return _chosen(sets, lambda item, others: all_of(_held(item, other) for other in others))


def subtract(first: Any, second: Any) -> Any:
    """`setsubtract`: what the first holds and the second does not."""
    return _chosen((first, second), lambda item, others: _not(_held(item, others[0])))


def _not(answer: Any) -> Any:
    return answer if isinstance(answer, Unknown) else not answer


def _held(item: Any, others: Any) -> Any:
    """Whether a set holds an item."""
    if not known(others):
        return unknown(others)
    cause = open_cause(others)
    answers = [equal(item, one) for one in others]
    return any_of(answers if cause is None else [*answers, Unknown(cause)])


def _in_one_type(sets: tuple[Any, ...]) -> list[Any]:
    """The sets with items of one type. Where some are not known, numbers and bools may become texts yet."""
    unsure = next((cause for each in sets if (cause := first_cause(each)) is not None), None)
    if unsure is None:
        shared = unify([type_of(item) for item in chain.from_iterable(sets)])
        return [convert(each, ("set", shared)) for each in sets]
    return [_unsure(each, unsure) if known(each) else each for each in sets]


def _unsure(items: Any, cause: Cause) -> Any:
    alike, more = in_one_type(list(items), cause=cause), open_cause(items)
    return alike if more is None else OpenSet(alike, more)


def _chosen(sets: tuple[Any, ...], decide: Any) -> Any:
    if not sets:
        raise Malformed("a set is needed")
    _gathered(sets)
    if not known(sets[0]):
        return OpenSet([], cause_of(sets[0]))
    alike = _in_one_type(sets)
    cause = open_cause(sets[0])
    kept: list[Any] = []
    for item in alike[0]:
        answer = decide(item, alike[1:])
        if isinstance(answer, Unknown):
            cause = cause or cause_of(answer)
        elif answer:
            kept.append(item)
    return set_of(kept, cause)
