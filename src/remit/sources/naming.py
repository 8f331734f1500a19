"""What a resource is called and how it is tagged, read from its properties once they are in CloudFormation's words."""

from __future__ import annotations

from typing import Any

from remit.model import Obj


def name_of(identifiers: tuple[str, ...], properties: dict[str, Any]) -> str | None:
    """The value of the primary identifier where it is one property and is written as a text."""
    value = properties.get(identifiers[0]) if len(identifiers) == 1 else None
    return value if isinstance(value, str) else None


def tags_of(tags: Any) -> dict[str, Any]:
    """Tags by key, from a list of Key and Value or from a map."""
    if isinstance(tags, Obj):
        return dict(tags.__dict__)
    if not isinstance(tags, list):
        return {}
    pairs = ((each["Key"], each["Value"]) for each in tags if isinstance(each, Obj))
    return {key: value for key, value in pairs if isinstance(key, str)}
