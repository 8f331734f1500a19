"""Waivers where the code is: the grammar of waiver comments, remit's own and those of other tools, for every source.

    # remit:ignore s3.no-access-logs,s3.no-versioning until=2027-01-31 owner=data reason=it holds only what is public

Other tools' comments waive what they waive there: a check is known by their ids as well (`also`).

- Checkov, https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
- Trivy, https://trivy.dev/latest/docs/scanner/misconfiguration/config/config/
- tfsec, https://aquasecurity.github.io/tfsec/latest/guides/configuration/ignores/

A comment that cannot be understood waives nothing, and a note says what to write: it is never dropped in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING

from remit.model import Location, Note, Waiver
from remit.sources import trivy_names
from remit.sources.marks import MARKS, holds_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "KEYS",
    "MARKS",
    "MOST",
    "Malformed",
    "day",
    "holds_marks",
    "own_waivers",
    "read_comment",
    "too_many",
    "waivers_in",
]

KEYS = ("until", "owner", "reason")
LONGEST = 2_000
"""Characters of one comment; no waiver needs more."""
MOST = 1_000
"""Waivers at one block, or in the comments of one template; nobody wrote more by hand."""
EXAMPLE = 'write remit:ignore CHECK until=2027-01-31 owner=TEAM reason="…"'

_SYNONYMS = {"expires": "until"}  # remit.toml's word for it
_MARK = re.compile(rf"(?<![\w:-])(?:{'|'.join(MARKS)})(?![\w-])")
_KEY = re.compile(r"([A-Za-z][\w-]*)=")
_NEXT = re.compile(r"\s+(?=(?:until|expires|owner)=)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'')
_CHECK = re.compile(r"[\w.:/*?!\[\]+-]+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CHECKOV = re.compile(r"\s*=\s*([\w*-]+(?:\s*,\s*[\w*-]+)*)(?:\s*:|\s|$)(.*)", re.DOTALL)
_TRIVY = re.compile(r":([\w*.-]+)(\[[^\]]*\])?((?::[\w-]+:[^\s:]+)*)(?:\s+(.*)|$)", re.DOTALL)


class Malformed(Exception):  # noqa: N818 — it says what the waiver is
    """Why a waiver cannot be understood, and what to write instead."""

    def __init__(self, text: str, hint: str = EXAMPLE) -> None:
        """Both as they are told."""
        super().__init__(text)
        self.text = text
        self.hint = hint


def waivers_in(
    comments: Sequence[tuple[int, str]],
    start_line: int,
    end_line: int,
    file: str,
    notes: list[Note],
    after: int = 0,
) -> list[Waiver]:
    """The waivers of a block of a file: in the comments inside of its lines, and in those directly above it.

    `comments` are all of the file's, (line, text without comment marks) in order of lines. Those above count as far as
    they follow each other without a gap, and stand below the line `after`, where what comes before the block ends: the
    comment at the end of a neighbour's last line is the neighbour's.
    """
    first = bisect_left(comments, start_line, key=_line)
    above = start_line
    while first > 0 and above - 1 <= comments[first - 1][0] and comments[first - 1][0] > after:
        first -= 1
        above = comments[first][0]
    found: list[Waiver] = []
    for line, text in comments[first : bisect_left(comments, end_line + 1, key=_line)]:
        found += read_comment(text, Location(file, line), notes)
        if len(found) > MOST:
            notes.append(too_many(Location(file, line)))
            return found[:MOST]
    return found


def too_many(place: Location) -> Note:
    """What is told where waivers end that are read no further."""
    return Note(f"more than {MOST:,} waivers: from here on they are not applied", level="warning", location=place)


def read_comment(text: str, place: Location, notes: list[Note]) -> list[Waiver]:
    """The waivers in one comment, whose marks (`#`, `//`) may be left on; empty when it holds none.

    What cannot be understood is added to `notes`, as a warning at the place.
    """
    if not holds_marks(text):
        return []
    found: list[Waiver] = []
    try:
        for mark, rest in _directives(text):
            found += _READERS[mark](rest, place)
    except Malformed as problem:
        said = f"this waiver is not applied: {problem.text}"
        notes.append(Note(said, level="warning", location=place, hint=problem.hint))
    return found


def own_waivers(checks: Iterable[str], fields: Mapping[str, str], place: Location) -> list[Waiver]:
    """Waivers in remit's words, one for each check; `fields` has any of `KEYS`, `expires` standing for `until`.

    `Malformed` when no check is named, or something is no check, no key or no date.
    """
    values = {_known(name): value for name, value in fields.items()}
    if len(values) < len(fields):
        raise Malformed("until and expires are the same: write one of them")
    named = [each for each in checks if each]
    if not named:
        raise Malformed("it names no check")
    for each in named:
        if not _CHECK.fullmatch(each):
            raise Malformed(f"{each[:60]!r} is no id of a check")
    until, owner, reason = (values.get(key, "").strip() for key in KEYS)
    expires = day(until) if until else ""
    return [Waiver(check=each, owner=owner, reason=reason, expires=expires, location=place) for each in named]


def day(text: str) -> str:
    """An ISO date. `Malformed` when it is none."""
    try:
        return date.fromisoformat(text if _DATE.fullmatch(text) else "").isoformat()
    except ValueError:
        raise Malformed(f"{text[:40]!r} is not a date", "write 2027-01-31") from None


def _line(comment: tuple[int, str]) -> int:
    return comment[0]


def _directives(text: str) -> list[tuple[str, str]]:
    """Each mark with the text that belongs to it: up to the next mark, or to the end of the comment."""
    if len(text) > LONGEST:
        raise Malformed(f"the comment is longer than {LONGEST:,} characters", "shorten the reason")
    marks = list(_MARK.finditer(text))
    if not marks:
        raise Malformed("the mark is part of another word")
    if marks[0][0] != "checkov:skip" and text[: marks[0].start()].strip(" \t#/*-;"):
        raise Malformed(f"{marks[0][0]} does not begin its comment", "put it into a comment of its own")
    ends = [each.start() for each in marks[1:]] + [len(text)]
    return [(mark[0], text[mark.end() : end].rstrip(" \t\r\n#")) for mark, end in zip(marks, ends, strict=True)]


# ── remit's own ────────────────────


def _own(rest: str, place: Location) -> list[Waiver]:
    words: list[str] = []
    fields: dict[str, str] = {}
    at = 0
    while rest[at:].strip():
        at = len(rest) - len(rest[at:].lstrip())
        key = _KEY.match(rest, at)
        if key is None:
            word = rest[at:].split(None, 1)[0]
            words.append(word)
            at += len(word)
            continue
        name = _known(key[1].lower())
        if name in fields:
            raise Malformed(f"{name} stands twice")
        fields[name], at = _value(rest, key.end(), name)
    listed = re.sub(r"\s*,\s*", ",", " ".join(words)).strip(",")
    if " " in listed:
        raise Malformed(f"{listed.split(' ')[1][:60]!r} is neither a key nor, after a comma, a check")
    return own_waivers(listed.split(","), fields, place)


def _known(name: str) -> str:
    key = _SYNONYMS.get(name, name)
    if key not in KEYS:
        from difflib import get_close_matches

        near = get_close_matches(key, KEYS, 1)
        raise Malformed(f"unknown key {name[:40]}", f"did you mean {near[0]}?" if near else f"known: {', '.join(KEYS)}")
    return key


def _value(rest: str, at: int, name: str) -> tuple[str, int]:
    """The value that begins at an offset, and the offset after it. Only a bare reason may hold spaces."""
    if rest[at : at + 1] in ("'", '"'):
        quoted = _QUOTED.match(rest, at)
        if quoted is None:
            raise Malformed(f"the quotes of {name} are not closed")
        if rest[quoted.end() : quoted.end() + 1].strip():
            raise Malformed(f"something follows the quotes of {name}")
        text = quoted[1] if quoted[1] is not None else quoted[2]
        return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL), quoted.end()
    stop = _NEXT if name == "reason" else re.compile(r"\s")
    found = stop.search(rest, at)
    end = found.start() if found else len(rest)
    if not rest[at:end].strip():
        raise Malformed(f"{name} has no value")
    return rest[at:end].strip(), end


# ── other tools ────────────────────


def _checkov(rest: str, place: Location) -> list[Waiver]:
    found = _CHECKOV.fullmatch(rest)
    if found is None:
        raise Malformed("it names no check", "write checkov:skip=CKV_AWS_20:reason")
    reason = _unquoted(found[2])
    return [Waiver(check=each.strip(), reason=reason, location=place, peer="Checkov") for each in found[1].split(",")]


def _trivy(rest: str, place: Location, peer: str = "Trivy") -> list[Waiver]:
    mark = f"{peer.lower()}:ignore"
    found = _TRIVY.fullmatch(rest)
    if found is None:
        raise Malformed(
            "it names no check", f"write {mark}:AVD-AWS-0089 or {mark}:aws-s3-enable-logging:exp:2027-01-31"
        )
    if found[2]:
        # applied to the whole resource it would waive more than it says
        raise Malformed(f"remit does not read conditions on attributes ({found[2][:60]})")
    expires = ""
    for name, value in re.findall(r":([\w-]+):([^\s:]+)", found[3]):
        if name != "exp":
            raise Malformed(f"remit does not read {name} ({value[:40]})")
        expires = day(value)
    reason = _unquoted(found[4] or "")
    return [
        Waiver(check=each, reason=reason, expires=expires, location=place, peer=peer)
        for each in trivy_names.ids(found[1])
    ]


def _tfsec(rest: str, place: Location) -> list[Waiver]:
    return _trivy(rest, place, "tfsec")


def _unquoted(text: str) -> str:
    text = text.strip()
    quoted = _QUOTED.fullmatch(text)
    return text if quoted is None else text[1:-1]


_READERS = dict(zip(MARKS, (_own, _checkov, _trivy, _tfsec), strict=True))
