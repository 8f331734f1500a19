"""Documents written as JSON text with unknown parts: parsed all the same, so that a policy stays a policy.

`!Sub '{"Statement": [{"Resource": "${Bucket.Arn}/*"}]}'` is an object whose `Resource` is a text with an unknown part.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from remit.model import PartialString
from remit.sources.partial_text import placeholder, restored

if TYPE_CHECKING:
    from remit.schema import Shape

DOCUMENTS = frozenset({"json", "object", "map"})
"""The kinds of property that may be written as JSON text."""

_ESCAPED = re.compile(r"\\.")


def embeds(value: object) -> bool:
    """Whether a value is a text with unknown parts that begins as a JSON document does."""
    if not isinstance(value, PartialString):
        return False
    first = value.parts[0]
    return isinstance(first, str) and first.lstrip().startswith(("{", "["))


def opened(shape: Shape | None, value: Any) -> Any:
    """A value with the documents in it parsed, wherever its shape holds one. The same object when there is none."""
    if shape is None:
        return value
    if embeds(value):
        return parsed(value) if shape.kind in DOCUMENTS else value
    if isinstance(value, dict):
        return {name: opened(shape.property(name), item) for name, item in value.items()}
    if isinstance(value, list) and shape.kind == "list":
        return [opened(shape.items, item) for item in value]
    return value


def parsed(text: PartialString) -> Any:
    """The document, or the text itself when it is none."""
    written: list[str] = []
    held: list[object] = []
    quoted = False
    for part in text.parts:
        if isinstance(part, str):
            written.append(part)
            quoted ^= _ESCAPED.sub("", part).count('"') % 2 == 1
        else:
            mark = placeholder(len(held))
            written.append(mark if quoted else f'"{mark}"')
            held.append(part)
    try:
        document = json.loads("".join(written), strict=False)
    except (ValueError, RecursionError):
        return text
    return _with_parts(document, held)


def _with_parts(node: Any, held: list[object]) -> Any:
    """The document with its placeholders replaced by what they stand for."""
    if isinstance(node, str):
        return restored(node, held)
    if isinstance(node, list):
        return [_with_parts(item, held) for item in node]
    if isinstance(node, dict):
        return {_plain(key): _with_parts(item, held) for key, item in node.items()}
    return node


def _plain(key: str) -> str:
    """A key as text; one with an unknown part keeps what is known of it."""
    return key if "\0" not in key else "…".join(key.split("\0")[::2])
