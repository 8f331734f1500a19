"""`remit.toml`: which checks to run, what fails the run, what is waived, and what somebody has attested.

A wrong entry refuses to load and says what to write: a waiver that silently does nothing is worse than none.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from remit.audit.attestations import Attestation, matches, voided
from remit.model import DUTIES, SEVERITIES, RemitError, Waiver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

NAME = "remit.toml"
LISTS = ("check", "skip", "severity", "duty", "type", "region")
KEYS = (*LISTS, "fail-on", "waiver", "attestation")
WAIVER_KEYS = ("resource", "owner", "reason", "expires")
WAIVER_SCOPES = ("check", "duty", "control")
"""What a waiver accepts: one of them, or several, which then hold together."""
EVIDENCE = ("evidence", "sha256")
WAIVER_MORE = (*WAIVER_SCOPES, *EVIDENCE)
ATTESTATION_KEYS = ("by", "statement", "expires")
SUBJECTS = ("duty", "control")
"""What an attestation is about: one of the two."""
ATTESTATION_MORE = (*SUBJECTS, "resource", *EVIDENCE)
SAME = {"owner": "by", "reason": "statement", "by": "owner", "statement": "reason", "expiry": "expires"}
"""What a waiver calls otherwise than an attestation, for the hint to whoever mixes them up."""
SHA256 = re.compile(r"[0-9a-fA-F]{64}")


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
    except RecursionError:
        raise RemitError("is nested too deeply", file=str(path), hint="settings are at most two levels deep") from None
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
        given = self._entries("waiver", values.get("waiver", []), WAIVER_KEYS, WAIVER_MORE)
        values["waiver"] = [self._waiver(index, entry) for index, entry in enumerate(given)]
        given = self._entries("attestation", values.get("attestation", []), ATTESTATION_KEYS, ATTESTATION_MORE)
        values["attestation"] = [self._attestation(index, entry) for index, entry in enumerate(given)]
        return values

    def _waiver(self, index: int, entry: dict[str, str]) -> dict[str, str]:
        """One waiver, held against what there is."""
        place = ("waiver", index)
        if not any(key in entry for key in WAIVER_SCOPES):
            message = f"[[waiver]] number {index + 1} has no check"
            raise self._error("waiver", message, f"it needs check, {', '.join(WAIVER_KEYS)}", place)
        return {"check": "*"} | self._held(entry, place)

    def _attestation(self, index: int, entry: dict[str, str]) -> dict[str, str]:
        """One attestation, held against what there is."""
        place = ("attestation", index)
        if sum(key in entry for key in SUBJECTS) != 1:
            key, what = ("control", "two things") if "duty" in entry else ("attestation", "nothing")
            message = f"[[attestation]] number {index + 1} is about {what}"
            raise self._error(key, message, 'write duty = "…" or control = "FRAMEWORK:ID"', place)
        if "duty" in entry and "resource" not in entry:
            raise self._error("duty", f"[[attestation]] number {index + 1} has no resource", "a duty needs one", place)
        held = self._held(entry, place)
        return held | {key: entry[key] for key in EVIDENCE if key in entry}

    def _held(self, entry: dict[str, str], place: tuple[str, int]) -> dict[str, str]:
        """An entry whose duty, control and evidence are right; `void` says why its evidence does not hold."""
        if "control" in entry:
            self._known_control(entry["control"], place)
        self._allowed("duty", [entry[key] for key in ("duty",) if key in entry], DUTIES, place)
        if ("evidence" in entry) != ("sha256" in entry):
            message = "evidence and sha256 belong together"
            raise self._error("evidence", message, "`remit attest --evidence FILE` writes both", place)
        if "sha256" in entry and not SHA256.fullmatch(entry["sha256"]):
            raise self._error("sha256", "sha256 is not 64 hexadecimal digits", "see `sha256sum FILE`", place)
        void = voided(Path(self._file).parent, entry.get("evidence", ""), entry.get("sha256", ""))
        return {key: value for key, value in entry.items() if key not in EVIDENCE} | {"void": void}

    def _known_control(self, label: str, place: tuple[str, int]) -> None:
        from remit.catalogue.frameworks import control

        try:
            control(label)
        except RemitError as error:
            raise self._error("control", error.message, error.hint or "", place) from None

    def _entries(
        self, name: str, entries: object, keys: tuple[str, ...], more: tuple[str, ...] = ()
    ) -> list[dict[str, str]]:
        """Every entry: `keys` must be there, `more` may."""
        if not isinstance(entries, list):
            raise self._error(name, f"{name} must be a list of tables", f"write [[{name}]]")
        return [self._entry(name, index, entry, (keys, more)) for index, entry in enumerate(entries)]

    def _entry(
        self, name: str, index: int, entry: object, allowed: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> dict[str, str]:
        keys, more = allowed
        if not isinstance(entry, dict):
            raise self._error(name, f"{name} must be a list of tables", f"write [[{name}]]")
        for key in entry:
            self._known(key, (*keys, *more), (name, index))
        for key in keys:
            if key not in entry:
                message = f"[[{name}]] number {index + 1} has no {key}"
                needed = ("check", *keys) if name == "waiver" else keys
                raise self._error(name, message, f"it needs {', '.join(needed)}", (name, index))
        return {key: self._text(name, index, key, value) for key, value in entry.items()}

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

            near = [SAME[key]] if SAME.get(key, "") in keys else get_close_matches(key, keys, 1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(keys)}"
            raise self._error(key, f"unknown key {key}", hint, entry)

    def _allowed(
        self, key: str, words: Iterable[str], allowed: tuple[str, ...], entry: tuple[str, int] | None = None
    ) -> None:
        for word in words:
            if word not in allowed:
                from difflib import get_close_matches

                near = get_close_matches(word, allowed, 1)
                hint = f"did you mean {near[0]}? " if near else ""
                raise self._error(key, f"{word} is no {key}", f"{hint}one of {', '.join(allowed)}", entry)

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


__all__ = ["Attestation", "Settings", "matches", "read"]
