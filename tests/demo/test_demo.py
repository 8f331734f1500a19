"""The demo audits one estate through two doors, as code and as an account, and both must say the same."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit.audit.routes import Routes
from remit.demo import TEMPLATE
from remit.demo.deploy import REGION
from remit.model import DUTIES
from remit.reports import routes_json
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
from remit.audit.routes import Routes
from remit.reports import records, routes_json
done, made = audited(audit.load())
json.dump({
    "made": made,
    "resources": [records.resource_record(each.resource) for each in done.assessments],
    "findings": [records.finding_record(each) for each in done.findings],
    "ledger": [records.ledger_record(each) for each in done.ledger()],
    "counted": sum(done.counts.values()),
    "routes": routes_json.routes(Routes(done)),
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


SEED = ("Distribution", "Balancer", "WebServerA", "Orders")
"""Browser → CloudFront → load balancer → EC2 → RDS, by the template's names."""

TOLD = {
    "Distribution": {"network-infrastructure": ("aws", "inherited"), "transit-encryption": ("shared", "not-done")},
    "Balancer": {"network-controls": ("customer", "not-done"), "service-software": ("aws", "inherited")},
    "WebServerA": {"facilities": ("aws", "inherited"), "network-controls": ("customer", "done")},
    "Orders": {"service-software": ("aws", "inherited"), "rest-encryption": ("shared", "done")},
}
"""Of each station what the worked example tells: some of AWS's part, some of the customer's, and how it stands."""


def test_the_request_of_the_seed_leads_from_the_browser_to_the_database(live: dict[str, Any], declared: Audit) -> None:
    """Code and account tell the same way, the same owners, and the same states of the duties that both can see."""
    keys = {resource.id: resource.key for each in declared.assessments for resource in (each.resource,)}
    made = {keys[name]: live["made"][keys[name]] for name in SEED}
    arns = {each["arn"] or each["id"]: each["key"] for each in live["resources"]}
    arns |= {each["id"]: each["key"] for each in live["resources"]}
    wanted = {"code": [keys[name] for name in SEED], "account": [arns[made[keys[name]]] for name in SEED]}
    found = {"code": routes_json.routes(Routes(declared)), "account": live["routes"]}
    for door, told in found.items():
        paths = [path for route in told["routes"] for path in route["paths"]]
        [path] = [each for each in paths if [hop["resource"] for hop in each["hops"][1:]] == wanted[door]]
        assert path["answer"] == "yes" or "VPCBlockPublicAccessOptions was not read" in path["why"]
        assert path["hops"][0]["label"] == "Browser"
        assert [hop["protocol"] for hop in path["hops"][1:]] == ["HTTP or HTTPS", "HTTP", "HTTP", "TCP"]
        assert [hop["port"] for hop in path["hops"][1:]] == [None, 80, 8080, 5432]
        for name, hop in zip(SEED, path["hops"][1:], strict=True):
            duties = {each["duty"]: (each["owner"], each["state"]) for each in hop["duties"]}
            assert {duty: duties.get(duty) for duty in TOLD[name]} == TOLD[name], (door, name)


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
