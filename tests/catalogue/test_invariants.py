"""What holds for every entry of the catalogue."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from remit import catalogue, schema
from remit.catalogue import shelf
from remit.catalogue.table import AWS_PAGE
from remit.model import DUTIES, OWNERS, Resource

TYPES = sorted(
    name
    for service in catalogue.services()
    for name in schema.type_names()
    if name.startswith(f"{service.namespace}::")
)
NAMESPACES = """
    AccessAnalyzer ApiGateway ApiGatewayV2 AutoScaling Backup CertificateManager CloudFormation CloudFront CloudTrail
    CloudWatch Cognito Config DynamoDB EC2 ECR ECS EFS EKS ElastiCache ElasticLoadBalancing ElasticLoadBalancingV2
    Events GuardDuty IAM Inspector InspectorV2 KMS Lambda Logs Organizations RDS Route53 S3 SNS SQS SSM SecretsManager
    SecurityHub WAFv2
"""
UNEXPLAINED = {
    "AWS::EKS::Capability",
    "AWS::Lambda::MicrovmImage",
    "AWS::Lambda::WebFunction",
    "AWS::Lambda::WebFunctionEndpoint",
    "AWS::Lambda::WebFunctionRevision",
}


def test_the_services_of_the_example_and_their_neighbours_are_there() -> None:
    found = {service.namespace for service in catalogue.services()}
    assert {f"AWS::{name}" for name in NAMESPACES.split()} | {"Remit", "Custom"} <= found


@pytest.mark.parametrize("type_name", TYPES)
def test_every_type_has_sixteen_lines_that_say_why_and_where(type_name: str) -> None:
    told = catalogue.explain(type_name)
    assert tuple(told.duties) == DUTIES
    assert told.service
    for duty, line in told.duties.items():
        assert line.owner in OWNERS
        assert line.because, duty
        assert AWS_PAGE.fullmatch(line.source), (duty, line.source)
        assert line.owner != "unclassified" or type_name in UNEXPLAINED or told.model == "opaque"
        assert line.act or line.owner != "shared", duty


@pytest.mark.parametrize("mover", catalogue.movers(), ids=lambda mover: mover.id)
def test_every_mover_says_why_and_where(mover: catalogue.Mover) -> None:
    assert mover.because
    assert AWS_PAGE.fullmatch(mover.source)
    for type_name in mover.types:
        assert mover.id in [each.id for each in catalogue.explain(type_name).movers]


def test_mover_ids_are_unique() -> None:
    ids = [mover.id for mover in catalogue.movers()]
    assert len(set(ids)) == len(ids)


def test_a_type_of_another_namespace_is_unclassified_and_never_a_guess() -> None:
    for type_name in (
        "AWS::QLDB::Ledger",
        "AWS::Nothing::AtAll",
        "nonsense",
        "AWS::../../etc::Passwd",
        "AWS::rds::DBInstance",
    ):
        lines = catalogue.classify(Resource(type_name, "x", "x", {}))
        assert {line.owner for line in lines.values()} == {"unclassified"}
        assert catalogue.service_of(type_name) is None
        assert not catalogue.is_configuration(type_name)


def test_configuration() -> None:
    assert catalogue.is_configuration("AWS::EC2::SecurityGroup")
    assert catalogue.is_configuration("AWS::IAM::ManagedPolicy")
    assert catalogue.is_configuration("Remit::IAM::RootUser")
    assert catalogue.is_configuration("Custom::AnythingAtAll")
    assert not catalogue.is_configuration("AWS::EC2::Instance")
    assert not catalogue.is_configuration("AWS::S3::Bucket")


def test_duties() -> None:
    duties = catalogue.duties()
    assert tuple(duty.id for duty in duties) == DUTIES
    assert [duty.half for duty in duties] == ["of the cloud"] * 5 + ["in the cloud"] * 11
    for duty in duties:
        assert duty.evidence, duty.id
        assert all(AWS_PAGE.fullmatch(page) for page in (duty.source, *(each.source for each in duty.evidence)))
    assert [duty.id for duty in catalogue.account_duties()] == [
        "regular-audits",
        "awareness-training",
        "compliance-reporting",
    ]


def test_models_have_every_line() -> None:
    for model in catalogue.models():
        assert tuple(model.lines) == DUTIES, model.id


def test_deprecated_runtimes_are_those_whose_date_has_passed() -> None:
    package = find_spec("cfnlint")
    assert package is not None
    assert package.origin is not None
    dates = Path(package.origin).parent / "data" / "AdditionalSpecs" / "LmbdRuntimeLifecycle.json"
    past = {name for name, dates in json.loads(dates.read_text()).items() if dates["deprecated"] <= "2026-11-15"}
    runtime = schema.describe("AWS::Lambda::Function").properties.property("Runtime")  # type: ignore[union-attr]
    mover = next(mover for mover in catalogue.movers() if mover.id == "lambda-eol")
    assert set(mover.condition.values) == past & set(runtime.enum)  # type: ignore[union-attr]


def test_every_type_of_a_service_is_named_in_its_file() -> None:
    """A new type of the registry fails here, and is then written into its service's file."""
    assert [name for name in TYPES if catalogue.service_of(name) is None] == []


def test_files_are_named_by_their_namespace() -> None:
    for name in shelf.services():
        record = shelf.service(name)
        assert record is not None
        assert record["namespace"].removeprefix("AWS::").lower() == name
