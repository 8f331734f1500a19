"""A policy that cannot be read is no crash of a check and no pass: every check that asks the identity engine."""

from __future__ import annotations

import inspect
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit.audit import Check, registry
from remit.audit.runner import Runner
from remit.model import Location, MemoryInventory, Resource, wrap

if TYPE_CHECKING:
    from remit.audit.registry import Member
    from remit.model import Finding

ALLOW = {"Effect": "Allow", "Principal": {"AWS": "*", "Service": "s3.amazonaws.com"}, "Action": "*", "Resource": "*"}
BROKEN: dict[str, Any] = {
    "cut JSON": '{"Statement": [',
    "no JSON": "public",
    "deep JSON": "[" * 100_000,
    "10 MB": '{"Statement": [' + '{"Effect": "Deny", "Action": "*", "Resource": "*"},' * 200_000 + "{}]}",
    "a number": 7,
    "a list": [],
    "no statements": {"Statement": "x"},
    "statement a number": {"Statement": [7]},
    "no effect": {"Statement": [{**ALLOW, "Effect": "Perhaps"}]},
    "no operator": {"Statement": [{**ALLOW, "Condition": {"StringIsh": {"aws:SourceVpc": "vpc-1"}}}]},
    "condition a text": {"Statement": [{**ALLOW, "Condition": "only mine"}]},
    "too many statements": {"Statement": [{**ALLOW, "Effect": "Deny"}] * 2_000},
}
"""What no AWS service would take, though code, and a response that was tampered with, may hold it."""

HOLDERS: dict[str, Any] = {
    "AWS::S3::Bucket": lambda document: {"BucketPolicy": {"PolicyDocument": document}},
    "AWS::IAM::Role": lambda document: {
        "AssumeRolePolicyDocument": document,
        "Policies": [{"PolicyName": "p", "PolicyDocument": document}],
    },
    "AWS::IAM::ManagedPolicy": lambda document: {"PolicyDocument": document},
    "AWS::KMS::Key": lambda document: {"KeyPolicy": document},
    "AWS::SQS::Queue": lambda document: {"QueuePolicy": {"PolicyDocument": document}},
    "AWS::SNS::Topic": lambda document: {"TopicPolicy": {"PolicyDocument": document}},
    "AWS::ECR::Repository": lambda document: {"RepositoryPolicyText": document},
    "AWS::SecretsManager::Secret": lambda document: {"ResourcePolicy": {"ResourcePolicy": document}},
}


@cache
def asking(type_name: str) -> list[Check]:
    """The checks of a type that ask the identity engine about a policy."""
    found = [check for check in auditing.Registry(registry.build()["checks"]) if type_name in check.types]
    return [check for check in found if "world.iam" in inspect.getsource(import_module(check.module))]


@pytest.mark.parametrize("type_name", HOLDERS)
@pytest.mark.parametrize("broken", BROKEN)
def test_a_policy_that_cannot_be_read_is_never_called_safe(type_name: str, broken: str) -> None:
    checks = asking(type_name)
    assert checks
    judged = 0
    for check in checks:
        for member in check.members:
            if judge(check, member, type_name, {"Statement": ALLOW}).verdict == "pass":
                continue  # no policy decides it: nobody unsigned gets into a key
            finding = judge(check, member, type_name, BROKEN[broken])
            assert finding.verdict in ("fail", "undetermined"), f"{finding.check}: {finding.verdict} {finding.reason}"
            judged += 1
    assert judged


def judge(check: Check, member: Member, type_name: str, document: Any) -> Finding:
    """What a check says of a resource that has the document wherever it holds one."""
    properties = wrap(HOLDERS[type_name](document)).__dict__
    resource = Resource(type_name, "It", "t#It", properties, scope="t", location=Location("t", 1))
    return Runner(MemoryInventory([resource])).finding(check, member, resource)
