"""A comparison as JSON: `remit-diff/1`, written as it goes. Within version 1 fields are only added.

`findings` are those that fail on a side. A `before` or `after` that is null: the resource is not there, or the check
was not run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.audit.comparison import KINDS, exposes
from remit.reports.report_json import encode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TextIO

    from remit.audit import Registry
    from remit.audit.comparison import Change, Comparison, LineChange
    from remit.audit.sides import Outcome, Subject

SCHEMA = "remit-diff/1"


def write(comparison: Comparison, _: Registry, out: TextIO) -> None:
    """A record a line."""
    out.write(f'{{"schema": "{SCHEMA}",\n"summary": {encode(summary(comparison))},\n')
    failing = [each for each in comparison.changes if each.kind != "other"]
    _array(out, "findings", map(finding_record, failing))
    _array(out, "ledger", map(line_record, comparison.lines))
    _array(out, "added", map(subject_record, comparison.added))
    _array(out, "removed", map(subject_record, comparison.removed))
    moved = ({"before": subject_record(one), "after": subject_record(other)} for one, other in comparison.moved)
    _array(out, "moved", moved, last=True)
    out.write("}\n")


def summary(comparison: Comparison) -> dict[str, Any]:
    """The counts, and what the sides are called."""
    sides = {"before": comparison.before, "after": comparison.after}
    return {
        **{
            name: {"label": side.label, "incomplete": side.incomplete, "gaps": side.gaps}
            for name, side in sides.items()
        },
        "findings": {kind: len(comparison.of(kind)) for kind in KINDS if kind != "other"},
        "elsewhere": comparison.elsewhere,
        "exposure": len(comparison.exposure),
        "ledger": len(comparison.lines),
        "resources": {
            "added": len(comparison.added),
            "removed": len(comparison.removed),
            "moved": len(comparison.moved),
        },
    }


def finding_record(change: Change) -> dict[str, Any]:
    """One finding on both sides; `kind` is one of `KINDS`."""
    before, after = change.subjects
    return {
        "kind": change.kind,
        "check": change.check,
        "severity": change.outcome.severity,
        "exposure": change.kind == "new" and exposes(change.check),
        "because": change.because or None,
        "before": _end(before, change.outcomes[0]),
        "after": _end(after, change.outcomes[1]),
    }


def _end(subject: Subject | None, outcome: Outcome | None) -> dict[str, Any] | None:
    if subject is None or outcome is None:
        return None
    return {
        "verdict": outcome.verdict,
        "reason": outcome.reason,
        "resource": subject.key,
        "property": outcome.property or None,
        "file": outcome.file or subject.file,
        "line": outcome.line if outcome.file else subject.line,
    }


def line_record(change: LineChange) -> dict[str, Any]:
    """One duty of a resource that both sides have."""
    ends = zip(("before", "after"), change.subjects, (change.before, change.after), strict=True)
    told = {name: {"resource": each.key, "owner": owner, "state": state} for name, each, (owner, state) in ends}
    return {"duty": change.duty, "direction": change.direction, **told}


def subject_record(subject: Subject) -> dict[str, Any]:
    """One resource."""
    names = ("key", "type", "id", "address", "name", "file", "line")
    return {name: getattr(subject, name) for name in names}


def _array(out: TextIO, name: str, items: Iterable[Any], *, last: bool = False) -> None:
    out.write(f'"{name}": [')
    separator = "\n"
    for item in items:
        out.write(separator + encode(item))
        separator = ",\n"
    out.write("]\n" if last else "],\n")
