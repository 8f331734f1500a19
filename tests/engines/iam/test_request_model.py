"""a1. What a request is: which keys it has depends on who makes it and by which way.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, "Availability" of each key.
"""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.request import Request, letters_of
from remit.engines.iam.samples import contexts
from remit.engines.iam.trial import policies_of
from tests.engines.iam.policies import OWN
from tests.engines.iam.requests import (
    ANN,
    DENIED,
    GET,
    NO,
    NOBODY,
    OPEN,
    YES,
    allow,
    bucket,
    deny,
    outcome,
    role,
    root,
    service,
    target,
    to,
    user,
)
from tests.engines.iam.test_matching import KEY, under


def test_a1_1_a_deny_without_mfa_misses_long_term_keys_unless_it_says_if_exists() -> None:
    def without(operator: str, present: Any) -> str:
        return under(
            {operator: {"aws:MultiFactorAuthPresent": "false"}}, {"aws:MultiFactorAuthPresent": present}, deny()
        )

    assert without("Bool", None) == YES
    assert without("BoolIfExists", None) == DENIED
    assert without("Bool", "false") == DENIED
    assert without("BoolIfExists", "true") == YES


@pytest.mark.parametrize(
    ("key", "caller", "expected"),
    [
        ("aws:PrincipalArn", NOBODY, YES),
        ("aws:PrincipalOrgID", NOBODY, YES),
        ("aws:PrincipalTag/x", NOBODY, YES),
        ("aws:MultiFactorAuthPresent", NOBODY, YES),
        ("aws:username", role(), YES),
        ("aws:username", user(), NO),
        ("aws:SourceArn", user(), YES),
        ("aws:SourceAccount", role(), YES),
        ("aws:SourceArn", service("sns.amazonaws.com"), OPEN),
        ("aws:PrincipalServiceName", user(), YES),
        ("aws:PrincipalServiceName", service("sns.amazonaws.com"), NO),
        ("aws:PrincipalArn", service("sns.amazonaws.com"), YES),
        ("aws:PrincipalIsAWSService", service("sns.amazonaws.com"), NO),
        ("aws:ResourceOrgID", user(), YES),
        ("aws:TokenIssueTime", user(), OPEN),
        ("aws:SourceIp", user(), OPEN),
        ("aws:SourceVpce", service("sns.amazonaws.com"), YES),
    ],
)
def test_a1_1_who_asks_says_which_keys_are_absent(key: str, caller: Any, expected: str) -> None:
    where = bucket(allow(Principal="*", Condition={"Null": {key: "true"}}))
    assert outcome(caller, where) == expected


def test_a1_1_what_the_request_does_not_tell_is_not_taken_for_absent() -> None:
    assert under({"StringNotEquals": {KEY: "a"}}, {}) == OPEN
    assert under({"StringNotEquals": {KEY: "a"}}, {KEY: None}) == YES


def test_a1_1_keys_that_follow_from_caller_and_resource_need_not_be_told() -> None:
    for key, value in {
        "aws:PrincipalAccount": OWN,
        "aws:ResourceAccount": OWN,
        "aws:PrincipalType": "User",
        "aws:username": "ann",
        "aws:PrincipalTag/Team": "red",
        "kms:CallerAccount": OWN,
    }.items():
        caller = user(identity=[allow(Condition={"StringEquals": {key: value}})], tags={"team": "red"})
        assert outcome(caller, bucket()) == YES, key
        assert outcome(caller._replace(identity=()), bucket()) == NO


def test_a9_a_service_acts_for_whom_its_source_says() -> None:
    for_one = allow(Principal={"Service": "sns.amazonaws.com"}, Condition={"StringEquals": {"aws:SourceAccount": OWN}})
    sender = service("sns.amazonaws.com")
    assert outcome(sender, bucket(for_one), context={"aws:SourceAccount": OWN}) == YES
    assert outcome(sender, bucket(for_one), context={"aws:SourceAccount": "999999999999"}) == NO


def test_a1_1_resource_tags_are_the_resources() -> None:
    caller = user(identity=[allow(Condition={"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}})])
    caller = caller._replace(tags={"team": "red"})
    assert outcome(caller, bucket(tags={"team": "red"})) == YES
    assert outcome(caller, bucket(tags={"team": "blue"})) == NO
    assert outcome(caller, bucket()) == NO
    assert letters_of("red") == tuple("red")


def test_a1_1_a_name_is_of_users_alone() -> None:
    """Roles, and so people of IAM Identity Center, and the root user have none."""
    named = allow(Condition={"Null": {"aws:username": "false"}})
    assert outcome(user(identity=[named]), bucket()) == YES
    assert outcome(role(identity=[named]), bucket()) == NO
    assert outcome(root(), bucket(deny(Principal="*", Condition={"Null": {"aws:username": "true"}}))) == DENIED


def test_a1_1_no_request_has_an_address_of_the_internet_and_an_endpoint() -> None:
    found = allow(Condition={"StringLike": {"aws:SourceVpce": "vpce-*"}, "IpAddress": {"aws:SourceIp": "0.0.0.0/0"}})
    request = Request(user(identity=[found]), GET, bucket())
    statements = [statement for policy in policies_of(request) for statement in policy.statements]
    both = [made for made in contexts(request, statements) if None not in made.context.values()]
    assert both == []


def test_a1_2_one_call_asks_about_each_of_its_resources() -> None:
    """RunInstances is allowed or not on the image, the subnet, the instance; on one of them says nothing of another."""
    image, subnet = "arn:aws:ec2:eu-west-1::image/ami-1", f"arn:aws:ec2:eu-west-1:{OWN}:subnet/s-1"
    instance = f"arn:aws:ec2:eu-west-1:{OWN}:instance/*"
    small = {"StringEqualsIfExists": {"ec2:InstanceType": "t3.micro"}}
    caller = user(identity=[allow("ec2:RunInstances", [image, instance], Condition=small)])
    context = {"ec2:InstanceType": None}
    assert outcome(caller, target(image), "ec2:RunInstances", context) == YES
    assert outcome(caller, target(subnet), "ec2:RunInstances", context) == NO
    made = target(f"arn:aws:ec2:eu-west-1:{OWN}:instance/i-1")
    assert outcome(caller, made, "ec2:RunInstances", {"ec2:InstanceType": "x1.32xlarge"}) == NO
    assert outcome(caller, made, "ec2:RunInstances", {"ec2:InstanceType": "t3.micro"}) == YES


def test_a1_3_actions_ignore_case_and_resources_and_principals_do_not() -> None:
    assert outcome(user(identity=[allow("S3:GETOBJECT", "arn:aws:s3:::b/x")]), bucket()) == YES
    assert outcome(user(identity=[allow("s3:GetObject", "arn:aws:s3:::b/X")]), bucket()) == NO
    assert outcome(user(), bucket(to(ANN.replace("ann", "Ann")))) == NO
