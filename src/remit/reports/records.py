"""The records of the public JSON contract `remit/1`: what a resource, a finding, a ledger line look like as data.

The JSON report writes them, the HTML page carries them, so that both always say the same.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from remit import __version__, catalogue
from remit.audit.content import digest
from remit.model import DUTIES, SEVERITIES, STATES

if TYPE_CHECKING:
    from typing import Any

    from remit.audit import Audit
    from remit.audit.comparison import Comparison
    from remit.audit.evidence import Evidence
    from remit.model import Finding, LedgerLine, Location, Note, Resource, Satellite

SCHEMA = "remit/1"


def resource_record(resource: Resource) -> dict[str, Any]:
    """A resource, without its properties: they may hold secrets."""
    return {
        "key": resource.key,
        "type": resource.type,
        "id": resource.id,
        "address": resource.address,
        "arn": resource.arn,
        "name": resource.name,
        "account": resource.account,
        "region": resource.region,
        **place(resource.location),
        "configuration": catalogue.is_configuration(resource.type),
        "conditional": resource.conditional,
        "external": resource.external,
        "content": digest(resource),
    }


def finding_record(finding: Finding, comparison: Comparison | None = None) -> dict[str, Any]:
    """A finding; `file`, `line` and `detail` are those of the property that decided.

    `new` says, where there is a baseline, whether it is a failure that the baseline does not have.
    """
    resource = finding.resource
    compared = {} if comparison is None else {"new": comparison.is_new(finding)}
    return {
        "check": finding.check,
        "also": list(finding.also),
        "duty": finding.duty,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "title": finding.title,
        "reason": finding.reason,
        "resource": {
            "key": resource.key,
            "type": resource.type,
            "id": resource.id,
            "address": resource.address,
            **place(resource.location),
        },
        "declared_by": satellite_record(finding.declared_by),
        "property": finding.property or None,
        **place(finding.location),
        "waiver": waiver_record(finding),
        "effect": finding.effect or None,
        **compared,
    }


def ledger_record(line: LedgerLine, evidence: Evidence | None = None) -> dict[str, Any]:
    """One duty of one resource; with `evidence`, for what AWS carries, the programmes that prove it."""
    proving, outside = evidence.cited(line) if evidence else ((), ())
    cited = {"evidence": proving, "not_in_scope": outside} if line.state == "inherited" and evidence else {}
    return {
        "resource": line.resource.key,
        "duty": line.duty,
        "owner": line.owner,
        "state": line.state,
        "because": list(line.because),
        "reason": line.reason,
        "source": line.ownership.source,
        "moved_by": list(line.ownership.moved_by),
        "act": line.ownership.act or None,
        **cited,
    }


def place(location: Location) -> dict[str, Any]:
    """File, line and column, or the API call that told it."""
    return {
        "file": location.file,
        "line": location.line or None,
        "column": location.column or None,
        "detail": location.detail or None,
    }


def satellite_record(satellite: Satellite | None) -> dict[str, Any] | None:
    """The folded resource in which the deciding property stands."""
    if satellite is None:
        return None
    return {"key": satellite.key, "type": satellite.type, "id": satellite.id, **place(satellite.location)}


def waiver_record(finding: Finding) -> dict[str, Any] | None:
    """Who accepts the failure, why, until when; file and line where the code itself says so, and in whose words."""
    waiver = finding.waiver
    if waiver is None:
        return None
    record = {
        "check": finding.check if waiver.check == "*" and waiver.about != "*" else waiver.check,
        "resource": waiver.resource or finding.resource.key,
        "owner": waiver.owner,
        "reason": waiver.reason,
        "expires": waiver.expires,
    }
    if waiver.location is None:
        return record
    return {**record, "file": waiver.location.file, "line": waiver.location.line or None, "peer": waiver.peer or None}


def note_record(note: Note) -> dict[str, Any]:
    """Something the reader should know about the input."""
    location = place(note.location) if note.location else {"file": None, "line": None, "column": None, "detail": None}
    return {
        "level": note.level,
        "text": note.text,
        "hint": note.hint or None,
        "action": note.action or None,
        **location,
    }


def summary_record(audit: Audit) -> dict[str, Any]:
    """The counts. `lines` is resources × 16, and equals the sum over `states`."""
    states: Counter[str] = Counter()
    owners: Counter[str] = Counter()
    duties: dict[str, Counter[str]] = {duty: Counter() for duty in DUTIES}
    for (duty, owner, state, _), count in audit.counts.items():
        states[state] += count
        owners[owner] += count
        duties[duty][state] += count
    severities = Counter(each.severity for each in audit.failures())
    return {
        "remit": __version__,
        "targets": list(audit.targets),
        "started": audit.started.isoformat(timespec="seconds"),
        "interrupted": audit.interrupted,
        "gaps": audit.gaps(),
        "resources": len(audit.assessments),
        "lines": sum(states.values()),
        "states": {state: states[state] for state in STATES},
        "owners": dict(sorted(owners.items())),
        "duties": {duty: {state: duties[duty][state] for state in STATES} for duty in DUTIES},
        "verdicts": dict(sorted(audit.verdicts.items())),
        "failures": {severity: severities[severity] for severity in SEVERITIES},
    }


def account_duty_records() -> list[dict[str, Any]]:
    """The duties that belong to an account as a whole: audits, training, reporting."""
    return [
        {"duty": each.id, "title": each.title, "owner": each.owner, "state": "unassessed", "source": each.source}
        for each in catalogue.account_duties()
    ]
