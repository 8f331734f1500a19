"""Functions of maps and objects. A key that is known stays known beside others that are not.

https://developer.hashicorp.com/terraform/language/functions#collection-functions
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Reference, Unknown, cause_of
from remit.sources.terraform.evaluation.functions.collections import listed, mapped, open_cause, unknown
from remit.sources.terraform.evaluation.functions.types import convert, in_one_type, type_of
from remit.sources.terraform.evaluation.values import (
    List,
    Malformed,
    Map,
    OpenMap,
    OpenSet,
    Set,
    json_string,
    known,
)

if TYPE_CHECKING:
    from remit.model import Cause


def keys(value: Any) -> Any:
    """`keys`, in order."""
    if not known(value):
        return unknown(value)
    names, cause = sorted(mapped(value)), open_cause(value)
    if cause is not None:
        return OpenSet(names, cause)
    return List(names) if isinstance(value, Map) else names


def values_of(value: Any) -> Any:
    """`values`, in the order of their keys."""
    if not known(value):
        return unknown(value)
    items, cause = [value[key] for key in sorted(mapped(value))], open_cause(value)
    if cause is not None:
        return OpenSet(items, cause)
    return List(items) if isinstance(value, Map) else items


def lookup(value: Any, key: Any, *default: Any) -> Any:
    """`lookup`: the value of a key, else the default. Malformed when there is neither."""
    if len(default) > 1:
        raise Malformed("there is one default at most")
    if not known(value) or not known(key):
        return unknown(value if not known(value) else key)
    wanted = type_of(value)[1] if isinstance(mapped(value), Map) and default else "any"
    given = [convert(each, wanted) for each in default]
    if key in value:
        return value[key]
    if isinstance(value, OpenMap):
        return Unknown(value.cause)
    if not default:
        raise Malformed("the map has no such key, and there is no default")
    if not isinstance(value, Map) or wanted != "any":
        return given[0]
    return in_one_type([*value.values(), default[0]])[-1]


def merge(*maps: Any) -> Any:
    """`merge`: later maps win. What stands before one that is not known may be overridden by it."""
    items: dict[str, Any] = {}
    cause: Cause | None = None
    given = [each for each in maps if each is not None]
    for each in given:
        opened = cause_of(each) if isinstance(each, (Unknown, Reference)) else open_cause(mapped(each))
        if opened is not None:
            items = dict.fromkeys(items, Unknown(opened))
            cause = cause or opened
        items.update(each if isinstance(each, dict) else {})
    if cause is not None:
        return OpenMap(items, cause)
    if given and all(isinstance(each, Map) for each in given):
        return _one_map(items)
    return items


def _one_map(items: dict[str, Any]) -> dict[str, Any]:
    """Values of several maps as one; an object when their types differ."""
    types = [type_of(value) for value in items.values() if value is not None]
    return Map(items) if all(each == types[0] for each in types) else items


def zip_map(names: Any, items: Any) -> Any:
    """`zipmap`: keys with their values; a later one wins. A key that is not known may be any."""
    if not known(names) or not known(items):
        return unknown(names if not known(names) else items)
    open_names, open_items = open_cause(names), open_cause(listed(items))
    if isinstance(items, Set):
        raise Malformed("a list of values is needed where a set stands")
    if (open_names is None and len(names) < len(items)) or (open_items is None and len(items) < len(names)):
        raise Malformed("there must be as many keys as values")
    unpaired = open_names if isinstance(names, OpenSet) else open_items if isinstance(items, OpenSet) else None
    made: dict[str, Any] = {}
    cause = open_names
    for place, name in enumerate(names):
        item = items[place] if place < len(items) and unpaired is None else Unknown(unpaired or open_items or "")
        if name is None:
            raise Malformed("a key is null")
        if isinstance(name, str):
            made[name] = item
            continue
        cause = cause or cause_of(name)
        made = dict.fromkeys(made, Unknown(cause))
    return _zipped(made, items, cause, open_names)


def _zipped(made: dict[str, Any], items: list[Any], cause: Cause | None, later: Cause | None) -> dict[str, Any]:
    """What was made of keys and values: one that is not known may be among them, and `later` ones may override."""
    if cause is not None:
        return OpenMap(made if later is None else dict.fromkeys(made, Unknown(later)), cause)
    return Map(made) if isinstance(items, List) else made


def transpose(value: dict[str, list[Any]]) -> Map:
    """`transpose`: for each text in the lists the keys of these lists."""
    made: dict[str, list[Any]] = {}
    for key in sorted(value):
        for item in value[key] or ():
            if item is None:
                raise Malformed(f"a text in the list {json_string(key)[:60]} is null")
            made.setdefault(item, []).append(key)
    return Map({item: List(made[item]) for item in sorted(made)})
