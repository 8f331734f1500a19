"""The demo audits one estate through two doors, as code and as an account, and both must say the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from remit import audit as auditing
from remit.demo import TEMPLATE, audited
from remit.demo.deploy import REGION
from remit.model import DUTIES
from remit.sources import cloudformation

if TYPE_CHECKING:
    from remit.audit import Audit

DECIDED = ("pass", "fail")
STAND_IN = {
    ("certificatemanager.renewed-by-hand", "Certificate"): "moto calls every certificate ineligible for renewal",
}
"""Where the stand-in tells another account than the template describes, by check and logical id, and why."""


@pytest.fixture(scope="module")
def live() -> tuple[Audit, dict[str, str]]:
    """The demo's audit of the account, and the physical id of each resource of the template."""
    return audited(auditing.load())


@pytest.fixture(scope="module")
def declared() -> Audit:
    """The audit of the same template as code."""
    options = cloudformation.Options(region=REGION)
    return auditing.run(cloudformation.load([TEMPLATE], options), auditing.load())


def test_code_and_account_agree(live: tuple[Audit, dict[str, str]], declared: Audit) -> None:
    """Where both doors can see enough to decide, they decide alike."""
    account, made = live
    seen = {(each.check, each.resource.type, each.resource.id): each for each in account.findings}
    seen |= {(each.check, each.resource.type, each.resource.arn or ""): each for each in account.findings}
    compared, differing = 0, []
    for finding in declared.findings:
        other = seen.get((finding.check, finding.resource.type, made[finding.resource.key]))
        if other is None or finding.verdict not in DECIDED or other.verdict not in DECIDED:
            continue
        compared += 1
        if other.verdict != finding.verdict and (finding.check, finding.resource.id) not in STAND_IN:
            differing.append(f"{finding.check} {finding.resource.id}: code {finding.verdict}, account {other.verdict}")
    assert not differing, "\n".join(differing)
    assert compared > 50, "the ids do not match, and too little was compared"


def test_the_account_shows_what_code_cannot(live: tuple[Audit, dict[str, str]]) -> None:
    """Root user, password policy and account defaults are audited, and the refused permission is named."""
    account, _ = live
    types = {each.resource.type for each in account.assessments}
    assert {"Remit::IAM::RootUser", "Remit::IAM::AccountPasswordPolicy", "Remit::EC2::AccountDefaults"} <= types
    reasons = [each.reason for each in account.findings if each.verdict == "undetermined"]
    assert any("dynamodb:DescribeContinuousBackups" in reason for reason in reasons), reasons
    assert not [each.reason for each in account.findings if each.verdict == "error"]


def test_the_ledger_adds_up(live: tuple[Audit, dict[str, str]], declared: Audit) -> None:
    """Resources × duties, and the counts say the same as the lines."""
    for audit in (live[0], declared):
        lines = list(audit.ledger())
        assert len(lines) == len(audit.assessments) * len(DUTIES) == sum(audit.counts.values())
        told: Counter[str] = Counter()
        for (_, _, state, _), count in audit.counts.items():
            told[state] += count
        assert Counter(line.state for line in lines) == told
