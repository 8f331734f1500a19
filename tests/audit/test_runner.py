"""From a check to its finding: the verdict, the property that decided, and what cannot be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit.audit.world import EstateWorld
from remit.model import (
    Cause,
    Location,
    MemoryInventory,
    Note,
    Resource,
    Satellite,
    Unknown,
    every,
    expect,
    failed,
    passed,
    some,
)
from tests.audit.made import registry, resource, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import Finding, Result
    from remit.model.resource import Path

RULES = {"Rules": {"List": [{"Port": 443}, {"Port": 22}, {"Port": 80}], "Names": ["a", "bad", "c"]}, "On": False}


def found(run: Callable[..., Result], *resources: Resource, whole: bool = False, **more: Any) -> Finding:
    """The finding of a check on the first resource."""
    estate = MemoryInventory(resources or [placed()], whole=whole)
    estate.gaps |= more.pop("gaps", {})
    audit = auditing.run(estate, registry(row(run)), **more)
    return next(audit.findings)


def placed(properties: dict[str, Any] | None = None) -> Resource:
    """A bucket whose every property stands on the line that its path is long."""

    def locate(path: Path) -> Location:
        return Location("t.yaml", len(path), detail=".".join(map(str, path)))

    return resource("Logs", properties=properties or RULES, locate=locate, location=Location("t.yaml", 99))


def no_ssh(bucket: Any) -> Result:
    for rule in bucket.Rules.List:
        if rule.Port == 22:
            return failed("open to all", at=rule)
    return passed()


def off(bucket: Any) -> Result:
    return expect(bucket.On, "off")


def bad_name(bucket: Any) -> Result:
    return expect("bad" not in bucket.Rules.Names, "a bad name")


def absent(bucket: Any) -> Result:
    return expect(bucket.Encryption.Algorithm == "aws:kms", "not encrypted")


def every_port(bucket: Any) -> Result:
    return expect(every(lambda rule: rule.Port > 50, bucket.Rules.List), "a low port")


def unread(bucket: Any) -> Result:
    return expect(bucket.Hidden, "off")


@pytest.mark.parametrize(
    ("run", "path"),
    [
        (no_ssh, "Rules.List[1]"),
        (off, "On"),
        (bad_name, "Rules.Names[1]"),
        (absent, "Encryption"),
        (every_port, "Rules.List[1].Port"),
        (unread, "Hidden"),
    ],
)
def test_a_finding_points_to_the_property_that_decided(run: Callable[..., Result], path: str) -> None:
    """Failures and what is undetermined carry the deciding path, through lists, and where it is declared."""
    finding = found(run, placed({**RULES, "Hidden": Unknown("not given")}))
    assert finding.verdict == ("undetermined" if run is unread else "fail")
    assert finding.property == path
    assert finding.location.line == len(finding.location.detail.split("."))


def test_a_finding_names_the_satellite_that_declared_it() -> None:
    """What a folded resource said is still told to be declared by it."""
    bucket = placed()
    bucket.satellites.append(Satellite("AWS::S3::Rules", "R", "t.yaml#R", ("Rules", "List"), Location("t.yaml", 7)))
    assert found(no_ssh, bucket).declared_by is bucket.satellites[0]
    assert found(off, bucket).declared_by is None
    bucket.external = True  # then there is nothing else that a finding could point to
    assert found(off, bucket).declared_by is bucket.satellites[0]
    bucket.satellites.append(Satellite("AWS::S3::Rules", "S", "t.yaml#S", ("Rules",), Location("t.yaml", 9)))
    assert found(off, bucket).declared_by is None


def test_a_crash_is_a_verdict_and_never_the_end() -> None:
    """A check that crashes says so in its finding, and the other checks still answer."""

    def crash(bucket: Any) -> Result:
        return expect(1 / 0, f"{bucket}")

    audit = auditing.run(MemoryInventory([placed()]), registry(row(crash, id="test.a"), row(off, id="test.b")))
    first, second = audit.findings
    assert first.verdict == "error"
    assert re.fullmatch(r"the check crashed: ZeroDivisionError at \w+\.py:\d+", first.reason)
    assert second.verdict == "fail"
    assert audit.verdicts == {"error": 1, "fail": 1}


def neighbours(bucket: Any, world: Any) -> Result:
    return expect(some(lambda each: each.On, world.about(bucket, "AWS::S3::AccessPoint", by="Bucket")), "none is on")


def trail(bucket: Any, world: Any) -> Result:
    return expect(some(lambda each: each.On, world.all("AWS::CloudTrail::Trail", of=bucket)), "no trail")


def root_mfa(bucket: Any, world: Any) -> Result:
    return expect(world.fact("Remit::Account", of=bucket).Mfa, "no MFA")


@pytest.mark.parametrize(
    ("run", "how", "verdict", "reason"),
    [
        (neighbours, {}, "fail", "none is on"),
        (neighbours, {"partial_estate": True}, "undetermined", "may exist"),
        (neighbours, {"whole": True}, "fail", "none is on"),
        (trail, {}, "undetermined", "may exist in the account, outside t.yaml"),
        (trail, {"whole": True}, "fail", "no trail"),
        (root_mfa, {}, "undetermined", "scan the account"),
        (root_mfa, {"whole": True}, "undetermined", "Remit::Account was not read"),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_what_is_absent_depends_on_what_is_whole(run: Any, how: dict[str, Any], verdict: str, reason: str) -> None:
    """In a template what is declared here is whole and the account is out of sight; in an account absence is a fact."""
    finding = found(run, **how)
    assert finding.verdict == verdict
    assert reason in finding.reason


@pytest.mark.parametrize(
    ("run", "type_name"),
    [(neighbours, "AWS::S3::AccessPoint"), (trail, "AWS::CloudTrail::Trail"), (root_mfa, "Remit::Account")],
)
def test_a_refused_call_leaves_it_open_and_names_the_action(run: Any, type_name: str) -> None:
    """Where a list could not be read, absence proves nothing: the verdict names the refused action."""
    why = "s3:ListAccessPoints was refused"
    finding = found(run, whole=True, gaps={(type_name, "t.yaml", None): why})
    assert (finding.verdict, finding.reason) == ("undetermined", why)


def test_a_known_yes_outweighs_what_was_refused() -> None:
    """One neighbour that is seen to be on decides, whatever else could not be read."""
    point = resource("P", "AWS::S3::AccessPoint", {"Bucket": "logs-1", "On": True})
    bucket = resource("Logs", name="logs-1")
    gaps = {("AWS::S3::AccessPoint", "t.yaml", None): "refused"}
    assert found(neighbours, bucket, point, whole=True, gaps=gaps).verdict == "pass"


def test_an_unknown_property_keeps_its_reason() -> None:
    """An undetermined verdict repeats the source's own reason for the value that it lacked."""
    why = Unknown(Cause("AccessDenied on s3:GetEncryptionConfiguration", action="s3:GetEncryptionConfiguration"))
    finding = found(absent, placed({"Encryption": why}))
    assert (finding.verdict, finding.reason) == ("undetermined", "AccessDenied on s3:GetEncryptionConfiguration")


def test_an_interruption_keeps_what_was_finished() -> None:
    """Ctrl-C ends the audit with the resources reached so far, all counts in step, marked interrupted."""

    def stop(done: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    estate = MemoryInventory([resource(f"B{number}", properties=RULES) for number in range(5)], notes=[Note("read")])
    audit = auditing.run(estate, registry(row(off)), progress=stop)
    assert audit.interrupted
    assert len(audit.assessments) == 2
    assert audit.counts.total() == 2 * 16


def test_what_one_region_has_does_not_stand_for_another() -> None:
    """A regional subject sees its own Region only; the account sees all of them."""
    inventory = MemoryInventory(
        [
            Resource("AWS::GuardDuty::Detector", "d", "a/one#d", {"Enable": True}, scope="a", region="one"),
            Resource("Remit::EC2::AccountDefaults", "one", "a/one#defaults", {}, scope="a", region="one"),
            Resource("Remit::EC2::AccountDefaults", "two", "a/two#defaults", {}, scope="a", region="two"),
            Resource("Remit::Account::Account", "a", "a#account", {}, scope="a"),
        ],
        whole=True,
    )
    world = EstateWorld(inventory)
    seen = {each: inventory.get(each) for each in ("a/one#defaults", "a/two#defaults", "a#account")}
    counts = [len(world.all("AWS::GuardDuty::Detector", of=each.properties)) for each in seen.values() if each]
    assert counts == [1, 0, 1]
