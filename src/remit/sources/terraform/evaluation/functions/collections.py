"""Functions of lists and tuples. What is known of a list stays known where others join it that are not.

https://developer.hashicorp.com/terraform/language/functions#collection-functions
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, Unknown, cause_of
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.equality import all_of, any_of, distinct, equal, place_of
from remit.sources.terraform.evaluation.functions.types import in_one_type, kind_of
from remit.sources.terraform.evaluation.values import (
    Exceeded,
    List,
    Malformed,
    OpenList,
    OpenMap,
    OpenSet,
    Set,
    first_cause,
    known,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.model import Cause


def unknown(value: Any) -> Unknown:
    """An Unknown for the same cause."""
    return Unknown(cause_of(value))


def listed(value: Any, what: str = "a list") -> list[Any]:
    """A value that must be a list, tuple or set, and is known."""
    if not isinstance(value, list):
        raise Malformed(f"{what} is needed where a {kind_of(value)} stands")
    return value


def mapped(value: Any) -> dict[str, Any]:
    """A value that must be a map or object, and is known."""
    if not isinstance(value, dict):
        raise Malformed(f"a map is needed where a {kind_of(value)} stands")
    return value


def whole(number: Any) -> int:
    """A number that must be whole."""
    if not isinstance(number, int):
        raise Malformed("a whole number is needed")
    return number


def open_cause(value: Any) -> Cause | None:
    """Why a list or map may hold more; None when it may not."""
    return value.cause if isinstance(value, (OpenList, OpenMap)) else None


def like(value: list[Any], items: Iterable[Any]) -> Any:
    """Items as a list of the same kind: List of a List, tuple of a tuple; of a set or open list a List."""
    return List(items) if isinstance(value, (List, Set, OpenList)) else list(items)


def bounded(items: list[Any]) -> list[Any]:
    """The items, or Malformed when there are more than remit follows."""
    if len(items) > limits.ITEMS:
        raise Exceeded("the collection would have too many items")
    return items


def all_true(items: Any) -> Any:
    """`alltrue`: one false decides. Null counts as false."""
    return _decided(items, all_of)


def any_true(items: Any) -> Any:
    """`anytrue`: one true decides."""
    return _decided(items, any_of)


def _decided(items: Any, decide: Any) -> Any:
    if not known(items):
        return unknown(items)
    answers = [item if isinstance(item, bool) else False if item is None else unknown(item) for item in items]
    cause = open_cause(items)
    return decide(answers if cause is None else [*answers, Unknown(cause)])


def length(value: Any) -> Any:
    """`length` of a list, map, set or text; known when the items are not."""
    if isinstance(value, str):
        from remit.sources.terraform.evaluation.functions.graphemes import clusters

        return len(clusters(value))
    if not known(value):
        return unknown(value)
    if not isinstance(value, (list, dict)):
        raise Malformed(f"a list, a map or a string is needed where a {kind_of(value)} stands")
    cause = open_cause(value)
    return len(value) if cause is None else Unknown(cause)


def concat(*lists: Any) -> Any:
    """`concat`: what stands before a list that is not known stays."""
    if not lists:
        raise Malformed("a list is needed")
    items: list[Any] = []
    for each in lists:
        if isinstance(each, (Unknown, Reference)):
            return OpenList(items, cause_of(each))
        if isinstance(each, Set):
            raise Malformed("a list is needed where a set stands")
        items.extend(listed(each) if not isinstance(each, OpenSet) else ())
        cause = open_cause(each)
        if cause is not None:
            return OpenList(bounded(items), cause)
    if all(isinstance(each, List) for each in lists):
        return _one_type(bounded(items))
    return bounded(items)


def _one_type(items: list[Any]) -> list[Any]:
    """Items of several lists as one; a tuple when their types have nothing in common."""
    try:
        return List(in_one_type(items))
    except Malformed:
        return items


def coalesce(*values: Any) -> Any:
    """`coalesce`: the first that is neither null nor an empty text."""
    if not values:
        raise Malformed("an argument is needed")
    for value, given in zip(in_one_type(list(values)), values, strict=True):
        if isinstance(given, Unknown) or (
            isinstance(given, PartialString) and not any(isinstance(p, str) for p in given.parts)
        ):
            return unknown(given)
        if value is not None and not (isinstance(value, str) and value == ""):
            return value
    raise Malformed("every argument is null or empty")


def coalesce_lists(*lists: Any) -> Any:
    """`coalescelist`: the first list that is not empty."""
    if any(each is None or isinstance(each, Set) for each in lists):
        raise Malformed("a list is needed where null or a set stands")
    for each in lists:
        if not known(each):
            return unknown(each)
        if isinstance(each, OpenList) and not each:
            return Unknown(each.cause)
        if listed(each):
            return each
    raise Malformed("every list is null or empty")


def compact(items: Any) -> Any:
    """`compact`: without null and empty texts. What is not known may be empty."""
    if not known(items):
        return unknown(items)
    kept: list[Any] = []
    for item in items:
        if isinstance(item, Unknown) or (
            isinstance(item, PartialString) and not any(isinstance(p, str) for p in item.parts)
        ):
            return OpenList(kept, cause_of(item))
        if item is not None and not (isinstance(item, str) and item == ""):
            kept.append(item)
    cause = open_cause(items)
    return List(kept) if cause is None else OpenList(kept, cause)


def contains(items: Any, wanted: Any) -> Any:
    """`contains`: an equal item decides; without one, what is not known does."""
    if not known(items):
        return unknown(items)
    cause = open_cause(items)
    answers = [equal(wanted, item) for item in listed(items)]
    return any_of(answers if cause is None else [*answers, Unknown(cause)])


def index(items: Any, wanted: Any) -> Any:
    """`index`: the place of the first equal item; Malformed when there is none."""
    if not known(items):
        return unknown(items)
    if isinstance(items, Set):
        raise Malformed("a list is needed where a set stands")
    if isinstance(items, OpenSet):
        return Unknown(items.cause)
    place = place_of(wanted, listed(items))
    cause = open_cause(items)
    if place is None and cause is not None:
        return Unknown(cause)
    if place is None:
        raise Malformed("the item is not in the list")
    return place


def element(items: Any, place: Any) -> Any:
    """`element`: counted on from the start behind the end."""
    if not known(items) or not known(place):
        return unknown(items if not known(items) else place)
    at, cause = whole(place), open_cause(items)
    if isinstance(listed(items), Set):
        raise Malformed("a list is needed where a set stands")
    if isinstance(items, OpenSet):
        return Unknown(items.cause)
    if cause is not None:
        return items[at] if 0 <= at < len(items) else Unknown(cause)
    if not items or (at < 0 and at % len(items) and not isinstance(items, List)):
        raise Malformed("the list is empty, or the index is negative")
    return items[at % len(items)]


def part(items: Any, start: Any, end: Any) -> Any:
    """`slice`: the items from `start` to before `end`."""
    if not known(items) or not known(start) or not known(end):
        return unknown(next(value for value in (items, start, end) if not known(value)))
    first, last, cause = whole(start), whole(end), open_cause(items)
    if isinstance(listed(items), Set):
        raise Malformed("a list is needed where a set stands")
    if isinstance(items, OpenSet):
        return Unknown(items.cause)
    if first < 0 or first > last:
        raise Malformed("the start lies below zero or behind the end")
    if last <= len(items):
        return like(items, items[first:last])
    if cause is None:
        raise Malformed("the end lies behind the last item")
    if last > limits.ITEMS:
        raise Exceeded("the end lies too far behind")
    return List([*items[first:], *(Unknown(cause) for _ in range(last - max(first, len(items))))])


def reverse(items: Any) -> Any:
    """`reverse`."""
    if not known(items):
        return unknown(items)
    cause = open_cause(listed(items))
    return OpenList([], cause) if cause is not None else like(items, items[::-1])


def flatten(items: Any) -> Any:
    """`flatten`: the items of lists within lists. What is not known may be a list: what follows may stand anywhere."""
    if not known(items):
        return OpenList([], cause_of(items)) if not isinstance(items, PartialString) else listed(items)
    flat: list[Any] = []
    stack = [iter(() if isinstance(listed(items), OpenSet) else items)]
    causes = [open_cause(items)]
    while stack:
        item = next(stack[-1], _END)
        if item is _END:
            stack.pop()
            cause = causes.pop()
            if cause is not None:
                return OpenList(flat, cause)
        elif isinstance(item, list):
            stack.append(iter(() if isinstance(item, OpenSet) else item))
            causes.append(open_cause(item))
        elif isinstance(item, (Unknown, Reference)):
            return OpenList(flat, cause_of(item))
        else:
            flat.append(item)
        bounded(flat)
    return flat


_END = object()


def without_repeats(items: Any) -> Any:
    """`distinct`: each value where it stands first."""
    if not known(items):
        return unknown(items)
    kept, cause = distinct(items)
    if cause is None:
        cause = open_cause(items)
        return List(kept) if cause is None else OpenList(kept, cause)
    sure: list[Any] = []
    for item in kept:
        if any(not isinstance(equal(item, other), bool) for other in sure):
            break
        sure.append(item)
    return OpenList(sure, cause)


def one(items: Any) -> Any:
    """`one`: the item of a list that has one; null when it has none."""
    if not known(items):
        return unknown(items)
    cause = open_cause(listed(items))
    if isinstance(items, OpenSet) and cause is not None:
        return Unknown(cause)
    if len(items) > 1:
        raise Malformed("the list has several items")
    if cause is not None:
        return items[0] if items else Unknown(cause)
    return items[0] if items else None


def chunks(items: Any, size: Any) -> Any:
    """`chunklist`: lists of `size` items; 0 is one list of all."""
    if not known(items) or not known(size):
        return unknown(items if not known(items) else size)
    width, cause = whole(size), open_cause(items)
    if width < 0:
        raise Malformed("the size is negative")
    if not width and cause is not None:
        return List([items]) if items else OpenList([], cause)
    if not width:
        return List([items] if items else [])
    parts = [List(items[at : at + width]) for at in range(0, len(items), width)]
    if cause is None:
        return List(parts)
    return OpenList([each for each in parts if len(each) == width], cause)


def matching(values: Any, keys: Any, wanted: Any) -> Any:
    """`matchkeys`: the values whose key is among the wanted ones."""
    for each in (values, keys, wanted):
        if not known(each) or open_cause(each) is not None:
            return OpenList([], first_cause(each) or cause_of(each))
    if len(values) != len(keys):
        raise Malformed("there must be as many keys as values")
    kept: list[Any] = []
    alike = in_one_type([*keys, *wanted])
    keys, wanted = alike[: len(keys)], alike[len(keys) :]
    for value, key in zip(values, keys, strict=True):
        answer = any_of(equal(key, one) for one in wanted)
        if isinstance(answer, Unknown):
            return OpenList(kept, cause_of(answer))
        if answer:
            kept.append(value)
    return List(kept)


def in_order(items: Any) -> Any:
    """`sort`: texts by their characters."""
    if any(item is None for item in items):
        raise Malformed("an item of the list is null")
    return List(sorted(items))
