"""Administrators, whole services and single privileges in the policies of users, roles and groups."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.reader import PolicyReader
from remit.model import MISSING, PartialString
from tests.engines.iam.policies import OWN_ACCOUNT, UNKNOWN, case, policy, verdict

ADMIN = {"Effect": "Allow", "Action": "*", "Resource": "*"}
DENY = {"Effect": "Deny", "Action": "*", "Resource": "*"}
MFA = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        case("yes", ADMIN, id="administrator"),
        case("yes", ADMIN | {"Action": "*:*"}, id="with a colon"),
        case("yes", ADMIN | {"Action": ["s3:*", "*"]}, id="among others"),
        case("yes", ADMIN | {"Resource": "arn:aws:*:*:*:*"}, id="all ARNs"),
        case("yes", ADMIN | {"Resource": ["arn:aws:s3:::b", "*"]}, id="all resources among others"),
        case("yes", ADMIN | {"Condition": MFA}, id="an administrator with MFA is one"),
        case("no", ADMIN | {"Action": "s3:*"}, id="one service"),
        case("no", ADMIN | {"Resource": "arn:aws:s3:::b/*"}, id="one bucket"),
        case("no", ADMIN | {"Action": MISSING, "NotAction": ["iam:*", "organizations:*"]}, id="a power user"),
        case("no", ADMIN | {"Resource": MISSING, "NotResource": "arn:aws:s3:::b"}, id="all but one bucket"),
        case("no", ADMIN | {"Condition": {"StringEquals": {"aws:ResourceTag/team": "x"}}}, id="tagged resources"),
        case("no", ADMIN | {"Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}}, id="one Region"),
        case("no", ADMIN | {"Effect": "Deny"}, id="a Deny"),
        case("no", ADMIN, DENY, id="all denied"),
        case("yes", ADMIN, DENY | {"Action": "aws-portal:*"}, id="some denied, still an administrator"),
        case(
            "yes", ADMIN, DENY | {"Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}, id="no MFA"
        ),
        case("unknown", ADMIN | {"Action": UNKNOWN}, id="unknown action"),
        case("unknown", ADMIN | {"Resource": UNKNOWN}, id="unknown resource"),
        case("no", ADMIN | {"Resource": UNKNOWN, "Action": "s3:*"}, id="unknown resource of one service"),
        case("unknown", ADMIN | {"Condition": UNKNOWN}, id="unknown condition"),
        case("yes", ADMIN, ADMIN | {"Action": UNKNOWN}, id="a known administrator"),
        case("no", id="no statement"),
    ],
)
def test_full_administration(document: Any, expected: str) -> None:
    assert verdict(lambda: PolicyReader().allows_everything(document)) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        case("yes", ADMIN | {"Action": "kms:*"}, id="the service"),
        case("yes", ADMIN | {"Action": "KMS:*"}, id="names ignore case"),
        case("yes", ADMIN, id="every service"),
        case("yes", ADMIN | {"Action": "k*"}, id="a wider wildcard"),
        case("yes", ADMIN | {"Action": "kms:*", "Resource": "arn:aws:kms:*:*:key/*"}, id="all keys"),
        case("yes", ADMIN | {"Action": MISSING, "NotAction": "iam:*"}, id="all but another service"),
        case("no", ADMIN | {"Action": "kms:Decrypt*"}, id="some actions"),
        case("no", ADMIN | {"Action": "kms:*", "Resource": "arn:aws:kms:eu-west-1:1:key/x"}, id="one key"),
        case("no", ADMIN | {"Action": "kms:*", "Resource": "arn:aws:s3:::b/*"}, id="all that a bucket holds"),
        case("no", ADMIN | {"Action": "s3:*"}, id="another service"),
        case("unknown", ADMIN | {"Action": PartialString(["kms:", UNKNOWN])}, id="unknown action"),
        case("no", ADMIN | {"Action": PartialString(["kms:Get", UNKNOWN])}, id="unknown, but not all"),
    ],
)
def test_all_of_a_service(document: Any, expected: str) -> None:
    assert verdict(lambda: PolicyReader().allows_any_action_of(document, ["kms", "ssm"])) == expected


PASS = {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        case("yes", PASS, id="any role"),
        case("yes", PASS | {"Action": "iam:Pass*"}, id="by a wildcard"),
        case("yes", ADMIN, id="by everything"),
        case("yes", PASS | {"Resource": "arn:aws:iam::*:role/*"}, id="all roles"),
        case("yes", PASS | {"Resource": "arn:aws:iam::123456789012:role/*"}, id="all roles of the account"),
        case("yes", PASS | {"Resource": PartialString(["arn:aws:iam::", OWN_ACCOUNT, ":role/*"])}, id="by its own id"),
        case("yes", PASS | {"Action": MISSING, "NotAction": "s3:*"}, id="by not being left out"),
        case("yes", PASS | {"Resource": MISSING, "NotResource": "arn:aws:iam::*:role/admin"}, id="all roles but one"),
        case("no", PASS | {"Resource": "arn:aws:iam::123456789012:role/app-*"}, id="some roles"),
        case("no", PASS | {"Condition": {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}}, id="to EC2"),
        case("no", PASS, DENY | {"Action": "iam:*"}, id="denied"),
        case("yes", PASS, DENY | {"Resource": "arn:aws:iam::*:role/admin"}, id="denied for one role"),
        case(
            "no",
            PASS,
            DENY | {"Condition": {"StringLike": {"aws:PrincipalArn": "*"}}},
            id="denied for all",
        ),
        case("unknown", PASS | {"Resource": UNKNOWN}, id="unknown resource"),
        case("unknown", PASS | {"Resource": PartialString(["arn:aws:iam::1:role/", UNKNOWN])}, id="unknown role"),
        case("no", PASS | {"Resource": PartialString(["arn:aws:iam::1:role/app-", UNKNOWN])}, id="some role"),
    ],
)
def test_privilege(document: Any, expected: str) -> None:
    assert verdict(lambda: PolicyReader().allows_privilege(document, ["iam:PassRole"])) == expected


def test_reasons_name_the_actions() -> None:
    document = policy(PASS | {"Action": ["s3:Get*", "s3:List*", "iam:*", "sqs:*"]})
    answer = PolicyReader().allows_privilege(document, ["iam:PassRole"])
    assert answer.reason == "it allows s3:Get*, s3:List*, iam:*, … on all resources"
    assert answer.at is document.Statement[0]
