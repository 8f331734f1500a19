"""c2. Who from elsewhere gets in: only keys that an outsider cannot choose keep out, whatever the own account allows.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-concepts.html and, for the keys,
https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-filter-keys.html.
"""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.reader import PolicyReader
from tests.engines.iam.policies import OTHER, OWN, policy, verdict
from tests.engines.iam.requests import ALL, NO, NOBODY, YES, allow, bucket, deny, outcome, to, user


def anyone(*statements: Any) -> str:
    return verdict(lambda: PolicyReader().allows_anyone(policy(*statements)))


def when(operator: str, key: str, value: Any) -> Any:
    return allow(Principal="*", Condition={operator: {key: value}})


PINNED = [
    ("ArnEquals", "aws:PrincipalArn", f"arn:aws:iam::{OWN}:role/r"),
    ("StringEquals", "aws:PrincipalOrgID", "o-1"),
    ("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-1/r-1/*"),
    ("StringEquals", "aws:PrincipalAccount", OWN),
    ("StringEquals", "aws:SourceAccount", OWN),
    ("ArnLike", "aws:SourceArn", f"arn:aws:sns:*:{OWN}:*"),
    ("StringEquals", "aws:SourceOrgID", "o-1"),
    ("StringEquals", "aws:SourceOwner", OWN),
    ("StringEquals", "aws:SourceVpc", "vpc-1"),
    ("StringEquals", "aws:SourceVpce", "vpce-1"),
    ("StringEquals", "aws:VpceAccount", OWN),
    ("StringEquals", "aws:VpceOrgID", "o-1"),
    ("IpAddress", "aws:SourceIp", "203.0.113.0/24"),
    ("StringEquals", "aws:userid", "AIDAEXAMPLE"),
    ("StringEquals", "kms:CallerAccount", OWN),
    ("StringEquals", "s3:DataAccessPointAccount", OWN),
    ("ArnLike", "s3:DataAccessPointArn", f"arn:aws:s3:eu-west-1:{OWN}:accesspoint/*"),
    ("StringEquals", "lambda:EventSourceToken", "amzn1.ask.skill.1"),
]
CHOSEN = [
    ("StringEquals", "aws:PrincipalTag/team", "red"),
    ("StringEquals", "aws:username", "ann"),
    ("StringEquals", "aws:ResourceAccount", OWN),
    ("StringEquals", "aws:UserAgent", "a"),
    ("StringEquals", "aws:Referer", "https://acme.example/"),
    ("StringEquals", "aws:RequestTag/team", "red"),
    ("ForAllValues:StringEquals", "aws:TagKeys", "team"),
    ("DateLessThan", "aws:CurrentTime", "2099-01-01T00:00:00Z"),
    ("StringEquals", "sts:RoleSessionName", "me"),
    ("StringEquals", "sts:ExternalId", "42"),
    ("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"),
    ("Bool", "aws:SecureTransport", "true"),
    ("StringEquals", "kms:ViaService", "s3.eu-west-1.amazonaws.com"),
    ("Bool", "aws:MultiFactorAuthPresent", "true"),
]


@pytest.mark.parametrize(("operator", "key", "value"), PINNED, ids=[each[1] for each in PINNED])
def test_c2_a_key_that_an_outsider_cannot_choose_keeps_out(operator: str, key: str, value: str) -> None:
    assert anyone(when(operator, key, value)) == "no"
    assert anyone(allow(Principal="*"), deny(Principal="*", Condition={f"{inverse(operator)}": {key: value}})) == "no"


def inverse(operator: str) -> str:
    """The operator that holds where the other does not."""
    if operator.startswith("ForAnyValue:"):
        return operator.replace("ForAnyValue:String", "ForAllValues:StringNot")
    return {"ArnEquals": "ArnNotEquals", "ArnLike": "ArnNotLike", "IpAddress": "NotIpAddress"}.get(
        operator, operator.replace("String", "StringNot")
    )


@pytest.mark.parametrize(("operator", "key", "value"), CHOSEN, ids=[each[1] for each in CHOSEN])
def test_c2_and_a7_a_key_that_anyone_chooses_keeps_nobody_out(operator: str, key: str, value: str) -> None:
    assert anyone(when(operator, key, value)) == "yes"


def test_c2_what_the_other_account_allows_does_not_count() -> None:
    """A finding is about the resource; whether the named account uses it is its own affair."""
    document = policy(to(OTHER))
    assert verdict(lambda: PolicyReader().allows_outside(document, account=OWN)) == "yes"
    assert verdict(lambda: PolicyReader().allows_outside(document, account=OTHER)) == "no"


def test_c2_a_service_is_no_outsider() -> None:
    document = policy(to({"Service": "s3.amazonaws.com"}))
    assert verdict(lambda: PolicyReader().allows_outside(document, account=OWN)) == "no"


def test_c2_public_is_what_denies_resource_control_and_the_gate_of_the_service_leave() -> None:
    eve = user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL)
    for where, expected in (
        (bucket(to("*")), YES),
        (bucket(to("*"), rcps=[[allow("sqs:*")]]), NO),
        (bucket(to("*"), restricted=True, public=True), NO),
    ):
        assert outcome(NOBODY, where) == outcome(eve, where) == expected


def test_c2_any_aws_principal_is_more_than_anyone() -> None:
    """A condition that demands an identity keeps out those without, and nobody else."""
    where = bucket(when("Null", "aws:PrincipalAccount", "false"))
    assert outcome(NOBODY, where) == NO
    assert outcome(user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL), where) == YES
