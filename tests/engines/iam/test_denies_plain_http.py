"""When is every request without TLS denied? Bucket policies as people write them, and other services' policies."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.reader import PolicyReader
from remit.model import MISSING, PartialString, Reference, Unknown
from tests.engines.iam.policies import BUCKET, OBJECTS, UNKNOWN, case, policy, verdict

DENY = {
    "Effect": "Deny",
    "Principal": "*",
    "Action": "s3:*",
    "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
}
ALLOW = {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}
NAME = Reference("t#Bucket")
PARTITION = Unknown("the partition")


def when(operator: str, key: str, value: Any) -> dict[str, Any]:
    return DENY | {"Condition": {operator: {key: value}}}


CASES = [
    case("yes", DENY, id="AWS's own example"),
    case("yes", DENY, ALLOW, id="a Deny outweighs any Allow"),
    case("yes", DENY | {"Principal": {"AWS": "*"}}, id="every AWS principal, which is the same"),
    case("yes", DENY | {"Action": "*"}, id="every action"),
    case("yes", DENY | {"Resource": "*"}, id="every resource"),
    case("yes", DENY | {"Resource": "arn:aws:s3:::*"}, id="every bucket"),
    case("yes", DENY | {"Resource": "arn:aws:s3:::b*"}, id="a wildcard over the bucket and its objects"),
    case("yes", DENY | {"Resource": MISSING}, id="no resource: the bucket"),
    case("yes", DENY | {"Resource": "arn:aws:s3:::b"}, DENY | {"Resource": "arn:aws:s3:::b/*"}, id="two statements"),
    case("no", DENY | {"Resource": "arn:aws:s3:::b/*"}, id="the objects alone"),
    case("no", DENY | {"Resource": "arn:aws:s3:::b"}, id="the bucket alone"),
    case("no", DENY | {"Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/private/*"]}, id="some objects"),
    case("no", DENY | {"Action": "s3:GetObject"}, id="one action"),
    case("no", DENY | {"Action": ["s3:Get*", "s3:Put*"]}, id="some actions"),
    case("yes", DENY | {"Action": MISSING, "NotAction": "sqs:*"}, id="all actions but another service's"),
    case("no", DENY | {"Action": MISSING, "NotAction": "s3:ListBucket"}, id="all actions but one"),
    case("no", DENY | {"Principal": {"AWS": "123456789012"}}, id="one account"),
    case("no", DENY | {"Principal": MISSING, "NotPrincipal": {"AWS": "123456789012"}}, id="all but one account"),
    case("no", DENY | {"Effect": "Allow"}, id="an Allow"),
    case(
        "no",
        DENY | {"Effect": "Allow", "Condition": {"Bool": {"aws:SecureTransport": "true"}}},
        id="an Allow that demands TLS: another policy may allow without",
    ),
    case("yes", DENY | {"Condition": MISSING}, id="everything denied, with TLS and without"),
    case("yes", when("Bool", "aws:SecureTransport", False), id="a boolean"),  # noqa: FBT003
    case("yes", when("Bool", "aws:SecureTransport", ["false"]), id="a list"),
    case("yes", when("Bool", "AWS:securetransport", "False"), id="any case"),
    case("yes", when("BoolIfExists", "aws:SecureTransport", "false"), id="IfExists"),
    case("no", when("Bool", "aws:SecureTransport", "true"), id="TLS denied"),
    case("no", when("Null", "aws:SecureTransport", "true"), id="the key is never absent"),
    case("unknown", when("StringEquals", "aws:SecureTransport", "false"), id="a string operator, undocumented"),
    case("no", when("NumericLessThan", "s3:TlsVersion", "1.2"), id="old TLS, which plain HTTP is not"),
    case("yes", when("NumericLessThanIfExists", "s3:TlsVersion", "1.2"), id="old TLS or none"),
    case(
        "no",
        DENY | {"Condition": {"Bool": {"aws:SecureTransport": "false"}, "StringEquals": {"aws:SourceVpc": "vpc-1"}}},
        id="from one VPC",
    ),
    case(
        "yes",
        DENY | {"Condition": {"Bool": {"aws:SecureTransport": "false"}, "StringEquals": {"aws:SourceVpc": "vpc-1"}}},
        DENY | {"Condition": {"Bool": {"aws:SecureTransport": "false"}, "StringNotEquals": {"aws:SourceVpc": "vpc-1"}}},
        id="from one VPC, and from all others",
    ),
    case("yes", DENY | {"Resource": [BUCKET, OBJECTS]}, id="by reference"),
    case("yes", DENY | {"Resource": [BUCKET, PartialString(["arn:aws:s3:::", NAME, "/*"])]}, id="by ARN and name"),
    case(
        "yes",
        DENY | {"Resource": [PartialString(["arn:aws:s3:::", NAME]), PartialString(["arn:aws:s3:::", NAME, "/*"])]},
        id="by name",
    ),
    case("no", DENY | {"Resource": OBJECTS}, id="the objects by reference"),
    case(
        "unknown",
        DENY | {"Resource": [Reference("t#One", "Arn"), PartialString([Reference("t#Two", "Arn"), "/*"])]},
        id="one bucket and the objects of another",
    ),
    case("unknown", DENY | {"Resource": UNKNOWN}, id="unknown resource"),
    case("yes", DENY | {"Resource": [UNKNOWN, "*"]}, id="unknown and all"),
    case("unknown", DENY | {"Action": UNKNOWN}, id="unknown action"),
    case("unknown", DENY | {"Principal": UNKNOWN}, id="unknown principal"),
    case("unknown", DENY | {"Condition": UNKNOWN}, id="unknown condition"),
    case("unknown", when("Bool", "aws:SecureTransport", UNKNOWN), id="unknown value"),
    case("unknown", DENY | {"Effect": UNKNOWN}, id="unknown effect"),
    case("yes", DENY, UNKNOWN, id="a Deny and an unknown statement"),
    case("unknown", UNKNOWN, id="an unknown statement"),
]


@pytest.mark.parametrize(("document", "expected"), CASES)
def test_bucket(document: Any, expected: str) -> None:
    assert verdict(lambda: PolicyReader().denies_plain_http(document, actions=["s3:*"])) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        case("yes", DENY | {"Resource": "arn:aws:s3:::b/*"}, id="the objects"),
        case("yes", DENY | {"Resource": OBJECTS}, id="the objects by reference"),
        case("yes", DENY | {"Action": ["s3:Get*", "s3:Put*"], "Resource": "arn:aws:s3:::b/*"}, id="by wildcards"),
        case("no", DENY | {"Action": "s3:GetObject"}, id="one of the two actions"),
        case("no", DENY | {"Resource": "arn:aws:s3:::b"}, id="the bucket alone"),
        case("no", DENY | {"Resource": "arn:aws:s3:::b/x/*"}, id="some objects"),
    ],
)
def test_actions_on_objects_are_not_asked_of_the_bucket(document: Any, expected: str) -> None:
    asked = ["s3:GetObject", "s3:PutObject"]
    assert verdict(lambda: PolicyReader().denies_plain_http(document, actions=asked)) == expected


def test_a_known_gap_outweighs_an_unknown_one() -> None:
    deny = DENY | {"Action": "s3:GetObject", "Resource": UNKNOWN}
    assert verdict(lambda: PolicyReader().denies_plain_http(policy(deny), actions=["s3:*"])) == "no"


def test_no_policy_denies_nothing() -> None:
    answer = PolicyReader().denies_plain_http(MISSING, actions=["s3:*"])
    assert not answer
    assert answer.reason == "no statement denies requests without TLS"


@pytest.mark.parametrize(
    ("resource", "expected"),
    [
        pytest.param("arn:aws:sns:us-east-1:123456789012:topic", "yes", id="by ARN"),
        pytest.param(Reference("t#Topic"), "yes", id="by reference"),
        pytest.param("*", "yes", id="all"),
        pytest.param(UNKNOWN, "yes", id="whatever it is, it is the policy's own"),
    ],
)
def test_topic(resource: Any, expected: str) -> None:
    deny = DENY | {"Action": "sns:Publish", "Resource": resource}
    assert verdict(lambda: PolicyReader().denies_plain_http(policy(deny), actions=["sns:Publish"])) == expected


def test_the_answer_points_to_the_deny() -> None:
    document = policy(ALLOW, DENY)
    assert PolicyReader().denies_plain_http(document, actions=["s3:*"]).at is document.Statement[1]
