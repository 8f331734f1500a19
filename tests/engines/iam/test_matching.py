"""When a statement is about a request: actions, resources, variables, conditions, each rule by its name.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html.
"""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.decision import decide
from remit.engines.iam.request import Request, policy_of
from remit.model import MISSING, wrap
from tests.engines.iam.requests import GET, allow, bucket, deny, outcome, target, user

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
def test_a7_actions_are_globs_that_ignore_case(action: Any, expected: str) -> None:
    assert asked(allow(action)) == expected


def test_a7_not_action_is_the_complement_of_its_own_statement_alone() -> None:
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
def test_a7_wildcards_stay_inside_the_segments_of_an_arn(pattern: str, resource: str, expected: str) -> None:
    assert asked(allow(resource=pattern), resource=resource) == expected


def test_a7_not_resource_leaves_out_all_that_it_lists() -> None:
    without = {"Effect": "Allow", "Action": "*", "NotResource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"]}
    assert asked(without) == NO
    assert asked(without, resource="arn:aws:s3:::c/x") == YES


def test_a7_a_statement_without_resource_is_about_the_one_it_is_attached_to() -> None:
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
def test_a7_variables_stand_for_one_value_of_the_request(pattern: str, resource: str, expected: str) -> None:
    assert asked(allow(resource=pattern), resource=resource, tags={"Team": "*"}) == expected


def test_a7_a_variable_without_value_matches_nothing_so_not_resource_is_about_all() -> None:
    statement = {"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::b/${aws:PrincipalTag/none}"}
    assert asked(statement) == YES


@pytest.mark.parametrize(
    ("operator", "expected"),
    [("StringEquals", NO), ("StringLike", NO), ("StringNotEquals", YES), ("StringNotLike", YES)],
)
def test_a7_in_conditions_it_fails_positive_and_meets_negated_operators(operator: str, expected: str) -> None:
    assert under({operator: {KEY: "${aws:PrincipalTag/none}"}}, {KEY: "x"}) == expected


def test_a7_before_2012_10_17_variables_are_plain_text() -> None:
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
def test_a7_each_operator_with_its_key_and_without(
    operator: str, demanded: str, met: str, missed: str, absent: str
) -> None:
    assert under({operator: {KEY: demanded}}, {KEY: met}) == YES
    assert under({operator: {KEY: demanded}}, {KEY: missed}) == NO
    assert under({operator: {KEY: demanded}}, {KEY: None}) == absent
    assert under({f"{operator}IfExists": {KEY: demanded}}, {KEY: met}) == YES
    assert under({f"{operator}IfExists": {KEY: demanded}}, {KEY: missed}) == NO
    assert under({f"{operator}IfExists": {KEY: demanded}}, {KEY: None}) == YES


def test_a7_null_tests_presence_and_an_empty_text_counts_as_absent() -> None:
    for value, absent in ((None, YES), ("", YES), ("x", NO)):
        assert under({"Null": {KEY: "true"}}, {KEY: value}) == absent
        assert under({"Null": {KEY: "false"}}, {KEY: value}) == (NO if absent == YES else YES)


@pytest.mark.parametrize(
    ("values", "any_value", "all_values"),
    [(["a"], YES, YES), (["a", "b"], YES, YES), (["a", "x"], YES, NO), (["x"], NO, NO), ([], NO, YES), (None, NO, YES)],
)
def test_a7_set_operators_over_many_one_and_no_values(values: Any, any_value: str, all_values: str) -> None:
    context = {"aws:TagKeys": values}
    assert under({"ForAnyValue:StringEquals": {"aws:TagKeys": ["a", "b"]}}, context) == any_value
    assert under({"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}}, context) == all_values


def test_a7_for_any_value_of_a_negated_operator_needs_one_value_outside() -> None:
    condition = {"ForAnyValue:StringNotEquals": {"aws:TagKeys": ["a"]}}
    assert under(condition, {"aws:TagKeys": ["a", "b"]}) == YES
    assert under(condition, {"aws:TagKeys": ["a"]}) == NO


def test_a7_a_set_operator_on_a_key_with_one_value_takes_it_for_a_set() -> None:
    assert under({"ForAllValues:StringEquals": {KEY: "a"}}, {KEY: "a"}) == YES
    assert under({"ForAllValues:StringEquals": {KEY: "a"}}, {KEY: None}) == YES


def test_a7_operators_and_keys_are_all_demanded_values_one_of_them() -> None:
    condition = {"StringEquals": {KEY: ["a", "b"], "aws:Referer": "r"}, "StringLike": {KEY: "b*"}}
    assert under(condition, {KEY: "b", "aws:Referer": "r"}) == YES
    assert under(condition, {KEY: "a", "aws:Referer": "r"}) == NO
    assert under(condition, {KEY: "b", "aws:Referer": "q"}) == NO


def test_a7_negated_operators_match_none_of_their_values() -> None:
    assert under({"StringNotEquals": {KEY: ["a", "b"]}}, {KEY: "b"}) == NO
    assert under({"StringNotEquals": {KEY: ["a", "b"]}}, {KEY: "c"}) == YES


def test_a7_names_of_keys_ignore_case_and_values_of_tags_do_not() -> None:
    assert under({"stringequals": {"AWS:requesttag/TEAM": "Red"}}, {KEY: "Red"}) == YES
    assert under({"StringEquals": {KEY: "Red"}}, {KEY: "red"}) == NO


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("arn:aws:s3*", YES),
        ("arn:aws:*", YES),
        ("arn:*", YES),
        ("a*", YES),
        ("arn:aws:s3:::*", YES),
        ("arn:aws:s3:*", YES),
        ("arn:aws:s3::*", YES),
        ("arn:aws:s*:::b/*", YES),
        ("arn:aws:s3", NO),
        ("arn:aws:s3:::", NO),
        ("arn:aws:sqs*", NO),
        ("arn:aws:s3*x", NO),
        ("arn:*:b/x", NO),
        ("arn:aws:s3:*b/x", NO),
        ("arn:aws:s3:::?", NO),
    ],
)
def test_a7_a_short_arn_spans_the_rest_only_by_a_star_at_its_end(pattern: str, expected: str) -> None:
    assert asked(allow(resource=pattern)) == expected


@pytest.mark.parametrize(
    ("pattern", "tags", "expected"),
    [
        ("${aws:PrincipalTag/team}", {"team": "red"}, NO),
        ("${aws:PrincipalTag/team}", {"team": "blue"}, YES),
        ("${aws:PrincipalTag/team}", {}, YES),
        ("${aws:PrincipalTag/team, 'red'}", {}, NO),
        ("${aws:PrincipalTag/team, 'blue'}", {}, YES),
        ("${aws:PrincipalTag/team, 'blue'}", {"team": "red"}, NO),
    ],
)
def test_a7_a_default_counts_in_negated_operators_too(pattern: str, tags: Any, expected: str) -> None:
    identity = [allow(Condition={"StringNotEquals": {KEY: pattern}})]
    assert outcome(user(identity=identity, tags=tags), bucket(), context={KEY: "red"}) == expected


def test_a7_a_deny_that_names_a_variable_without_value_is_about_nothing() -> None:
    identity = [allow(), deny(resource="arn:aws:s3:::b/${aws:PrincipalTag/none}*")]
    assert outcome(user(identity=identity), bucket()) == YES


@pytest.mark.parametrize("key", ["kms:ViaService", "aws:CalledVia", "aws:CalledViaFirst"])
def test_a7_chains_of_services_are_told_by_keys_that_direct_calls_lack(key: str) -> None:
    """They are absent where a service uses a role of its own."""
    through = {"ForAnyValue:StringEquals": {key: "athena.amazonaws.com"}}
    assert under(through, {key: ["athena.amazonaws.com"]}) == YES
    assert under(through, {key: None}) == NO
    assert under(through, {key: ["athena.amazonaws.com"]}, deny()) == DENIED


@pytest.mark.parametrize("value", ["NaN", "ten", "", "1_000", "inf"])
def test_a7_what_is_no_number_neither_lets_in_nor_keeps_out(value: str) -> None:
    assert under({"NumericLessThan": {KEY: value}}, {KEY: "1"}) == OPEN
    assert under({"NumericLessThan": {KEY: value}}, {KEY: "1"}, deny()) == OPEN
    assert under({"NumericLessThan": {KEY: "10"}}, {KEY: value}) == NO


def test_a7_what_is_no_network_neither_lets_in_nor_keeps_out() -> None:
    for operator in ("IpAddress", "NotIpAddress"):
        assert under({operator: {"aws:SourceIp": "203.0.113.0/99"}}, {"aws:SourceIp": "203.0.113.9"}) == OPEN
        listed = {operator: {"aws:SourceIp": ["203.0.113.0/99", "203.0.113.0/24"]}}
        assert under(listed, {"aws:SourceIp": "203.0.113.9"}) == (YES if operator == "IpAddress" else NO)
