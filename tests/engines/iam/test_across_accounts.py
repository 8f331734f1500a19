"""a5. Between accounts both sides must allow.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html.
"""

from __future__ import annotations

import pytest

from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import (
    ALL,
    ANN,
    CLERK,
    DENIED,
    NO,
    YES,
    allow,
    bucket,
    deny,
    foreign,
    outcome,
    role,
    target,
    to,
    user,
)


@pytest.mark.parametrize("principal", [ANN, OWN, f"arn:aws:iam::{OWN}:root", "*"])
def test_a5_1_and_2_both_sides_must_allow_however_the_resources_policy_names_the_caller(principal: str) -> None:
    assert outcome(user(identity=ALL), foreign(to(principal))) == YES
    assert outcome(user(), foreign(to(principal))) == NO
    assert outcome(user(identity=ALL), foreign()) == NO


def test_a5_3_no_identity_policy_reaches_a_resource_without_policy_in_another_account() -> None:
    assert outcome(user(identity=ALL), foreign()) == NO


def test_a5_4_the_boundary_always_limits() -> None:
    assert outcome(user(identity=ALL, boundary=[allow("ec2:*")]), foreign(to(ANN))) == NO


def test_a5_6_service_control_is_the_callers_and_resource_control_the_resources() -> None:
    caller = user(identity=ALL, scps=[[allow(), deny("s3:*")]])
    assert outcome(caller, foreign(to(ANN))) == DENIED
    there = user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL)
    assert outcome(there, bucket(to(OTHER), rcps=[[allow(), deny("s3:*")]])) == DENIED


@pytest.mark.parametrize("unique", ["AIDACKCEVSQ6C2EXAMPLE", "AROACKCEVSQ6C2EXAMPLE"])
def test_a5_7_the_id_of_a_deleted_principal_lets_nobody_in(unique: str) -> None:
    assert outcome(user(), bucket(to(unique))) == NO


def test_a5_7_a_role_made_anew_is_not_named_by_the_old_ones_id_but_by_its_arn_in_a_condition() -> None:
    anew = role(id="AROANEWNEWNEWNEW")
    assert outcome(anew, bucket(to("AROAOLDOLDOLDOLD"))) == NO
    assert outcome(anew, bucket(allow(Principal="*", Condition={"ArnLike": {"aws:PrincipalArn": CLERK}}))) == YES


def test_a5_1_organization_and_endpoint_count_beside_the_two_sides() -> None:
    caller = user(identity=ALL, scps=[[allow("ec2:*")]])
    assert outcome(caller, foreign(to(ANN))) == NO
    assert outcome(user(identity=ALL), foreign(to(ANN)), endpoint=[allow("ec2:*", Principal="*")]) == NO


@pytest.mark.parametrize(
    ("action", "arn"),
    [
        ("rds:DeleteDBInstance", f"arn:aws:rds:eu-west-1:{OTHER}:db:d"),
        ("ec2:StopInstances", f"arn:aws:ec2:eu-west-1:{OTHER}:instance/i-1"),
    ],
)
def test_a5_5_what_has_no_policy_is_shared_by_none(action: str, arn: str) -> None:
    assert outcome(user(identity=ALL), target(arn, account=OTHER), action) == NO
    assert outcome(user(identity=ALL), target(arn.replace(OTHER, OWN)), action) == YES


def test_a5_6_service_control_of_the_resources_account_is_not_the_callers() -> None:
    """The policies of the other account's organization stand at its own callers, not at those from outside."""
    eve = user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL, scps=[[allow()]])
    assert outcome(eve, bucket(to(OTHER))) == YES
    assert outcome(user(identity=ALL), foreign(to(ANN))) == YES
