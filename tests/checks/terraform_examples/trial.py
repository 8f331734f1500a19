"""What may have been written where a table's function made a property: values to try, and how to tell that one fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, Unknown
from tests.checks.terraform_examples.hcl import snake
from tests.checks.terraform_examples.inverses import INVERSES

if TYPE_CHECKING:
    from collections.abc import Iterator


def candidates(type_name: str, attribute: str, value: Any) -> Iterator[Any]:
    """Raw values to try for an attribute (or several, which are then a mapping), the likeliest first."""
    by_hand = INVERSES.get((type_name, attribute)) or INVERSES.get(("", attribute))
    if by_hand is not None:
        yield by_hand(value)
    yield from (value, True, False)
    if isinstance(value, list):
        yield from from_list(value)
    if isinstance(value, dict):
        yield from from_object(value)
    if isinstance(value, str):
        yield from (value.lower(), value.upper(), _number(value))
    yield [value]


def from_list(value: list[Any]) -> Iterator[Any]:
    """One value where a list was made of it; a map that was written as pairs; blocks."""
    if len(value) == 1:
        yield value[0]
    if value and all(isinstance(each, dict) for each in value):
        names = [list(each) for each in value]
        if all(len(each) == 2 for each in names):
            yield {each[keys[0]]: each[keys[1]] for each, keys in zip(value, names, strict=True)}
        if all(len(each) == 1 for each in names):
            yield [next(iter(each.values())) for each in value]
        yield lowered(value)


def from_object(value: dict[str, Any]) -> Iterator[Any]:
    """A value that an object was made around; a pair's value; a block; blocks of names and values."""
    if len(value) == 1:
        yield next(iter(value.values()))
    if set(value) == {"Key", "Value"}:
        yield from {"true": (True,), "false": (False,)}.get(value["Value"], ()) if _is_text(value["Value"]) else ()
        yield value["Value"]
        yield _number(value["Value"])
    yield [lowered(value)]
    yield lowered(value)
    yield [{"name": name, "value": item} for name, item in value.items()]
    yield [{"key": name, "value": item} for name, item in value.items()]
    yield [name for name, item in value.items() if item is True]


def lowered(value: Any) -> Any:
    """Names of properties as names of attributes; an object as the list of one block."""
    if isinstance(value, dict):
        return {snake(name): blocks(item) for name, item in value.items()}
    return [lowered(item) for item in value] if isinstance(value, list) else value


def blocks(value: Any) -> Any:
    """An object inside of another as the list of one block."""
    return [lowered(value)] if isinstance(value, dict) else lowered(value)


def same(one: Any, other: Any) -> bool:
    """Whether one tree says what the other says, and maybe more: numbers may be text, nothing may be an empty list."""
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return isinstance(one, Unknown) and isinstance(other, Unknown)
    if isinstance(one, dict) and isinstance(other, dict):
        return all(same(one.get(name), value) for name, value in other.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, Reference) and isinstance(other, Reference):
        return one.target == other.target
    if isinstance(one, PartialString) and isinstance(other, PartialString):
        return same(list(one.parts), list(other.parts))
    return _scalar(one, other)


def _scalar(one: Any, other: Any) -> bool:
    odd = (dict, list, Reference, PartialString)
    if isinstance(one, odd) or isinstance(other, odd):
        return False
    if isinstance(one, bool) or isinstance(other, bool) or None in (one, other):
        return one is other
    return bool(one == other) or str(one) == str(other)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isdecimal() else value
