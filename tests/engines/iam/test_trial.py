"""Whether some request goes through, in whatever circumstances it may be made."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from remit.engines.iam.request import Request, context_of
from remit.engines.iam.trial import tried
from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import (
    GET,
    NOBODY,
    allow,
    bucket,
    deny,
    outcome,
    role,
    service,
    several,
    trust,
    user,
    visitor,
)
from tests.engines.iam.test_decision_laws import layers, requests
from tests.engines.iam.test_laws import policies as resource_policies

MFA = "aws:MultiFactorAuthPresent"


def can(caller: Any, where: Any = None, action: str = GET) -> Any:
    return tried(Request(caller, action, where or bucket()))


def when(*conditions: dict[str, Any]) -> Any:
    return user(identity=[allow(Condition=condition) for condition in conditions])


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"Bool": {MFA: "true"}}, "yes"),
        ({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, "unknown"),
        ({"StringEquals": {"s3:DataAccessPointAccount": OWN}}, "unknown"),
        ({"StringEquals": {"aws:SourceVpce": "vpce-1"}, "IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}, "no"),
        ({"StringEquals": {"aws:username": "bob"}}, "no"),
        ({"StringEquals": {"aws:SourceAccount": OWN}}, "no"),
        ({"StringEquals": {"aws:RequestTag/team": "red"}, "StringNotEquals": {"aws:RequestTag/team": "red"}}, "no"),
        ({"StringLike": {"aws:RequestTag/team": "a*"}, "StringLikeIfExists": {"aws:RequestTag/team": "*b"}}, "yes"),
        ({"NumericGreaterThan": {"s3:max-keys": "1"}, "NumericLessThan": {"s3:max-keys": "2"}}, "yes"),
        ({"DateGreaterThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}}, "yes"),
        ({"Null": {"aws:CurrentTime": "true"}}, "no"),
        ({"ForAllValues:StringEquals": {"aws:TagKeys": ["a"]}, "Null": {"aws:TagKeys": "false"}}, "yes"),
        ({"StringEquals": {"aws:RequestTag/team": "${aws:username}"}}, "yes"),
        ({"StringEquals": {"aws:username": "${aws:RequestTag/owner}"}}, "yes"),
    ],
)
def test_the_circumstances_are_found_that_a_condition_demands(condition: Any, expected: str) -> None:
    found = can(when(condition))
    assert found.answer == expected
    if expected == "yes":
        assert found.decision.outcome == "allow"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("arn:aws:s3:::b/${aws:RequestTag/owner}", "yes"),
        ("arn:aws:s3:::${aws:RequestTag/owner}", "yes"),
        ("arn:aws:s3:::b/${aws:RequestTag/owner}*", "yes"),
        ("arn:aws:s3:::b/${aws:RequestTag/owner}/y", "no"),
        ("arn:aws:s3:::${aws:username}/${aws:RequestTag/owner}", "no"),
    ],
)
def test_a_variable_of_the_callers_choice_takes_the_value_that_the_resource_demands(
    pattern: str, expected: str
) -> None:
    assert can(user(identity=[allow(resource=pattern)])).answer == expected


def test_a_deny_without_mfa_leaves_requests_with_it() -> None:
    for operator in ("Bool", "BoolIfExists"):
        denied = deny(Condition={operator: {MFA: "false"}})
        assert can(user(identity=[allow(), denied])).answer == "yes"
    denied = deny(Condition={"Null": {MFA: "true"}})
    assert can(user(identity=[allow(), denied, deny(Condition={"Null": {MFA: "false"}})])).answer == "no"


def test_the_policy_of_a_vpc_endpoint_decides_about_requests_through_it() -> None:
    caller = when({"StringEquals": {"aws:SourceVpce": "vpce-1"}})
    for endpoint, expected in (([allow(Principal="*")], "yes"), ([deny(Principal="*")], "no")):
        request = Request(caller, GET, bucket(), endpoint=several("the endpoint policy", endpoint))
        assert tried(request).answer == expected


def test_a_confused_deputy_acts_for_any_account_unless_its_source_is_demanded() -> None:
    sender = {"Service": "sns.amazonaws.com"}
    anybody = can(service("sns.amazonaws.com"), bucket(allow(Principal=sender)))
    assert anybody.answer == "yes"
    demanded = allow(Principal=sender, Condition={"StringEquals": {"aws:SourceAccount": OWN}})
    found = can(service("sns.amazonaws.com"), bucket(demanded))
    assert found.answer == "yes"
    assert found.request.context == context_of({"aws:SourceAccount": OWN})


def test_an_external_id_is_the_callers_to_tell() -> None:
    third = {"AWS": OTHER}
    where = trust(allow(Principal=third, Condition={"StringEquals": {"sts:ExternalId": "e-1"}}))
    found = can(user(f"arn:aws:iam::{OTHER}:user/eve", identity=[allow()]), where, "sts:AssumeRole")
    assert found.answer == "yes"
    assert found.request.context == context_of({"sts:ExternalId": "e-1"})


def test_a_visitor_is_let_in_by_the_claims_of_its_provider() -> None:
    github = "token.actions.githubusercontent.com"
    claims = {"StringLike": {f"{github}:sub": "repo:octo/*"}}
    where = trust(allow("sts:AssumeRoleWithWebIdentity", Principal={"Federated": github}, Condition=claims))
    assert can(visitor(github), where, "sts:AssumeRoleWithWebIdentity").answer == "yes"
    assert can(visitor("accounts.google.com"), where, "sts:AssumeRoleWithWebIdentity").answer == "no"
    assert can(NOBODY, where, "sts:AssumeRole").answer == "no"


def test_too_many_conditions_leave_it_open_instead_of_running_on() -> None:
    tags = {f"aws:RequestTag/{at}": [f"a{at}*", f"*b{at}", "*x*"] for at in range(12)}
    assert can(user(identity=[allow(Condition={"StringLike": tags})])).answer == "unknown"
    assert can(role(identity=[allow("ec2:*", Condition={"StringLike": tags})])).answer == "no"


@settings(max_examples=300)
@given(layers, resource_policies, requests)
def test_what_is_allowed_in_some_circumstances_is_found(layer: Any, found: Any, request: Any) -> None:
    action, context, caller, near = request
    where = bucket(*found, account=OWN if near else OTHER)
    if outcome(caller(**layer), where, action, context) == "allow":
        told = context_of({"aws:PrincipalOrgID": context["aws:PrincipalOrgID"]})
        answer = tried(Request(caller(**layer), action, where, told))
        assert answer.answer == "yes"
        assert answer.decision.outcome == "allow"


def test_a_truth_is_true_or_false_and_nothing_else() -> None:
    """Two Deny statements, one for each, leave no request; a key that may be absent leaves those without it."""
    over, under = (deny(Condition={"Bool": {"aws:SecureTransport": value}}) for value in ("true", "false"))
    assert tried(Request(user(identity=[allow(), over, under]), GET, bucket())).answer == "no"
    optional = [deny(Condition={"Bool": {"aws:MultiFactorAuthPresent": value}}) for value in ("true", "false")]
    found = tried(Request(user(identity=[allow(), *optional]), GET, bucket()))
    assert found.request.context == {"aws:multifactorauthpresent": None}
