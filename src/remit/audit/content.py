"""What a resource is like, as a short digest that tells nothing secret: a bucket is known again after its file moved.

Only names of properties, numbers and truth values go into it. A text never does: it may be a password, and a digest of
a weak one can be guessed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from remit.model import Obj, PartialString, Reference, Unknown

if TYPE_CHECKING:
    from typing import Any

    from remit.model import Resource

DIGITS = 16
"""Hexadecimal digits of a digest: 64 bits keep a million resources apart."""
DEEPEST = 40
"""Levels that are looked into."""


def digest(resource: Resource) -> str:
    """Sixteen hexadecimal digits. The same for resources of one type that differ only in texts."""
    shape = f"{resource.type}{_shape(resource.properties, DEEPEST)}"
    return hashlib.sha256(shape.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _shape(value: Any, levels: int) -> str:
    if isinstance(value, (bool, int, float)) or value is None:
        return repr(value)
    if isinstance(value, Unknown):
        return "?"
    if isinstance(value, Reference):
        return "&"
    if isinstance(value, (str, PartialString)) or not levels:
        return "_"
    return _inner(value, levels - 1)


def _inner(value: Any, levels: int) -> str:
    """The shape of a list or an object; of an open object only what is known of it."""
    if isinstance(value, Obj):
        value = value.__dict__
    if isinstance(value, dict):
        return "{" + ",".join(f"{name!r}:{_shape(value[name], levels)}" for name in sorted(value, key=str)) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(_shape(item, levels) for item in value) + "]"
    return "_"
