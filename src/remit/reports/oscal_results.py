"""OSCAL assessment results: every verdict as an observation, every requirement as a finding, the ledger as inventory.

The stub of the assessment plan that OSCAL demands is embedded, so that the file stands by itself.
https://pages.nist.gov/OSCAL/learn/concepts/layer/assessment/assessment-results/
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from remit.reports import oscal_inventory
from remit.reports.fingerprints import fingerprint
from remit.reports.oscal import Names, array, control_id, counts, field, line, metadata, moment, one, prop, prose, tool
from remit.reports.oscal_plan import is_assessed, plan, reviewed
from remit.reports.phrases import outcome, plain, sentence
from remit.reports.report_json import encode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TextIO

    from remit.audit import Audit, Registry
    from remit.audit.requirements import Requirement
    from remit.model import Finding

METHOD = "EXAMINE"
"""Configuration is read, nothing is exercised: NIST SP 800-53A's word for it."""

REASONS = {"met": "pass", "not-met": "fail"}
SAID = {
    "met": "satisfied",
    "not-met": "not satisfied: a check fails",
    "unknown": "not known to be satisfied: something could not be decided",
    "partly": "not known to be satisfied as a whole",
    "needs-attestation": "not known to be satisfied: nobody has attested it",
}


def write(audit: Audit, _: Registry, out: TextIO) -> None:
    """One result for one look. What is unknown or not attested is told as not satisfied, with that as the reason."""
    names = Names(audit)
    stub = names.of("resource", "assessment-plan")
    out.write('{"assessment-results": {\n')
    field(out, "uuid", names.of("assessment-results"))
    field(out, "metadata", metadata(audit, "What the configuration of the estate shows"))
    field(out, "import-ap", {"href": f"#{stub}"})
    out.write('"results": [{\n')
    _result(audit, names, out)
    out.write("}],\n")
    field(out, "back-matter", {"resources": [_embedded(audit, stub)]}, last=True)
    out.write("}}\n")


def _result(audit: Audit, names: Names, out: TextIO) -> None:
    field(out, "uuid", names.of("result"))
    field(out, "title", "What the configuration of the estate shows")
    field(out, "description", _description(audit))
    field(out, "start", moment(audit))
    field(out, "props", [*counts(audit), *(prop(f"verdicts-{name}", str(count)) for name, count in _verdicts(audit))])
    out.write('"local-definitions": {\n')
    array(out, "inventory-items", oscal_inventory.items(audit, names))
    field(out, "components", [tool(), *oscal_inventory.services(audit, names)], last=True)
    out.write("},\n")
    array(out, "observations", (_observation(each, audit, names) for each in audit.findings))
    array(out, "findings", _findings(audit, names))
    field(out, "reviewed-controls", reviewed(audit), last=True)


def _verdicts(audit: Audit) -> list[tuple[str, int]]:
    return sorted(audit.verdicts.items())


def _description(audit: Audit) -> str:
    """Whether it is whole."""
    told = "Every verdict of every check, and the responsibility ledger of every resource."
    notes = [prose(note.text) for note in audit.notes if note.level == "error"]
    if audit.interrupted:
        told += " The run was interrupted: it is not whole."
    return f"{told} Not everything could be read: {'; '.join(notes)}." if notes else told


def _observation(finding: Finding, audit: Audit, names: Names) -> dict[str, Any]:
    """A verdict on a resource. A waiver is told beside it, and changes nothing about what was seen."""
    resource, waiver = finding.resource, finding.waiver
    props = [
        prop("check", finding.check),
        prop("verdict", outcome(finding)),
        prop("severity", finding.severity),
        prop("duty", finding.duty),
    ]
    if finding.property:
        props.append(prop("property", finding.property))
    if waiver is not None:
        props.append(prop("waiver", waiver.told))
    return {
        "uuid": _observation_uuid(names, finding),
        "title": line(finding.title),
        "description": prose(sentence(finding)),
        "props": props,
        "methods": [METHOD],
        "types": ["finding" if finding.verdict == "fail" else "control-objective"],
        "origins": [{"actors": [{"type": "tool", "actor-uuid": one("tool", "remit")}]}],
        "subjects": [{"subject-uuid": oscal_inventory.item_uuid(names, resource.key), "type": "inventory-item"}],
        "relevant-evidence": [{"description": f"Decided at {prose(str(finding.location)) or 'the resource'}"}],
        "collected": moment(audit),
    }


def _observation_uuid(names: Names, finding: Finding) -> str:
    return names.of("observation", fingerprint(finding))


def _findings(audit: Audit, names: Names) -> Iterator[dict[str, Any]]:
    """One for each requirement that is the customer's in whole or part; what AWS carries is not ours to judge."""
    if not audit.standings:
        return
    decided = _by_check(audit, names)
    for standing in audit.standings:
        for requirement in filter(is_assessed, standing.requirements):
            yield _finding(standing.framework.id, requirement, names, decided)


def _by_check(audit: Audit, names: Names) -> dict[str, dict[str, list[str]]]:
    """Observations by check and outcome."""
    found: dict[str, dict[str, list[str]]] = {}
    for finding in audit.findings:
        result = outcome(finding)
        kind = "pass" if result == "pass" else "other"
        if result != "not-applicable":
            found.setdefault(finding.check, {}).setdefault(kind, []).append(_observation_uuid(names, finding))
    return found


def _finding(
    framework: str, requirement: Requirement, names: Names, decided: dict[str, dict[str, list[str]]]
) -> dict[str, Any]:
    control, result = requirement.control, requirement.result
    told: dict[str, Any] = {
        "uuid": names.of("finding", framework, control.id),
        "title": f"{line(control.id)}: {line(control.topic)}",
        "description": f"{SAID[result]}. {prose(plain(requirement.reason))}.",
        "props": [prop("result", result), prop("framework", framework), prop("requirement", control.id)],
        "target": {
            "type": "objective-id",
            "target-id": control_id(framework, control.id),
            "status": {
                "state": "satisfied" if result == "met" else "not-satisfied",
                "reason": REASONS.get(result, "other"),
                "remarks": SAID[result],
            },
        },
    }
    related = _related(requirement, decided)
    return told | {"related-observations": related} if related else told


def _related(requirement: Requirement, decided: dict[str, dict[str, list[str]]]) -> list[dict[str, str]]:
    """The observations that decided: those that are no pass where there are any, else the passes."""
    for kind in ("other", "pass"):
        found = [each for name in requirement.checks for each in decided.get(name, {}).get(kind, ())]
        if found:
            return [{"observation-uuid": each} for each in dict.fromkeys(found)]
    return []


def _embedded(audit: Audit, uuid: str) -> dict[str, Any]:
    value = b64encode(encode({"assessment-plan": plan(audit)}).encode()).decode()
    return {
        "uuid": uuid,
        "title": "Assessment plan",
        "description": "A stub: what was looked at, and with what. remit also writes it as a file of its own.",
        "base64": {"filename": "remit.ap.json", "media-type": "application/json", "value": value},
    }
