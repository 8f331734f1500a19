"""Text with parts that are not known, on its way through something that works on plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import PartialString

if TYPE_CHECKING:
    from collections.abc import Sequence


def placeholder(index: int) -> str:
    """What stands for the part `index` while a text is put together: no text that people write holds a null."""
    return f"\0{index}\0"


def restored(text: str, held: Sequence[object]) -> Any:
    """The text with its placeholders replaced by the parts that they stand for."""
    if not held or "\0" not in text:
        return text
    pieces = text.split("\0")
    return joined([held[int(piece)] if index % 2 else piece for index, piece in enumerate(pieces)])


def joined(parts: Sequence[object]) -> Any:
    """The parts as one value: a str when all are known, the part itself when there is one, else a PartialString."""
    some = [part for part in parts if not isinstance(part, str) or part]
    if all(isinstance(part, str) for part in some):
        return "".join(some)  # type: ignore[arg-type]  # just tested
    return some[0] if len(some) == 1 else PartialString(some)
