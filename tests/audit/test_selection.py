"""Which checks run, on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit import audit as auditing
from remit.audit import Selection
from remit.model import MemoryInventory, RemitError, passed
from tests.audit.made import registry, resource, row

if TYPE_CHECKING:
    from remit.model import Result


def fine(_: object) -> Result:
    """A check that everything passes."""
    return passed()


def member(name: str, also: str, severity: str) -> dict[str, object]:
    """A member of a family."""
    return {"name": name, "also": [also], "severity": severity, "data": {}}


CHECKS = registry(
    row(
        fine,
        id="s3.plain-http",
        also=("S3.5", "CKV_AWS_1"),
        duty="transit-encryption",
        severity="high",
    ),
    row(fine, id="s3.no-log", also=("S3.9",), duty="logging-monitoring", severity="low"),
    row(
        fine,
        id="ec2.open-port",
        types=["AWS::EC2::SecurityGroup"],
        duty="network-controls",
        needs=["AWS::EC2::VPC"],
        members=[member("22", "EC2.13", "high"), member("3389", "EC2.14", "low")],
    ),
)


def chosen(selection: Selection) -> list[str]:
    """The ids of the findings that the selection lets through, on a bucket and a group in two Regions."""
    estate = MemoryInventory(
        [resource("B", region="eu-west-1"), resource("G", "AWS::EC2::SecurityGroup", region="us-east-1"), resource("N")]
    )
    return [f"{each.resource.id} {each.check}" for each in auditing.run(estate, CHECKS, selection=selection).findings]


@pytest.mark.parametrize(
    ("selection", "wanted"),
    [
        ({"check": ["s3.plain-http"]}, ["B s3.plain-http", "N s3.plain-http"]),
        ({"check": ["ckv_aws_1"], "region": ["eu-west-1"]}, ["B s3.plain-http", "N s3.plain-http"]),
        ({"check": ["EC2.1?"], "severity": ["low"]}, ["G ec2.open-port:3389"]),
        ({"check": ["ec2.open-port:22"]}, ["G ec2.open-port:22"]),
        ({"check": ["ec2.open-port"]}, ["G ec2.open-port:22", "G ec2.open-port:3389"]),
        ({"skip": ["S3.*", "EC2.13"]}, ["G ec2.open-port:3389"]),
        ({"duty": ["network-controls"], "severity": ["high"]}, ["G ec2.open-port:22"]),
        ({"type": ["aws::s3::*"], "duty": ["logging-monitoring"]}, ["B s3.no-log", "N s3.no-log"]),
        ({"region": ["us-east-1"], "type": ["*Group"], "skip": ["*:22"]}, ["G ec2.open-port:3389"]),
    ],
    ids=str,
)
def test_selectors_narrow_together(selection: dict[str, list[str]], wanted: list[str]) -> None:
    """Selectors are globs over own and other ids, whatever the case; a resource without a Region is in every one."""
    assert chosen(Selection(**selection)) == wanted


@pytest.mark.parametrize("word", ["s3.plain-htpp", "S3.55", "zzzzzz"])
@pytest.mark.parametrize("where", ["check", "skip"])
def test_a_pattern_that_means_nothing_is_refused(where: str, word: str) -> None:
    """A misspelt id must not pass unnoticed: it is refused with what comes near it."""
    with pytest.raises(RemitError) as refused:
        Selection(**{where: [word]}).validate(CHECKS)
    assert word in refused.value.message
    assert "did you mean s3.plain-http" in refused.value.hint or "S3.5" in refused.value.hint or word == "zzzzzz"


def test_chosen_checks_choose_what_is_read() -> None:
    """Only the types of the chosen checks and what they ask for are needed; without a choice, everything."""
    needs = Selection(check=["ec2.*"]).needs(CHECKS)
    assert needs.types == {"AWS::EC2::SecurityGroup", "AWS::EC2::VPC"}
    assert Selection().needs(CHECKS).wants("AWS::Any::Thing")
