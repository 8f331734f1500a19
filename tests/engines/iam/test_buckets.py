"""c1. What S3 calls public, and the S3 family as one: Block Public Access at four levels, ACLs, access points.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from remit.engines.iam.publicity import is_public
from remit.engines.iam.request import policy_of
from remit.model import Cause, Reference, Unknown
from tests.engines.iam.policies import OTHER, OWN, policy
from tests.engines.iam.requests import allow, deny, to
from tests.engines.iam.test_estate import PUBLIC, TRUSTS_EC2, arn, ask, declared, inline, live, ref

AP = f"arn:aws:s3:eu-west-1:{OWN}:accesspoint/p"


def public(*statements: Any) -> str:
    found = is_public((policy_of("p", policy(*statements)),))
    return "unknown" if isinstance(found, Cause) else "yes" if found else "no"


def when(operator: str, key: str, *values: Any) -> dict[str, Any]:
    return allow(Principal="*", Condition={operator: {key: list(values)}})


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (allow(Principal="*"), "yes"),
        (to("*"), "yes"),
        (to({"Federated": "graph.facebook.com"}), "yes"),
        (to({"Federated": f"arn:aws:iam::{OWN}:saml-provider/idp"}), "unknown"),
        (to(OWN), "no"),
        (to([OWN, "*"]), "yes"),
        (to({"Service": "cloudtrail.amazonaws.com"}), "no"),
        (to(Unknown("x")), "unknown"),
        ({"Effect": "Allow", "NotPrincipal": {"AWS": OWN}, "Action": "*", "Resource": "*"}, "yes"),
        (when("StringEquals", "aws:PrincipalOrgID", "o-1"), "no"),
        (when("StringEquals", "aws:SourceVpc", "vpc-1"), "no"),
        (when("StringLike", "aws:SourceVpc", "vpc-*"), "yes"),
        (when("StringLike", "aws:SourceVpc", "vpc-1"), "no"),
        (when("StringEquals", "aws:SourceVpce", "vpce-1", "vpce-*"), "yes"),
        (when("StringEquals", "aws:SourceVpc", "${aws:PrincipalTag/vpc}"), "yes"),
        (when("StringEquals", "aws:SourceVpc", Unknown("x")), "unknown"),
        (when("StringEquals", "aws:SourceVpc", Reference("t#Vpc", "Ref")), "no"),
        (when("StringNotEquals", "aws:SourceVpc", "vpc-1"), "yes"),
        (when("StringEqualsIfExists", "aws:SourceVpc", "vpc-1"), "unknown"),
        (when("StringLikeIfExists", "aws:SourceVpc", "vpc-*"), "yes"),
        (when("ForAllValues:StringEquals", "aws:SourceVpc", "vpc-1"), "unknown"),
        (when("Null", "aws:SourceVpc", "false"), "yes"),
        (when("ArnLike", "aws:SourceArn", f"arn:aws:sns:eu-west-1:{OWN}:t"), "no"),
        (when("ArnLike", "aws:SourceArn", f"arn:aws:sns:*:{OWN}:t"), "yes"),
        (when("StringEquals", "aws:SourceAccount", OWN), "no"),
        (when("StringEquals", "aws:SourceOwner", OWN), "no"),
        (when("StringEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", "k"), "no"),
        (when("StringLike", "aws:userid", "AROAEXAMPLE:*"), "unknown"),
        (when("StringEquals", "aws:userid", "AIDAEXAMPLE"), "no"),
        (when("IpAddress", "aws:SourceIp", "203.0.113.0/24"), "no"),
        (when("IpAddress", "aws:SourceIp", "203.0.0.0/8"), "no"),
        (when("IpAddress", "aws:SourceIp", "202.0.0.0/7"), "yes"),
        (when("IpAddress", "aws:SourceIp", "10.0.0.0/8"), "no"),
        (when("IpAddress", "aws:SourceIp", "2001:db8::/32"), "no"),
        (when("IpAddress", "aws:SourceIp", "2600::/16"), "yes"),
        (when("NotIpAddress", "aws:SourceIp", "203.0.113.0/24"), "yes"),
        (when("ArnLike", "s3:DataAccessPointArn", f"arn:aws:s3:eu-west-1:{OWN}:accesspoint/*"), "no"),
        (when("ArnLike", "s3:DataAccessPointArn", "arn:aws:s3:eu-west-1:*:accesspoint/p"), "yes"),
        (when("StringEquals", "s3:DataAccessPointAccount", OWN), "no"),
        (when("StringEquals", "aws:PrincipalAccount", OWN), "unknown"),
        (when("StringEquals", "aws:Referer", "a"), "yes"),
        (deny(Principal="*"), "no"),
    ],
)
def test_c1_a_policy_is_public_unless_every_allow_is_limited_to_fixed_values(statement: Any, expected: str) -> None:
    assert public(statement) == expected
    assert public(to(OWN), statement) == expected
    assert public(statement, allow(Principal="*")) == "yes"


NAMED = {"PolicyDocument": {"Statement": [to({"AWS": f"arn:aws:iam::{OTHER}:root"}), allow(Principal="*")]}}
EVE = f"arn:aws:iam::{OTHER}:user/eve"


def test_c1_restricting_a_public_bucket_cuts_named_accounts_too_but_no_service() -> None:
    service = to({"Service": "cloudtrail.amazonaws.com"})
    statements = [*NAMED["PolicyDocument"]["Statement"], service]
    document = {"PolicyDocument": {"Statement": statements}}
    block = {"RestrictPublicBuckets": True}
    bucket = declared(
        "AWS::S3::Bucket", "Logs", account=OWN, BucketPolicy=document, PublicAccessBlockConfiguration=block
    )
    assert ask([bucket], EVE, "s3:PutObject", "Logs") == "no"
    assert ask([bucket], "cloudtrail.amazonaws.com", "s3:PutObject", "Logs") == "yes"
    only = declared(
        "AWS::S3::Bucket",
        "Logs",
        account=OWN,
        BucketPolicy={"PolicyDocument": {"Statement": [to({"AWS": f"arn:aws:iam::{OTHER}:root"})]}},
        PublicAccessBlockConfiguration=block,
    )
    assert ask([only], EVE, "s3:PutObject", "Logs") == "unknown"  # what eve's own account allows is not known


def blocking(targets: Any, value: Any = "all") -> Any:
    content = {"s3_attributes": {"public_access_block_configuration": {"@@assign": value}}}
    return declared("AWS::Organizations::Policy", "Block", Type="S3_POLICY", Content=content, TargetIds=targets)


@pytest.mark.parametrize(
    ("targets", "value", "expected"),
    [
        ([OWN], "all", "no"),
        ([OWN], "none", "yes"),
        ([OTHER], "all", "yes"),
        (["r-1"], "all", "unknown"),
        (Unknown("x"), "all", "unknown"),
        ([OWN], Unknown("x"), "unknown"),
    ],
)
def test_a6_and_c1_the_organization_is_a_fourth_level_of_blocking(targets: Any, value: Any, expected: str) -> None:
    bucket = declared("AWS::S3::Bucket", "Logs", account=OWN, BucketPolicy=PUBLIC)
    assert ask([bucket, blocking(targets, value)], "anyone", "s3:GetObject", "Logs") == expected


BLOCKING = json.dumps({"s3_attributes": {"public_access_block_configuration": {"@@assign": "all"}}})


@pytest.mark.parametrize(("content", "expected"), [(BLOCKING, "no"), ("{", "unknown")])
def test_a6_and_c1_its_text_is_read_and_where_it_cannot_be_nothing_is_said(content: str, expected: str) -> None:
    block = declared("AWS::Organizations::Policy", "Block", Type="S3_POLICY", Content=content, TargetIds=[OWN])
    bucket = declared("AWS::S3::Bucket", "Logs", account=OWN, BucketPolicy=PUBLIC)
    assert ask([bucket, block], "anyone", "s3:GetObject", "Logs") == expected


def test_c1_blocking_new_grants_changes_no_grant_that_stands() -> None:
    block = {"BlockPublicAcls": True, "BlockPublicPolicy": True}
    bucket = declared("AWS::S3::Bucket", "Logs", BucketPolicy=PUBLIC, PublicAccessBlockConfiguration=block)
    assert ask([bucket], "anyone", "s3:GetObject", "Logs") == "yes"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({}, "unknown"),
        ({"OwnershipControls": {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}}, "unknown"),
        ({"OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}}, "no"),
        ({"PublicAccessBlockConfiguration": {"IgnorePublicAcls": True}}, "no"),
    ],
)
def test_a4_the_acls_of_objects_are_not_read_so_no_is_said_only_where_they_do_not_count(
    properties: Any, expected: str
) -> None:
    bucket = live("AWS::S3::Bucket", "logs", "arn:aws:s3:::logs", **properties)
    assert ask([bucket], "anyone", "s3:GetObject", "logs", whole=True) == expected
    assert ask([bucket], "anyone", "s3:DeleteBucket", "logs", whole=True) == "no"


# Access points

DELEGATING = {
    "PolicyDocument": {
        "Statement": [allow(Principal="*", Condition={"StringEquals": {"s3:DataAccessPointAccount": OWN}})]
    }
}
UNBLOCKED = {"RestrictPublicBuckets": False, "IgnorePublicAcls": False}


def bucket(**properties: Any) -> Any:
    return declared("AWS::S3::Bucket", "Logs", account=OWN, **properties)


def point(*statements: Any, **more: Any) -> Any:
    document = {"Policy": {"Statement": list(statements)}} if statements else {}
    return declared("AWS::S3::AccessPoint", "Point", account=OWN, Bucket=ref("Logs"), **document, **more)


def app(**properties: Any) -> Any:
    return declared("AWS::IAM::Role", "App", **({"AssumeRolePolicyDocument": TRUSTS_EC2} | properties), account=OWN)


def test_a4_through_an_access_point_both_its_policy_and_the_buckets_must_allow() -> None:
    grant = allow("s3:GetObject", Principal={"AWS": arn("App")})
    for behind, front, expected in (
        (bucket(BucketPolicy=DELEGATING), point(grant), "yes"),
        (bucket(), point(grant), "no"),
        (bucket(BucketPolicy=DELEGATING), point(), "no"),
    ):
        assert ask([behind, front, app()], "App", "s3:GetObject", "Point") == expected
        assert ask([behind, front, app()], "App", "s3:GetObject", "Point/2024/x") == expected


def test_a4_a_bucket_that_delegates_is_reached_through_its_points_and_not_straight() -> None:
    grant = allow("s3:GetObject", Principal={"AWS": arn("App")})
    estate = [bucket(BucketPolicy=DELEGATING), point(grant), app()]
    assert ask(estate, "App", "s3:GetObject", "Logs") == "yes"
    assert ask(estate, "App", "s3:PutObject", "Logs") == "unknown"  # access points elsewhere are not known


def test_a4_a_deny_of_the_bucket_holds_through_the_point() -> None:
    grant = allow("s3:GetObject", Principal={"AWS": arn("App")})
    kept = {"PolicyDocument": {"Statement": [*DELEGATING["PolicyDocument"]["Statement"], deny(Principal="*")]}}
    assert ask([bucket(BucketPolicy=kept), point(grant), app()], "App", "s3:GetObject", "Point") == "no"


def test_a4_a_point_whose_bucket_is_not_at_hand_leaves_it_open() -> None:
    far = declared(
        "AWS::S3::AccessPoint", "Point", account=OWN, Bucket="elsewhere", Policy={"Statement": [to(arn("App"))]}
    )
    assert ask([far, app()], "App", "s3:GetObject", "Point") == "unknown"


def test_c1_a_point_blocks_public_access_unless_told_otherwise_and_always_within_a_vpc() -> None:
    open_to_all = allow("s3:GetObject", Principal="*")
    for more, expected in (
        ({}, "no"),
        ({"PublicAccessBlockConfiguration": UNBLOCKED}, "yes"),
        ({"PublicAccessBlockConfiguration": UNBLOCKED, "VpcConfiguration": {"VpcId": "vpc-1"}}, "no"),
    ):
        estate = [bucket(BucketPolicy=DELEGATING), point(open_to_all, **more)]
        assert ask(estate, "anyone", "s3:GetObject", "Point/x") == expected


def test_c1_who_is_named_by_a_point_within_a_vpc_gets_in() -> None:
    """Only public policies are cut; what the neighbour lets its own root user do is not known."""
    grant = allow("s3:GetObject", Principal={"AWS": f"arn:aws:iam::{OTHER}:root"})
    inside = {"PublicAccessBlockConfiguration": {"RestrictPublicBuckets": True}, "VpcConfiguration": {"VpcId": "vpc-1"}}
    estate = [bucket(BucketPolicy=DELEGATING), point(grant, **inside)]
    assert ask(estate, f"arn:aws:iam::{OTHER}:root", "s3:GetObject", "Point/x") == "unknown"
    assert ask(estate, "authenticated", "s3:GetObject", "Point/x") == "no"


def test_c1_the_buckets_block_counts_for_its_points() -> None:
    block = {"RestrictPublicBuckets": True}
    open_to_all = allow("s3:GetObject", Principal="*")
    everyone = bucket(BucketPolicy=PUBLIC, PublicAccessBlockConfiguration=block)
    estate = [everyone, point(open_to_all, PublicAccessBlockConfiguration=UNBLOCKED)]
    assert ask(estate, "anyone", "s3:GetObject", "Point/x") == "no"


# VPC endpoints of the estate


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [
        ({}, "yes"),
        ({"PolicyDocument": {"Statement": [allow("s3:GetObject", Principal="*")]}}, "yes"),
        ({"PolicyDocument": {"Statement": [allow("s3:PutObject", Principal="*")]}}, "unknown"),
        ({"ServiceName": "com.amazonaws.eu-west-1.dynamodb"}, "unknown"),
    ],
)
def test_a10_the_endpoints_of_the_estate_are_ways_of_their_own(endpoint: Any, expected: str) -> None:
    by_endpoint = allow("s3:GetObject", Condition={"StringEquals": {"aws:SourceVpce": ref("Door")}})
    properties = {"ServiceName": "com.amazonaws.eu-west-1.s3", "VpcId": "vpc-1", **endpoint}
    door = declared("AWS::EC2::VPCEndpoint", "Door", **properties)
    estate = [bucket(), door, app(Policies=inline({"Statement": [by_endpoint]}))]
    assert ask(estate, "App", "s3:GetObject", "Logs") == expected
