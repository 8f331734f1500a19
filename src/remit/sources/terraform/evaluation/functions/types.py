"""Types and conversions: what `tolist` and its like do, what a type constraint does, which type several values share.

A type is written as JSON would have it: `"string"`, `"number"`, `"bool"`, `"any"`; `("list", T)`, `("set", T)`,
`("map", T)`; `("tuple", [T…])`; `("object", {name: T})`, with a third item `{name: default}` for what is optional.
https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remit.model import Cause, PartialString, Reference, Unknown, cause_of
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.functions.unification import unify
from remit.sources.terraform.evaluation.values import (
    PRECISION,
    Exceeded,
    List,
    Malformed,
    Map,
    OpenList,
    OpenMap,
    OpenSet,
    Set,
    first_cause,
    json_string,
    known,
    number_text,
    tidy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,5})?", re.ASCII)
_KINDS = {str: "string", bool: "bool", int: "number", Decimal: "number", type(None): "null"}


def kind_of(value: Any) -> str:
    """A word for people for what a value is; never the value."""
    if isinstance(value, (Unknown, Reference)):
        return "unknown"
    if isinstance(value, (str, PartialString)):
        return "string"
    if isinstance(value, (list, dict)):
        return str(type_of(value, deep=False)[0])
    return _KINDS.get(type(value), "value")


def type_of(value: Any, *, deep: bool = True) -> Any:
    """The type of a value; `any` where it is null or not known. Without `deep` the parts are left out."""
    if value is None or isinstance(value, (Unknown, Reference)):
        return "any"
    if isinstance(value, (Map, Set, OpenSet, List, OpenList)):
        kind = "map" if isinstance(value, Map) else "set" if isinstance(value, (Set, OpenSet)) else "list"
        return (kind, _shared(value.values() if isinstance(value, Map) else value) if deep else "any")
    if isinstance(value, dict):
        return ("object", {key: type_of(item) for key, item in value.items()} if deep else {})
    if isinstance(value, list):
        return ("tuple", [type_of(item) for item in value] if deep else [])
    return "string" if isinstance(value, (str, PartialString)) else _KINDS[type(value)]


def _shared(values: Iterable[Any]) -> Any:
    """The type of values that were given one already."""
    return unify([type_of(value) for value in values]) or "any"


def to_string(value: Any) -> Any:
    """A scalar as text. What is not known stays so."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return number_text(value)
    if value is None or isinstance(value, str) or not known(value):
        return value
    raise Malformed(f"a string is needed where a {kind_of(value)} stands")


def to_number(value: Any) -> Any:
    """A number, or a text that is one in decimal. A text of unknown parts is a number that is not known."""
    if isinstance(value, PartialString):
        return Unknown(cause_of(value))
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return _in_bounds(PRECISION.create_decimal(value))
    if isinstance(value, str) and value.lower().lstrip("+-") in {"inf", "infinity"}:
        return Unknown("a number without bounds")
    if value is None or not known(value) or (isinstance(value, (int, Decimal)) and not isinstance(value, bool)):
        return value
    raise Malformed(f"a number is needed where a {kind_of(value)} stands")


def _in_bounds(number: Decimal) -> Any:
    if abs(number.adjusted()) > limits.DIGITS:
        raise Exceeded("a number is out of bounds")
    return tidy(number)


def to_bool(value: Any) -> Any:
    """A bool, or `"true"`, `"1"`, `"false"` or `"0"`."""
    if isinstance(value, PartialString):
        return Unknown(cause_of(value))
    if value is None or isinstance(value, bool) or not known(value):
        return value
    if isinstance(value, str) and value in {"true", "false", "1", "0"}:
        return value in {"true", "1"}
    raise Malformed(f"a bool is needed where a {kind_of(value)} stands")


def to_list(value: Any) -> Any:
    """`tolist`: the items in one type."""
    return convert(value, ("list", "any"))


def to_set(value: Any) -> Any:
    """`toset`: distinct items in one type and Terraform's order."""
    return convert(value, ("set", "any"))


def to_map(value: Any) -> Any:
    """`tomap`: the values in one type."""
    return convert(value, ("map", "any"))


_SCALARS = {"string": to_string, "number": to_number, "bool": to_bool}


def convert(value: Any, wanted: Any) -> Any:
    """A value as one of a type; null and what is not known stay. Malformed where Terraform would refuse."""
    if wanted == "any" or value is None:
        return value
    if isinstance(wanted, str):
        return _SCALARS[wanted](value)
    if not known(value):
        return _unknown_whole(value, wanted[0])
    if wanted[0] == "object":
        return _to_object(value, *wanted[1:])
    needed = dict if wanted[0] == "map" else list
    if not isinstance(value, needed):
        raise Malformed(f"a {wanted[0]} is needed where a {kind_of(value)} stands")
    return _MAKERS[wanted[0]](value, wanted[1])


def _unknown_whole(value: Any, kind: str) -> Any:
    if isinstance(value, PartialString):
        raise Malformed(f"a {kind} is needed where a string stands")
    return value


def _to_list(value: list[Any], item: Any) -> Any:
    items = in_one_type(value, item, cause=value.cause if isinstance(value, OpenList) else None)
    if isinstance(value, OpenSet):
        return OpenList([], value.cause)
    return OpenList(items, value.cause) if isinstance(value, OpenList) else List(items)


def _to_set(value: list[Any], item: Any) -> Any:
    cause = value.cause if isinstance(value, OpenList) else None
    return set_of(in_one_type(value, item, cause=cause), cause)


def _to_map(value: dict[str, Any], item: Any) -> Any:
    cause = value.cause if isinstance(value, OpenMap) else None
    items = dict(zip(value, in_one_type(list(value.values()), item, cause=cause), strict=True))
    return OpenMap(items, cause) if cause is not None else Map(items)


def _to_tuple(value: list[Any], items: list[Any]) -> Any:
    if isinstance(value, OpenList):
        return Unknown(value.cause)
    if len(value) != len(items) or isinstance(value, Set):
        raise Malformed(f"a tuple of {len(items)} is needed where a {kind_of(value)} of {len(value)} stands")
    return [convert(part, wanted) for part, wanted in zip(value, items, strict=True)]


_MAKERS: dict[str, Any] = {"list": _to_list, "set": _to_set, "map": _to_map, "tuple": _to_tuple}


def _to_object(value: Any, attributes: dict[str, Any], defaults: dict[str, Any] | None = None) -> dict[str, Any]:
    """The attributes that the type names, and no others. A default stands in for what is absent or null."""
    if not isinstance(value, dict):
        raise Malformed(f"an object is needed where a {kind_of(value)} stands")
    return {name: _attribute(value, name, wanted, defaults or {}) for name, wanted in attributes.items()}


def _attribute(value: dict[str, Any], name: str, wanted: Any, defaults: dict[str, Any]) -> Any:
    if name not in value and isinstance(value, OpenMap):
        return Unknown(value.cause)
    if name not in value and name not in defaults:
        raise Malformed(f"the attribute {json_string(name)} is missing")
    given = value.get(name)
    return convert(defaults.get(name) if given is None else given, wanted)


def in_one_type(values: list[Any], wanted: Any = "any", cause: Cause | None = None) -> list[Any]:
    """Values converted to a type, or with `any` to the one that they share. Malformed when they share none.

    `cause` says that others may join them. What those are, and what a value is that is not known, may make a text of
    a number: so numbers and bools beside it are not known either.
    """
    if len(values) > limits.ITEMS:
        raise Exceeded("a collection has too many items")
    if wanted != "any":
        return [convert(value, wanted) for value in values]
    cause = cause if cause is not None else next(filter(None, map(_untyped, values)), None)
    shared = unify([type_of(value) for value in values])
    if cause is not None and shared != "string":
        return [_blurred(value, cause) for value in values]
    if shared is None:
        raise Malformed("the items have no type in common")
    return [convert(value, shared) for value in values]


def _untyped(value: Any) -> Cause | None:
    """Why a value's type, or that of a part, is not known. A text in parts is a text."""
    if isinstance(value, (OpenList, OpenMap)):
        return value.cause
    if isinstance(value, (Unknown, Reference)):
        return cause_of(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next(filter(None, map(_untyped, parts)), None)


def _blurred(value: Any, cause: Cause) -> Any:
    """A value whose numbers and bools may become texts."""
    if isinstance(value, (bool, int, Decimal)):
        return Unknown(cause)
    kept = (value.cause,) if isinstance(value, (OpenList, OpenMap)) else ()
    if isinstance(value, dict):
        return type(value)({key: _blurred(item, cause) for key, item in value.items()}, *kept)
    return type(value)((_blurred(item, cause) for item in value), *kept) if isinstance(value, list) else value


def set_of(values: Iterable[Any], cause: Cause | None = None) -> Set | OpenSet:
    """Distinct values in Terraform's order: an OpenSet when `cause` says that more may be there, or two may be one."""
    from remit.sources.terraform.evaluation.equality import distinct

    items, unsure = distinct(values)
    items.sort(key=_rank)
    cause = cause if cause is not None else unsure
    return Set(items) if cause is None else OpenSet(items, cause)


def _rank(value: Any) -> tuple[Any, ...]:
    """Where a value stands in a set: by itself when it is a scalar, else by how Terraform's library writes it.

    https://github.com/zclconf/go-cty/blob/main/docs/types.md says that the order of scalars is their own.
    """
    if value is None:
        return (8, "")
    if isinstance(value, str):
        return (2, value.encode("utf-8", "surrogatepass"))
    if isinstance(value, (bool, int, Decimal)):
        return (1, value)
    return (3, _written(value)) if first_cause(value) is None else (9, "")


def _written(value: Any) -> str:
    if isinstance(value, dict):
        start, end = "{}" if isinstance(value, Map) else "<>"
        keys = isinstance(value, Map)
        inner = "".join(f"{json_string(k) + ':' if keys else ''}{_written(value[k])};" for k in sorted(value))
        return start + inner + end
    if isinstance(value, list):
        start, end = "[]" if isinstance(value, (List, Set)) else "<>"
        return start + "".join(f"{_written(item)};" for item in value) + end
    if value is None:
        return "~"
    if isinstance(value, bool):
        return "T" if value else "F"
    return json_string(value) if isinstance(value, str) else number_text(value)


def unified(left: Any, right: Any) -> tuple[Any, Any]:
    """Both results of a conditional in the type that they share. Malformed when they share none."""
    wanted = unify([type_of(left), type_of(right)])
    if wanted is None:
        raise Malformed("the two results of a conditional have no type in common")
    return convert(left, wanted), convert(right, wanted)


def same(value: Any) -> Any:
    """`sensitive`, `nonsensitive` and, as no value here is ephemeral, `ephemeralasnull`."""
    return value


def is_sensitive(_value: Any) -> Any:
    """`issensitive`: marks are not followed here, so whether a value has one is not known."""
    return Unknown("whether a value is marked as sensitive is known only when Terraform runs")
