"""The JSON report, `remit/1`: a public contract (`schema/remit-1.schema.json`, docs/report.md). Written as it goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.audit.evidence import Evidence, citations
from remit.reports import records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TextIO

    from remit.audit import Audit, Registry


ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))
"""One for all records: `json.dumps` would make one each time."""


def write(audit: Audit, _: Registry, out: TextIO) -> None:
    """All verdicts, not only failures; a record a line, so that a diff of two reports reads well."""
    out.write(f'{{"schema": "{records.SCHEMA}",\n"summary": {encode(records.summary_record(audit))},\n')
    _array(out, "notes", map(records.note_record, audit.notes))
    _array(out, "resources", (records.resource_record(each.resource) for each in audit.assessments))
    _array(out, "findings", (records.finding_record(each, audit.comparison) for each in audit.findings))
    evidence = Evidence(audit)
    _array(out, "ledger", (records.ledger_record(each, evidence) for each in audit.ledger()))
    _array(out, "evidence", citations(evidence))
    if audit.standings:
        from remit.reports.standing import standing_records

        _array(out, "frameworks", standing_records(audit))
    _array(out, "account_duties", records.account_duty_records(), last=True)
    out.write("}\n")


def encode(value: object) -> str:
    """One record as JSON. ASCII only, so that control characters of a hostile name stay escaped in any terminal."""
    return ENCODER.encode(value)


def _array(out: TextIO, name: str, items: Iterable[Any], *, last: bool = False) -> None:
    out.write(f'"{name}": [')
    separator = "\n"
    for item in items:
        out.write(separator + encode(item))
        separator = ",\n"
    out.write("]\n" if last else "],\n")
