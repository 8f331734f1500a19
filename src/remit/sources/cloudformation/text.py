"""Text that is put together from parts, of which some may not be known, and the dynamic references in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.model import Cause, PartialString, Reference, StoredSecret, Unknown
from remit.sources.addresses import MARKS, is_whole, spelled
from remit.sources.cloudformation.limits import PARTS, TEXT, Malformed
from remit.sources.cloudformation.parameters import CLEAR_TEXT, text_of
from remit.sources.partial_text import joined, placeholder, restored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MARK = "{{resolve:"
"""How every dynamic reference begins.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
"""

_DYNAMIC = re.compile(r"\{\{resolve:([^:{}]*):([^{}]*)\}\}")

_STORES = ("secretsmanager", "ssm-secure")
_KINDS = {
    "secretsmanager": "a secret of Secrets Manager, read at deployment (dynamic reference secretsmanager)",
    "ssm-secure": "a secure string of Parameter Store, read at deployment (dynamic reference ssm-secure)",
    "ssm": "a parameter of Parameter Store, read at deployment (dynamic reference ssm)",
}


def part_of(value: Any) -> object:
    """A resolved value as a part of a text: scalars as CloudFormation writes them, what is not known as it is."""
    if isinstance(value, (str, Unknown, Reference, PartialString)):
        return value
    if isinstance(value, (bool, int, float)):
        return text_of(value)
    raise Malformed(f"{_kind(value)} cannot be part of a text")


def compose(parts: Iterable[object]) -> Any:
    """The text of the parts: a str when all are known, the part itself when there is one, else a PartialString.

    Dynamic references in it are taken as unknown: never a hard-coded secret.
    """
    pieces: list[str] = []
    held: list[object] = []
    for part in _flat(parts):
        if isinstance(part, str):
            pieces.append(part)
        else:
            pieces.append(placeholder(len(held)))
            held.append(part)
    text = "".join(pieces)
    if len(text) > TEXT or len(held) > PARTS:
        raise Malformed(f"a text grows beyond {TEXT:,} characters or {PARTS:,} unknown parts")
    if MARK not in text:
        return restored(text, held)
    return resolved(text, held)


def resolved(text: str, held: Sequence[object] = ()) -> Any:
    """A text with its dynamic references taken as unknown. `held` are the parts that its placeholders stand for."""
    parts: list[object] = []
    at = 0
    for match in _DYNAMIC.finditer(text):
        parts += (restored(text[at : match.start()], held), dynamic(match[1]))
        at = match.end()
    parts.append(restored(text[at:], held))
    return joined(parts)


def dynamic(service: str) -> Unknown:
    """The value of a dynamic reference to `ssm`, `ssm-secure` or `secretsmanager`; the last two keep secrets."""
    kind = StoredSecret if service in _STORES else Unknown
    reason = _KINDS.get(service, f"a dynamic reference to {service[:40]!r}, which remit does not know")
    return kind(Cause(reason, shown=CLEAR_TEXT if service == "ssm" else ""))


def split(value: Any, delimiter: str, is_name: Callable[[Reference], bool]) -> Any:
    """The pieces of a text. A reference never holds a comma, and what `is_name` tells of is a single word of a URL.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-split.html
    """
    if isinstance(value, str):
        return value.split(delimiter)
    if not isinstance(value, (Reference, PartialString)):
        raise Malformed("Fn::Split splits a text")
    parts = value.parts if isinstance(value, PartialString) else spelled(value)
    if not all(isinstance(part, str) or stays(part, delimiter, is_name) for part in parts):
        return Unknown(value.cause())
    pieces: list[list[object]] = [[]]
    for part in parts:
        known = part.split(delimiter) if isinstance(part, str) else [part]
        pieces[-1].append(known[0])
        pieces += [[piece] for piece in known[1:]]
    return [compose(piece) for piece in pieces]


def stays(part: object, delimiter: str, is_name: Callable[[Reference], bool]) -> bool:
    """Whether a part that is not known surely holds nothing of a delimiter."""
    if delimiter in MARKS:
        return is_whole(part) or (isinstance(part, Reference) and is_name(part))
    return delimiter == "," and isinstance(part, Reference)


def _flat(parts: Iterable[object]) -> Iterator[object]:
    for part in parts:
        if isinstance(part, PartialString):
            yield from part.parts
        else:
            yield part.replace("\0", "") if isinstance(part, str) else part


def _kind(value: object) -> str:
    return {"dict": "an object", "list": "a list"}.get(type(value).__name__, "this value")
