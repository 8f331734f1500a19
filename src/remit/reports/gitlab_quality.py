"""GitLab Code Quality: the failures in files, as a merge request shows them.

Fields: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, a part of the Code Climate format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.fingerprints import fingerprint
from remit.reports.phrases import path, sentence
from remit.reports.report_json import encode

if TYPE_CHECKING:
    from typing import Any, TextIO

    from remit.audit import Audit, Registry
    from remit.model import Finding

SEVERITIES = {"critical": "blocker", "high": "critical", "medium": "major", "low": "minor", "info": "info"}


def write(audit: Audit, _: Registry, out: TextIO) -> None:
    """The unwaived failures that have a file, a record a line. Waived ones are left out: the format cannot say it."""
    out.write("[")
    separator = "\n"
    for finding in audit.failures():
        if finding.location.file:
            out.write(separator + encode(_record(finding)))
            separator = ",\n"
    out.write("\n]\n")


def left_out(audit: Audit) -> str:
    """What the format has no place for; empty when nothing is left out."""
    count = sum(not finding.location.file for finding in audit.failures())
    return f"{count} failure{'' if count == 1 else 's'} without a file left out" if count else ""


def _record(finding: Finding) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": finding.check,
        "description": sentence(finding),
        "categories": ["Security"],
        "severity": SEVERITIES[finding.severity],
        "fingerprint": fingerprint(finding),
        "location": {"path": path(finding), "lines": {"begin": finding.location.line or 1}},
    }
