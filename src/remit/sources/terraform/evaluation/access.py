"""Attributes and elements of values, and the values that give them only when asked: resources and modules."""

from __future__ import annotations

from typing import Any, NoReturn

from remit.model import PartialString, Reference, StoredSecret, Unknown, cause_of
from remit.sources.terraform.evaluation.derived import made_of, part_of, unnamed
from remit.sources.terraform.evaluation.values import Malformed, OpenList, OpenMap, Set, known

ANY = "?"
"""The key of the instance that stands for all whose keys are not known."""


class Instances(dict[str, Any]):
    """The instances of a resource or module with `for_each`, by key; `ANY` among them for those not known."""

    __slots__ = ()


class Opaque(Unknown):
    """A thing with attributes that is known only as a whole later: a resource, a module. `attribute` gives one."""

    __slots__ = ()

    def attribute(self, name: str) -> Any:
        """The value of an attribute. `Malformed` when there is none of that name."""
        raise NotImplementedError


class Uncounted(Opaque):
    """A thing of which there may be one, or several by index: nobody can tell. `at` gives one of them."""

    __slots__ = ()

    def at(self, key: Any) -> Any:
        """The one with that index or key."""
        raise NotImplementedError


def attribute(value: Any, name: str) -> Any:
    """`value.name`, and the legacy index `value.0`. `Malformed` when there is none."""
    if isinstance(value, Opaque):
        return value.attribute(name)
    if isinstance(value, (Unknown, Reference, PartialString)):
        return part(value, name)
    if isinstance(value, dict):
        return _entry(value, name)
    if isinstance(value, list) and name.isdigit():
        return indexed(value, int(name))
    raise Malformed(f"{'null' if value is None else 'a value that is no object'} has no attribute {name[:80]}")


def part(value: Any, step: str) -> Unknown:
    """A part of a value that is not known. What a secret of a store holds, as JSON, are secrets again."""
    kind = StoredSecret if isinstance(value, StoredSecret) else Unknown
    return kind(part_of(cause_of(value), step))


def _entry(value: dict[str, Any], name: str) -> Any:
    if name in value:
        return value[name]
    if isinstance(value, Instances) and ANY in value:
        return value[ANY]
    if isinstance(value, OpenMap):
        return Unknown(unnamed(value.cause))
    raise Malformed(f"there is no attribute {name[:80]}")


def indexed(value: Any, key: Any) -> Any:
    """`value[key]`. `Malformed` when there is no such element; an unknown key finds the only one that it may."""
    if isinstance(value, Opaque) and (isinstance(key, str) or (isinstance(value, Uncounted) and known(key))):
        return value.at(key) if isinstance(value, Uncounted) else value.attribute(key)
    if isinstance(value, (Unknown, Reference, PartialString)):
        if known(key):
            return part(value, str(key))
        return made_of(Unknown(cause_of(value)), [value, key], "element")
    if not known(key):
        return _any_of(value, key)
    if isinstance(value, dict):
        from remit.sources.terraform.evaluation.functions.types import to_string

        return attribute(value, to_string(key)) if key is not None else refuse("null is no key")
    if isinstance(value, list):
        return _item(value, key)
    raise Malformed("only lists and maps have elements")


def _item(value: list[Any], key: Any) -> Any:
    from remit.sources.terraform.evaluation.functions.types import to_number

    if isinstance(value, Set):
        raise Malformed("a set has no elements by index")
    index = to_number(key)
    if not isinstance(index, int) or isinstance(index, bool):
        raise Malformed("a list has whole numbers as indexes")
    if 0 <= index < len(value):
        return value[index]
    if isinstance(value, OpenList) and index >= 0:
        return Unknown(unnamed(value.cause))
    raise Malformed(f"there is no element {index}")


def _any_of(value: Any, key: Any) -> Any:
    """The element at an unknown key: that of unknown instances where there is no other, else Unknown."""
    if isinstance(value, Instances) and ANY in value and len(value) == 1:
        return value[ANY]
    return made_of(Unknown(cause_of(key)), [value, key], "element")


def refuse(why: str) -> NoReturn:
    """Say what Terraform would not take, where an expression is wanted."""
    raise Malformed(why)
