"""When a statement is about a request: actions, resources, variables, conditions, each rule by its name.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html.
"""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.decision import decide
from remit.engines.iam.request import Request, letters_of, policy_of
from remit.model import MISSING, wrap
from tests.engines.iam.policies import OWN
from tests.engines.iam.requests import GET, NOBODY, allow, bucket, deny, outcome, role, service, target, user

YES, NO, DENIED, OPEN = "allow", "implicit deny", "explicit deny", "unknown"
KEY = "aws:RequestTag/team"


def asked(statement: Any, action: str = GET, resource: str = "arn:aws:s3:::b/x", **more: Any) -> str:
    """Whether the statement, alone in an identity policy, allows."""
    return outcome(user(identity=[statement], **more), target(resource), action)


def under(condition: Any, context: Any, statement: Any = None) -> str:
    """Whether an Allow under a condition lets a request with that context through."""
    found = (statement or allow()) | {"Condition": condition}
    identity = [found] if found["Effect"] == "Allow" else [allow(), found]
    return outcome(user(identity=identity), bucket(), context=context)


# Actions


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("s3:GetObject", YES),
        ("S3:getobject", YES),
        ("s3:Get*", YES),
        ("s3:G?tObject", YES),
        ("*", YES),
        ("s3:GetObjec", NO),
        ("ec2:*", NO),
        (["ec2:*", "s3:Get*"], YES),
    ],
)
def test_actions_are_globs_that_ignore_case(action: Any, expected: str) -> None:
    assert asked(allow(action)) == expected


def test_not_action_is_the_complement_of_its_own_statement_alone() -> None:
    def without(*left_out: str) -> dict[str, Any]:
        return {"Effect": "Allow", "NotAction": list(left_out), "Resource": "*"}

    assert asked(without("s3:*")) == NO
    assert asked(without("s3:PutObject", "s3:GetObject")) == NO
    caller = user(identity=[without("s3:GetObject"), without("s3:PutObject")])
    assert outcome(caller, bucket(), "s3:GetObject") == YES


# Resources


@pytest.mark.parametrize(
    ("pattern", "resource", "expected"),
    [
        ("arn:aws:s3:::b/*", "arn:aws:s3:::b/x/y", YES),
        ("arn:aws:s3:::b/X", "arn:aws:s3:::b/x", NO),
        ("arn:aws:sqs:*:q", "arn:aws:sqs:eu-west-1:111111111111:q", NO),
        ("arn:aws:sqs:*:*:q", "arn:aws:sqs:eu-west-1:111111111111:q", YES),
        ("arn:aws:sqs:eu-*:111111111111:q", "arn:aws:sqs:eu-west-1:111111111111:q", YES),
        ("arn:aws:logs:*:*:log-group:*", "arn:aws:logs:eu-west-1:111111111111:log-group:g:log-stream:s", YES),
        ("arn:aws:s3*", "arn:aws:s3:::b/x", YES),
        ("arn:aws:*", "arn:aws:s3:::b/x", YES),
        ("arn:*:b/x", "arn:aws:s3:::b/x", NO),
        ("arn:aws:s3:::?/x", "arn:aws:s3:::b/x", YES),
        ("*", "arn:aws:s3:::b/x", YES),
        ("arn:aws:s3:::b", "arn:aws:s3:::b/x", NO),
    ],
)
def test_wildcards_stay_inside_the_segments_of_an_arn(pattern: str, resource: str, expected: str) -> None:
    assert asked(allow(resource=pattern), resource=resource) == expected


def test_not_resource_leaves_out_all_that_it_lists() -> None:
    without = {"Effect": "Allow", "Action": "*", "NotResource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"]}
    assert asked(without) == NO
    assert asked(without, resource="arn:aws:s3:::c/x") == YES


def test_a_statement_without_resource_is_about_the_one_it_is_attached_to() -> None:
    assert outcome(user(), bucket(allow(Principal="*", resource=MISSING))) == YES


# Policy variables


@pytest.mark.parametrize(
    ("pattern", "resource", "expected"),
    [
        ("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/ann/x", YES),
        ("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/bob/x", NO),
        ("arn:aws:s3:::b/${AWS:UserName}/*", "arn:aws:s3:::b/ann/x", YES),
        ("arn:aws:s3:::b/${aws:PrincipalTag/team}/*", "arn:aws:s3:::b/*/x", YES),
        ("arn:aws:s3:::b/${aws:PrincipalTag/team}/*", "arn:aws:s3:::b/red/x", NO),
        ("arn:aws:s3:::b/${aws:PrincipalTag/none}/*", "arn:aws:s3:::b//x", NO),
        ("arn:aws:s3:::b/${aws:PrincipalTag/none, 'all'}/*", "arn:aws:s3:::b/all/x", YES),
        ("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/*", YES),
        ("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/x", NO),
        ("arn:aws:s3:::b/${?}${$}", "arn:aws:s3:::b/?$", YES),
    ],
)
def test_variables_stand_for_one_value_of_the_request(pattern: str, resource: str, expected: str) -> None:
    assert asked(allow(resource=pattern), resource=resource, tags={"Team": "*"}) == expected


def test_a_variable_without_value_matches_nothing_so_not_resource_is_about_all() -> None:
    statement = {"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::b/${aws:PrincipalTag/none}"}
    assert asked(statement) == YES


@pytest.mark.parametrize(
    ("operator", "expected"),
    [("StringEquals", NO), ("StringLike", NO), ("StringNotEquals", YES), ("StringNotLike", YES)],
)
def test_in_conditions_it_fails_positive_and_meets_negated_operators(operator: str, expected: str) -> None:
    assert under({operator: {KEY: "${aws:PrincipalTag/none}"}}, {KEY: "x"}) == expected


def test_before_2012_10_17_variables_are_plain_text() -> None:
    document = {"Version": "2008-10-17", "Statement": [allow(resource="arn:aws:s3:::b/${aws:username}")]}
    caller = user()._replace(identity=(policy_of("old", wrap(document)),))
    assert decide(Request(caller, GET, target("arn:aws:s3:::b/ann"))).outcome == NO
    assert decide(Request(caller, GET, target("arn:aws:s3:::b/${aws:username}"))).outcome == YES


# Condition operators: met, not met, and what an absent key does

OPERATORS = [
    ("StringEquals", "a", "a", "A", NO),
    ("StringNotEquals", "a", "b", "a", YES),
    ("StringEqualsIgnoreCase", "Ab", "aB", "b", NO),
    ("StringNotEqualsIgnoreCase", "Ab", "b", "aB", YES),
    ("StringLike", "a*", "abc", "ba", NO),
    ("StringLike", "a?", "ab", "abc", NO),
    ("StringNotLike", "a*", "b", "ab", YES),
    ("StringEquals", "a*", "a*", "ab", NO),
    ("NumericEquals", "1", "1.0", "2", NO),
    ("NumericNotEquals", "1", "2", "1.0", YES),
    ("NumericLessThan", "10", "9.5", "10", NO),
    ("NumericLessThanEquals", "10", "10", "10.5", NO),
    ("NumericGreaterThan", "10", "11", "10", NO),
    ("NumericGreaterThanEquals", "10", "10", "9", NO),
    ("DateEquals", "2024-01-01T00:00:00Z", "1704067200", "1704067201", NO),
    ("DateNotEquals", "2024-01-01T00:00:00Z", "2024-01-02", "2024-01-01T01:00:00+01:00", YES),
    ("DateLessThan", "2024-01-01T00:00:00Z", "2023-12-31T23:59:59Z", "2024-01-01T00:00:00Z", NO),
    ("DateLessThanEquals", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z", NO),
    ("DateGreaterThan", "1704067200", "2024-01-01T00:00:01Z", "1704067200", NO),
    ("DateGreaterThanEquals", "1704067200", "2024-01-01T00:00:00Z", "1", NO),
    ("Bool", "true", "True", "false", NO),
    ("BinaryEquals", "QUJD", "QUJD", "qujd", NO),
    ("IpAddress", "203.0.113.0/24", "203.0.113.9", "203.0.114.1", NO),
    ("IpAddress", "203.0.113.9", "203.0.113.9", "203.0.113.10", NO),
    ("IpAddress", "2001:db8::/32", "2001:db8::1", "2001:db9::1", NO),
    ("IpAddress", "203.0.113.0/24", "203.0.113.1", "2001:db8::1", NO),
    ("NotIpAddress", "203.0.113.0/24", "198.51.100.1", "203.0.113.9", YES),
    ("ArnEquals", "arn:aws:s3:::a*", "arn:aws:s3:::ab", "arn:aws:s3:::b", NO),
    ("ArnLike", "arn:aws:sns:*:1:t", "arn:aws:sns:eu:1:t", "arn:aws:sns:eu:1:2:1:t", NO),
    ("ArnNotEquals", "arn:aws:s3:::a", "arn:aws:s3:::b", "arn:aws:s3:::a", YES),
    ("ArnNotLike", "arn:aws:s3:::a*", "arn:aws:s3:::b", "arn:aws:s3:::ab", YES),
    ("StringLike", "arn:aws:sns:*:t", "arn:aws:sns:eu:1:t", "arn:aws:sqs:eu:1:t", NO),
]


@pytest.mark.parametrize(("operator", "demanded", "met", "missed", "absent"), OPERATORS)
def test_each_operator_with_its_key_and_without(
    operator: str, demanded: str, met: str, missed: str, absent: str
) -> None:
    assert under({operator: {KEY: demanded}}, {KEY: met}) == YES
    assert under({operator: {KEY: demanded}}, {KEY: missed}) == NO
    assert under({operator: {KEY: demanded}}, {KEY: None}) == absent
    assert under({f"{operator}IfExists": {KEY: demanded}}, {KEY: met}) == YES
    assert under({f"{operator}IfExists": {KEY: demanded}}, {KEY: missed}) == NO
    assert under({f"{operator}IfExists": {KEY: demanded}}, {KEY: None}) == YES


def test_null_tests_presence_and_an_empty_text_counts_as_absent() -> None:
    for value, absent in ((None, YES), ("", YES), ("x", NO)):
        assert under({"Null": {KEY: "true"}}, {KEY: value}) == absent
        assert under({"Null": {KEY: "false"}}, {KEY: value}) == (NO if absent == YES else YES)


@pytest.mark.parametrize(
    ("values", "any_value", "all_values"),
    [(["a"], YES, YES), (["a", "b"], YES, YES), (["a", "x"], YES, NO), (["x"], NO, NO), ([], NO, YES), (None, NO, YES)],
)
def test_set_operators_over_many_one_and_no_values(values: Any, any_value: str, all_values: str) -> None:
    context = {"aws:TagKeys": values}
    assert under({"ForAnyValue:StringEquals": {"aws:TagKeys": ["a", "b"]}}, context) == any_value
    assert under({"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}}, context) == all_values


def test_for_any_value_of_a_negated_operator_needs_one_value_outside() -> None:
    condition = {"ForAnyValue:StringNotEquals": {"aws:TagKeys": ["a"]}}
    assert under(condition, {"aws:TagKeys": ["a", "b"]}) == YES
    assert under(condition, {"aws:TagKeys": ["a"]}) == NO


def test_a_set_operator_on_a_key_with_one_value_takes_it_for_a_set() -> None:
    assert under({"ForAllValues:StringEquals": {KEY: "a"}}, {KEY: "a"}) == YES
    assert under({"ForAllValues:StringEquals": {KEY: "a"}}, {KEY: None}) == YES


def test_operators_and_keys_are_all_demanded_values_one_of_them() -> None:
    condition = {"StringEquals": {KEY: ["a", "b"], "aws:Referer": "r"}, "StringLike": {KEY: "b*"}}
    assert under(condition, {KEY: "b", "aws:Referer": "r"}) == YES
    assert under(condition, {KEY: "a", "aws:Referer": "r"}) == NO
    assert under(condition, {KEY: "b", "aws:Referer": "q"}) == NO


def test_negated_operators_match_none_of_their_values() -> None:
    assert under({"StringNotEquals": {KEY: ["a", "b"]}}, {KEY: "b"}) == NO
    assert under({"StringNotEquals": {KEY: ["a", "b"]}}, {KEY: "c"}) == YES


def test_names_of_keys_ignore_case_and_values_of_tags_do_not() -> None:
    assert under({"stringequals": {"AWS:requesttag/TEAM": "Red"}}, {KEY: "Red"}) == YES
    assert under({"StringEquals": {KEY: "Red"}}, {KEY: "red"}) == NO


# Which keys a request has


def test_a_deny_without_mfa_misses_long_term_keys_unless_it_says_if_exists() -> None:
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
def test_who_asks_says_which_keys_are_absent(key: str, caller: Any, expected: str) -> None:
    where = bucket(allow(Principal="*", Condition={"Null": {key: "true"}}))
    assert outcome(caller, where) == expected


def test_what_the_request_does_not_tell_is_not_taken_for_absent() -> None:
    assert under({"StringNotEquals": {KEY: "a"}}, {}) == OPEN
    assert under({"StringNotEquals": {KEY: "a"}}, {KEY: None}) == YES


def test_keys_that_follow_from_caller_and_resource_need_not_be_told() -> None:
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


def test_a_service_acts_for_whom_its_source_says() -> None:
    for_one = allow(Principal={"Service": "sns.amazonaws.com"}, Condition={"StringEquals": {"aws:SourceAccount": OWN}})
    sender = service("sns.amazonaws.com")
    assert outcome(sender, bucket(for_one), context={"aws:SourceAccount": OWN}) == YES
    assert outcome(sender, bucket(for_one), context={"aws:SourceAccount": "999999999999"}) == NO


def test_resource_tags_are_the_resources() -> None:
    caller = user(identity=[allow(Condition={"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}})])
    caller = caller._replace(tags={"team": "red"})
    assert outcome(caller, bucket(tags={"team": "red"})) == YES
    assert outcome(caller, bucket(tags={"team": "blue"})) == NO
    assert outcome(caller, bucket()) == NO
    assert letters_of("red") == tuple("red")
