"""JUnit XML, as Jenkins, GitLab and GitHub's actions read it: a test suite for each file, a test case for each finding.

No standard defines it. Elements and attributes are those on which its readers agree
(https://github.com/testmoapp/junitxml; GitLab: https://docs.gitlab.com/ci/testing/unit_test_reports/). GitLab tells
test cases apart by `classname` and `name`, Jenkins takes the dots of `classname` for packages: so they are the check's
id and the resource's key.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from remit.reports.phrases import Rules, accepted, outcome, path, plain, scope, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from remit.audit import Audit, Registry
    from remit.audit.audit import Assessment
    from remit.model import Finding

ELEMENTS = {
    "fail": "failure",
    "error": "error",
    "waived": "skipped",
    "known": "skipped",
    "undetermined": "skipped",
    "not-applicable": "skipped",
}
"""Outcome → the element inside its test case. A pass has none."""


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """Every verdict. What is waived, not decided or not applicable is skipped, with the reason as its message.

    With a baseline so are the failures that it knows, since the run does not fail for them.
    """
    rules = Rules(registry)
    told = _Told(audit)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f"<testsuites{_attributes(name='remit', **_counts(audit.findings, told))}>\n")
    for name, group in _groups(audit).items():
        counts = _counts((finding for assessment in group for finding in assessment.findings), told)
        started = audit.started.strftime("%Y-%m-%dT%H:%M:%S")
        out.write(f"<testsuite{_attributes(name=name, **counts, timestamp=started)}>\n")
        for assessment in group:
            out.writelines(_case(finding, rules, told) for finding in assessment.findings)
        out.write("</testsuite>\n")
    out.write("</testsuites>\n")


def _groups(audit: Audit) -> dict[str, list[Assessment]]:
    """The assessments by file, or by account and Region."""
    groups: dict[str, list[Assessment]] = {}
    for assessment in audit.assessments:
        if assessment.findings:
            groups.setdefault(scope(assessment.findings[0]), []).append(assessment)
    return groups


class _Told:
    """What becomes of each finding."""

    def __init__(self, audit: Audit) -> None:
        """`known` are the failures that a baseline has."""
        self._comparison = audit.comparison

    def outcome(self, finding: Finding) -> str:
        """As for every report, and `known`."""
        told = outcome(finding)
        if told == "fail" and self._comparison is not None and not self._comparison.is_new(finding):
            return "known"
        return told


def _counts(findings: Iterable[Finding], told: _Told) -> dict[str, str]:
    counts = Counter(ELEMENTS.get(told.outcome(finding), "passed") for finding in findings)
    return {
        "tests": str(counts.total()),
        "failures": str(counts["failure"]),
        "errors": str(counts["error"]),
        "skipped": str(counts["skipped"]),
    }


def _case(finding: Finding, rules: Rules, told: _Told) -> str:
    place = {"file": path(finding), "line": str(finding.location.line or "")}
    start = f"<testcase{_attributes(classname=finding.check, name=plain(finding.resource.key), **place)}"
    result = told.outcome(finding)
    element = ELEMENTS.get(result)
    if element is None:
        return start + "/>\n"
    if element == "skipped":
        return f"{start}><skipped{_attributes(message=_why_skipped(finding, result))}/></testcase>\n"
    said = _attributes(message=sentence(finding), type=finding.severity if element == "failure" else "error")
    return f"{start}><{element}{said}>{escape(_body(finding, rules))}</{element}></testcase>\n"


def _why_skipped(finding: Finding, result: str) -> str:
    if finding.waiver is not None:
        return f"waived: {accepted(finding.waiver)}. {sentence(finding)}"
    if result == "known":
        return f"known before this change: {sentence(finding)}"
    return f"{result}: {sentence(finding)}"


def _body(finding: Finding, rules: Rules) -> str:
    """What a person reads who opens the failure: GitLab shows this and not the message."""
    rule = rules.of(finding)
    where = " ".join(filter(None, (plain(str(finding.location)), plain(finding.property))))
    lines = (finding.title, sentence(finding), where, f"Fix: {rule.fix}" if rule.fix else "", rule.link)
    return "\n".join(filter(None, lines))


def _attributes(**values: str) -> str:
    """Attributes with their leading spaces; empty ones are left out."""
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items() if value)
