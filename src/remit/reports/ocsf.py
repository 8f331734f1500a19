"""OCSF Compliance Findings (class 2003), for data lakes and SIEMs: every verdict, of accounts and of code.

Class and objects: https://schema.ocsf.io/1.5.0/classes/compliance_finding. The file is one JSON array, an event a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit import __version__
from remit.reports.fingerprints import fingerprint
from remit.reports.partitions import partition_of
from remit.reports.phrases import Rules, encode_plain, outcome, sentence
from remit.reports.records import place, satellite_record, waiver_record

if TYPE_CHECKING:
    from typing import Any, TextIO

    from remit.audit import Audit, Registry
    from remit.model import Finding, Resource

VERSION = "1.5.0"
SEVERITIES = {
    "critical": (5, "Critical"),
    "high": (4, "High"),
    "medium": (3, "Medium"),
    "low": (2, "Low"),
    "info": (1, "Informational"),
}
COMPLIANCE = {
    "pass": (1, "Pass"),
    "undetermined": (2, "Warning"),
    "fail": (3, "Fail"),
    "waived": (3, "Fail"),
    "error": (0, "Unknown"),
    "not-applicable": (99, "Not Applicable"),
}
"""Outcome → `status_id` and `status` of the compliance object. Warning: no result for want of information."""

STATUSES = {"fail": (1, "New"), "undetermined": (1, "New"), "error": (1, "New"), "waived": (3, "Suppressed")}
"""Outcome → `status_id` and `status` of the finding: what somebody should look at, and what somebody accepted."""

STANDARD, CONTROLS = "AWS Shared Responsibility Model", "NIST SP 800-53 Rev. 5"
AWS_ACCOUNT = (10, "AWS Account")
RULE = (1, "Rule")
EVENT = {
    "activity_id": 1,
    "activity_name": "Create",
    "category_uid": 2,
    "category_name": "Findings",
    "class_uid": 2003,
    "class_name": "Compliance Finding",
    "type_uid": 200301,
    "type_name": "Compliance Finding: Create",
}
PRODUCT = {"name": "remit", "vendor_name": "remit", "version": __version__}


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """Times are milliseconds since 1970: when the audit started, for remit does not know when a finding arose."""
    rules, now = Rules(registry), int(audit.started.timestamp() * 1000)
    out.write("[")
    separator = "\n"
    for finding in audit.findings:
        out.write(separator + encode_plain(event(finding, rules, now)))
        separator = ",\n"
    out.write("\n]\n")


def event(finding: Finding, rules: Rules, now: int) -> dict[str, Any]:
    """One finding. A pass is informational, whatever its check would weigh: SIEMs alert by the severity."""
    resource, result, rule = finding.resource, outcome(finding), rules.of(finding)
    told = {
        **EVENT,
        **_named("severity", SEVERITIES["info" if result in ("pass", "not-applicable") else finding.severity]),
        "time": now,
        "message": sentence(finding),
        "status_code": result,
        "status_detail": finding.reason or finding.title,
        "metadata": {
            "version": VERSION,
            "product": PRODUCT,
            "event_code": finding.check,
            "profiles": ["cloud"] if resource.account else [],
        },
        "finding_info": {
            "uid": fingerprint(finding),
            "title": finding.title,
            "desc": rule.why or finding.title,
            "created_time": now,
            "types": [finding.duty],
            "analytic": {"uid": finding.check, "name": finding.title, **_named("type", RULE)},
        },
        "compliance": _compliance(finding, result, rule.controls),
        "remediation": {"desc": rule.fix or finding.title, "references": list(rule.links)},
        "resources": [_resource(resource)],
        "unmapped": _unmapped(finding),
    }
    if result in STATUSES:
        told |= _named("status", STATUSES[result])
    if resource.account:
        told["cloud"] = _cloud(resource)
    return told


def _named(name: str, value: tuple[int, str]) -> dict[str, Any]:
    """An enumerated attribute and its caption."""
    return {f"{name}_id": value[0], name: value[1]}


def _compliance(finding: Finding, result: str, controls: tuple[str, ...]) -> dict[str, Any]:
    status = _named("status", COMPLIANCE[result])
    return {
        "standards": [STANDARD, CONTROLS] if controls else [STANDARD],
        "control": finding.title,
        "requirements": list(controls),
        "checks": [
            {
                "uid": finding.check,
                "name": finding.title,
                "standards": [STANDARD],
                **_named("severity", SEVERITIES[finding.severity]),
                **status,
            }
        ],
        **status,
    }


def _resource(resource: Resource) -> dict[str, Any]:
    """The resource without its properties: they may hold secrets."""
    told: dict[str, Any] = {
        "uid": resource.arn or resource.key,
        "name": resource.address or resource.name or resource.id,
        "type": resource.type,
        "data": {
            "key": resource.key,
            "id": resource.id,
            "address": resource.address,
            **place(resource.location),
            "conditional": resource.conditional,
        },
    }
    if resource.account:
        told["cloud_partition"] = partition_of(resource)
    if resource.region:
        told["region"] = resource.region
    return told


def _cloud(resource: Resource) -> dict[str, Any]:
    account = {"uid": resource.account, **_named("type", AWS_ACCOUNT)}
    return {"provider": "AWS", "account": account, **({"region": resource.region} if resource.region else {})}


def _unmapped(finding: Finding) -> dict[str, Any]:
    """What the class has no attribute for, under the names of the JSON report."""
    return {
        "duty": finding.duty,
        "also": list(finding.also),
        "property": finding.property or None,
        **place(finding.location),
        "declared_by": satellite_record(finding.declared_by),
        "waiver": waiver_record(finding),
    }
