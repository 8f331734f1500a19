"""Who is "anyone": a table of policies as people write them, and of what AWS makes of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from remit.engines.iam import PolicyReader
from remit.model import MISSING, Cause, PartialString, Reference, Undetermined, Unknown, wrap

UNKNOWN = Unknown(Cause("parameter without default", parameter="P"))
OWN = Unknown(Cause("the account", parameter="AWS::AccountId"))
BUCKET = Reference("t#Bucket", "Arn")
OBJECTS = PartialString([BUCKET, "/*"])

READ = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}
DENY = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}


def policy(*statements: Any) -> Any:
    return wrap({"Version": "2012-10-17", "Statement": list(statements)})


def ask(document: Any, **question: Any) -> bool | None:
    try:
        return PolicyReader().allows_anyone(document, **question).yes
    except Undetermined:
        return None


def when(operator: str, key: str, value: Any) -> dict[str, Any]:
    return READ | {"Condition": {operator: {key: value}}}


def case(expected: bool | None, *statements: Any, id: str) -> Any:  # noqa: A002, FBT001 — pytest's own word
    return pytest.param(statements, expected, id=id)


PRINCIPALS = [
    case(True, READ, id="everyone"),
    case(True, READ | {"Principal": {"AWS": "*"}}, id="every AWS principal, which is the same"),
    case(True, READ | {"Principal": {"AWS": ["arn:aws:iam::123456789012:root", "*"]}}, id="among others"),
    case(True, READ | {"Principal": {"Service": "x.amazonaws.com", "AWS": "*"}}, id="beside a service"),
    case(False, READ | {"Principal": {"AWS": "123456789012"}}, id="an account"),
    case(False, READ | {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}, id="an account by ARN"),
    case(False, READ | {"Principal": {"AWS": "arn:aws:iam::123456789012:role/*"}}, id="an account's roles"),
    case(True, READ | {"Principal": {"AWS": "arn:aws:iam::*:root"}}, id="a wildcard for the account"),
    case(False, READ | {"Principal": {"Service": "cloudtrail.amazonaws.com"}}, id="a service"),
    case(False, READ | {"Principal": {"CanonicalUser": "79a59df900b949e5"}}, id="a canonical user"),
    case(True, READ | {"Principal": {"Federated": "graph.facebook.com"}}, id="S3's own example: Facebook's users"),
    case(False, READ | {"Principal": {"Federated": "arn:aws:iam::123456789012:saml-provider/x"}}, id="SAML"),
    case(False, READ | {"Principal": {"AWS": BUCKET}}, id="a reference"),
    case(None, READ | {"Principal": {"AWS": UNKNOWN}}, id="a parameter"),
    case(None, READ | {"Principal": UNKNOWN}, id="unknown principals"),
    case(True, READ | {"Principal": {"AWS": [UNKNOWN, "*"]}}, id="a parameter and everyone"),
    case(False, READ | {"Principal": {"AWS": PartialString(["arn:aws:iam::", OWN, ":root"])}}, id="the own account"),
    case(
        False, READ | {"Principal": {"AWS": PartialString(["arn:aws:iam::123456789012:role/", UNKNOWN])}}, id="a role"
    ),
    case(False, {key: value for key, value in READ.items() if key != "Principal"}, id="an identity policy"),
    case(True, {"Effect": "Allow", "NotPrincipal": {"AWS": "123456789012"}, "Action": "*"}, id="all but one"),
    case(False, {"Effect": "Allow", "NotPrincipal": "*", "Action": "*"}, id="all but everyone"),
]

DENIES = [
    case(False, READ, DENY, id="all denied"),
    case(False, DENY, READ, id="order does not matter"),
    case(False, READ, DENY | {"Action": "*"}, id="every action denied"),
    case(False, READ, DENY | {"Action": "S3:GET*"}, id="action names ignore case"),
    case(True, READ, DENY | {"Action": "s3:PutObject"}, id="another action denied"),
    case(True, READ, DENY | {"Principal": {"AWS": "123456789012"}}, id="another principal denied"),
    case(False, READ, DENY | {"Resource": "arn:aws:s3:::b/*"}, id="the objects denied"),
    case(True, READ, DENY | {"Resource": "arn:aws:s3:::b/private/*"}, id="some objects denied"),
    case(True, READ, DENY | {"Resource": "arn:aws:s3:::b"}, id="the bucket denied, not its objects"),
    case(False, READ, DENY | {"NotResource": "arn:aws:s3:::other/*", "Resource": MISSING}, id="all but others denied"),
    case(True, READ | {"Action": "s3:*"}, DENY | {"Action": "s3:Get*"}, id="a part of the actions denied"),
    case(
        False,
        READ | {"Action": ["s3:GetObject", "s3:PutObject"]},
        DENY | {"Action": "s3:GetObject"},
        DENY | {"Action": "s3:PutObject"},
        id="each action denied by another statement",
    ),
    case(
        False,
        READ | {"Resource": "arn:aws:s3:::b/*"},
        DENY | {"NotAction": "s3:GetObject", "Action": MISSING},
        DENY | {"Action": "s3:GetObject"},
        id="one denied, and all others",
    ),
    case(True, READ, DENY | {"NotAction": "s3:GetObject", "Action": MISSING}, id="all others denied"),
    case(
        False,
        READ,
        {**DENY, "Principal": MISSING, "NotPrincipal": {"AWS": "123456789012"}},
        id="all other principals denied",
    ),
    case(True, READ, DENY | {"Condition": {"Bool": {"aws:SecureTransport": "false"}}}, id="plain HTTP denied"),
    case(False, READ, DENY | {"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}}, id="others denied"),
    case(False, READ, DENY | {"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": UNKNOWN}}}, id="others, of P"),
    case(True, READ, DENY | {"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}, id="the own denied"),
    case(
        False, READ, DENY | {"Condition": {"StringNotEqualsIfExists": {"aws:SourceVpce": "vpce-1"}}}, id="outside VPC"
    ),
    case(True, READ, DENY | {"Condition": {"Null": {"aws:SourceVpce": "true"}}}, id="any endpoint will do"),
    case(
        False, READ, DENY | {"Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}, id="elsewhere denied"
    ),
    case(True, READ, DENY | {"Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}, id="one network denied"),
    case(
        True,
        READ,
        DENY | {"Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}, "Bool": {"aws:ViaAWSService": "false"}}},
        id="denied elsewhere, unless a service calls on behalf",
    ),
    case(None, READ, DENY | {"Action": UNKNOWN}, id="an unknown action denied"),
    case(None, READ, DENY | {"Condition": UNKNOWN}, id="denied under an unknown condition"),
    case(None, READ, UNKNOWN, id="an unknown statement"),
    case(None, READ, DENY | {"Effect": UNKNOWN}, id="an unknown effect"),
    case(
        True, READ | {"Action": "sqs:SendMessage"}, DENY | {"Resource": UNKNOWN}, id="an unknown that does not matter"
    ),
    case(False, READ | {"Resource": OBJECTS}, DENY | {"Resource": [BUCKET, OBJECTS]}, id="the same reference denied"),
    case(None, READ | {"Resource": OBJECTS}, DENY | {"Resource": "arn:aws:s3:::other/*"}, id="it may be that bucket"),
    case(
        False,
        READ | {"Resource": OBJECTS},
        DENY | {"Resource": PartialString(["arn:aws:s3:::", Reference("t#Bucket"), "/*"])},
        id="the same bucket by its name",
    ),
]

CONDITIONS = [
    case(False, when("StringEquals", "aws:PrincipalOrgID", "o-1"), id="an organization"),
    case(False, when("StringEquals", "AWS:PRINCIPALORGID", "o-1"), id="keys ignore case"),
    case(False, when("StringEquals", "aws:PrincipalOrgID", UNKNOWN), id="an organization, whichever"),
    case(True, when("StringLike", "aws:PrincipalOrgID", "o-*"), id="any organization"),
    case(False, when("StringEquals", "aws:PrincipalOrgID", "o-*"), id="StringEquals knows no wildcards"),
    case(None, when("StringLike", "aws:PrincipalOrgID", UNKNOWN), id="an unknown that may be a wildcard"),
    case(True, when("StringNotEquals", "aws:PrincipalOrgID", "o-1"), id="all but one organization"),
    case(True, when("Null", "aws:PrincipalOrgID", "false"), id="whoever has an organization"),
    case(True, when("StringEqualsIfExists", "aws:SourceVpce", "vpce-1"), id="IfExists, and it does not"),
    case(False, when("StringEquals", "aws:SourceVpc", "vpc-91237329"), id="S3's own example: a VPC"),
    case(True, when("StringLike", "aws:SourceVpc", "vpc-*"), id="S3's own example: any VPC"),
    case(False, when("ArnLike", "aws:SourceArn", "arn:aws:sns:*:123456789012:*"), id="ARNs of an account"),
    case(True, when("ArnLike", "aws:SourceArn", "arn:aws:sns:us-east-1:*:topic"), id="ARNs of any account"),
    case(False, when("ArnLike", "aws:SourceArn", "arn:aws:s3:::bucket"), id="a bucket, whose name is nobody else's"),
    case(True, when("ArnLike", "aws:SourceArn", "arn:aws:s3:::bucket-*"), id="buckets that others may make"),
    case(True, when("ArnLike", "aws:SourceArn", "*"), id="any ARN"),
    case(False, when("ArnLike", "aws:SourceArn", BUCKET), id="an ARN by reference"),
    case(None, when("ArnLike", "aws:SourceArn", PartialString(["arn:aws:sns:*:", UNKNOWN, ":*"])), id="P's account"),
    case(False, when("ArnLike", "aws:SourceArn", PartialString(["arn:aws:sns:*:", OWN, ":*"])), id="own ARNs"),
    case(False, when("StringEquals", "aws:SourceAccount", "123456789012"), id="an account"),
    case(False, when("StringEquals", "aws:SourceOwner", "123456789012"), id="an owner"),
    case(False, when("StringEquals", "kms:CallerAccount", "123456789012"), id="a caller's account"),
    case(True, when("StringEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com"), id="through S3"),
    case(True, when("StringEquals", "aws:ResourceAccount", "123456789012"), id="about the resource, not the requester"),
    case(False, when("StringEquals", "aws:PrincipalAccount", "${aws:ResourceAccount}"), id="the resource's account"),
    case(False, when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::123456789012:role/*"), id="roles of an account"),
    case(True, when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/Admin"), id="a role's name in any account"),
    case(False, when("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-1/r-1/*"), id="a path in an organization"),
    case(True, when("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-*/r-1/*"), id="a path in any organization"),
    case(True, when("ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-1"), id="ForAllValues of none is true"),
    case(False, when("ForAnyValue:StringEquals", "aws:PrincipalOrgID", "o-1"), id="ForAnyValue of none is false"),
    case(False, when("IpAddress", "aws:SourceIp", "203.0.113.0/24"), id="a network"),
    case(False, when("IpAddress", "aws:SourceIp", "10.0.0.0/8"), id="private addresses"),
    case(False, when("IpAddress", "aws:SourceIp", "54.0.0.0/8"), id="a /8, which S3 still counts as fixed"),
    case(True, when("IpAddress", "aws:SourceIp", "0.0.0.0/1"), id="S3's own example: half the internet"),
    case(True, when("IpAddress", "aws:SourceIp", ["0.0.0.0/0"]), id="everywhere"),
    case(True, when("IpAddress", "aws:SourceIp", ["54.0.0.0/8", "::/0"]), id="everywhere by IPv6"),
    case(True, when("IpAddress", "aws:SourceIp", ["54.0.0.0/8", "55.0.0.0/8"]), id="two /8 that make a /7"),
    case(True, when("NotIpAddress", "aws:SourceIp", "203.0.113.0/24"), id="everywhere but one network"),
    case(None, when("IpAddress", "aws:SourceIp", UNKNOWN), id="an unknown network"),
    case(False, when("IpAddress", "aws:SourceIp", PartialString([UNKNOWN, "/32"])), id="an unknown address"),
    case(True, when("Bool", "aws:SecureTransport", "true"), id="with TLS"),
    case(True, when("Bool", "aws:SecureTransport", True), id="with TLS, as a boolean"),  # noqa: FBT003
    case(True, when("StringLike", "aws:Referer", "https://example.com/*"), id="a referer is a header"),
    case(True, when("StringEquals", "aws:UserAgent", "secret"), id="a user agent is a header"),
    case(True, when("StringEquals", "aws:PrincipalTag/team", "blue"), id="strangers tag themselves"),
    case(True, when("StringEquals", "sts:ExternalId", "x"), id="an external id is no secret"),
    case(True, when("StringEquals", "s3:ExistingObjectTag/public", "yes"), id="some objects"),
    case(True, when("NumericLessThan", "s3:max-keys", "10"), id="a number that the requester gives"),
    case(True, when("DateGreaterThan", "aws:CurrentTime", "2020-01-01T00:00:00Z"), id="after a date"),
    case(False, when("Bool", "aws:PrincipalIsAWSService", "true"), id="services"),
    case(True, when("Bool", "aws:PrincipalIsAWSService", "false"), id="no services"),
    case(False, when("StringEquals", "aws:PrincipalServiceName", "x.amazonaws.com"), id="one service"),
    case(False, when("StringLike", "aws:userid", "AROAEXAMPLEID:*"), id="sessions of a role"),
    case(None, when("StringMatches", "aws:userid", "x"), id="no such operator"),
    case(None, READ | {"Condition": UNKNOWN}, id="unknown conditions"),
    case(None, READ | {"Condition": {"StringEquals": UNKNOWN}}, id="unknown keys"),
    case(
        False,
        READ | {"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}, "StringLike": UNKNOWN}},
        id="a known condition narrows, whatever the other is",
    ),
    case(
        True,
        READ | {"Condition": {"StringEquals": {"aws:Referer": ["a", "b"]}, "Bool": {"aws:SecureTransport": "true"}}},
        id="values are alternatives, keys add up",
    ),
    case(
        False,
        READ | {"Condition": {"StringEquals": {"aws:Referer": "a", "aws:SourceVpce": "vpce-1"}}},
        id="one narrowing key is enough",
    ),
    case(
        False,
        when("StringEquals", "aws:Referer", "a"),
        DENY | {"Condition": {"StringNotEquals": {"aws:Referer": "b"}}},
        id="an Allow and a Deny that leave nothing",
    ),
]

ACTIONS = [
    case(True, READ | {"Action": "*"}, id="every action"),
    case(True, READ | {"Action": ["s3:ListBucket", "s3:Get*"]}, id="one of several"),
    case(True, READ | {"Action": "S3:getobject"}, id="names ignore case"),
    case(True, READ | {"Action": "s3:Get?bject"}, id="one letter open"),
    case(False, READ | {"Action": "s3:ListBucket"}, id="another action"),
    case(True, READ | {"NotAction": "s3:Delete*", "Action": MISSING}, id="all but some"),
    case(False, READ | {"NotAction": ["s3:Get*", "sqs:*"], "Action": MISSING}, id="all but this one"),
    case(None, READ | {"Action": UNKNOWN}, id="unknown action"),
    case(None, READ | {"Action": PartialString(["s3:", UNKNOWN])}, id="an action of S3"),
    case(False, READ | {"Action": PartialString(["sqs:", UNKNOWN])}, id="an action of another service"),
    case(True, READ | {"Action": [UNKNOWN, "s3:*"]}, id="unknown and known"),
    case(False, READ | {"Action": MISSING}, id="no action at all"),
    case(
        True,
        READ | {"NotAction": "s3:GetObject", "Action": MISSING},
        READ | {"NotAction": "s3:PutObject", "Action": MISSING},
        id="what two statements leave out is not left out",
    ),
]


def clean(statement: Any) -> Any:
    if not isinstance(statement, dict):
        return statement
    return {key: value for key, value in statement.items() if value is not MISSING}


@pytest.mark.parametrize(("statements", "expected"), PRINCIPALS)
def test_principals(statements: Any, *, expected: bool | None) -> None:
    assert ask(policy(*map(clean, statements))) is expected


@pytest.mark.parametrize(("statements", "expected"), DENIES)
def test_denies(statements: Any, *, expected: bool | None) -> None:
    assert ask(policy(*map(clean, statements))) is expected


@pytest.mark.parametrize(("statements", "expected"), CONDITIONS)
def test_conditions(statements: Any, *, expected: bool | None) -> None:
    assert ask(policy(*map(clean, statements))) is expected


@pytest.mark.parametrize(("statements", "expected"), ACTIONS)
def test_one_action(statements: Any, *, expected: bool | None) -> None:
    assert ask(policy(*map(clean, statements)), actions=["s3:GetObject"]) is expected


def test_an_unknown_action_is_some_action() -> None:
    assert ask(policy(READ | {"Action": UNKNOWN})) is True


def test_forms_of_documents() -> None:
    assert ask(MISSING) is False
    assert ask(wrap({"Statement": READ})) is True
    assert ask(json.dumps({"Statement": [READ]})) is True
    assert ask(wrap({"Statement": []})) is False
    assert ask("{") is None
    assert ask("[]") is None
    assert ask(UNKNOWN) is None
    assert ask(wrap({"Statement": UNKNOWN})) is None


def test_json_text_keeps_what_is_known_of_it() -> None:
    text = '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::'
    assert ask(PartialString([text, UNKNOWN, '/*"}}'])) is True
    assert ask(PartialString(['{"Statement": [', UNKNOWN, "]}"])) is None


def test_variables_are_text_in_old_policies() -> None:
    pinned = when("StringLike", "aws:userid", "${aws:userid}")
    assert ask(wrap({"Version": "2008-10-17", "Statement": pinned})) is False
    assert ask(policy(pinned)) is None


def test_the_answer_points_to_the_statement_and_names_the_action() -> None:
    document = policy(READ | {"Principal": {"AWS": "123456789012"}}, READ)
    answer = PolicyReader().allows_anyone(document)
    assert answer.at is document.Statement[1]
    assert answer.reason == "it lets anyone do s3:GetObject"


def test_the_cause_is_that_of_the_part_that_is_not_known() -> None:
    with pytest.raises(Undetermined) as raised:
        PolicyReader().allows_anyone(policy(READ | {"Principal": {"AWS": UNKNOWN}}))
    assert raised.value.cause.parameter == "P"
