"""Small functions that several tables use to turn what an API says into what the registry says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.table import Via

if TYPE_CHECKING:
    from collections.abc import Callable


def equals(path: str, *values: object) -> Via:
    """A boolean: whether what stands at the path is one of these values."""
    return Via(lambda told: told in values, path)


def last_part(separator: str = "/") -> Callable[[str], str]:
    """The name at the end of an ARN or URL."""
    return lambda told: told.rsplit(separator, 1)[-1]


def count(path: str) -> Via:
    """How many items a list has."""
    return Via(len, path)


def names(path: str, told: str) -> dict[str, str]:
    """Properties that lie together under a path, under the same names: a mapping for `fills`."""
    return {name: f"{path}.{name}" for name in told.split()}


def under(prefix: str, told: str) -> dict[str, str]:
    """Properties told at the top that the registry keeps below one of its own: a mapping for `fills`."""
    return {f"{prefix}.{name}": name for name in told.split()}


def without(value: dict[str, Any], *dropped: str) -> dict[str, Any]:
    """An object without some of its members."""
    return {name: item for name, item in value.items() if name not in dropped}


def pairs(told: dict[str, Any], key: str = "Name") -> list[dict[str, Any]]:
    """A map as the list of names and values that the registry has for it."""
    return [{key: name, "Value": value} for name, value in told.items()]
