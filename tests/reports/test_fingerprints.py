"""The same finding keeps its fingerprint; two never share one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from remit.reports.fingerprints import fingerprint, placed_fingerprint
from tests.reports.estates import audit_of, ordinary
from tests.reports.writing import NAMES, telling, written

if TYPE_CHECKING:
    from remit.model import Finding


@given(NAMES)
def test_no_two_findings_share_one(names: list[str]) -> None:
    audit, _ = audit_of(names)
    prints = [fingerprint(finding) for finding in audit.findings]
    assert len(set(prints)) == len(prints)


def test_members_checks_and_files_are_told_apart() -> None:
    audit, _ = audit_of(["Bucket"] * 6)
    assert len({fingerprint(finding) for finding in audit.findings}) == 18


def test_what_changes_from_run_to_run_is_not_in_it() -> None:
    audit, _ = ordinary()
    before = [fingerprint(finding) for finding in audit.findings]
    for finding in audit.findings:
        fixed(finding)
    assert [fingerprint(finding) for finding in audit.findings] == before


def fixed(finding: Finding) -> None:
    """Somebody inserted a rule above, and mended the failure."""
    finding.location.line += 40
    finding.place.property = "Rules[7].Port"
    finding.verdict = "pass"
    finding.reason = ""


def test_values_written_into_other_tools_stay() -> None:
    """What code scanning and Security Hub hold a finding by: a change of these is a change for every user."""
    audit, _ = ordinary(1)
    first = next(iter(audit.findings))
    assert fingerprint(first) == "4562211b5dbfa11e8ea0befd0160e9af"
    assert placed_fingerprint(first) == "814194bd852912397be2f43c365cb923"


def test_every_format_carries_the_same() -> None:
    """A finding that is muted in one tool is found again in another."""
    audit, registry = telling(account="123456789012", declared=False)
    [finding] = audit.findings
    for name in ("sarif", "csv", "gitlab-quality", "gitlab-sast", "ocsf", "asff"):
        assert fingerprint(finding) in written(name, audit, registry), name
