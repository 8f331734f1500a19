"""What a template file becomes: plain dicts and lists that remember where each key, value and item stands.

Positions are character offsets into the text, which cost nothing to record; the rare reader of a position pays for
turning it into line and column. So a scan that finds nothing never counts a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from remit.model.errors import RemitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Scalar: TypeAlias = "str | int | float | bool | None"
    Node: TypeAlias = "Map | Seq | Scalar"

MAX_BYTES = 20_000_000
"""Larger files are refused. CloudFormation itself takes 1 MB from S3, 51,200 bytes inline."""

MAX_DEPTH = 200
"""Deepest nesting of maps and lists, aliases counted as if written out, so that a walk over a document may recurse."""

MAX_NODES = 1_000_000
"""Most keys and items, aliases counted as if written out: the answer to "billion laughs"."""

_LINE_END = re.compile(r"\r\n?|\n")


class MalformedDocument(RemitError):  # noqa: N818 — the base says that it is an error
    """The text is neither well-formed YAML nor JSON. Limits and duplicate keys are plain `RemitError`s."""


class Origin:
    """The text that nodes were read from. Every `Map` and `Seq` of one file shares it.

    `file` is the name to show. `notes` are `(offset, text)` pairs: what was kept although CloudFormation does not know
    it.
    """

    __slots__ = ("_line_starts", "file", "notes", "text")

    def __init__(self, file: str, text: str) -> None:
        """Hold the decoded text; lines are counted when someone asks."""
        self.file = file
        self.text = text
        self.notes: list[tuple[int, str]] = []
        self._line_starts: list[int] | None = None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset, both from 1; columns count characters, as editors do."""
        starts = self._line_starts
        if starts is None:
            starts = self._line_starts = [0, *(end.end() for end in _LINE_END.finditer(self.text))]
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def error(self, message: str, offset: int, hint: str = "") -> RemitError:
        """A refusal that points at `offset`; the caller raises it."""
        line, column = self.place(offset)
        return RemitError(message, hint=hint, file=self.file, line=line, column=column)

    def malformed(self, message: str, offset: int, hint: str = "") -> MalformedDocument:
        """A syntax error at `offset`; the caller raises it."""
        line, column = self.place(offset)
        return MalformedDocument(message, hint=hint, file=self.file, line=line, column=column)

    def duplicate(self, key: str, first: int, second: int) -> RemitError:
        """The same key twice in one map. Which of the two counts is not for us to guess, so the file is refused."""
        line, column = self.place(first)
        message = f"the key {shorten(key)} stands twice, first at line {line}, column {column}"
        return self.error(message, second, "remove or rename one of the two")

    def too_deep(self, offset: int) -> RemitError:
        """Nesting beyond `MAX_DEPTH`."""
        return self.error(f"nested more than {MAX_DEPTH} levels deep", offset, "no real template is; check the file")

    def too_many(self, offset: int) -> RemitError:
        """More than `MAX_NODES` keys and items, perhaps by aliases of aliases."""
        message = f"more than {MAX_NODES:,} keys and items, counting each alias as if written out"
        return self.error(message, offset, "split the template, or write out the aliases that multiply")


class Map(dict[str, "Node"]):
    """A mapping. `key_at` and `value_at` give the offset of each key and of its value in `origin.text`."""

    __slots__ = ("key_at", "origin", "value_at")

    key_at: dict[str, int]
    origin: Origin
    value_at: dict[str, int]

    @classmethod
    def at(cls, origin: Origin) -> Map:
        """An empty mapping to `put` entries into, as macros and `Fn::ForEach` need."""
        made = cls()
        made.origin = origin
        made.key_at = {}
        made.value_at = {}
        return made

    def put(self, key: str, value: Node, key_at: int, value_at: int) -> None:
        """Set an entry together with its positions."""
        self[key] = value
        self.key_at[key] = key_at
        self.value_at[key] = value_at


class Seq(list["Node"]):
    """A list. `at` gives the offset of each item in `origin.text`."""

    __slots__ = ("at", "origin")

    at: list[int]
    origin: Origin


def position(node: Map | Seq, key: str | int) -> tuple[int, int]:
    """Line and column, both from 1, of a map's key or of a list's item. `LookupError` when there is none."""
    offset = node.at[key] if isinstance(node, Seq) else node.key_at[key]  # type: ignore[index]  # a key fits its node
    return node.origin.place(offset)


def value_position(node: Map | Seq, key: str | int) -> tuple[int, int]:
    """Line and column, both from 1, of the value of a map's key, or of a list's item."""
    offset = node.at[key] if isinstance(node, Seq) else node.value_at[key]  # type: ignore[index]  # a key fits its node
    return node.origin.place(offset)


def shorten(text: str, limit: int = 60) -> str:
    """A piece of a file, quoted for a message: one line, printable, at most `limit` characters of it."""
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
