"""Reads a JSON report (`remit/1`) back, to compare with. Fields that an older report lacks are done without."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from remit.audit.sides import Outcome, Side, Subject
from remit.model import DUTIES, RemitError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

SCHEMA = "remit/1"
MAX_BYTES = 1 << 30
"""A gigabyte: the report of about 100,000 resources."""
MARK = re.compile(rb'\s*\{\s*"schema"\s*:\s*"remit/')
HINT = "give a report that `remit scan TARGET -o report.json` wrote"


def read(path: Path) -> Side:
    """The report in a file. `RemitError` when it is broken, none of remit's, or of a later version."""
    file = str(path)
    try:
        with path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RemitError(f"cannot be read: {reason}", file=file, hint=HINT) from None
    if len(data) > MAX_BYTES:
        raise RemitError("is larger than a gigabyte", file=file, hint="compare parts of the estate")
    return side(_parsed(data, file), file)


def is_report(path: Path) -> bool:
    """Whether a file is meant as a JSON report: it begins with the contract's name, of whatever version."""
    try:
        with path.open("rb") as opened:
            return MARK.match(opened.read(200)) is not None
    except OSError:
        return False


def side(report: Any, file: str) -> Side:
    """A parsed report as a side. `RemitError` with the file for anything that is not as the contract has it."""
    if not isinstance(report, dict) or not isinstance(report.get("schema"), str):
        raise RemitError("is no report of remit", file=file, hint=HINT)
    if report["schema"] != SCHEMA:
        known = report["schema"].startswith("remit/")
        told = f"is {report['schema'][:40]!r}, which this remit does not know" if known else "is no report of remit"
        raise RemitError(told, file=file, hint=f"it reads {SCHEMA}: update remit, or write the report again")
    try:
        subjects = _subjects(report)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise RemitError(f"is damaged: {_told(problem)}", file=file, hint=HINT) from None
    found = report.get("summary")
    summary = found if isinstance(found, dict) else {}
    return Side(
        file,
        subjects,
        incomplete=_is_incomplete(report),
        gaps=_words(summary.get("gaps")),
        targets=_words(summary.get("targets")),
    )


def _parsed(data: bytes, file: str) -> Any:
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        raise RemitError(
            f"is not valid JSON: {error.msg}", file=file, line=error.lineno, column=error.colno, hint=HINT
        ) from None
    except RecursionError:
        raise RemitError("is nested too deeply", file=file, hint=HINT) from None
    except ValueError:  # no UTF-8, or a number beyond what Python reads
        raise RemitError("is not valid JSON", file=file, hint=HINT) from None


def _told(problem: Exception) -> str:
    return f"{problem.args[0]!r} is missing" if isinstance(problem, KeyError) else str(problem)[:200]


def _is_incomplete(report: dict[str, Any]) -> bool:
    notes, summary = report.get("notes") or [], report.get("summary") or {}
    failed = any(isinstance(each, dict) and each.get("level") == "error" for each in notes)
    return failed or (isinstance(summary, dict) and summary.get("interrupted") is True)


def _subjects(report: dict[str, Any]) -> list[Subject]:
    """The resources with what the report says of each. `KeyError`, `TypeError` or `ValueError` for what is amiss."""
    found: dict[str, Subject] = {}
    for record in _records(report["resources"], "resources") if "resources" in report else ():
        subject = _subject(record)
        if found.setdefault(subject.key, subject) is not subject:
            raise ValueError(f"two resources have the key {subject.key[:80]!r}")
    for record in _records(report["findings"], "findings"):
        subject = _subject(record["resource"])
        outcome = _outcome(record)
        found.setdefault(subject.key, subject).outcomes[outcome.check] = outcome
    for record in _records(report.get("ledger") or [], "ledger"):
        owned = found.get(_text(record, "resource"))
        if owned is not None and record["duty"] in DUTIES:
            owned.lines[_text(record, "duty")] = _text(record, "owner"), _text(record, "state")
    return list(found.values())


def _records(value: Any, name: str) -> Iterator[dict[str, Any]]:
    if not isinstance(value, list):
        raise TypeError(f"{name} is no list")
    for each in value:
        if not isinstance(each, dict):
            raise TypeError(f"an entry of {name} is no object")
        yield each


def _subject(record: dict[str, Any]) -> Subject:
    key = _text(record, "key")
    return Subject(
        key=key,
        type=_text(record, "type"),
        id=_optional(record, "id") or key.rpartition("#")[2],
        address=_optional(record, "address"),
        arn=_optional(record, "arn"),
        name=_optional(record, "name"),
        file=_optional(record, "file"),
        line=_line(record),
        content=_optional(record, "content") or "",
        configuration=record.get("configuration") is True,
        outcomes={},
        lines={},
    )


def _outcome(record: dict[str, Any]) -> Outcome:
    verdict = _text(record, "verdict")
    return Outcome(
        _text(record, "check"),
        "waived" if verdict == "fail" and record.get("waiver") else verdict,
        _optional(record, "severity") or "info",
        _optional(record, "title") or "",
        _optional(record, "reason") or "",
        _optional(record, "property") or "",
        _optional(record, "file"),
        _line(record),
    )


def _text(record: dict[str, Any], name: str) -> str:
    value = record[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value


def _optional(record: dict[str, Any], name: str) -> str | None:
    return None if record.get(name) is None else _text(record, name)


def _words(value: Any) -> list[str]:
    """The texts of a list that an older report may lack."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _line(record: dict[str, Any]) -> int | None:
    value = record.get("line")
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
