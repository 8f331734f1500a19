"""Whether one policy grants anything that another does not, and the request that shows it."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.inclusion import excess
from remit.engines.iam.request import policy_of
from remit.model import Undetermined, Unknown, wrap
from tests.engines.iam.policies import OTHER, OWN, policy
from tests.engines.iam.requests import allow, deny

TEAM = "aws:RequestTag/team"
IP = "aws:SourceIp"


def grants_more(new: list[Any], old: list[Any]) -> str:
    try:
        return "yes" if excess(policy_of("new", policy(*new)), policy_of("old", policy(*old))) else "no"
    except Undetermined:
        return "unknown"


def when(operator: str, key: str, *values: str) -> dict[str, Any]:
    return allow("s3:*", Condition={operator: {key: list(values)}})


CASES = [
    ("a wider action", [allow("s3:*")], [allow("s3:Get*")], "yes", "no"),
    ("the same in two parts", [allow(["s3:Get*", "s3:Put*"])], [allow("s3:Put*"), allow("s3:Get*")], "no", "no"),
    ("another case", [allow("S3:get*")], [allow("s3:Get*")], "no", "no"),
    ("a wider resource", [allow("s3:*")], [allow("s3:*", "arn:aws:s3:::b/*")], "yes", "no"),
    (
        "a Region swallowed by a wildcard",
        [allow("sqs:*", "arn:aws:sqs:*:*:q")],
        [allow("sqs:*", "arn:aws:sqs:*:1:q")],
        "yes",
        "no",
    ),
    ("a Deny less", [allow()], [allow(), deny("iam:*")], "yes", "no"),
    ("a Deny with a hole", [allow(), deny("s3:*", "arn:aws:s3:::a*")], [allow(), deny("s3:*")], "yes", "no"),
    (
        "what is left out, not allowed",
        [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}],
        [allow(), deny("iam:*")],
        "no",
        "no",
    ),
    ("a condition less", [allow("s3:*")], [when("StringEquals", TEAM, "red")], "yes", "no"),
    ("a value more", [when("StringEquals", TEAM, "red", "blue")], [when("StringEquals", TEAM, "red")], "yes", "no"),
    ("a wildcard text", [when("StringLike", TEAM, "r*")], [when("StringEquals", TEAM, "r*")], "yes", "no"),
    ("IfExists", [when("StringEqualsIfExists", TEAM, "red")], [when("StringEquals", TEAM, "red")], "yes", "no"),
    ("a negation", [when("StringNotEquals", TEAM, "red")], [when("StringNotEquals", TEAM, "red", "blue")], "yes", "no"),
    (
        "for all values",
        [when("ForAllValues:StringEquals", "aws:TagKeys", "a")],
        [when("ForAnyValue:StringEquals", "aws:TagKeys", "a")],
        "yes",
        "yes",
    ),
    (
        "several values where one is asked for",
        [when("StringEquals", TEAM, "red"), when("ForAllValues:StringEquals", TEAM, "red")],
        [when("ForAllValues:StringEquals", TEAM, "red")],
        "yes",
        "no",
    ),
    ("a wider network", [when("IpAddress", IP, "10.0.0.0/8")], [when("IpAddress", IP, "10.0.0.0/9")], "yes", "no"),
    (
        "a network in two halves",
        [when("IpAddress", IP, "10.0.0.0/8")],
        [when("IpAddress", IP, "10.0.0.0/9"), when("IpAddress", IP, "10.128.0.0/9")],
        "no",
        "no",
    ),
    (
        "a wider number",
        [when("NumericLessThan", "s3:max-keys", "10")],
        [when("NumericLessThan", "s3:max-keys", "9.5")],
        "yes",
        "no",
    ),
    (
        "a later date",
        [when("DateLessThan", "aws:CurrentTime", "2030-01-01T00:00:00Z")],
        [when("DateLessThan", "aws:CurrentTime", "2029-01-01T00:00:00Z")],
        "yes",
        "no",
    ),
    (
        "two patterns that only some texts match",
        [allow(Condition={"StringLike": {TEAM: "a*"}, "StringLikeIfExists": {TEAM: "*b"}})],
        [allow(Condition={"StringLike": {TEAM: "a*c"}})],
        "yes",
        "yes",
    ),
    (
        "a variable",
        [allow("s3:*", "arn:aws:s3:::b/${aws:username}/*")],
        [allow("s3:*", "arn:aws:s3:::b/*")],
        "no",
        "yes",
    ),
    ("everyone", [allow(Principal="*")], [allow(Principal={"AWS": OWN})], "yes", "no"),
    (
        "a whole account",
        [allow(Principal={"AWS": OWN})],
        [allow(Principal={"AWS": f"arn:aws:iam::{OWN}:user/a"})],
        "yes",
        "no",
    ),
    ("another account", [allow(Principal={"AWS": OWN})], [allow(Principal={"AWS": OTHER})], "yes", "yes"),
    (
        "a service for anyone",
        [allow(Principal={"Service": "sns.amazonaws.com"})],
        [allow(Principal={"Service": "sns.amazonaws.com"}, Condition={"StringEquals": {"aws:SourceAccount": OWN}})],
        "yes",
        "no",
    ),
    (
        "an ARN that two patterns demand",
        [
            allow(
                Principal="*",
                Condition={
                    "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/a*"},
                    "StringLike": {"aws:PrincipalArn": "*z"},
                    "StringEquals": {"aws:PrincipalAccount": OWN},
                },
            )
        ],
        [allow(Principal={"AWS": f"arn:aws:iam::{OWN}:role/az"})],
        "yes",
        "no",
    ),
    (
        "a name of a user",
        [allow(Principal={"AWS": OWN}, Condition={"StringEquals": {"aws:username": "bob"}})],
        [allow(Principal={"AWS": OTHER})],
        "yes",
        "yes",
    ),
    (
        "an organization for everyone",
        [allow(Principal="*")],
        [allow(Principal="*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-1"}})],
        "yes",
        "no",
    ),
]


@pytest.mark.parametrize(
    ("new", "old", "expected", "back"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_one_policy_grants_beyond_another(new: Any, old: Any, expected: str, back: str) -> None:
    assert grants_more(new, old) == expected
    assert grants_more(old, new) == back


def test_the_request_that_shows_it_is_one_that_can_be_told() -> None:
    new, old = [when("StringLike", TEAM, "red*")], [when("StringEquals", TEAM, "red")]
    found = excess(policy_of("new", policy(*new)), policy_of("old", policy(*old)))
    assert found is not None
    assert found.request.action.startswith("s3:")
    assert "".join(found.request.target.arn).isascii()
    assert found.request.context == {TEAM.lower(): (tuple("redx"),)}


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringIsh": {"a": "b"}}}},
        {"Statement": Unknown("x")},
    ],
    ids=["cut JSON", "no operator", "unknown"],
)
def test_a_policy_that_cannot_be_read_compares_with_none(broken: Any) -> None:
    good = policy_of("good", policy(allow("s3:*")))
    bad = policy_of("bad", wrap(broken))
    for new, old in ((bad, good), (good, bad)):
        with pytest.raises(Undetermined):
            excess(new, old)


def test_conditions_without_end_leave_it_open_instead_of_running_on() -> None:
    def many(last: str) -> list[Any]:
        tags = {f"aws:RequestTag/{at}": [f"a{at}*", f"*b{at}", f"*{last}*"] for at in range(12)}
        return [allow(Condition={"StringLike": tags})]

    assert grants_more(many("x"), many("y")) == "unknown"
