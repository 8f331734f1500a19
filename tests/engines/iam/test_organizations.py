"""a6. Policies of an organization.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.model import Cause
from tests.engines.iam.policies import OWN
from tests.engines.iam.requests import (
    ALL,
    BUCKET_ARN,
    DENIED,
    NO,
    NOBODY,
    OPEN,
    TO_ALL,
    YES,
    allow,
    bucket,
    deny,
    outcome,
    role,
    root,
    target,
    to,
    trust,
    user,
    visitor,
)

if TYPE_CHECKING:
    from remit.engines.iam.request import Caller


def test_a6_the_management_account_is_under_no_organization_policy() -> None:
    none = [[deny("s3:*"), allow()]]
    assert outcome(user(identity=ALL, scps=none, management=True), bucket()) == YES
    assert outcome(user(identity=ALL), bucket(rcps=none, management=True)) == YES


def test_a6_service_linked_roles_are_known_by_their_path_not_their_name() -> None:
    scps = [[deny("s3:*"), allow()]]
    assert outcome(role(identity=ALL, scps=scps, linked=True), bucket()) == YES
    disguised = f"arn:aws:iam::{OWN}:role/AWSServiceRoleForNothing"
    assert outcome(role(disguised, identity=ALL, scps=scps), bucket()) == DENIED


def test_a6_service_control_policies_have_the_whole_language() -> None:
    scp = {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}
    narrow = allow("s3:*", f"{BUCKET_ARN}/*", Condition={"StringEquals": {"aws:RequestedRegion": "eu-west-1"}})
    assert outcome(user(identity=ALL, scps=[[scp]]), bucket()) == YES
    assert outcome(user(identity=ALL, scps=[[narrow]]), bucket(), context={"aws:RequestedRegion": "eu-west-1"}) == YES
    assert outcome(user(identity=ALL, scps=[[narrow]]), bucket(), context={"aws:RequestedRegion": "us-east-1"}) == NO


def test_a6_resource_control_policies_are_for_some_services_only() -> None:
    rcps = [[allow(), deny()]]
    assert outcome(user(identity=ALL), target("arn:aws:ec2:x:y:z", rcps=rcps), "ec2:StopInstances") == YES


def test_a6_anonymous_requests_pass_service_control_and_meet_resource_control() -> None:
    assert outcome(NOBODY, bucket(TO_ALL)) == YES
    assert outcome(NOBODY, bucket(TO_ALL, rcps=[[allow(), deny("s3:*")]])) == DENIED


def test_a6_organization_policies_that_were_not_read_leave_it_open() -> None:
    caller = user(identity=ALL)._replace(scps=Cause("not read"))
    assert outcome(caller, bucket()) == OPEN
    assert outcome(caller._replace(identity=()), bucket()) == NO


def test_a6_service_control_reaches_the_root_user_of_a_member_account() -> None:
    assert outcome(root(scps=[[allow(), deny("s3:*")]]), bucket()) == DENIED


def test_a6_a_service_control_policy_with_a_condition_allows_only_where_it_holds() -> None:
    """Since September 2025 an Allow may have conditions and name single resources."""
    only_red = allow("s3:*", "arn:aws:s3:::b/*", Condition={"StringEquals": {"aws:PrincipalTag/team": "red"}})
    assert outcome(user(identity=ALL, scps=[[only_red]], tags={"team": "red"}), bucket()) == YES
    assert outcome(user(identity=ALL, scps=[[only_red]], tags={"team": "blue"}), bucket()) == NO
    elsewhere = {"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::b/*"}
    assert outcome(user(identity=ALL, scps=[[elsewhere]]), bucket()) == NO


def test_a6_calls_of_service_linked_roles_pass_resource_control() -> None:
    rcps = [[allow(), deny("s3:*")]]
    assert outcome(role(identity=ALL, linked=True), bucket(rcps=rcps)) == YES
    assert outcome(role(identity=ALL), bucket(rcps=rcps)) == DENIED


@pytest.mark.parametrize(
    ("caller", "action"),
    [(NOBODY, "s3:GetObject"), (visitor("accounts.google.com"), "sts:AssumeRoleWithWebIdentity")],
)
def test_a6_resource_control_is_the_guard_against_those_without_an_account(caller: Caller, action: str) -> None:
    """No service control policy ever sees them."""
    where = bucket if action.startswith("s3:") else trust
    named_as: Any = "*" if action.startswith("s3:") else {"Federated": "accounts.google.com"}
    assert outcome(caller, where(to(named_as)), action) == YES
    assert outcome(caller, where(to(named_as), rcps=[[allow(), deny(Principal="*")]]), action) == DENIED
