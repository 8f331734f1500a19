"""a9. Who may be talked into acting for somebody else.

https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html.
"""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.principals import AWS_OWNED
from remit.engines.iam.reader import PolicyReader
from remit.model import MISSING, Reference
from tests.engines.iam.policies import OTHER, OWN, policy, verdict
from tests.engines.iam.requests import ASSUME, NO, YES, allow, outcome, trust, user

EVE = f"arn:aws:iam::{OTHER}:user/eve"
VENDOR = {"AWS": OTHER}


def test_a9_an_external_id_must_be_told_and_is_no_secret() -> None:
    """It keeps a third party from being confused, and nobody out who knows it."""
    where = trust(allow(ASSUME, Principal=VENDOR, Condition={"StringEquals": {"sts:ExternalId": "42"}}))
    eve = user(EVE, identity=[allow()])
    assert outcome(eve, where, ASSUME, {"sts:ExternalId": "42"}) == YES
    assert outcome(eve, where, ASSUME, {"sts:ExternalId": "7"}) == NO
    assert outcome(eve, where, ASSUME, {"sts:ExternalId": None}) == NO
    open_to_all = allow(ASSUME, Principal="*", Condition={"StringEquals": {"sts:ExternalId": "42"}}, resource=MISSING)
    assert verdict(lambda: PolicyReader().trusts_anyone(policy(open_to_all))) == "yes"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"StringEquals": {"aws:SourceAccount": OWN}}, "no"),
        ({"ArnLike": {"aws:SourceArn": f"arn:aws:sns:*:{OWN}:*"}}, "no"),
        ({"StringEquals": {"aws:SourceOrgID": "o-1"}}, "no"),
        ({"ForAnyValue:StringLike": {"aws:SourceOrgPaths": "o-1/r-1/*"}}, "no"),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:*"}}, "yes"),
        ({"StringLike": {"aws:SourceAccount": "*"}}, "yes"),
        ({"StringEqualsIfExists": {"aws:SourceAccount": OWN}}, "yes"),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:s3:::b"}}, "yes"),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:s3:::b"}, "StringEquals": {"aws:SourceAccount": OWN}}, "no"),
        ({"ArnLike": {"aws:SourceArn": Reference("t#Bucket", "Arn")}}, "no"),
    ],
)
def test_a9_a_service_acts_for_any_customer_unless_its_source_is_demanded(condition: Any, expected: str) -> None:
    """The ARN of a bucket tells no account, so that must be demanded beside it; a bucket declared here is ours."""
    statement = allow("sns:Publish", Principal={"Service": "s3.amazonaws.com"}, Condition=condition)
    assert verdict(lambda: PolicyReader().confusable(policy(statement))) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ({"Action": ASSUME}, "no"),
        ({"Action": ["sts:AssumeRole", "sts:TagSession"]}, "no"),
        ({"Action": "ecr:BatchGetImage"}, "yes"),  # a repository's policy names no resource
        ({"Action": "sqs:SendMessage", "Resource": "*"}, "yes"),
    ],
)
@pytest.mark.parametrize("service", ["lambda.amazonaws.com", "ec2.amazonaws.com"])
def test_a9_a_service_that_takes_roles_of_its_own_account_may_still_be_confused_about_others(
    service: str, statement: Any, expected: str
) -> None:
    """https://docs.aws.amazon.com/lambda/latest/dg/images-create.html: a repository names whose functions may read."""
    allows = {"Effect": "Allow", "Principal": {"Service": service}} | statement
    assert verdict(lambda: PolicyReader().confusable(policy(allows))) == expected


@pytest.mark.parametrize("account", sorted(AWS_OWNED - {"cloudfront"})[:3])
def test_a9_accounts_through_which_aws_delivers_logs_are_nobody_elses(account: str) -> None:
    delivery = policy(allow("s3:PutObject", Principal={"AWS": f"arn:aws:iam::{account}:root"}))
    assert verdict(lambda: PolicyReader().allows_outside(delivery, account=OWN)) == "no"
    vendor = policy(allow("s3:PutObject", Principal={"AWS": f"arn:aws:iam::{OTHER}:root"}))
    assert verdict(lambda: PolicyReader().allows_outside(vendor, account=OWN)) == "yes"
