from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit import audit as auditing
from remit.audit import ledger
from remit.model import (
    ALLOWED_STATES,
    DUTIES,
    Finding,
    MemoryInventory,
    Ownership,
    Result,
    Undetermined,
    Waiver,
    resource_of,
)
from tests.audit.made import FAR, attestation, registry, resource, row, settings, waiver

if TYPE_CHECKING:
    from remit.audit import Audit
    from remit.model.finding import Verdict

TYPES = ("AWS::S3::Bucket", "AWS::RDS::DBInstance", "AWS::EC2::Instance", "AWS::RDS::DBParameterGroup", "AWS::No::Such")
VERDICTS = ("pass", "fail", "undetermined", "not-applicable", "error")
PLANS = st.lists(
    st.tuples(st.sampled_from(TYPES), st.lists(st.sampled_from(VERDICTS), min_size=3, max_size=3)), max_size=8
)
THREE = st.lists(st.sampled_from(DUTIES), min_size=3, max_size=3)


def told(properties: Any, member: dict[str, Any]) -> Result:
    """A check that says what the resource's plan says."""
    verdict = resource_of(properties).tags["plan"][member["number"]]
    if verdict == "undetermined":
        raise Undetermined("not readable")
    if verdict == "error":
        raise ZeroDivisionError
    return Result(verdict, f"is {verdict}")


def audit_of(plans: list[tuple[str, list[str]]], duties: list[str], *, waived: bool, attested: bool) -> Audit:
    """An audit of one resource a plan, by three checks of these duties."""
    rows = []
    for number, duty in enumerate(duties):
        members = [{"name": "m", "also": [f"X.{number}"], "severity": "low", "data": {"number": number}}]
        rows.append(row(told, id=f"test.c{number}", duty=duty, types=TYPES, members=members))
    resources = [
        resource(f"R{number}", type_name, tags={"plan": plan}) for number, (type_name, plan) in enumerate(plans)
    ]
    chosen = {
        "waiver": [waiver("x.0", "R[0-3]")] if waived else [],
        "attestation": [attestation(duties[0])] if attested else [],
    }
    return auditing.run(MemoryInventory(resources), registry(*rows), settings=settings(**chosen))


@given(plans=PLANS, duties=THREE, waived=st.booleans(), attested=st.booleans())
def test_the_ledger_adds_up(
    plans: list[tuple[str, list[str]]], duties: list[str], *, waived: bool, attested: bool
) -> None:
    """Whatever the checks say, there are resources × 16 lines, each with one owner and a state that fits it."""
    audit = audit_of(plans, duties, waived=waived, attested=attested)
    lines = list(audit.ledger())
    assert len({(line.resource.key, line.duty) for line in lines}) == len(lines) == len(plans) * 16
    assert all(line.state in ALLOWED_STATES[line.owner] for line in lines)
    counted = Counter((line.duty, line.owner, line.state) for line in lines)
    assert counted == sum((Counter({key[:3]: number}) for key, number in audit.counts.items()), Counter())
    assert audit.verdicts.total() == len(list(audit.findings)) == len(plans) * 3


@given(plans=PLANS, duties=THREE, attested=st.booleans())
def test_nothing_open_is_ever_done(plans: list[tuple[str, list[str]]], duties: list[str], *, attested: bool) -> None:
    """A line is done only when a check passed on it and none failed, crashed or lacked data."""
    audit = audit_of(plans, duties, waived=False, attested=attested)
    for assessment in audit.assessments:
        for line in audit.lines(assessment):
            verdicts = {each.verdict for each in assessment.findings if each.duty == line.duty}
            if line.state in ("done", "attested", "inherited"):
                assert not verdicts & {"fail", "undetermined", "error"}
            if line.state == "done":
                assert "pass" in verdicts


def finding(verdict: Verdict, *, waived: bool = False) -> Finding:
    """A finding on rest-encryption."""
    accepted = Waiver(check="*", resource="*", owner="Ada", reason="so", expires=FAR) if waived else None
    return Finding(
        check=f"test.{verdict}", also=(), duty="rest-encryption", severity="low", verdict=verdict, reason="why",
        resource=resource(), waiver=accepted,
    )  # fmt: skip


FAIL, WAIVED = finding("fail"), finding("fail", waived=True)
OPEN, CRASH = finding("undetermined"), finding("error")
PASS, NA = finding("pass"), finding("not-applicable")


def label(value: object) -> str:
    """Readable test ids."""
    if isinstance(value, list):
        return "+".join(each.check[5:] + ("~" if each.waiver else "") for each in value)
    return str(value)


@pytest.mark.parametrize(
    ("findings", "attested", "state"),
    [
        ([FAIL, OPEN, WAIVED, PASS], "yes", "not-done"),
        ([WAIVED, OPEN, PASS], "yes", "unknown"),
        ([CRASH, PASS], "yes", "unknown"),
        ([WAIVED, PASS], "yes", "waived"),
        ([PASS, NA], "yes", "attested"),
        ([], "yes", "attested"),
        ([PASS, PASS, NA], "", "done"),
        ([NA], "", "unassessed"),
        ([], "", "unassessed"),
    ],
    ids=label,
)
def test_state_follows_the_weightiest_verdict(findings: list[Finding], attested: str, state: str) -> None:
    """Fail outweighs unknown, unknown a waiver, a waiver an attestation, an attestation a pass."""
    line = ledger.line(
        resource(), "rest-encryption", Ownership("customer", "yours", "https://x"), findings, lambda *_: attested
    )
    assert line.state == state


def test_done_says_what_it_rests_on() -> None:
    """A done line counts its checks and names them."""
    line = ledger.line(resource(), "rest-encryption", Ownership("customer", "yours", ""), [PASS, PASS], lambda *_: "")
    assert (line.reason, line.because) == ("done, 2 checks", ["test.pass", "test.pass"])


@pytest.mark.parametrize("owner", ["aws", "not-applicable"])
def test_an_act_left_undone_makes_the_duty_shared(owner: Any) -> None:
    """Where the catalogue sees nothing for the customer to do and a check fails, the line is shared and not done."""
    line = ledger.line(resource(), "hardware", Ownership(owner, "theirs", ""), [FAIL], lambda *_: "")
    assert (line.owner, line.state) == ("shared", "not-done")


def test_an_unknown_owner_names_the_missing_fact() -> None:
    """A line whose owner cannot be told is unknown, and says which fact would tell."""
    line = ledger.line(resource(), "guest-os", Ownership("unknown", "", "", missing="Engine"), [], lambda *_: "yes")
    assert (line.state, line.reason) == ("unknown", "not known: Engine")
