"""GitLab's security report of the SAST kind, schema 15: the failures in files, as its vulnerability pages show them.

Fields: https://docs.gitlab.com/development/integrations/secure/#report; the schema:
https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/blob/master/dist/sast-report-format.json
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from remit import __version__
from remit.reports import gitlab_quality
from remit.reports.fingerprints import fingerprint
from remit.reports.phrases import MODEL, Rules, cut, incomplete, path, plain, sentence
from remit.reports.report_json import encode

if TYPE_CHECKING:
    from typing import Any, TextIO

    from remit.audit import Audit, Registry
    from remit.model import Finding

VERSION = "15.0.6"
"""The oldest 15 that differs in nothing used here: GitLab refuses a version that is newer than itself."""

SCHEMA = (
    "https://gitlab.com/gitlab-org/security-products/security-report-schemas/"
    f"-/raw/v{VERSION}/dist/sast-report-format.json"
)
SEVERITIES = {"critical": "Critical", "high": "High", "medium": "Medium", "low": "Low", "info": "Info"}
TOOL = {"id": "remit", "name": "remit", "url": MODEL, "version": __version__, "vendor": {"name": "remit"}}
SIGNATURE = "scope_offset"
"""How GitLab tells SAST vulnerabilities apart: by this signature rather than by file and line, which move, and which
the instances of one Terraform block share
(https://docs.gitlab.com/user/application_security/detect/vulnerability_deduplication)."""

MOST_NAME, MOST_SOLUTION, MOST_DESCRIPTION = 255, 7000, 20_000
"""The schema's limits; a description may be longer than anybody reads."""

left_out = gitlab_quality.left_out


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """The unwaived failures that have a file, a record a line. What is not there is told by the scan's messages."""
    rules = Rules(registry)
    out.write(f'{{"schema":"{SCHEMA}","version":"{VERSION}","scan":{encode(_scan(audit))},\n"vulnerabilities":[')
    separator = "\n"
    for finding in audit.failures():
        if finding.location.file:
            out.write(separator + encode(_vulnerability(finding, rules)))
            separator = ",\n"
    out.write("\n]}\n")


def _scan(audit: Audit) -> dict[str, Any]:
    """Times are the audit's start, UTC: it is when the estate was as told here."""
    started = audit.started.strftime("%Y-%m-%dT%H:%M:%S")
    return {
        "type": "sast",
        "status": "failure" if incomplete(audit) else "success",
        "start_time": started,
        "end_time": started,
        "analyzer": TOOL,
        "scanner": TOOL,
        "messages": _messages(audit),
    }


def _messages(audit: Audit) -> list[dict[str, str]]:
    names = (("waived", "waived"), ("undetermined", "undetermined"), ("error", "crashed"))
    told = [f"{audit.verdicts[each]} {name}, not reported here" for each, name in names if audit.verdicts[each]]
    notes = [plain(f"{note.text} {note.hint}".strip()) for note in audit.notes if note.level != "info"]
    return [
        *({"level": "info", "value": each} for each in (*told, left_out(audit)) if each),
        *({"level": "warn", "value": each} for each in notes if each),
    ]


def _vulnerability(finding: Finding, rules: Rules) -> dict[str, Any]:
    rule, line, identity = rules.of(finding), finding.location.line or 1, fingerprint(finding)
    return {
        "id": str(UUID(identity)),
        "category": "sast",
        "name": cut(finding.title or finding.check, MOST_NAME),
        "description": cut(f"{rule.why}\n\n{quoted(sentence(finding))}".strip(), MOST_DESCRIPTION),
        "severity": SEVERITIES[finding.severity],
        "solution": cut(rule.fix, MOST_SOLUTION),
        "identifiers": [{"type": "remit_check", "name": finding.check, "value": finding.check, "url": rule.link}],
        "links": [{"url": each} for each in rule.links],
        "location": {
            "file": path(finding),
            "start_line": line,
            "end_line": line,
            "class": finding.resource.type,
            "method": plain(finding.resource.address or finding.resource.id),
        },
        "tracking": {
            "type": "source",
            "items": [
                {
                    "file": path(finding),
                    "start_line": line,
                    "end_line": line,
                    "signatures": [{"algorithm": SIGNATURE, "value": identity}],
                }
            ],
        },
    }


def quoted(text: str) -> str:
    """A line as Markdown code: GitLab renders descriptions, and a name could be an image, a mention, a quick action."""
    return f"`{text.replace('`', chr(0x2019))}`"
