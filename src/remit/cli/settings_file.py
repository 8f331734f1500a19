"""Adding to `remit.toml`: what is there, comments too, stays as it is."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from remit.model import RemitError

if TYPE_CHECKING:
    from pathlib import Path


def quoted(text: str) -> str:
    """A TOML basic string: quotes, control characters and whatever a terminal might obey are escaped.

    https://toml.io/en/v1.0.0#string
    """
    return "".join(each if each.isprintable() else _escape(each) for each in json.dumps(text, ensure_ascii=False))


def _escape(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 — half of a surrogate pair is no character, and TOML has no word for it
        code = 0xFFFD
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 — what four digits can say


def append(path: Path, text: str, block: str) -> None:
    """Add the block at the end of a file that holds `text`. `RemitError` when it would not be TOML any more."""
    import tomllib

    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    try:
        tomllib.loads(text + gap + block)
    except tomllib.TOMLDecodeError as error:
        hint = "write its entries as [[waiver]] and [[attestation]] tables"
        raise RemitError(f"entries cannot be appended: {error}", file=str(path), hint=hint) from None
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(gap + block)
    except OSError as error:
        raise RemitError(f"cannot be written: {error.strerror}", file=str(path)) from None


def check_date(text: str, what: str) -> None:
    """`RemitError` for a date that is none, or has passed; nothing given is no date to check."""
    from remit.sources.waivers import Malformed, day

    if not text:
        return
    try:
        given = day(text)
    except Malformed as problem:
        raise RemitError(f"--expires: {problem.text}", hint=problem.hint) from None
    if given < today():
        raise RemitError(f"--expires: {given} has passed", hint=f"{what} that has expired does not count")


def today() -> str:
    """The date, as expiry dates are compared with it."""
    return datetime.now(tz=UTC).date().isoformat()


def tell(text: str) -> None:
    """Narration goes to stderr; names from files are made inert."""
    from remit.reports.terminal import inert

    print(inert(f"remit: {text}"), file=sys.stderr)
