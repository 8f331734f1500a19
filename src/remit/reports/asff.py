"""The AWS Security Finding Format, for `BatchImportFindings` of AWS Security Hub: every verdict of live accounts.

Attributes and their limits: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html; as a
custom product: https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-custom-providers.html. The file is
one JSON array, a finding a line; a call takes 100 of them, all of the account that makes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit import __version__
from remit.reports.asff_types import asff_type
from remit.reports.fingerprints import fingerprint
from remit.reports.partitions import partition_of
from remit.reports.phrases import Rules, accepted, cut, encode_plain, outcome, plain, sentence, subject

if TYPE_CHECKING:
    from typing import Any, TextIO

    from remit.audit import Audit, Registry
    from remit.model import Finding, Resource
    from remit.reports.phrases import Rule

ACCOUNT = re.compile(r"[0-9]{12}")
LABELS = {"critical": "CRITICAL", "high": "HIGH", "medium": "MEDIUM", "low": "LOW", "info": "INFORMATIONAL"}
STATUSES = {
    "pass": "PASSED",
    "fail": "FAILED",
    "waived": "FAILED",
    "undetermined": "WARNING",
    "error": "NOT_AVAILABLE",
    "not-applicable": "NOT_AVAILABLE",
}
"""Outcome → `Compliance.Status`. WARNING: some information is missing; NOT_AVAILABLE: the check could not be performed,
or is not applicable."""

TYPES = ["Software and Configuration Checks/AWS Security Best Practices"]
PARTITIONS = ("aws", "aws-cn", "aws-us-gov")
"""Those that `Resource.Partition` may name; in others it is left out."""

GLOBAL_REGIONS = {"aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1", "aws-eusc": "eusc-de-east-1"}
"""Where a partition's global resources are reported; us-east-1 in `aws`."""

MOST_REQUIREMENTS = 32
MOST_FIELD = 2048
"""Of a value among `ProductFields`; as much is given to the id of a resource, for which no limit is documented."""


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """The findings of live accounts. Those of code belong to no account that could import them: see `left_out`."""
    rules, now = Rules(registry), audit.started.strftime("%Y-%m-%dT%H:%M:%SZ")
    out.write("[")
    separator = "\n"
    for assessment in audit.assessments:
        if is_live(assessment.resource):
            for finding in assessment.findings:
                out.write(separator + encode_plain(record(finding, rules, now)))
                separator = ",\n"
    out.write("\n]\n")


def left_out(audit: Audit) -> str:
    """What the format has no place for; empty when nothing is left out."""
    count = sum(len(each.findings) for each in audit.assessments if not is_live(each.resource))
    return f"{count} finding{'' if count == 1 else 's'} of code left out: they belong to no account" if count else ""


def is_live(resource: Resource) -> bool:
    """Whether the resource was read from an account rather than from code."""
    return not resource.declared and bool(ACCOUNT.fullmatch(resource.account or ""))


def record(finding: Finding, rules: Rules, now: str) -> dict[str, Any]:
    """One finding of a live account, within the documented limits. `now` is the start of the audit, UTC.

    `Workflow` and `Note` count only when Security Hub sees the finding first; later they are the customer's.
    """
    resource, result, rule = finding.resource, outcome(finding), rules.of(finding)
    partition, account = partition_of(resource), resource.account
    region = _region(resource, partition)
    severity = {
        "Label": "INFORMATIONAL" if result in ("pass", "not-applicable") else LABELS[finding.severity],
        "Original": finding.severity,
    }
    told = {
        "SchemaVersion": "2018-10-08",
        "Id": f"remit/{account}/{region}/{fingerprint(finding)}",
        "ProductArn": f"arn:{partition}:securityhub:{region}:{account}:product/{account}/default",
        "ProductName": "remit",
        "CompanyName": "remit",
        "GeneratorId": cut(finding.check, 512),
        "AwsAccountId": account,
        "Types": TYPES,
        "CreatedAt": now,
        "UpdatedAt": now,
        "Severity": severity,
        "FindingProviderFields": {"Severity": severity, "Types": TYPES},
        "Title": cut(f"{finding.title} ({subject(resource)})", 256),
        "Description": cut(f"{sentence(finding)}. {rule.why}".strip(), 1024),
        "Remediation": {"Recommendation": _recommendation(finding, rule)},
        "ProductFields": _fields(finding, result),
        "Resources": [_resource(resource, partition, region)],
        "Compliance": _compliance(result, rule),
        "RecordState": "ACTIVE",
    }
    if finding.waiver is not None:
        told["Workflow"] = {"Status": "SUPPRESSED"}
        told["Note"] = {
            "Text": cut(accepted(finding.waiver), 512),
            "UpdatedBy": cut(plain(finding.waiver.owner).strip() or "remit", 512),
            "UpdatedAt": now,
        }
    return told


def _region(resource: Resource, partition: str) -> str:
    """The resource's Region; for a global one that of its partition's global services."""
    region = plain(resource.region or "")
    return region if region and region != "global" else GLOBAL_REGIONS.get(partition, "us-east-1")


def _recommendation(finding: Finding, rule: Rule) -> dict[str, str]:
    return {"Text": cut(rule.fix or finding.title or finding.check, 512), "Url": rule.link}


def _compliance(result: str, rule: Rule) -> dict[str, Any]:
    requirements = [f"NIST.800-53.r5 {control}" for control in rule.controls[:MOST_REQUIREMENTS]]
    return {"Status": STATUSES[result], **({"RelatedRequirements": requirements} if requirements else {})}


def _resource(resource: Resource, partition: str, region: str) -> dict[str, str]:
    name = asff_type(resource.type)
    canonical = f"AWS::::Account:{resource.account}" if name == "AwsAccount" else resource.arn or resource.id
    identity = plain(canonical if canonical.strip() else resource.key)
    told = {"Type": name, "Id": cut(identity, MOST_FIELD), "Region": cut(region, 16)}
    if partition in PARTITIONS:
        told["Partition"] = partition
    return told


def _fields(finding: Finding, result: str) -> dict[str, str]:
    """What the format has no attribute for. An empty value is not allowed."""
    satellite = finding.declared_by
    fields = {
        "ProviderName": "remit",
        "ProviderVersion": __version__,
        "remit/check": finding.check,
        "remit/outcome": result,
        "remit/duty": finding.duty,
        "remit/type": finding.resource.type,
        "remit/key": finding.resource.key,
        "remit/property": finding.property,
        "remit/reason": finding.reason,
        "remit/source": finding.location.detail,
        "remit/declared-by": f"{satellite.type} {satellite.id}" if satellite else "",
        "remit/also": " ".join(finding.also),
    }
    return {name: cut(plain(value), MOST_FIELD) for name, value in fields.items() if value.strip()}
