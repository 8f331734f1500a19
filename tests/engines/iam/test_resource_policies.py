"""a3. A resource's policy against an implicit deny elsewhere, in one account.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import (
    ALL,
    ANN,
    CLERK,
    DENIED,
    GET,
    NO,
    NOBODY,
    OPEN,
    SHIFT,
    YES,
    allow,
    bucket,
    deny,
    federated,
    key,
    outcome,
    role,
    service,
    to,
    user,
)

BOUNDED: dict[str, Any] = {"boundary": [allow("ec2:*")]}
IN_SESSION: dict[str, Any] = {"sessions": [allow("ec2:*")]}
ARN_OF_FEDERATED = f"arn:aws:sts::{OWN}:federated-user/ann"


def test_a3_a_user_that_is_named_bypasses_identity_and_boundary() -> None:
    assert outcome(user(), bucket(to(ANN))) == YES
    assert outcome(user(**BOUNDED), bucket(to(ANN))) == YES


def test_a3_a_role_that_is_named_bypasses_identity_but_boundary_and_session_limit() -> None:
    assert outcome(role(), bucket(to(CLERK))) == YES
    assert outcome(role(**BOUNDED), bucket(to(CLERK))) == NO
    assert outcome(role(**IN_SESSION), bucket(to(CLERK))) == NO


def test_a3_a_role_session_that_is_named_bypasses_identity_boundary_and_session() -> None:
    assert outcome(role(), bucket(to(SHIFT))) == YES
    assert outcome(role(**BOUNDED), bucket(to(SHIFT))) == YES
    assert outcome(role(**IN_SESSION), bucket(to(SHIFT))) == YES


def test_a3_a_federated_user_that_is_named_bypasses_identity_boundary_and_session() -> None:
    assert outcome(federated(), bucket(to(ARN_OF_FEDERATED))) == YES
    assert outcome(federated(**BOUNDED), bucket(to(ARN_OF_FEDERATED))) == YES
    assert outcome(federated(**IN_SESSION), bucket(to(ARN_OF_FEDERATED))) == YES


def test_a3_the_user_who_federated_bypasses_identity_but_boundary_and_session_limit() -> None:
    assert outcome(federated(sessions=ALL), bucket(to(ANN))) == YES
    assert outcome(federated(sessions=ALL, **BOUNDED), bucket(to(ANN))) == NO
    assert outcome(federated(**IN_SESSION), bucket(to(ANN))) == NO
    assert outcome(federated(), bucket(to(ANN))) == NO


@pytest.mark.parametrize("account", [OWN, f"arn:aws:iam::{OWN}:root"])
def test_a3_an_account_that_is_named_needs_an_identity_allow_within_boundary_and_session(account: str) -> None:
    assert outcome(role(), bucket(to(account))) == NO
    assert outcome(role(identity=ALL), key(to(account)), "kms:Decrypt") == YES
    assert outcome(role(identity=ALL, **BOUNDED), key(to(account)), "kms:Decrypt") == NO
    assert outcome(role(identity=ALL, **IN_SESSION), key(to(account)), "kms:Decrypt") == NO


def test_a3_everyone_bypasses_identity_boundary_and_session() -> None:
    for more in ({}, BOUNDED, IN_SESSION):
        assert outcome(role(**more), bucket(to("*"))) == YES


def test_a3_a_service_has_nothing_to_bypass() -> None:
    assert outcome(service("sns.amazonaws.com"), bucket(to({"Service": "sns.amazonaws.com"}))) == YES


@pytest.mark.parametrize("kind", ["identity", "boundary", "sessions"])
def test_a3_an_explicit_deny_wins_over_any_name(kind: str) -> None:
    for principal in (CLERK, SHIFT, "*"):
        denying: dict[str, Any] = {kind: [allow(), deny(GET)]}
        assert outcome(role(**denying), bucket(to(principal))) == DENIED


def test_a3_everyone_is_the_same_in_both_spellings() -> None:
    for principal in ("*", {"AWS": "*"}, {"AWS": [OTHER, "*"]}):
        assert outcome(NOBODY, bucket(allow(Principal=principal))) == YES


def test_a3_everyone_narrowed_to_a_principal_by_a_condition() -> None:
    where = bucket(allow(Principal="*", Condition={"ArnEquals": {"aws:PrincipalArn": CLERK}}))
    assert outcome(role(), where) == YES
    assert outcome(user(), where) == NO
    assert outcome(role(boundary=[allow("ec2:*")]), where) == YES


def test_a3_not_principal_denies_whoever_has_a_boundary() -> None:
    where = bucket(deny(GET, NotPrincipal={"AWS": [ANN, OWN]}))
    assert outcome(user(identity=ALL), where) == YES
    assert outcome(user(identity=ALL, boundary=ALL), where) == DENIED


def test_a3_not_principal_must_list_session_role_and_account() -> None:
    def where(*listed: str) -> Any:
        return bucket(deny(GET, NotPrincipal={"AWS": list(listed)}))

    assert outcome(role(identity=ALL), where(SHIFT, CLERK, OWN)) == YES
    assert outcome(role(identity=ALL), where(ANN)) == DENIED
    assert outcome(role(identity=ALL), where(CLERK, OWN)) == OPEN
    assert outcome(role(identity=ALL), where(OWN)) == OPEN
    assert outcome(role(identity=ALL), where(ANN, OWN)) == DENIED
    assert outcome(user(identity=ALL), where(CLERK, OWN)) == DENIED


def test_a7_not_principal_with_allow_grants_to_everyone_else() -> None:
    assert outcome(NOBODY, bucket(allow(NotPrincipal={"AWS": OWN}))) == YES
