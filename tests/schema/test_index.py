"""The index knows the registry's types and properties, shares what is recursive, and is not stale."""

from __future__ import annotations

from typing import Any

import pytest

from remit.schema import describe, exists, suggest, type_names
from tools import schema


@pytest.mark.parametrize(
    ("type_name", "path", "expected"),
    [
        ("AWS::RDS::DBInstance", "StorageEncrypted", True),
        ("AWS::RDS::DBInstance", "StorageEncryptedX", False),
        (
            "AWS::S3::Bucket",
            "BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.SSEAlgorithm",
            True,
        ),
        ("AWS::S3::Bucket", "BucketEncryption.ServerSideEncryptionConfiguration.0.BucketKeyEnabled", True),
        ("AWS::S3::Bucket", "BucketEncryption.ServerSideEncryptionConfiguration[0].Nope", False),
        ("AWS::IAM::Role", "AssumeRolePolicyDocument.Statement", True),
        ("AWS::Lambda::Function", "Environment.Variables.ANY_NAME", True),
        ("AWS::CloudFormation::CustomResource", "AnyName", True),
        ("AWS::S3::Bucket", "BucketPolicy.PolicyDocument.Statement[].Effect", True),
        ("AWS::EC2::SecurityGroup", "SecurityGroupIngress[].CidrIp", True),
        ("AWS::EC2::SecurityGroup", "SecurityGroupIngress[].GroupId", False),
        ("AWS::IAM::User", "Credentials.MfaActive", True),
        ("Remit::IAM::RootUser", "MfaEnabled", True),
        ("Remit::IAM::RootUser", "", False),
        ("AWS::No::Type", "Name", False),
    ],
    ids=lambda value: str(value)[-40:],
)
def test_a_path_exists_when_the_registry_a_satellite_or_a_fact_has_it(
    type_name: str, path: str, *, expected: bool
) -> None:
    assert exists(type_name, path) is expected


def test_every_path_that_a_type_tells_exists() -> None:
    for name in type_names():
        described = describe(name)
        assert described is not None, name
        told = (*described.primary_identifier, *described.read_only, *described.write_only)
        for path in (*told, *([described.tags] if described.tags else [])):
            assert exists(name, path), f"{name}.{path}"


def test_a_type_tells_what_a_source_needs() -> None:
    described = describe("AWS::KMS::Key")
    assert described is not None
    assert described.primary_identifier == ("KeyId",)
    assert "Arn" in described.read_only
    assert "PendingWindowInDays" in described.write_only
    assert described.tags == "Tags"
    spec = described.properties.property("KeySpec")
    assert spec is not None
    assert (spec.kind, spec.default) == ("string", "SYMMETRIC_DEFAULT")
    assert "RSA_4096" in spec.enum


def test_a_recursive_definition_has_no_bottom() -> None:
    described = describe("AWS::WAFv2::WebACL")
    assert described is not None
    rules = described.properties.property("Rules")
    assert rules is not None
    assert rules.items is not None
    statement = rules.items.property("Statement")
    for _ in range(200):
        assert statement is not None
        negation = statement.property("NotStatement")
        assert negation is not None
        statement = negation.property("Statement")


@pytest.mark.parametrize(
    "name", ["", "S3", "AWS::S3", "AWS::S3::", "AWS::../S3::Bucket", "AWS::s3::Bucket", "AWS::_index::a"]
)
def test_a_name_that_is_none_has_no_schema(name: str) -> None:
    assert describe(name) is None


def test_the_nearest_names_are_suggested() -> None:
    assert suggest("AWS::S3::Buckt")[0] == "AWS::S3::Bucket"
    assert suggest("AWS::EC2::Securitygroup")[0] == "AWS::EC2::SecurityGroup"
    assert suggest("completely different") == ()


def test_the_index_is_what_the_generator_writes() -> None:
    assert list(schema.differences(schema.build())) == []


def test_a_stale_index_is_told_by_type_and_property(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    texts = {"EC2.json": '{"AWS::EC2::VPC":{"properties":{"Old":"string","Same":"string","Kind":"string"}}}'}
    monkeypatch.setattr(schema, "DATA", tmp_path)
    for name in ("_index.json", "_satellites.json"):
        texts[name] = "{}"
    schema.write(texts)
    vpc = '"AWS::EC2::VPC":{"properties":{"New":"string","Same":"string","Kind":"json"}}'
    new = f'{{{vpc},"AWS::EC2::EIP":{{"properties":{{}}}}}}'
    found = list(schema.differences({**texts, "EC2.json": new}))
    assert found == ["new type      AWS::EC2::EIP", "changed type  AWS::EC2::VPC: +New -Old ~Kind"]
    assert list(schema.differences({**texts, "EC2.json": "{}"})) == ["removed type  AWS::EC2::VPC"]
