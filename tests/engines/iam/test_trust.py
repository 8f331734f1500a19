"""Who may take on a role, who of another account gets in, and which services could be confused deputies."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.reader import PolicyReader
from remit.model import MISSING, PartialString, Reference
from tests.engines.iam.policies import OTHER, OWN, OWN_ACCOUNT, UNKNOWN, case, policy, verdict

TRUST = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": OTHER}}
GITHUB = "token.actions.githubusercontent.com"
WEB = {
    "Effect": "Allow",
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": {"Federated": f"arn:aws:iam::{OWN}:oidc-provider/{GITHUB}"},
}
AUDIENCE = {"StringEquals": {f"{GITHUB}:aud": "sts.amazonaws.com"}}
COGNITO = WEB | {"Principal": {"Federated": "cognito-identity.amazonaws.com"}}


def subject(pattern: Any, operator: str = "StringLike") -> dict[str, Any]:
    return WEB | {"Condition": AUDIENCE | {operator: {f"{GITHUB}:sub": pattern}}}


def eks(condition: Any = MISSING) -> dict[str, Any]:
    provider = f"arn:aws:iam::{OWN}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC"
    return WEB | {"Principal": {"Federated": provider}, "Condition": condition}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        case("yes", TRUST | {"Principal": "*"}, id="everyone"),
        case("yes", TRUST | {"Principal": {"AWS": "*"}}, id="every AWS principal"),
        case("no", TRUST, id="an account"),
        case("no", TRUST | {"Principal": {"Service": "ec2.amazonaws.com"}}, id="a service"),
        case("no", TRUST | {"Principal": "*", "Action": "sts:TagSession"}, id="tagging alone"),
        case(
            "yes", TRUST | {"Principal": "*", "Condition": {"StringEquals": {"sts:ExternalId": "x"}}}, id="external id"
        ),
        case("no", TRUST | {"Principal": "*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}, id="org"),
        case("no", TRUST | {"Principal": {"AWS": UNKNOWN}, "Effect": "Deny"}, id="a Deny"),
        case("unknown", TRUST | {"Principal": {"AWS": UNKNOWN}}, id="unknown"),
        case("yes", WEB, id="GitHub without conditions"),
        case("yes", WEB | {"Condition": AUDIENCE}, id="GitHub's audience is the same for all"),
        case("no", subject("repo:octo-org/*"), id="an organization's repositories"),
        case("no", subject("repo:octo-org/octo-repo:ref:refs/heads/main", "StringEquals"), id="a branch"),
        case("yes", subject("repo:*"), id="any repository"),
        case("yes", subject("repo:*/deploy:*"), id="a repository's name in any organization"),
        case("yes", subject("repo:octo*"), id="organizations by a prefix"),
        case("yes", subject("repo:octo-org/*", "StringLikeIfExists") | {"Condition": {}}, id="no conditions left"),
        case("unknown", subject(UNKNOWN), id="an unknown subject"),
        case("no", subject(UNKNOWN, "StringEquals"), id="an unknown subject, but one"),
        case("no", subject(PartialString(["repo:octo-org/", UNKNOWN, ":*"])), id="an unknown repository"),
        case("no", WEB | {"Condition": {"StringEquals": {f"{GITHUB}:repository_owner_id": "1"}}}, id="another claim"),
        case("no", eks(), id="a provider of one's own"),
        case("yes", COGNITO, id="every identity pool"),
        case("no", COGNITO | {"Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "p"}}}, id="a pool"),
        case(
            "yes",
            COGNITO | {"Condition": {"ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "*"}}},
            id="amr",
        ),
    ],
)
def test_trusts_anyone(document: Any, expected: str) -> None:
    assert verdict(lambda: PolicyReader().trusts_anyone(document)) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        case("yes", TRUST, id="another account"),
        case("no", TRUST | {"Principal": {"AWS": OWN}}, id="the own account"),
        case("no", TRUST | {"Principal": {"AWS": f"arn:aws:iam::{OWN}:role/x"}}, id="an own role"),
        case("yes", TRUST | {"Principal": {"AWS": [OWN, f"arn:aws:iam::{OTHER}:user/x"]}}, id="a user of another"),
        case("yes", TRUST | {"Principal": "*"}, id="everyone"),
        case("no", TRUST | {"Principal": {"AWS": PartialString(["arn:aws:iam::", OWN_ACCOUNT, ":root"])}}, id="own id"),
        case("no", TRUST | {"Principal": {"AWS": Reference("t#Role", "Arn")}}, id="a role declared here"),
        case("unknown", TRUST | {"Principal": {"AWS": UNKNOWN}}, id="unknown"),
        case("no", TRUST | {"Principal": {"AWS": "AIDAJQABLZS4A3QDU576Q"}}, id="a deleted principal"),
        case("no", TRUST | {"Principal": {"Service": "ec2.amazonaws.com"}}, id="a service"),
        case(
            "yes", TRUST | {"Principal": "*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o"}}}, id="the org"
        ),
        case("no", TRUST | {"Principal": "*", "Condition": {"StringEquals": {"aws:PrincipalAccount": OWN}}}, id="own"),
        case(
            "yes", TRUST | {"Principal": "*", "Condition": {"StringEquals": {"aws:PrincipalAccount": OTHER}}}, id="its"
        ),
        case(
            "no",
            TRUST | {"Principal": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": f"arn:aws:iam::{OWN}:role/*"}}},
            id="roles of the own account",
        ),
        case(
            "no", TRUST | {"Principal": "*", "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}}, id="one's VPC"
        ),
        case("no", TRUST, TRUST | {"Effect": "Deny"}, id="allowed and denied"),
        case("no", TRUST, TRUST | {"Effect": "Deny", "Principal": "*"}, id="all denied"),
        case("yes", TRUST, TRUST | {"Effect": "Deny", "Principal": {"AWS": "333333333333"}}, id="a third denied"),
        case(
            "no",
            TRUST | {"Principal": {"AWS": f"arn:aws:iam::{OTHER}:role/x"}},
            TRUST | {"Effect": "Deny", "Principal": {"AWS": f"arn:aws:iam::{OTHER}:root"}},
            id="a role whose account is denied",
        ),
        case(
            "no",
            TRUST,
            TRUST
            | {"Effect": "Deny", "Principal": "*", "Condition": {"StringNotEquals": {"aws:PrincipalAccount": OWN}}},
            id="all other accounts denied",
        ),
        case(
            "no",
            TRUST,
            TRUST | {"Effect": "Deny", "Principal": MISSING, "NotPrincipal": {"AWS": OWN}},
            id="all but the own denied",
        ),
    ],
)
def test_trusts_outside(document: Any, expected: str) -> None:
    assert verdict(lambda: PolicyReader().trusts_outside(document, account=OWN)) == expected


def test_a_named_account_may_be_the_own_when_that_is_not_known() -> None:
    assert verdict(lambda: PolicyReader().trusts_outside(policy(TRUST), account=None)) == "unknown"
    everyone = policy(TRUST | {"Principal": "*"})
    assert verdict(lambda: PolicyReader().trusts_outside(everyone, account=None)) == "yes"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        case("yes", {"Effect": "Allow", "Principal": {"AWS": OTHER}, "Action": "s3:PutObject"}, id="another account"),
        case(
            "no", {"Effect": "Allow", "Principal": {"AWS": "127311923021"}, "Action": "s3:PutObject"}, id="ELB's logs"
        ),
        case(
            "no",
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"},
                "Action": "s3:GetObject",
            },
            id="CloudFront's identity",
        ),
        case("unknown", {"Effect": "Allow", "Principal": {"CanonicalUser": "79a5"}, "Action": "s3:*"}, id="canonical"),
        case("yes", {"Effect": "Allow", "NotPrincipal": {"AWS": OWN}, "Action": "s3:*"}, id="all but the own"),
    ],
)
def test_allows_outside(document: Any, expected: str) -> None:
    assert verdict(lambda: PolicyReader().allows_outside(document, account=OWN)) == expected


PUBLISH = {"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sns:Publish", "Resource": "*"}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        case("yes", PUBLISH, id="without a source"),
        case("no", PUBLISH | {"Condition": {"StringEquals": {"aws:SourceAccount": OWN}}}, id="an account"),
        case("no", PUBLISH | {"Condition": {"ArnLike": {"aws:SourceArn": f"arn:aws:sns:eu:{OWN}:t"}}}, id="an ARN"),
        case("no", PUBLISH | {"Condition": {"ArnLike": {"aws:SourceArn": Reference("t#B", "Arn")}}}, id="a reference"),
        case("yes", PUBLISH | {"Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:*"}}}, id="any account"),
        case("no", PUBLISH | {"Condition": {"StringEquals": {"aws:SourceOrgID": "o-1"}}}, id="an organization"),
        case("yes", PUBLISH | {"Condition": {"StringEqualsIfExists": {"aws:SourceAccount": OWN}}}, id="IfExists"),
        case("yes", PUBLISH | {"Condition": {"StringEquals": {"s3:x-amz-acl": "private"}}}, id="a header"),
        case("no", PUBLISH | {"Principal": {"AWS": OWN}}, id="an account, no service"),
        case(
            "no",
            PUBLISH,
            PUBLISH
            | {"Effect": "Deny", "Principal": "*", "Condition": {"StringNotEquals": {"aws:SourceAccount": OWN}}},
            id="other sources denied",
        ),
        case(
            "no",
            PUBLISH,
            {
                "Effect": "Deny",
                "Principal": "*",
                "Action": "*",
                "Resource": "*",
                "Condition": {
                    "StringNotEqualsIfExists": {"aws:SourceOrgID": "o-1"},
                    "Bool": {"aws:PrincipalIsAWSService": "true"},
                },
            },
            id="AWS's own example of an organization's services",
        ),
        case("unknown", PUBLISH | {"Condition": {"ArnLike": {"aws:SourceArn": UNKNOWN}}}, id="unknown ARN"),
        case(
            "no",
            {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
            id="EC2 takes roles of its customer's account only",
        ),
        case(
            "yes",
            {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"},
            id="ECS tells the source",
        ),
    ],
)
def test_confusable(document: Any, expected: str) -> None:
    assert verdict(lambda: PolicyReader().confusable(document)) == expected


def test_reasons_name_who_gets_in() -> None:
    assert PolicyReader().trusts_anyone(policy(WEB)).reason == f"it trusts anyone at {GITHUB}"
    assert PolicyReader().trusts_outside(policy(TRUST), account=OWN).reason == f"it trusts {OTHER}"
    assert PolicyReader().confusable(policy(PUBLISH)).reason == "s3.amazonaws.com may act for any account"
