"""Taking a document apart that may have any shape: what is not as the format says is told by name, never by value."""

from __future__ import annotations

from typing import Any

KINDS = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}


class WrongShape(Exception):  # noqa: N818 — says what the document is, and never leaves the source
    """A part of a document that is not as the format says. The message names the part, and holds no value of it."""

    def __init__(self, what: str, value: Any, wanted: str) -> None:
        """`what` is the part's name in the format, `wanted` what the format has there."""
        super().__init__(f"{what} is {KINDS.get(type(value), 'a number')}, not {wanted}")


def as_object(value: Any, what: str) -> dict[str, Any]:
    """An object; an empty one when it is absent or null."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise WrongShape(what, value, "an object")
    return value


def there(value: Any, what: str) -> Any:
    """The value; what is absent or null is of the wrong shape as well."""
    if value is None:
        raise WrongShape(what, value, "an object")
    return value


def as_list(value: Any, what: str) -> list[Any]:
    """A list; an empty one when it is absent or null."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise WrongShape(what, value, "a list")
    return value


def as_text(value: Any, what: str) -> str:
    """A text; an empty one when it is absent or null."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise WrongShape(what, value, "a text")
    return value
