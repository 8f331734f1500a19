"""What a principal can do: every ability shown by a request that the concrete evaluation allows."""

from __future__ import annotations

import json
from cProfile import Profile
from typing import Any

import pytest

from remit.engines.iam.abilities import Ability, abilities
from remit.engines.iam.decision import decide
from remit.engines.iam.estate import Estate
from remit.engines.iam.leftovers import ANY_ACTION
from remit.model import MemoryInventory, PartialString, Resource, Unknown
from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import allow, deny, to
from tests.engines.iam.test_estate import BUCKET, TRUSTS_EC2, arn, declared, inline, role
from tests.engines.iam.test_symbolic import actions


def able(resources: list[Resource], who: str = "App", *asked: str) -> list[Ability]:
    where = Estate(MemoryInventory(resources), account=OWN)
    found = list(abilities(where, where.caller(who), actions(*asked) if asked else (ANY_ACTION,)))
    for each in found:
        assert each.request is None or decide(each.request).outcome == "allow"
        assert (each.request is None) is (each.cause is not None)
    return found


def said(resources: list[Resource], who: str = "App", *asked: str) -> dict[str, tuple[str, ...]]:
    return {each.service: each.actions for each in able(resources, who, *asked)}


def app(*statements: Any, **more: Any) -> Resource:
    return role(Policies=inline({"Version": "2012-10-17", "Statement": list(statements)}), **more)


def test_actions_are_told_by_service_as_the_policy_spells_them() -> None:
    caller = app(allow(["s3:Get*", "s3:ListBucket", "sqs:SendMessage"], ["arn:aws:s3:::b/*", "*"]))
    assert said([caller]) == {"s3": ("s3:Get*", "s3:ListBucket"), "sqs": ("sqs:SendMessage",)}
    assert said([caller], "App", "s3:getobject") == {"s3": ("s3:Get*",)}
    assert said([caller], "App", "ec2:*") == {}


def test_resources_are_told_by_the_names_that_they_have() -> None:
    named = declared("AWS::S3::Bucket", "Logs", BucketName="logs")
    [found] = able([app(allow("s3:GetObject", PartialString([arn("Logs"), "/*"]))), named])
    assert found.resources == ("arn:aws:s3:::logs/*",)


def test_what_is_denied_or_out_of_bounds_is_left_out() -> None:
    bound = declared("AWS::IAM::ManagedPolicy", "Bound", PolicyDocument={"Statement": [allow(["s3:*", "sqs:*"])]})
    grants = allow(["s3:Get*", "sqs:SendMessage", "ec2:*"])
    caller = app(grants, deny("sqs:*"), PermissionsBoundary=arn("Bound"))
    assert said([caller, bound]) == {"s3": ("s3:Get*",)}


def test_service_control_counts() -> None:
    scp = declared(
        "AWS::Organizations::Policy",
        "Guard",
        Type="SERVICE_CONTROL_POLICY",
        Content={"Statement": [deny("s3:*")]},
        TargetIds=["r-1"],
    )
    assert said([app(allow(["s3:*", "sqs:*"])), scp]) == {"sqs": ("sqs:*",)}


def test_keys_and_roles_are_led_by_their_own_policies() -> None:
    """Those that are not at hand leave it open, unless only those at hand are meant."""
    key = declared("AWS::KMS::Key", "Key", KeyPolicy={"Statement": [to(arn("App"), Action="kms:Decrypt")]})
    other = role("Other", AssumeRolePolicyDocument={"Statement": [to(arn("App"), Action="sts:AssumeRole")]})
    found = able([app(allow(["kms:Decrypt", "sts:AssumeRole"])), key, other])
    assert {(each.service, each.source, each.request is not None) for each in found} == {
        ("kms", "the policy of Key", True),
        ("sts", "the policy of Other", True),
        ("kms", "policy p of App", False),
        ("sts", "policy p of App", False),
    }
    trust = {"Statement": [to(f"arn:aws:iam::{OTHER}:root", Action="sts:AssumeRole")]}
    shut = declared("AWS::IAM::Role", "Shut", account=OWN, RoleName="shut", AssumeRolePolicyDocument=trust)
    grant = inline({"Statement": [allow("sts:AssumeRole", f"arn:aws:iam::{OWN}:role/shut")]})
    ours = declared("AWS::IAM::Role", "App", account=OWN, AssumeRolePolicyDocument=TRUSTS_EC2, Policies=grant)
    assert able([ours, shut]) == []


def test_resources_whose_policy_names_the_principal_are_found() -> None:
    queue = declared("AWS::SQS::Queue", "Jobs", QueuePolicy={"PolicyDocument": {"Statement": [to(arn("App"))]}})
    assert [(each.service, each.source) for each in able([role(), queue])] == [("*", "the policy of Jobs")]
    assert able([role(), role("Other"), queue], "Other") == []


def test_a_session_that_a_resource_names_is_one_of_the_roles() -> None:
    session = f"arn:aws:sts::{OWN}:assumed-role/app/deploy"
    queue = declared("AWS::SQS::Queue", "Jobs", QueuePolicy={"PolicyDocument": {"Statement": [to(session)]}})
    [found] = able([role(RoleName="app"), queue])
    assert found.request is not None
    assert "".join(found.request.caller.session) == session


def test_a_condition_that_never_holds_gives_nothing_and_one_that_may_is_shown() -> None:
    never = allow("s3:*", Condition={"StringEquals": {"aws:username": "x"}})
    assert said([app(never)]) == {}
    [mfa] = able([app(allow("s3:*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}))])
    assert mfa.request is not None
    assert mfa.request.context["aws:multifactorauthpresent"] == (tuple("true"),)


def test_a_resource_whose_own_policy_denies_is_no_witness() -> None:
    """What is left is asked elsewhere; where that was all there is, nothing is left."""
    shut = declared(
        "AWS::S3::Bucket",
        "Shut",
        BucketName="shut",
        BucketPolicy={"PolicyDocument": {"Statement": [deny(Principal="*")]}},
    )
    there, anywhere = allow("s3:GetObject", "arn:aws:s3:::shut/*"), allow("s3:GetObject", "arn:aws:s3:::shu*")
    assert able([app(there), shut]) == []
    [found] = able([app(anywhere), shut])
    assert found.request is not None
    assert not "".join(found.request.target.arn).startswith("arn:aws:s3:::shut/")


def test_a_condition_of_a_resources_policy_is_met_by_the_witness() -> None:
    over_tls = deny(Principal="*", Condition={"Bool": {"aws:SecureTransport": "false"}})
    safe = declared("AWS::S3::Bucket", "Safe", BucketPolicy={"PolicyDocument": {"Statement": [over_tls]}})
    [found] = able([app(allow("s3:GetObject", PartialString([arn("Safe"), "/*"]))), safe])
    assert found.request is not None
    assert found.request.context["aws:securetransport"] == (tuple("true"),)


def test_what_is_not_known_is_told_as_such() -> None:
    assert [each.request for each in able([role(ManagedPolicyArns=[Unknown("a parameter")])])] == [None]
    [maybe] = able([app(allow("s3:*", Condition=Unknown("a parameter")))])
    assert maybe.cause is not None


def test_the_work_grows_with_the_actions_and_not_faster() -> None:
    def calls(count: int) -> int:
        several = [f"s{at % 7}:Do{at}" for at in range(count)]
        caller = app(allow(several))
        profile = Profile()
        profile.runcall(able, [caller])
        return sum(each.callcount for each in profile.getstats())

    assert calls(400) < 5 * calls(100)


def test_everything_but_is_told_so() -> None:
    [found] = able([app({"Effect": "Allow", "NotAction": ["iam:*", "sts:*"], "Resource": "*"})])
    assert (found.service, found.actions) == ("*", ("all but iam:*, sts:*",))
    assert found.request is not None
    assert not found.request.action.startswith(("iam:", "sts:"))


def test_a_region_that_is_demanded_is_the_witness_resources() -> None:
    here = {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}
    there = f"arn:aws:sqs:us-east-1:{OWN}:*"
    [found] = able([app(allow("sqs:*", f"arn:aws:sqs:*:{OWN}:*", Condition=here)), BUCKET])
    assert found.request is not None
    assert "".join(found.request.target.arn).startswith(("arn:aws:sqs:eu-west-1:", "arn:aws:sqs::"))
    assert able([app(allow("sqs:*", there, Condition=here))]) == []


@pytest.mark.parametrize(
    "document",
    [
        '{"Statement": [',
        "[" * 100_000,
        json.dumps({"Statement": [{**allow(), "Sid": "x" * 2_000_000}]}),
        7,
        {"Statement": [7]},
        {"Statement": [allow(Condition={"StringIsh": {"a": "b"}})]},
        {"Statement": [allow() | {"Effect": "Perhaps"}]},
    ],
    ids=["cut JSON", "deep JSON", "2 MB", "a number", "statement a number", "no operator", "no effect"],
)
def test_a_policy_that_cannot_be_read_gives_nothing_for_sure_and_is_told(document: Any) -> None:
    found = able([role(Policies=inline(document)), BUCKET])
    assert found
    assert [each for each in found if each.request is not None] == []
