"""What properties tell, in whatever shape they come: the first that speaks, what lies at a path, addresses."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from remit.engines.network.identities import either, items
from remit.engines.network.packets import Spans, spans
from remit.model import MISSING, Cause, Obj, Reference, Unknown, cause_of, is_known
from remit.model.unknowns import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from remit.model import Resource

ODD = Cause("a property has an odd shape")


def first(*values: Any) -> Any:
    """The first value that is not absent and no empty list."""
    for value in values:
        if not is_known(value) or value not in (MISSING, []):
            return value
    return MISSING


def is_there(value: Any) -> bool:
    """Whether a property is told, be it by something that is not known."""
    return not (is_known(value) and value == MISSING)


def at(resource: Resource, path: str) -> Any:
    """The value at a dotted path, through lists; an unknown on the way stands for what is below."""
    value: Any = resource.properties
    for name in path.split(".") if path else ["…"]:
        value = (
            [inner for each in value for inner in items(under(each, name))]
            if isinstance(value, list)
            else under(value, name)
        )
    return value


def under(value: Any, name: str) -> Any:
    """A property of an object; of what is none, nothing is known."""
    return value[name] if isinstance(value, (Obj, Unknown, Missing)) else Unknown(ODD)


def truth_of(value: Any) -> bool | Cause:
    """Whether a value is there and not empty, or why that is not known."""
    if isinstance(value, Reference):
        return True
    return bool(value) if is_known(value) else cause_of(value)


def truth_of_list(value: Any) -> bool | Cause:
    """Whether a list has an item that is surely there."""
    return either(*(True if is_known(item) or isinstance(item, Reference) else cause_of(item) for item in items(value)))


def told_spans(values: Iterable[Any]) -> Spans:
    """The addresses that are told; none of them when one is there and not known."""
    told = [value for value in values if is_there(value)]
    if not all(map(is_known, told)):
        return Spans()
    return reduce(or_, (spans(value) for value in told if is_address(value)), Spans())


def is_address(value: Any) -> bool:
    """Whether a value can be read as an address."""
    try:
        return isinstance(value, str) and bool(spans(value))
    except ValueError:
        return False
