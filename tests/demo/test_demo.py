"""The demo audits one estate through two doors, as code and as an account, and both must say the same."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit.demo import TEMPLATE
from remit.demo.deploy import REGION
from remit.model import DUTIES
from remit.sources import cloudformation

if TYPE_CHECKING:
    from remit.audit import Audit

DECIDED = ("pass", "fail")
STAND_IN = {
    ("certificatemanager.renewed-by-hand", "Certificate"): "moto calls every certificate ineligible for renewal",
    ("iam.console-password", "Operator"): "the account's operator is given a password, as nobody does in a template",
}
"""Where the stand-in tells another account than the template describes, by check and logical id, and why."""

ACCOUNT = """
import json, sys
from remit import audit
from remit.demo import audited
from remit.reports import records
done, made = audited(audit.load())
json.dump({
    "made": made,
    "resources": [records.resource_record(each.resource) for each in done.assessments],
    "findings": [records.finding_record(each) for each in done.findings],
    "ledger": [records.ledger_record(each) for each in done.ledger()],
    "counted": sum(done.counts.values()),
}, sys.stdout)
"""
"""The demo in a process of its own: moto keeps one account for a whole process, and other tests have theirs there."""


@pytest.fixture(scope="module")
def live() -> dict[str, Any]:
    """The demo's audit of the account, and the physical id of each resource of the template."""
    done = subprocess.run([sys.executable, "-c", ACCOUNT], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def declared() -> Audit:
    """The audit of the same template as code."""
    options = cloudformation.Options(region=REGION)
    return auditing.run(cloudformation.load([TEMPLATE], options), auditing.load())


def test_code_and_account_agree(live: dict[str, Any], declared: Audit) -> None:
    """Where both doors can see enough to decide, they decide alike."""
    arns = {each["key"]: each["arn"] or "" for each in live["resources"]}
    seen: dict[tuple[str, str, str], str] = {}
    for each in live["findings"]:
        of = each["resource"]
        seen |= {(each["check"], of["type"], name): each["verdict"] for name in (of["id"], arns[of["key"]])}
    compared, differing = 0, []
    for finding in declared.findings:
        other = seen.get((finding.check, finding.resource.type, live["made"][finding.resource.key]))
        if finding.verdict not in DECIDED or other not in DECIDED:
            continue
        compared += 1
        if other != finding.verdict and (finding.check, finding.resource.id) not in STAND_IN:
            differing.append(f"{finding.check} {finding.resource.id}: code {finding.verdict}, account {other}")
    assert not differing, "\n".join(differing)
    assert compared > 50, "the ids do not match, and too little was compared"


def test_the_account_shows_what_code_cannot(live: dict[str, Any]) -> None:
    """Root user, password policy and account defaults are audited, and the refused permission is named."""
    types = {each["type"] for each in live["resources"]}
    assert {"Remit::IAM::RootUser", "Remit::IAM::AccountPasswordPolicy", "Remit::EC2::AccountDefaults"} <= types
    reasons = [each["reason"] for each in live["findings"] if each["verdict"] == "undetermined"]
    assert any("dynamodb:DescribeContinuousBackups" in reason for reason in reasons), reasons
    assert not [each["reason"] for each in live["findings"] if each["verdict"] == "error"]


def test_the_ledger_adds_up(live: dict[str, Any], declared: Audit) -> None:
    """Resources × duties, and the counts say the same as the lines."""
    assert len(live["ledger"]) == len(live["resources"]) * len(DUTIES) == live["counted"]
    lines = list(declared.ledger())
    assert len(lines) == len(declared.assessments) * len(DUTIES) == sum(declared.counts.values())
    told: Counter[str] = Counter()
    for (_, _, state, _), count in declared.counts.items():
        told[state] += count
    assert Counter(line.state for line in lines) == told
