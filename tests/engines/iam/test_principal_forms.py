"""a8 and a11. The forms in which a policy names a caller, and what a role's session is.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.engines.iam.reader import PolicyReader
from remit.model import MISSING
from tests.engines.iam.policies import OWN, policy, verdict
from tests.engines.iam.requests import (
    ANN,
    CLERK,
    NO,
    NOBODY,
    OPEN,
    SHIFT,
    YES,
    allow,
    bucket,
    outcome,
    role,
    service,
    to,
    user,
    visitor,
)

if TYPE_CHECKING:
    from remit.engines.iam.request import Caller


@pytest.mark.parametrize(
    ("caller", "principal", "expected"),
    [
        (user(), {"AWS": ANN}, YES),
        (user(), {"AWS": ANN.upper()}, NO),
        (user(), {"AWS": f"arn:aws:iam::{OWN}:user/ann"}, NO),
        (user(), {"AWS": f"arn:aws:iam::{OWN}:group/team"}, NO),
        (role(), {"AWS": SHIFT}, YES),
        (role(), {"AWS": SHIFT.replace("shift", "other")}, NO),
        (user(), {"AWS": f"arn:aws:iam::{OWN}:user/*"}, OPEN),
        (user(), {"Service": "ec2.amazonaws.com"}, NO),
        (service("ec2.amazonaws.com"), {"Service": "ec2.amazonaws.com"}, YES),
        (service("ec2.amazonaws.com"), {"Service": ["ecs.amazonaws.com"]}, NO),
        (visitor("accounts.google.com"), {"Federated": "accounts.google.com"}, YES),
        (visitor("graph.facebook.com"), {"Federated": "accounts.google.com"}, NO),
        (user(), {"Service": "ec2.amazonaws.com", "AWS": [CLERK, ANN]}, YES),
        (user(), {"CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}, OPEN),
        (NOBODY, {"AWS": OWN}, NO),
    ],
)
def test_a8_each_form_of_principal_names_its_own(caller: Caller, principal: Any, expected: str) -> None:
    assert outcome(caller, bucket(to(principal))) == expected


def test_a8_a_session_of_a_role_with_path_goes_by_an_arn_without_path() -> None:
    assert outcome(role(CLERK, SHIFT), bucket(to(SHIFT))) == YES
    assert outcome(role(CLERK, SHIFT), bucket(to(SHIFT.replace("clerk", "team/clerk")))) == NO


def test_a11_principal_arn_of_a_session_is_the_roles() -> None:
    for arn, expected in ((CLERK, YES), (SHIFT, NO)):
        where = bucket(allow(Principal="*", Condition={"StringEquals": {"aws:PrincipalArn": arn}}))
        assert outcome(role(), where) == expected


def test_a11_user_id_of_a_session_is_the_roles_id_and_the_sessions_name() -> None:
    where = bucket(allow(Principal="*", Condition={"StringLike": {"aws:userid": "AROAX:sh*"}}))
    assert outcome(role(id="AROAX"), where) == YES
    assert outcome(role(id="AROAY"), where) == NO
    assert outcome(role(), where) == OPEN


def test_a8_a_group_is_never_a_principal_and_a_list_is_any_of_its_entries() -> None:
    assert outcome(user(), bucket(to(f"arn:aws:iam::{OWN}:group/team"))) == NO
    assert outcome(user(), bucket(to({"AWS": [f"arn:aws:iam::{OWN}:group/team", ANN]}))) == YES


def test_a8_no_wildcard_but_a_whole_one_stands_for_callers() -> None:
    """AWS refuses the others, so nobody knows what such a policy would do."""
    for pattern in (f"arn:aws:iam::{OWN}:user/*", f"arn:aws:sts::{OWN}:assumed-role/clerk/*", "arn:aws:iam::*:root"):
        assert outcome(role(), bucket(to(pattern))) == OPEN
    assert outcome(NOBODY, bucket(to(f"arn:aws:iam::{OWN}:user/*"))) == NO


@pytest.mark.parametrize(
    ("principal", "condition", "expected"),
    [
        ("token.actions.githubusercontent.com", None, "yes"),
        ("token.actions.githubusercontent.com", {"aud": "sts.amazonaws.com"}, "yes"),
        ("token.actions.githubusercontent.com", {"sub": "repo:acme/app:ref:refs/heads/main"}, "no"),
        ("cognito-identity.amazonaws.com", {"amr": "unauthenticated"}, "yes"),
        ("cognito-identity.amazonaws.com", {"aud": "eu-west-1:pool"}, "no"),
        ("accounts.google.com", None, "yes"),
        ("accounts.google.com", {"aud": "app"}, "no"),
        ("idp.acme.example", None, "no"),
    ],
)
def test_a8_a_provider_at_which_everybody_may_sign_in_is_public_unless_claims_pin_it(
    principal: str, condition: Any, expected: str
) -> None:
    arn = principal if "." not in principal or "amazonaws" in principal or "google" in principal else None
    named_as = arn or f"arn:aws:iam::{OWN}:oidc-provider/{principal}"
    statement = allow("sts:AssumeRoleWithWebIdentity", Principal={"Federated": named_as}, resource=MISSING)
    if condition:
        statement["Condition"] = {"StringEquals": {f"{principal}:{key}": value for key, value in condition.items()}}
    assert verdict(lambda: PolicyReader().trusts_anyone(policy(statement))) == expected


def test_a8_a_service_is_not_the_public() -> None:
    """Without its source it is a confused deputy, which is another finding."""
    document = policy(allow(Principal={"Service": "s3.amazonaws.com"}))
    assert verdict(lambda: PolicyReader().allows_anyone(document)) == "no"
    assert verdict(lambda: PolicyReader().confusable(document)) == "yes"


def test_a11_conditions_on_the_principal_see_the_role_and_policies_the_session() -> None:
    caller = role()
    by_arn = allow(Principal="*", Condition={"ArnEquals": {"aws:PrincipalArn": CLERK}})
    assert outcome(caller, bucket(by_arn)) == YES
    assert outcome(caller, bucket(to(SHIFT))) == YES
    assert outcome(caller, bucket(to(SHIFT.replace("shift", "*")))) == OPEN
