"""SARIF 2.1.0, as GitHub code scanning reads it: failures on the line that decided, waived ones as suppressions.

Shape: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub shows of it:
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from remit import __version__
from remit.audit.page import page
from remit.reports.fingerprints import fingerprint, placed_fingerprint
from remit.reports.report_json import encode

if TYPE_CHECKING:
    from typing import Any, TextIO

    from remit.audit import Audit, Registry
    from remit.audit.comparison import Comparison
    from remit.model import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "note", "info": "note"}
SECURITY_SEVERITY = {"critical": "9.5", "high": "8.0", "medium": "5.5", "low": "3.0", "info": "0.5"}
"""GitHub's bands: over 9.0 critical, 7.0 to 8.9 high, 4.0 to 6.9 medium, 0.1 to 3.9 low."""
KINDS = {"fail": "fail", "undetermined": "review", "error": "review"}


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """Failures, and what could not be decided as `review`; passes are left out, as GitHub would show them as alerts."""
    shown = [finding for finding in audit.findings if finding.verdict in KINDS]
    rules = list(dict.fromkeys(finding.check for finding in shown))
    index = {name: number for number, name in enumerate(rules)}
    driver = {
        "name": "remit",
        "semanticVersion": __version__,
        "rules": [_rule(name, registry) for name in rules],
    }
    out.write(f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"tool":{{"driver":{encode(driver)}}},')
    out.write(f'"invocations":[{encode(_invocation(audit))}],"columnKind":"unicodeCodePoints","results":[')
    separator = "\n"
    for finding in shown:
        out.write(separator + encode(_result(finding, index[finding.check], audit.comparison)))
        separator = ",\n"
    out.write("\n]}]}\n")


def _rule(name: str, registry: Registry) -> dict[str, Any]:
    check = registry.get(name)
    if check is None:
        return {"id": name}
    told = page(check)
    severity = next((each.severity for each in check.members if each.id == name), check.severity)
    also = [other for each in check.members if each.id == name for other in each.also]
    return {
        "id": name,
        "name": name.replace(".", "-").replace(":", "-"),
        "shortDescription": {"text": told.title},
        "fullDescription": {"text": told.why or told.title},
        "help": {"text": f"{told.why}\n\nFix: {told.fix}", "markdown": f"{told.why}\n\n**Fix:** {told.fix}"},
        "helpUri": told.links[0] if told.links else "https://aws.amazon.com/compliance/shared-responsibility-model/",
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "tags": ["security", check.duty, *also],
            "security-severity": SECURITY_SEVERITY[severity],
            "precision": "high",
        },
    }


def _invocation(audit: Audit) -> dict[str, Any]:
    """Whether all of it was read; what was not, as notifications."""
    notifications = [
        {
            "level": "error" if note.level == "error" else "warning",
            "message": {"text": f"{note.text} {note.hint}".strip()},
        }
        for note in audit.notes
        if note.level != "info"
    ]
    complete = not audit.interrupted and not any(note.level == "error" for note in audit.notes)
    return {"executionSuccessful": complete, "toolExecutionNotifications": notifications}


def _result(finding: Finding, rule: int, comparison: Comparison | None) -> dict[str, Any]:
    reason = f"{finding.resource.id}: {finding.reason or finding.title}"
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "kind": KINDS[finding.verdict],
        "level": LEVELS[finding.severity] if finding.verdict == "fail" else "none",
        "message": {"text": reason},
        "locations": [_location(finding)],
        "partialFingerprints": {"remit/v1": placed_fingerprint(finding), "remit/v2": fingerprint(finding)},
    }
    if comparison is not None and finding.verdict == "fail":
        result["baselineState"] = "new" if comparison.is_new(finding) else "unchanged"
    if finding.waiver is not None:
        kind = "external" if finding.waiver.location is None else "inSource"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": finding.waiver.told}]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    """The line in the file, where there is one; always the resource by name."""
    resource = finding.resource
    place: dict[str, Any] = {
        "logicalLocations": [{"name": resource.id, "fullyQualifiedName": resource.key, "kind": "resource"}]
    }
    where = finding.location
    if where.file:
        region = {"startLine": where.line or 1, **({"startColumn": where.column} if where.column else {})}
        place["physicalLocation"] = {"artifactLocation": {"uri": uri(where.file)}, "region": region}
    return place


def uri(file: str) -> str:
    """A path as a relative reference; a name that is no UTF-8 (lone surrogates) keeps its bytes."""
    return quote(file.encode("utf-8", "surrogatepass"))
