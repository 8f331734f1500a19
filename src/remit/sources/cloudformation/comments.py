"""The waivers in the comments of a YAML template, which the reader's events leave out.

A comment belongs to the resource inside of whose lines it stands, or to the one whose key is directly below it.

A comment is what stands between two tokens of YAML's scanner: so a `#` in a text, quoted or of several lines, is none.
Nothing here runs for a file without waivers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from yaml import SafeLoader, ScalarToken, YAMLError, scan

from remit.model import Location, Note
from remit.sources.waivers import MOST, read_comment, too_many

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML was built without libyaml
    Loader = SafeLoader  # type: ignore[misc,assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.model import Waiver
    from remit.sources.cloudformation.nodes import Origin
    from remit.sources.notes import Notes

    Key = tuple[int, int]

_COMMENT = re.compile(r"#[^\r\n]*")
_HEADING = re.compile(r"[|>][^#\r\n]*[ \t](#[^\r\n]*)")
_BEFORE_A_KEY = re.compile(r"[ \t?-]*")
_LINE_END = re.compile(r"\r\n?|\n")


_NOWHERE = "write it inside of a resource, or directly above its name"


def waivers_in_comments(origin: Origin, keys: Sequence[Key], notes: Notes) -> dict[Key, list[Waiver]]:
    """The waivers in a file's comments, by the key of the resource that each belongs to.

    `keys` are the places, (line, column), of all resources' keys, sorted. What cannot be understood, and what stands at
    no resource, is told.
    """
    comments = Comments(origin, keys)
    found: dict[Key, list[Waiver]] = {}
    told: list[Note] = []
    count = 0
    for comment in comments.all:
        place = Location(origin.file, comment.line, comment.column)
        read = read_comment(comment.text, place, told)
        count += len(read)
        if count > MOST:
            told.append(too_many(place))
            break
        key = comments.owner_of(comment) if read else None
        if key is not None:
            found.setdefault(key, []).extend(read)
        elif read:
            text = f"the waiver of {', '.join(each.check for each in read)} stands at no resource"
            told.append(Note(text[:300], level="warning", location=place, hint=_NOWHERE))
    for note in told:
        notes.add(note.text, note.location, level=note.level, hint=note.hint)
    return found


class Comment(NamedTuple):
    """One comment: where it begins, its text with the `#`, and whether nothing else stands on its line."""

    line: int
    column: int
    text: str
    alone: bool


class Comments:
    """All comments of a document, in order. Of a text that is no YAML those before the fault."""

    def __init__(self, origin: Origin, keys: Sequence[Key]) -> None:
        """`keys` are the places, (line, column), of the resources' keys, sorted."""
        self.all = list(_comments_in(origin))
        self._keys = keys
        self._lines = _LINE_END.split(origin.text)
        self._beyond: dict[Key, int] = {}
        self._below: dict[int, int] = {}
        for each in reversed(self.all):
            if each.alone:
                self._below[each.line] = self._below.get(each.line + 1, each.line + 1)

    def owner_of(self, comment: Comment) -> Key | None:
        """The key of the resource that a comment belongs to; None when it stands at none.

        A comment directly above a key belongs to it, unless it is indented as the inside of the resource before is.
        """
        below = self._key_below(comment) if comment.alone else None
        if below is not None and comment.column <= below[1]:
            return below
        before = bisect_left(self._keys, (comment.line, comment.column)) - 1
        if before >= 0 and self._is_inside(comment, self._keys[before]):
            return self._keys[before]
        return below

    def _key_below(self, comment: Comment) -> Key | None:
        """The key that begins the first line below which holds more than a comment, with no empty line between."""
        line = self._below[comment.line]
        at = bisect_left(self._keys, (line, 0))
        if at == len(self._keys) or self._keys[at][0] != line:
            return None
        key = self._keys[at]
        return key if _BEFORE_A_KEY.fullmatch(self._lines[line - 1][: key[1] - 1]) else None

    def _is_inside(self, comment: Comment, key: Key) -> bool:
        if key not in self._beyond:
            self._beyond[key] = self._line_beyond(key)
        return comment.line < self._beyond[key] and (comment.column > key[1] or not comment.alone)

    def _line_beyond(self, key: Key) -> int:
        """The first line below a key that is not indented more than it; empty ones and comments aside."""
        for number in range(key[0] + 1, len(self._lines) + 1):
            line = self._lines[number - 1]
            if line.strip() and number not in self._below and len(line) - len(line.lstrip(" ")) < key[1]:
                return number
        return len(self._lines) + 1


def _comments_in(origin: Origin) -> Iterator[Comment]:
    text, end = origin.text, 0
    try:
        for token in scan(text, Loader=Loader):
            yield from _between(origin, end, token.start_mark.index)
            if isinstance(token, ScalarToken) and token.style in ("|", ">"):
                yield from _heading(origin, token.start_mark.index)
            end = max(end, token.end_mark.index)
    except YAMLError:
        return
    yield from _between(origin, end, len(text))


def _between(origin: Origin, start: int, end: int) -> Iterator[Comment]:
    for found in _COMMENT.finditer(origin.text, start, end):
        line, column = origin.place(found.start())
        before = origin.text[found.start() - column + 1 : found.start()]
        yield Comment(line, column, found[0], alone=not before.strip())


def _heading(origin: Origin, at: int) -> Iterator[Comment]:
    """The comment behind the `|` of a text of several lines, which is a part of its token."""
    found = _HEADING.match(origin.text, at)
    if found:
        yield Comment(*origin.place(found.start(1)), found[1], alone=False)
