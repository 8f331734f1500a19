"""Who is "anyone": a table of policies as people write them, and of what AWS makes of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from remit.engines.iam.reader import PolicyReader
from remit.model import MISSING, PartialString, Reference, Undetermined, wrap
from tests.engines.iam.policies import BUCKET, OBJECTS, OWN_ACCOUNT, UNKNOWN, case, policy, verdict

READ = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}
DENY = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}


def ask(document: Any, **question: Any) -> str:
    return verdict(lambda: PolicyReader().allows_anyone(document, **question))


def when(operator: str, key: str, value: Any) -> dict[str, Any]:
    return READ | {"Condition": {operator: {key: value}}}


PRINCIPALS = [
    case("yes", READ, id="everyone"),
    case("yes", READ | {"Principal": {"AWS": "*"}}, id="every AWS principal, which is the same"),
    case("yes", READ | {"Principal": {"AWS": ["arn:aws:iam::123456789012:root", "*"]}}, id="among others"),
    case("yes", READ | {"Principal": {"Service": "x.amazonaws.com", "AWS": "*"}}, id="beside a service"),
    case("no", READ | {"Principal": {"AWS": "123456789012"}}, id="an account"),
    case("no", READ | {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}, id="an account by ARN"),
    case("no", READ | {"Principal": {"AWS": "arn:aws:iam::123456789012:role/*"}}, id="an account's roles"),
    case("yes", READ | {"Principal": {"AWS": "arn:aws:iam::*:root"}}, id="a wildcard for the account"),
    case("no", READ | {"Principal": {"Service": "cloudtrail.amazonaws.com"}}, id="a service"),
    case("no", READ | {"Principal": {"CanonicalUser": "79a59df900b949e5"}}, id="a canonical user"),
    case("yes", READ | {"Principal": {"Federated": "graph.facebook.com"}}, id="S3's own example: Facebook's users"),
    case("no", READ | {"Principal": {"Federated": "arn:aws:iam::123456789012:saml-provider/x"}}, id="SAML"),
    case("no", READ | {"Principal": {"AWS": BUCKET}}, id="a reference"),
    case("unknown", READ | {"Principal": {"AWS": UNKNOWN}}, id="a parameter"),
    case("unknown", READ | {"Principal": UNKNOWN}, id="unknown principals"),
    case("yes", READ | {"Principal": {"AWS": [UNKNOWN, "*"]}}, id="a parameter and everyone"),
    case(
        "no",
        READ | {"Principal": {"AWS": PartialString(["arn:aws:iam::", OWN_ACCOUNT, ":root"])}},
        id="the own account",
    ),
    case("no", READ | {"Principal": {"AWS": PartialString(["arn:aws:iam::123456789012:role/", UNKNOWN])}}, id="a role"),
    case("unknown", {key: value for key, value in READ.items() if key != "Principal"}, id="nobody named"),
    case("yes", {"Effect": "Allow", "NotPrincipal": {"AWS": "123456789012"}, "Action": "*"}, id="all but one"),
    case("no", {"Effect": "Allow", "NotPrincipal": "*", "Action": "*"}, id="all but everyone"),
]

DENIES = [
    case("no", READ, DENY, id="all denied"),
    case("no", DENY, READ, id="order does not matter"),
    case("no", READ, DENY | {"Action": "*"}, id="every action denied"),
    case("no", READ, DENY | {"Action": "S3:GET*"}, id="action names ignore case"),
    case("yes", READ, DENY | {"Action": "s3:PutObject"}, id="another action denied"),
    case("yes", READ, DENY | {"Principal": {"AWS": "123456789012"}}, id="another principal denied"),
    case("no", READ, DENY | {"Resource": "arn:aws:s3:::b/*"}, id="the objects denied"),
    case("yes", READ, DENY | {"Resource": "arn:aws:s3:::b/private/*"}, id="some objects denied"),
    case("yes", READ, DENY | {"Resource": "arn:aws:s3:::b"}, id="the bucket denied, not its objects"),
    case("no", READ, DENY | {"NotResource": "arn:aws:s3:::other/*", "Resource": MISSING}, id="all but others denied"),
    case("yes", READ | {"Action": "s3:*"}, DENY | {"Action": "s3:Get*"}, id="a part of the actions denied"),
    case(
        "no",
        READ | {"Action": ["s3:GetObject", "s3:PutObject"]},
        DENY | {"Action": "s3:GetObject"},
        DENY | {"Action": "s3:PutObject"},
        id="each action denied by another statement",
    ),
    case(
        "no",
        READ | {"Resource": "arn:aws:s3:::b/*"},
        DENY | {"NotAction": "s3:GetObject", "Action": MISSING},
        DENY | {"Action": "s3:GetObject"},
        id="one denied, and all others",
    ),
    case("yes", READ, DENY | {"NotAction": "s3:GetObject", "Action": MISSING}, id="all others denied"),
    case(
        "no",
        READ,
        {**DENY, "Principal": MISSING, "NotPrincipal": {"AWS": "123456789012"}},
        id="all other principals denied",
    ),
    case("yes", READ, DENY | {"Condition": {"Bool": {"aws:SecureTransport": "false"}}}, id="plain HTTP denied"),
    case("no", READ, DENY | {"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}}, id="others denied"),
    case("no", READ, DENY | {"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": UNKNOWN}}}, id="others, of P"),
    case("yes", READ, DENY | {"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}, id="the own denied"),
    case("no", READ, DENY | {"Condition": {"StringNotEqualsIfExists": {"aws:SourceVpce": "vpce-1"}}}, id="outside VPC"),
    case("yes", READ, DENY | {"Condition": {"Null": {"aws:SourceVpce": "true"}}}, id="any endpoint will do"),
    case("no", READ, DENY | {"Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}, id="elsewhere denied"),
    case("yes", READ, DENY | {"Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}, id="one network denied"),
    case(
        "yes",
        READ,
        DENY | {"Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}, "Bool": {"aws:ViaAWSService": "false"}}},
        id="denied elsewhere, unless a service calls on behalf",
    ),
    case("unknown", READ, DENY | {"Action": UNKNOWN}, id="an unknown action denied"),
    case("unknown", READ, DENY | {"Condition": UNKNOWN}, id="denied under an unknown condition"),
    case("unknown", READ, UNKNOWN, id="an unknown statement"),
    case("unknown", READ, DENY | {"Effect": UNKNOWN}, id="an unknown effect"),
    case(
        "yes", READ | {"Action": "sqs:SendMessage"}, DENY | {"Resource": UNKNOWN}, id="an unknown that does not matter"
    ),
    case("no", READ | {"Resource": OBJECTS}, DENY | {"Resource": [BUCKET, OBJECTS]}, id="the same reference denied"),
    case(
        "unknown", READ | {"Resource": OBJECTS}, DENY | {"Resource": "arn:aws:s3:::other/*"}, id="it may be that bucket"
    ),
    case(
        "no",
        READ | {"Resource": OBJECTS},
        DENY | {"Resource": PartialString(["arn:aws:s3:::", Reference("t#Bucket"), "/*"])},
        id="the same bucket by its name",
    ),
]

CONDITIONS = [
    case("no", when("StringEquals", "aws:PrincipalOrgID", "o-1"), id="an organization"),
    case("no", when("StringEquals", "AWS:PRINCIPALORGID", "o-1"), id="keys ignore case"),
    case("no", when("StringEquals", "aws:PrincipalOrgID", UNKNOWN), id="an organization, whichever"),
    case("yes", when("StringLike", "aws:PrincipalOrgID", "o-*"), id="any organization"),
    case("no", when("StringEquals", "aws:PrincipalOrgID", "o-*"), id="StringEquals knows no wildcards"),
    case("unknown", when("StringLike", "aws:PrincipalOrgID", UNKNOWN), id="an unknown that may be a wildcard"),
    case("yes", when("StringNotEquals", "aws:PrincipalOrgID", "o-1"), id="all but one organization"),
    case("yes", when("Null", "aws:PrincipalOrgID", "false"), id="whoever has an organization"),
    case("yes", when("StringEqualsIfExists", "aws:SourceVpce", "vpce-1"), id="IfExists, and it does not"),
    case("no", when("StringEquals", "aws:SourceVpc", "vpc-91237329"), id="S3's own example: a VPC"),
    case("yes", when("StringLike", "aws:SourceVpc", "vpc-*"), id="S3's own example: any VPC"),
    case("no", when("ArnLike", "aws:SourceArn", "arn:aws:sns:*:123456789012:*"), id="ARNs of an account"),
    case("yes", when("ArnLike", "aws:SourceArn", "arn:aws:sns:us-east-1:*:topic"), id="ARNs of any account"),
    case("no", when("ArnLike", "aws:SourceArn", "arn:aws:s3:::bucket"), id="a bucket, whose name is nobody else's"),
    case("yes", when("ArnLike", "aws:SourceArn", "arn:aws:s3:::bucket-*"), id="buckets that others may make"),
    case("yes", when("ArnLike", "aws:SourceArn", "*"), id="any ARN"),
    case("no", when("ArnLike", "aws:SourceArn", BUCKET), id="an ARN by reference"),
    case(
        "unknown",
        when("ArnLike", "aws:SourceArn", PartialString(["arn:aws:sns:*:", UNKNOWN, ":*"])),
        id="P's account",
    ),
    case("no", when("ArnLike", "aws:SourceArn", PartialString(["arn:aws:sns:*:", OWN_ACCOUNT, ":*"])), id="own ARNs"),
    case("no", when("StringEquals", "aws:SourceAccount", "123456789012"), id="an account"),
    case("no", when("StringEquals", "aws:SourceOwner", "123456789012"), id="an owner"),
    case("no", when("StringEquals", "kms:CallerAccount", "123456789012"), id="a caller's account"),
    case("yes", when("StringEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com"), id="through S3"),
    case(
        "yes", when("StringEquals", "aws:ResourceAccount", "123456789012"), id="about the resource, not the requester"
    ),
    case("no", when("StringEquals", "aws:PrincipalAccount", "${aws:ResourceAccount}"), id="the resource's account"),
    case("no", when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::123456789012:role/*"), id="roles of an account"),
    case("yes", when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/Admin"), id="a role's name in any account"),
    case("no", when("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-1/r-1/*"), id="a path in an organization"),
    case("yes", when("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-*/r-1/*"), id="a path in any organization"),
    case("yes", when("ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-1"), id="ForAllValues of none is true"),
    case("no", when("ForAnyValue:StringEquals", "aws:PrincipalOrgID", "o-1"), id="ForAnyValue of none is false"),
    case("no", when("IpAddress", "aws:SourceIp", "203.0.113.0/24"), id="a network"),
    case("no", when("IpAddress", "aws:SourceIp", "10.0.0.0/8"), id="private addresses"),
    case("no", when("IpAddress", "aws:SourceIp", "54.0.0.0/8"), id="a /8, which S3 still counts as fixed"),
    case("yes", when("IpAddress", "aws:SourceIp", "0.0.0.0/1"), id="S3's own example: half the internet"),
    case("yes", when("IpAddress", "aws:SourceIp", ["0.0.0.0/0"]), id="everywhere"),
    case("yes", when("IpAddress", "aws:SourceIp", ["54.0.0.0/8", "::/0"]), id="everywhere by IPv6"),
    case("yes", when("IpAddress", "aws:SourceIp", ["54.0.0.0/8", "55.0.0.0/8"]), id="two /8 that make a /7"),
    case("yes", when("NotIpAddress", "aws:SourceIp", "203.0.113.0/24"), id="everywhere but one network"),
    case("unknown", when("IpAddress", "aws:SourceIp", UNKNOWN), id="an unknown network"),
    case("no", when("IpAddress", "aws:SourceIp", PartialString([UNKNOWN, "/32"])), id="an unknown address"),
    case("yes", when("Bool", "aws:SecureTransport", "true"), id="with TLS"),
    case("yes", when("Bool", "aws:SecureTransport", True), id="with TLS, as a boolean"),  # noqa: FBT003
    case("yes", when("StringLike", "aws:Referer", "https://example.com/*"), id="a referer is a header"),
    case("yes", when("StringEquals", "aws:UserAgent", "secret"), id="a user agent is a header"),
    case("yes", when("StringEquals", "aws:PrincipalTag/team", "blue"), id="strangers tag themselves"),
    case("yes", when("StringEquals", "sts:ExternalId", "x"), id="an external id is no secret"),
    case("yes", when("StringEquals", "s3:ExistingObjectTag/public", "yes"), id="some objects"),
    case("yes", when("NumericLessThan", "s3:max-keys", "10"), id="a number that the requester gives"),
    case("yes", when("DateGreaterThan", "aws:CurrentTime", "2020-01-01T00:00:00Z"), id="after a date"),
    case("no", when("Bool", "aws:PrincipalIsAWSService", "true"), id="services"),
    case("yes", when("Bool", "aws:PrincipalIsAWSService", "false"), id="no services"),
    case("no", when("StringEquals", "aws:PrincipalServiceName", "x.amazonaws.com"), id="one service"),
    case("no", when("StringLike", "aws:userid", "AROAEXAMPLEID:*"), id="sessions of a role"),
    case("unknown", when("StringMatches", "aws:userid", "x"), id="no such operator"),
    case("unknown", READ | {"Condition": UNKNOWN}, id="unknown conditions"),
    case("unknown", READ | {"Condition": {"StringEquals": UNKNOWN}}, id="unknown keys"),
    case(
        "no",
        READ | {"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}, "StringLike": UNKNOWN}},
        id="a known condition narrows, whatever the other is",
    ),
    case(
        "yes",
        READ | {"Condition": {"StringEquals": {"aws:Referer": ["a", "b"]}, "Bool": {"aws:SecureTransport": "true"}}},
        id="values are alternatives, keys add up",
    ),
    case(
        "no",
        READ | {"Condition": {"StringEquals": {"aws:Referer": "a", "aws:SourceVpce": "vpce-1"}}},
        id="one narrowing key is enough",
    ),
    case(
        "no",
        when("StringEquals", "aws:Referer", "a"),
        DENY | {"Condition": {"StringNotEquals": {"aws:Referer": "b"}}},
        id="an Allow and a Deny that leave nothing",
    ),
]

ACTIONS = [
    case("yes", READ | {"Action": "*"}, id="every action"),
    case("yes", READ | {"Action": ["s3:ListBucket", "s3:Get*"]}, id="one of several"),
    case("yes", READ | {"Action": "S3:getobject"}, id="names ignore case"),
    case("yes", READ | {"Action": "s3:Get?bject"}, id="one letter open"),
    case("no", READ | {"Action": "s3:ListBucket"}, id="another action"),
    case("yes", READ | {"NotAction": "s3:Delete*", "Action": MISSING}, id="all but some"),
    case("no", READ | {"NotAction": ["s3:Get*", "sqs:*"], "Action": MISSING}, id="all but this one"),
    case("unknown", READ | {"Action": UNKNOWN}, id="unknown action"),
    case("unknown", READ | {"Action": PartialString(["s3:", UNKNOWN])}, id="an action of S3"),
    case("no", READ | {"Action": PartialString(["sqs:", UNKNOWN])}, id="an action of another service"),
    case("yes", READ | {"Action": [UNKNOWN, "s3:*"]}, id="unknown and known"),
    case("unknown", READ | {"Action": MISSING}, id="no action at all"),
    case(
        "yes",
        READ | {"NotAction": "s3:GetObject", "Action": MISSING},
        READ | {"NotAction": "s3:PutObject", "Action": MISSING},
        id="what two statements leave out is not left out",
    ),
]


@pytest.mark.parametrize(("document", "expected"), PRINCIPALS)
def test_principals(document: Any, expected: str) -> None:
    assert ask(document) == expected


@pytest.mark.parametrize(("document", "expected"), DENIES)
def test_denies(document: Any, expected: str) -> None:
    assert ask(document) == expected


@pytest.mark.parametrize(("document", "expected"), CONDITIONS)
def test_conditions(document: Any, expected: str) -> None:
    assert ask(document) == expected


@pytest.mark.parametrize(("document", "expected"), ACTIONS)
def test_one_action(document: Any, expected: str) -> None:
    assert ask(document, actions=["s3:GetObject"]) == expected


def test_an_unknown_action_is_some_action() -> None:
    assert ask(policy(READ | {"Action": UNKNOWN})) == "yes"


def test_forms_of_documents() -> None:
    assert ask(MISSING) == "no"
    assert ask(wrap({"Statement": READ})) == "yes"
    assert ask(json.dumps({"Statement": [READ]})) == "yes"
    assert ask(wrap({"Statement": []})) == "no"
    assert ask("{") == "unknown"
    assert ask("[]") == "unknown"
    assert ask(UNKNOWN) == "unknown"
    assert ask(wrap({"Statement": UNKNOWN})) == "unknown"


def test_json_text_keeps_what_is_known_of_it() -> None:
    text = '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::'
    assert ask(PartialString([text, UNKNOWN, '/*"}}'])) == "yes"
    assert ask(PartialString(['{"Statement": [', UNKNOWN, "]}"])) == "unknown"


def test_variables_are_text_in_old_policies() -> None:
    pinned = when("StringLike", "aws:userid", "${aws:userid}")
    assert ask(wrap({"Version": "2008-10-17", "Statement": pinned})) == "no"
    assert ask(policy(pinned)) == "unknown"


def test_the_answer_points_to_the_statement_and_names_the_action() -> None:
    document = policy(READ | {"Principal": {"AWS": "123456789012"}}, READ)
    answer = PolicyReader().allows_anyone(document)
    assert answer.at is document.Statement[1]
    assert answer.reason == "it lets anyone do s3:GetObject"


def test_the_cause_is_that_of_the_part_that_is_not_known() -> None:
    with pytest.raises(Undetermined) as raised:
        PolicyReader().allows_anyone(policy(READ | {"Principal": {"AWS": UNKNOWN}}))
    assert raised.value.cause.parameter == "P"
