"""Paths into API answers: `DBInstances[]`, `VpcSecurityGroups[].VpcSecurityGroupId`, `Groups[0].Name`.

`[]` goes through a list and joins what it finds, `[0]` takes one item, `*` the values of a map, `@` is the value
itself.
"""

from __future__ import annotations

from functools import cache
from typing import Any

MISREAD = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What is raised about an answer that is not of the shape that it should be."""

Steps = tuple["str | int", ...]


@cache
def steps(path: str) -> Steps:
    """A path taken apart: names, indices, and `[]`."""
    found: list[str | int] = []
    for part in path.replace("[", ".[").split("."):
        if part.startswith("[") and part != "[]":
            found.append(int(part[1:-1]))
        elif part not in ("", "@"):
            found.append(part)
    return tuple(found)


def find(value: Any, path: str) -> Any:
    """What stands at the path; None when nothing does. A path through a list gives a list without the gaps.

    Raises one of `MISREAD` when the value is of another shape than the path takes it for: absence is not concluded from
    it.
    """
    return _walk(value, steps(path))


def seek(value: Any, path: str) -> Any:
    """As `find`, for ids, arguments and the like: None also when the value is of another shape."""
    try:
        return _walk(value, steps(path))
    except MISREAD:
        return None


def _walk(value: Any, rest: Steps) -> Any:
    for at, step in enumerate(rest):
        if value is None:
            return None
        if step in ("[]", "*"):
            return _each(value.values() if step == "*" else value, rest[at + 1 :])
        value = value.get(step) if isinstance(step, str) else _item(value, step)
    return value


def _item(items: Any, index: int) -> Any:
    return items[index] if len(items) > index else None


def _each(items: Any, rest: Steps) -> list[Any]:
    """The path's rest in every item, one flat list."""
    found = [_walk(item, rest) for item in items]
    if "[]" in rest or "*" in rest:
        return [one for many in found if many is not None for one in many]
    return [one for one in found if one is not None]
