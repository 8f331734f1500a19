"""Which type several types share, as Terraform finds it where values meet: in lists, sets, maps and conditionals.

https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion and the rules of its library,
https://github.com/zclconf/go-cty/blob/main/docs/convert.md. Types are written as in `functions.types`.
"""

from __future__ import annotations

from typing import Any


def unify(types: list[Any]) -> Any:
    """The type to which all can be converted without loss; `any` when none says more; None when there is none."""
    told: list[Any] = []
    for each in types:
        if each != "any" and each not in told:
            told.append(each)
    if len(told) < 2:  # noqa: PLR2004 — one type is shared already
        return told[0] if told else "any"
    if all(isinstance(each, str) for each in told):
        return "string" if "string" in told else None
    if any(isinstance(each, str) for each in told):
        return None
    return _unify_kinds({each[0] for each in told}, told)


def _unify_kinds(kinds: set[str], types: list[Any]) -> Any:
    """The same for types that have parts."""
    if kinds == {"object"} and len({frozenset(each[1]) for each in types}) == 1:
        return _of_parts("object", {name: unify([each[1][name] for each in types]) for name in types[0][1]})
    if kinds == {"tuple"} and len({len(each[1]) for each in types}) == 1:
        return _of_parts("tuple", [unify(list(parts)) for parts in zip(*(each[1] for each in types), strict=True)])
    if kinds <= {"object", "map"}:
        return _collection("map", types)
    if kinds <= {"tuple", "list", "set"}:
        return _collection("set" if "set" in kinds and "list" not in kinds else "list", types)
    return None


def _of_parts(kind: str, parts: Any) -> Any:
    missing = None in (parts.values() if isinstance(parts, dict) else parts)
    return None if missing else (kind, parts)


def _collection(kind: str, types: list[Any]) -> Any:
    item = unify([part for each in types for part in _parts(each)])
    return None if item is None else (kind, item)


def _parts(each: Any) -> list[Any]:
    if each[0] == "object":
        return list(each[1].values())
    return list(each[1]) if each[0] == "tuple" else [each[1]]
