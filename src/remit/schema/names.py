"""Which types and property paths there are, and what was probably meant."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from remit.schema.shape import DATA, describe

if TYPE_CHECKING:
    from remit.schema.shape import Shape


@cache
def type_names() -> frozenset[str]:
    """Every resource type known: the registry's of all Regions, SAM's, and remit's own."""
    index = json.loads((DATA / "_index.json").read_text(encoding="utf-8"))
    return frozenset(f"{prefix}::{name}" for prefix, names in index["types"].items() for name in names)


def suggest(type_name: str, count: int = 3) -> tuple[str, ...]:
    """The type names nearest to one that does not exist, best first; empty when nothing is near."""
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in type_names()}
    return tuple(by_lower[name] for name in get_close_matches(type_name.lower()[:200], by_lower, count, cutoff=0.75))


def exists(type_name: str, path: str) -> bool:
    """Whether a type has the property at a dotted path; `[]`, `[0]` and `.0.` after a list are optional.

    Whatever stands below a free-form property exists (`AssumeRolePolicyDocument.Statement`), and any key of a map.
    False for an unknown type and for an empty path.
    """
    schema = describe(type_name)
    steps = [step for step in path.replace("[", ".[").split(".") if step and not step.startswith("[")]
    if schema is None or not steps:
        return False
    shape: Shape | None = schema.properties
    for step in steps:
        shape = _below(shape, step)
        if shape is None:
            return False
        if shape.kind == "json":
            return True
    return True


def _below(shape: Shape | None, step: str) -> Shape | None:
    """What one step of a path leads to; a number steps over the index of a list, which is optional."""
    if shape is not None and shape.kind == "list" and (step.isdigit() or step == "*"):
        return shape
    while shape is not None and shape.kind == "list":
        shape = shape.items
    if shape is None or shape.kind == "json":
        return shape
    return shape.property(step)
