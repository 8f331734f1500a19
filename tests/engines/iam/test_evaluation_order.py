"""a2. The order of a decision, in one account.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.engines.iam.requests import (
    ALL,
    ANN,
    DENIED,
    GET,
    NO,
    TO_ALL,
    YES,
    allow,
    bucket,
    decision,
    deny,
    federated,
    named,
    outcome,
    role,
    root,
    target,
    to,
    user,
)


def test_a2_nothing_said_is_an_implicit_deny() -> None:
    assert outcome(user(), bucket()) == NO


@pytest.mark.parametrize("kind", ["identity", "boundary", "sessions", "scps"])
def test_a2_1_an_explicit_deny_in_any_policy_of_the_caller_ends_it(kind: str) -> None:
    both: Any = [allow(), deny(GET)]
    standing: dict[str, Any] = {"identity": ALL, kind: [both] if kind == "scps" else both}
    caller = role(**standing)
    found = decision(caller, bucket(TO_ALL))
    assert found.outcome == DENIED
    assert found.grounds is not None
    assert found.grounds.statement.effect == "deny"


@pytest.mark.parametrize(
    "where",
    [bucket(deny(GET, Principal="*")), bucket(rcps=[[allow(), deny(GET)]])],
    ids=["resource policy", "RCP"],
)
def test_a2_1_an_explicit_deny_on_the_side_of_the_resource_ends_it(where: Any) -> None:
    assert outcome(user(identity=ALL), where) == DENIED


def test_a2_1_an_explicit_deny_of_the_vpc_endpoint_ends_it() -> None:
    endpoint = [TO_ALL, deny(GET, Principal="*")]
    assert outcome(user(identity=ALL), bucket(), endpoint=endpoint) == DENIED


def test_a2_1_deny_statements_grant_nothing() -> None:
    assert outcome(user(identity=[deny("s3:PutObject")]), bucket()) == NO


def test_a2_2_every_level_of_resource_control_policies_must_allow() -> None:
    assert outcome(user(identity=ALL), bucket(rcps=[ALL, [allow("sqs:*")]])) == NO


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([ALL, ALL, ALL], YES),
        ([ALL, [allow("ec2:*")], ALL], NO),
        ([[allow("s3:*")], ALL, [allow("s3:Get*")]], YES),
        ([ALL, ALL, [allow(), deny("s3:*")]], DENIED),
        ([ALL, (), ALL], NO),
    ],
)
def test_a2_3_at_every_level_a_service_control_policy_must_allow(levels: Any, expected: str) -> None:
    assert outcome(user(identity=ALL, scps=levels), bucket()) == expected


def test_a2_3_an_administrator_is_not_above_service_control_policies() -> None:
    caller = user(identity=ALL, scps=[[allow(), deny("iam:Put*")]])
    assert outcome(caller, target(ANN), "iam:PutUserPolicy") == DENIED


def test_a2_4_resource_policy_and_identity_policy_are_united_in_one_account() -> None:
    assert outcome(user(identity=ALL), bucket()) == YES
    assert outcome(user(), bucket(to(ANN))) == YES


def test_a2_5_two_policies_that_each_allow_a_part_are_taken_together() -> None:
    caller = user()._replace(identity=(named("one", allow("s3:Put*")), named("two", allow("s3:Get*"))))
    assert outcome(caller, bucket()) == YES


def test_a2_6_the_boundary_must_allow_too() -> None:
    found = decision(user(identity=ALL, boundary=[allow("ec2:*")]), bucket())
    assert (found.outcome, found.reason) == (NO, "the permissions boundary does not allow it")
    assert outcome(user(identity=ALL, boundary=ALL), bucket()) == YES
    assert outcome(user(boundary=ALL), bucket()) == NO


def test_a2_7_the_session_policy_must_allow_too() -> None:
    found = decision(role(identity=ALL, sessions=[allow("ec2:*")]), bucket())
    assert (found.outcome, found.reason) == (NO, "the session policy does not allow it")


def test_a2_7_a_federated_user_without_session_policy_may_nothing() -> None:
    assert outcome(federated(identity=ALL), bucket()) == NO
    assert outcome(federated(identity=ALL, sessions=ALL), bucket()) == YES


def test_a2_8_the_root_user_is_limited_by_organization_and_resource_policies_alone() -> None:
    assert outcome(root(), bucket()) == YES
    assert outcome(root(scps=[[deny("s3:*"), allow()]]), bucket()) == DENIED
    assert outcome(root(scps=[[allow("ec2:*")]]), bucket()) == NO
    assert outcome(root(), bucket(rcps=[[allow(), deny("s3:*")]])) == DENIED
    assert outcome(root(), bucket(deny(GET, Principal="*"))) == DENIED
