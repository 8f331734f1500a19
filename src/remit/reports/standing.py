"""Results against frameworks: as records of `remit/1`, and as a section of the terminal report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.terminal import WIDTH, inert, plural, shortened

if TYPE_CHECKING:
    from typing import Any

    from remit.audit import Audit
    from remit.audit.attestations import Attestation
    from remit.audit.requirements import Requirement, Standing
    from remit.reports.terminal import Pen

MOST = 12
"""Requirements shown for each result that the reader should see; the rest is counted."""
SHOWN = {"not-met": "red", "unknown": "yellow", "partly": "yellow"}
WORDS = {
    "not-met": "not met",
    "unknown": "unknown",
    "partly": "partly met",
    "needs-attestation": "to be attested",
    "met": "met",
    "inherited": "inherited",
    "not-applicable": "not applicable",
}


def standing_records(audit: Audit) -> list[dict[str, Any]]:
    """One record for each framework that was asked for."""
    return [_standing_record(each) for each in audit.standings]


def _standing_record(standing: Standing) -> dict[str, Any]:
    framework = standing.framework
    return {
        "framework": framework.id,
        "profile": framework.profile or None,
        "title": framework.title,
        "source": framework.source,
        "results": standing.counts(),
        "requirements": [_requirement_record(each) for each in standing.requirements],
    }


def _requirement_record(requirement: Requirement) -> dict[str, Any]:
    control = requirement.control
    return {
        "id": control.id,
        "topic": control.topic,
        "result": requirement.result,
        "reason": requirement.reason,
        "owner": control.owner,
        "certainty": control.certainty,
        "source": control.source,
        "answers": list(control.answers),
        "checks": [{"check": name, **counts} for name, counts in requirement.checks.items()],
        "attestation": _attestation_record(requirement.attestation),
    }


def _attestation_record(attestation: Attestation | None) -> dict[str, Any] | None:
    if attestation is None:
        return None
    return {
        "by": attestation.by,
        "statement": attestation.statement,
        "expires": attestation.expires,
        "evidence": attestation.evidence or None,
        "sha256": attestation.sha256 or None,
    }


def tell(audit: Audit, pen: Pen) -> None:
    """The frameworks one after the other: the counts, then what is not met, unknown, or met in part."""
    for standing in audit.standings:
        _tell_standing(standing, pen)


def _tell_standing(standing: Standing, pen: Pen) -> None:
    framework = standing.framework
    pen.line(pen.paint(f"{framework.title.upper()}  ", "bold") + pen.paint(framework.label, "grey"))
    told = [f"{count} {WORDS[result]}" for result, count in standing.counts().items() if count]
    pen.wrapped(f"{plural(len(standing.requirements), 'requirement')}: {', '.join(told)}.", 2)
    for result, colour in SHOWN.items():
        found = [each for each in standing.requirements if each.result == result]
        if not found:
            continue
        pen.line("  " + pen.paint(WORDS[result], colour))
        for each in found[:MOST]:
            _tell_requirement(each, pen)
        if len(found) > MOST:
            pen.line(f"    … and {len(found) - MOST} more: all of them with -o report.json")
    pen.line()


def _tell_requirement(requirement: Requirement, pen: Pen) -> None:
    control = requirement.control
    pen.line(shortened(f"    {control.id:<9} {control.topic}", WIDTH))
    pen.wrapped(inert(requirement.reason), 14)
