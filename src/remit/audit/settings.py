"""`remit.toml`: which checks to run, what fails the run, what is waived, and what somebody has attested.

A wrong entry refuses to load and says what to write: a waiver that silently does nothing is worse than none.
"""

from __future__ import annotations

import re
from datetime import date
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from remit.model import DUTIES, SEVERITIES, RemitError, Waiver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

    from remit.model import Resource
    from remit.model.finding import Duty

NAME = "remit.toml"
LISTS = ("check", "skip", "severity", "duty", "type", "region")
KEYS = (*LISTS, "fail-on", "waiver", "attestation")
WAIVER_KEYS = ("check", "resource", "owner", "reason", "expires")
ATTESTATION_KEYS = ("duty", "resource", "by", "statement", "expires")


class Attestation:
    """Somebody's word that a duty is done where no check sees it: who, what they state, and until when (ISO date)."""

    __slots__ = ("by", "duty", "expires", "resource", "statement")

    def __init__(self, *, duty: str, resource: str, by: str, statement: str, expires: str) -> None:
        """`resource` is a glob over key, address and id; `duty` one of the sixteen."""
        self.duty = duty
        self.resource = resource
        self.by = by
        self.statement = statement
        self.expires = expires

    def covers(self, resource: Resource, duty: Duty, today: str) -> bool:
        """Whether it speaks for this line today."""
        return self.duty == duty and self.expires >= today and matches(self.resource, resource)


class Settings:
    """The contents of one `remit.toml`; empty when there is none."""

    def __init__(self, values: dict[str, Any] | None = None, file: str | None = None) -> None:
        """Already validated values (`read`)."""
        values = values or {}
        self.file = file
        self.lists: dict[str, list[str]] = {key: list(values.get(key, ())) for key in LISTS}
        self.fail_on: str | None = values.get("fail-on")
        self.waivers = [Waiver(**entry) for entry in values.get("waiver", ())]
        self.attestations = [Attestation(**entry) for entry in values.get("attestation", ())]


def read(path: Path) -> Settings:
    """The settings in a file. `RemitError` with file and line for anything that is wrong."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except OSError as error:
        raise RemitError(f"cannot be read: {error.strerror}", file=str(path)) from error
    except UnicodeDecodeError as error:
        raise RemitError("is not UTF-8 text", file=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        found = re.match(r"line (\d+), column (\d+)", place)
        line, column = (int(found[1]), int(found[2])) if found else (len(text.splitlines()), None)
        raise RemitError(message, file=str(path), line=line, column=column, hint="correct the TOML") from error
    reader = _Reader(str(path), text)
    return Settings(reader.checked(values), str(path))


class _Reader:
    """Checks the values of one file and knows on which line a key stands."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._lines = text.splitlines()

    def checked(self, values: dict[str, Any]) -> dict[str, Any]:
        for key, value in values.items():
            self._known(key, KEYS)
            if key in LISTS:
                values[key] = self._words(key, value)
        self._allowed("severity", values.get("severity", []), SEVERITIES)
        self._allowed("duty", values.get("duty", []), DUTIES)
        self._allowed("fail-on", [values[key] for key in ("fail-on",) if key in values], (*SEVERITIES, "never"))
        values["waiver"] = self._entries("waiver", values.get("waiver", []), WAIVER_KEYS)
        values["attestation"] = self._entries("attestation", values.get("attestation", []), ATTESTATION_KEYS)
        self._allowed("duty", [entry["duty"] for entry in values["attestation"]], DUTIES)
        return values

    def _entries(self, name: str, entries: object, keys: tuple[str, ...]) -> list[dict[str, str]]:
        if not isinstance(entries, list):
            raise self._error(name, f"{name} must be a list of tables", f"write [[{name}]]")
        return [self._entry(name, index, entry, keys) for index, entry in enumerate(entries)]

    def _entry(self, name: str, index: int, entry: object, keys: tuple[str, ...]) -> dict[str, str]:
        if not isinstance(entry, dict):
            raise self._error(name, f"{name} must be a list of tables", f"write [[{name}]]")
        for key in entry:
            self._known(key, keys, (name, index))
        for key in keys:
            if key not in entry:
                message = f"[[{name}]] number {index + 1} has no {key}"
                raise self._error(name, message, f"it needs {', '.join(keys)}", (name, index))
        return {key: self._text(name, index, key, entry[key]) for key in keys}

    def _text(self, name: str, index: int, key: str, value: object) -> str:
        if key == "expires":
            try:
                return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()[:10]
            except ValueError:
                raise self._error(key, f"expires is not a date: {value}", "write 2027-01-31", (name, index)) from None
        if isinstance(value, str) and value.strip():
            return value
        raise self._error(key, f"{key} must be text", f'write {key} = "…"', (name, index))

    def _words(self, key: str, value: object) -> list[str]:
        words = [value] if isinstance(value, str) else value
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            return words
        raise self._error(key, f"{key} must be a list of texts", f'write {key} = ["…"]')

    def _known(self, key: str, keys: Iterable[str], entry: tuple[str, int] | None = None) -> None:
        if key not in keys:
            from difflib import get_close_matches

            near = get_close_matches(key, keys, 1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(keys)}"
            raise self._error(key, f"unknown key {key}", hint, entry)

    def _allowed(self, key: str, words: Iterable[str], allowed: Iterable[str]) -> None:
        for word in words:
            if word not in allowed:
                raise self._error(key, f"{word} is no {key}", f"one of {', '.join(allowed)}")

    def _error(self, key: str, message: str, hint: str, entry: tuple[str, int] | None = None) -> RemitError:
        return RemitError(message, file=self._file, line=self._line(key, entry), hint=hint)

    def _line(self, key: str, entry: tuple[str, int] | None) -> int | None:
        """Where a key stands: within the numbered entry of a list of tables if one is meant, else anywhere."""
        start, end = 0, len(self._lines)
        if entry:
            headings = self._places(rf"\s*\[\[\s*[\"']?{re.escape(entry[0])}\b", 0, end)
            start = headings[min(entry[1], len(headings) - 1)] if headings else 0
            end = next(iter(self._places(r"\s*\[", start + 1, end)), end)
        name = rf"[\"']?{re.escape(key)}[\"']?"
        places = self._places(rf"\s*(\[+\s*{name}\s*\]|{name}\s*=)", start, end)
        return places[0] + 1 if places else None

    def _places(self, pattern: str, start: int, end: int) -> list[int]:
        return [number for number in range(start, end) if re.match(pattern, self._lines[number])]


def matches(pattern: str, resource: Resource) -> bool:
    """Whether a glob names the resource by key, address, id or ARN."""
    names = (resource.key, resource.address, resource.id, resource.arn)
    return any(fnmatchcase(name, pattern) for name in names if name)
