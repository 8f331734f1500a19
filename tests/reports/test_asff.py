"""The AWS Security Finding Format, held against botocore's model of `BatchImportFindings`."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from botocore.session import get_session
from botocore.validate import ParamValidator
from hypothesis import given

from remit import reports
from remit.model import Location
from remit.reports.asff_types import NAMES as TYPES
from remit.reports.asff_types import OTHERWISE, asff_type
from remit.reports.phrases import outcome
from remit.schema import type_names
from tests.reports.estates import audit_of, ordinary
from tests.reports.writing import NAMES, telling, written

if TYPE_CHECKING:
    from remit.audit import Audit, Registry

LENGTH = re.compile(r"Maximum (?:length )?of (\d+)")
ITEMS = re.compile(r"[Mm]aximum (?:number )?of (\d+)")


@cache
def request() -> Any:
    """The shape of the call's input."""
    return get_session().get_service_model("securityhub").operation_model("BatchImportFindings").input_shape


def findings(audit: Audit, registry: Registry) -> list[dict[str, Any]]:
    """The report, read back, and held against the model: its types, enumerations, patterns and documented limits."""
    read: list[dict[str, Any]] = json.loads(written("asff", audit, registry))
    for start in range(0, len(read), 100):
        call = {"Findings": read[start : start + 100]}
        assert ParamValidator().validate(call, request()).generate_report() == ""
        assert problems(call, request()) == []
    assert all(len(json.dumps(each)) < 240_000 for each in read)
    return read


def problems(value: Any, shape: Any) -> list[str]:
    """What the service would refuse although the types are right."""
    if isinstance(value, str):
        return text_problems(value, shape)
    if shape.type_name == "structure":
        inner = [(each, shape.members[name]) for name, each in value.items()]
    elif shape.type_name == "map":
        inner = [(each, shape.value) for each in value.values()]
    else:
        inner = [(each, shape.member) for each in value]
    most = {"structure": 1000, "map": 50, "list": limit(ITEMS, shape, 32)}[shape.type_name]
    own = [f"{shape.name}: {len(value)} items"] if len(value) > most else []
    return own + [problem for each, part in inner for problem in problems(each, part)]


def text_problems(value: str, shape: Any) -> list[str]:
    """An unknown word, a blank, a text that is too long or not printable."""
    wrong = (
        bool(shape.enum) and value not in shape.enum,
        not value.strip(),
        not value.isprintable(),
        len(value) > limit(LENGTH, shape, 2048),
    )
    return [f"{shape.name}: {value!r}"] if any(wrong) else []


def limit(pattern: re.Pattern[str], shape: Any, otherwise: int) -> int:
    """The limit that the documentation of a shape tells."""
    told = pattern.search(re.sub(r"<[^>]+>", "", shape.documentation))
    return int(told[1]) if told else otherwise


@given(NAMES)
def test_every_live_finding_can_be_imported(names: list[str]) -> None:
    audit, registry = audit_of([name * 50 for name in names])
    live = [finding for finding in audit.findings if not finding.location.file]
    read = findings(audit, registry)
    assert [each["GeneratorId"] for each in read] == [finding.check for finding in live]
    assert len({each["Id"] for each in read}) == len(read)


def test_findings_of_code_are_counted_and_left_out() -> None:
    audit, registry = telling()
    assert findings(audit, registry) == []
    assert reports.left_out("asff", audit) == "1 finding of code left out: they belong to no account"
    assert reports.left_out("asff", audit_of(["One"])[0]) == ""
    assert reports.left_out("json", audit) == ""


def test_every_verdict_has_its_status() -> None:
    """A failure that is waived is suppressed, with the waiver as its note; a pass is informational."""
    audit, registry = ordinary(30)
    live = [finding for finding in audit.findings if not finding.location.file]
    wanted = {
        "pass": ("PASSED", None),
        "fail": ("FAILED", None),
        "undetermined": ("WARNING", None),
        "error": ("NOT_AVAILABLE", None),
        "not-applicable": ("NOT_AVAILABLE", None),
    }
    seen = set()
    for finding, told in zip(live, findings(audit, registry), strict=True):
        status = (told["Compliance"]["Status"], told.get("Workflow", {}).get("Status"))
        assert status == wanted[outcome(finding)]
        seen.add(outcome(finding))
    assert seen == set(wanted)


def test_a_waived_failure_is_suppressed() -> None:
    audit, registry = audit_of(["One"], waiver=[WAIVER])
    [waived] = [each for each in findings(audit, registry) if "Workflow" in each]
    assert (waived["Workflow"], waived["Compliance"]) == ({"Status": "SUPPRESSED"}, {"Status": "FAILED"})
    assert waived["Note"]["Text"] == "accepted (owner platform, until 2999-12-31)"


WAIVER = {"check": "t.0", "resource": "*", "owner": "platform", "reason": "accepted", "expires": "2999-12-31"}


@pytest.mark.parametrize(
    ("facts", "arn", "region"),
    [
        (
            {"region": "eu-west-1"},
            "arn:aws:securityhub:eu-west-1:123456789012:product/123456789012/default",
            "eu-west-1",
        ),
        ({"region": None}, "arn:aws:securityhub:us-east-1:123456789012:product/123456789012/default", "us-east-1"),
        (
            {"region": None, "arn": "arn:aws-us-gov:iam::123456789012:user/a"},
            "arn:aws-us-gov:securityhub:us-gov-west-1:123456789012:product/123456789012/default",
            "us-gov-west-1",
        ),
        (
            {"region": "cn-north-1"},
            "arn:aws-cn:securityhub:cn-north-1:123456789012:product/123456789012/default",
            "cn-north-1",
        ),
    ],
)
def test_the_product_is_the_account_s_own(facts: dict[str, Any], arn: str, region: str) -> None:
    """A global resource is reported where its partition's global services answer."""
    audit, registry = telling(account="123456789012", location=Location(detail="s3:ListBuckets"), **facts)
    [told] = findings(audit, registry)
    assert (told["ProductArn"], told["Resources"][0]["Region"]) == (arn, region)


def test_types_are_those_that_security_hub_knows() -> None:
    known = {*request().members["Findings"].member.members["Resources"].member.members["Details"].members, "AwsAccount"}
    assert {*TYPES.split(), *OTHERWISE.values()} <= known
    assert set(TYPES.split()) <= {asff_type(name) for name in type_names()}


@pytest.mark.parametrize(
    ("cloudformation", "asff"),
    [
        ("AWS::S3::Bucket", "AwsS3Bucket"),
        ("AWS::RDS::DBInstance", "AwsRdsDbInstance"),
        ("AWS::EC2::VPC", "AwsEc2Vpc"),
        ("AWS::ElasticLoadBalancingV2::LoadBalancer", "AwsElbv2LoadBalancer"),
        ("AWS::IAM::ManagedPolicy", "AwsIamPolicy"),
        ("Remit::IAM::RootUser", "AwsAccount"),
        ("AWS::Logs::LogGroup", "Other"),
    ],
)
def test_a_type_has_its_name_there(cloudformation: str, asff: str) -> None:
    assert asff_type(cloudformation) == asff
