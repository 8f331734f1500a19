"""What AWS decides about one request: a test for every rule, named after it.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
"""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.request import Caller, policy_of
from remit.model import Cause, PartialString, Unknown, wrap
from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import (
    ANN,
    ASSUME,
    BUCKET_ARN,
    CLERK,
    GET,
    NOBODY,
    SHIFT,
    allow,
    bucket,
    decision,
    deny,
    federated,
    foreign,
    key,
    named,
    outcome,
    role,
    root,
    service,
    target,
    trust,
    user,
    visitor,
)

ALL = [allow()]
YES, NO, DENIED, OPEN = "allow", "implicit deny", "explicit deny", "unknown"
TO_ALL = allow(Principal="*")


def to(principal: Any, **more: Any) -> dict[str, Any]:
    named_as = principal if isinstance(principal, dict) else {"AWS": principal}
    return allow(Principal=named_as, **more)


# The order of a decision


def test_nothing_said_is_an_implicit_deny() -> None:
    assert outcome(user(), bucket()) == NO


@pytest.mark.parametrize("kind", ["identity", "boundary", "sessions", "scps"])
def test_an_explicit_deny_in_any_policy_of_the_caller_ends_it(kind: str) -> None:
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
def test_an_explicit_deny_on_the_side_of_the_resource_ends_it(where: Any) -> None:
    assert outcome(user(identity=ALL), where) == DENIED


def test_an_explicit_deny_of_the_vpc_endpoint_ends_it() -> None:
    endpoint = [TO_ALL, deny(GET, Principal="*")]
    assert outcome(user(identity=ALL), bucket(), endpoint=endpoint) == DENIED


def test_deny_statements_grant_nothing() -> None:
    assert outcome(user(identity=[deny("s3:PutObject")]), bucket()) == NO


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
def test_at_every_level_a_service_control_policy_must_allow(levels: Any, expected: str) -> None:
    assert outcome(user(identity=ALL, scps=levels), bucket()) == expected


def test_an_administrator_is_not_above_service_control_policies() -> None:
    caller = user(identity=ALL, scps=[[allow(), deny("iam:Put*")]])
    assert outcome(caller, target(ANN), "iam:PutUserPolicy") == DENIED


def test_every_level_of_resource_control_policies_must_allow() -> None:
    assert outcome(user(identity=ALL), bucket(rcps=[ALL, [allow("sqs:*")]])) == NO


def test_resource_policy_and_identity_policy_are_united_in_one_account() -> None:
    assert outcome(user(identity=ALL), bucket()) == YES
    assert outcome(user(), bucket(to(ANN))) == YES


def test_two_policies_that_each_allow_a_part_are_taken_together() -> None:
    caller = user()._replace(identity=(named("one", allow("s3:Put*")), named("two", allow("s3:Get*"))))
    assert outcome(caller, bucket()) == YES


def test_the_boundary_must_allow_too() -> None:
    found = decision(user(identity=ALL, boundary=[allow("ec2:*")]), bucket())
    assert (found.outcome, found.reason) == (NO, "the permissions boundary does not allow it")
    assert outcome(user(identity=ALL, boundary=ALL), bucket()) == YES
    assert outcome(user(boundary=ALL), bucket()) == NO


def test_the_session_policy_must_allow_too() -> None:
    found = decision(role(identity=ALL, sessions=[allow("ec2:*")]), bucket())
    assert (found.outcome, found.reason) == (NO, "the session policy does not allow it")


def test_a_federated_user_without_session_policy_may_nothing() -> None:
    assert outcome(federated(identity=ALL), bucket()) == NO
    assert outcome(federated(identity=ALL, sessions=ALL), bucket()) == YES


def test_the_root_user_is_limited_by_organization_and_resource_policies_alone() -> None:
    assert outcome(root(), bucket()) == YES
    assert outcome(root(scps=[[deny("s3:*"), allow()]]), bucket()) == DENIED
    assert outcome(root(scps=[[allow("ec2:*")]]), bucket()) == NO
    assert outcome(root(), bucket(rcps=[[allow(), deny("s3:*")]])) == DENIED
    assert outcome(root(), bucket(deny(GET, Principal="*"))) == DENIED


# Resource policies against an implicit deny elsewhere, in one account


@pytest.mark.parametrize(
    ("caller", "principal", "by_identity", "by_boundary", "by_session"),
    [
        pytest.param(user, ANN, YES, YES, None, id="user"),
        pytest.param(role, CLERK, YES, NO, NO, id="role"),
        pytest.param(role, SHIFT, YES, YES, YES, id="role session"),
        pytest.param(federated, f"arn:aws:sts::{OWN}:federated-user/ann", YES, YES, YES, id="federated user"),
        pytest.param(federated, ANN, NO, NO, NO, id="user who federated"),
        pytest.param(user, OWN, NO, NO, None, id="account number"),
        pytest.param(role, f"arn:aws:iam::{OWN}:root", NO, NO, NO, id="account"),
        pytest.param(role, "*", YES, YES, YES, id="everyone"),
    ],
)
def test_how_the_resource_policy_names_the_caller_says_what_is_bypassed(
    caller: Any, principal: str, by_identity: str, by_boundary: str, by_session: str | None
) -> None:
    where = bucket(to(principal))
    session = {"sessions": ALL} if caller is federated and principal == ANN and by_identity == YES else {}
    assert outcome(caller(**session), where) == by_identity
    assert outcome(caller(identity=[], boundary=[allow("ec2:*")], **session), where) == by_boundary
    if by_session:
        assert outcome(caller(identity=[], sessions=[allow("ec2:*")]), where) == by_session


def test_the_user_who_federated_needs_no_identity_policy_but_a_session_policy() -> None:
    assert outcome(federated(sessions=ALL), bucket(to(ANN))) == YES


def test_an_account_that_is_named_leaves_it_to_its_identity_policies() -> None:
    assert outcome(user(identity=ALL), key(to(OWN)), "kms:Decrypt") == YES
    assert outcome(user(), key(to(OWN)), "kms:Decrypt") == NO


def test_everyone_is_the_same_in_both_spellings() -> None:
    for principal in ("*", {"AWS": "*"}, {"AWS": [OTHER, "*"]}):
        assert outcome(NOBODY, bucket(allow(Principal=principal))) == YES


def test_everyone_narrowed_to_a_principal_by_a_condition() -> None:
    where = bucket(allow(Principal="*", Condition={"ArnEquals": {"aws:PrincipalArn": CLERK}}))
    assert outcome(role(), where) == YES
    assert outcome(user(), where) == NO
    assert outcome(role(boundary=[allow("ec2:*")]), where) == YES


def test_not_principal_denies_whoever_has_a_boundary() -> None:
    where = bucket(deny(GET, NotPrincipal={"AWS": [ANN, OWN]}))
    assert outcome(user(identity=ALL), where) == YES
    assert outcome(user(identity=ALL, boundary=ALL), where) == DENIED


def test_not_principal_must_list_session_role_and_account() -> None:
    def where(*listed: str) -> Any:
        return bucket(deny(GET, NotPrincipal={"AWS": list(listed)}))

    assert outcome(role(identity=ALL), where(SHIFT, CLERK, OWN)) == YES
    assert outcome(role(identity=ALL), where(ANN)) == DENIED
    assert outcome(role(identity=ALL), where(CLERK, OWN)) == OPEN


def test_not_principal_with_allow_grants_to_everyone_else() -> None:
    assert outcome(NOBODY, bucket(allow(NotPrincipal={"AWS": OWN}))) == YES


# Services that depart from the rule


def test_trust_that_names_the_role_or_user_needs_no_identity_policy() -> None:
    assert outcome(user(), trust(to(ANN)), ASSUME) == YES
    assert outcome(role(), trust(to(CLERK)), ASSUME) == YES


def test_trust_that_names_the_account_needs_an_identity_policy_too() -> None:
    assert outcome(user(), trust(to(OWN)), ASSUME) == NO
    assert outcome(user(identity=ALL), trust(to(OWN)), ASSUME) == YES


def test_an_identity_policy_alone_takes_on_no_role() -> None:
    assert outcome(user(identity=ALL), trust(to(f"arn:aws:iam::{OWN}:user/bob")), ASSUME) == NO


def test_a_role_takes_on_itself_only_if_it_trusts_itself() -> None:
    where = trust(to({"Service": "ec2.amazonaws.com"}))._replace(arn=role().arn)
    assert outcome(role(identity=ALL), where, ASSUME) == NO
    assert outcome(role(), trust(to(CLERK))._replace(arn=role().arn), ASSUME) == YES


def test_across_accounts_trust_and_identity_policy_both_count() -> None:
    where = trust(to(ANN), account=OTHER)
    assert outcome(user(), where, ASSUME) == NO
    assert outcome(user(identity=ALL), where, ASSUME) == YES


def test_the_root_user_takes_on_no_role() -> None:
    assert outcome(root(), trust(to(OWN)), ASSUME) == NO


def test_a_key_policy_decides_whether_identity_policies_count() -> None:
    assert outcome(user(identity=ALL), key(to(CLERK)), "kms:Decrypt") == NO
    assert outcome(user(identity=ALL), key(to(f"arn:aws:iam::{OWN}:root")), "kms:Decrypt") == YES
    assert outcome(user(), key(to(ANN)), "kms:Decrypt") == YES
    assert outcome(root(), key(to(CLERK)), "kms:Decrypt") == NO


def test_an_alias_follows_the_normal_rule() -> None:
    alias = target(f"arn:aws:kms:eu-west-1:{OWN}:alias/k", kind="AWS::KMS::Alias")
    assert outcome(user(identity=ALL), alias, "kms:UpdateAlias") == YES


def test_a_grant_of_a_key_stands_beside_the_policies() -> None:
    where = key(to(CLERK), grants=(named("a grant", to(ANN, Action="kms:Decrypt")),))
    assert outcome(user(), where, "kms:Decrypt") == YES
    assert outcome(user(), where, "kms:Encrypt") == NO
    assert outcome(user(identity=[deny("kms:*")]), where, "kms:Decrypt") == DENIED
    assert outcome(user(boundary=[allow("ec2:*")]), where, "kms:Decrypt") == OPEN


def test_get_caller_identity_is_allowed_whatever_policies_say() -> None:
    for action in ("sts:GetCallerIdentity", "sts:GetSessionToken"):
        assert outcome(user(identity=[deny()]), target("*"), action) == YES
    assert outcome(role(identity=[deny()]), target("*"), "sts:GetSessionToken") == DENIED


def test_nobody_changes_a_service_linked_role() -> None:
    where = target(f"arn:aws:iam::{OWN}:role/aws-service-role/x/y", locked="the role belongs to the service")
    assert outcome(user(identity=ALL), where, "iam:UpdateAssumeRolePolicy") == DENIED
    for action in ("iam:GetRole", "iam:DeleteServiceLinkedRole", "iam:UpdateRoleDescription"):
        assert outcome(user(identity=ALL), where, action) == YES


def test_restricted_buckets_cut_what_a_public_policy_grants_to_others() -> None:
    there = user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL)
    where = bucket(to(OTHER), to({"Service": "cloudtrail.amazonaws.com"}), TO_ALL, restricted=True, public=True)
    assert outcome(there, where) == NO
    assert outcome(NOBODY, where) == NO
    assert outcome(service("cloudtrail.amazonaws.com"), where) == YES
    assert outcome(user(), where) == YES
    assert outcome(there, where._replace(public=False)) == YES


def test_what_an_acl_grants_counts_beside_the_policy() -> None:
    where = bucket(acl=(named("the ACL", allow("s3:ListBucket", Principal="*")),))
    assert outcome(NOBODY, where, "s3:ListBucket") == YES
    assert outcome(NOBODY, where, GET) == NO


@pytest.mark.parametrize(
    ("action", "arn"), [("sqs:SendMessage", "sqs"), ("sns:Publish", "sns"), ("lambda:Invoke", "lambda")]
)
def test_queues_topics_and_functions_follow_the_rule(action: str, arn: str) -> None:
    def where(principal: Any) -> Any:
        return target(f"arn:aws:{arn}:eu-west-1:{OWN}:x", to(principal))

    assert outcome(user(), where(ANN), action) == YES
    assert outcome(user(f"arn:aws:iam::{OTHER}:user/eve"), where(OTHER), action) == NO
    assert outcome(user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL), where(OTHER), action) == YES


# Across accounts


@pytest.mark.parametrize("principal", [ANN, OWN, f"arn:aws:iam::{OWN}:root", "*"])
def test_across_accounts_both_sides_must_allow(principal: str) -> None:
    assert outcome(user(identity=ALL), foreign(to(principal))) == YES
    assert outcome(user(), foreign(to(principal))) == NO
    assert outcome(user(identity=ALL), foreign()) == NO


def test_no_identity_policy_reaches_a_resource_without_policy_in_another_account() -> None:
    assert outcome(user(identity=ALL), foreign()) == NO


def test_across_accounts_the_boundary_always_limits() -> None:
    assert outcome(user(identity=ALL, boundary=[allow("ec2:*")]), foreign(to(ANN))) == NO


def test_service_control_is_the_callers_and_resource_control_the_resources() -> None:
    caller = user(identity=ALL, scps=[[allow(), deny("s3:*")]])
    assert outcome(caller, foreign(to(ANN))) == DENIED
    there = user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL)
    assert outcome(there, bucket(to(OTHER), rcps=[[allow(), deny("s3:*")]])) == DENIED


@pytest.mark.parametrize("unique", ["AIDACKCEVSQ6C2EXAMPLE", "AROACKCEVSQ6C2EXAMPLE"])
def test_the_id_of_a_deleted_principal_lets_nobody_in(unique: str) -> None:
    assert outcome(user(), bucket(to(unique))) == NO


def test_a_role_made_anew_is_not_named_by_the_old_ones_id_but_by_its_arn_in_a_condition() -> None:
    anew = role(id="AROANEWNEWNEWNEW")
    assert outcome(anew, bucket(to("AROAOLDOLDOLDOLD"))) == NO
    assert outcome(anew, bucket(allow(Principal="*", Condition={"ArnLike": {"aws:PrincipalArn": CLERK}}))) == YES


# Organizations


def test_the_management_account_is_under_no_organization_policy() -> None:
    none = [[deny("s3:*"), allow()]]
    assert outcome(user(identity=ALL, scps=none, management=True), bucket()) == YES
    assert outcome(user(identity=ALL), bucket(rcps=none, management=True)) == YES


def test_service_linked_roles_are_known_by_their_path_not_their_name() -> None:
    scps = [[deny("s3:*"), allow()]]
    assert outcome(role(identity=ALL, scps=scps, linked=True), bucket()) == YES
    disguised = f"arn:aws:iam::{OWN}:role/AWSServiceRoleForNothing"
    assert outcome(role(disguised, identity=ALL, scps=scps), bucket()) == DENIED


def test_service_control_policies_have_the_whole_language() -> None:
    scp = {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}
    narrow = allow("s3:*", f"{BUCKET_ARN}/*", Condition={"StringEquals": {"aws:RequestedRegion": "eu-west-1"}})
    assert outcome(user(identity=ALL, scps=[[scp]]), bucket()) == YES
    assert outcome(user(identity=ALL, scps=[[narrow]]), bucket(), context={"aws:RequestedRegion": "eu-west-1"}) == YES
    assert outcome(user(identity=ALL, scps=[[narrow]]), bucket(), context={"aws:RequestedRegion": "us-east-1"}) == NO


def test_resource_control_policies_are_for_some_services_only() -> None:
    rcps = [[allow(), deny()]]
    assert outcome(user(identity=ALL), target("arn:aws:ec2:x:y:z", rcps=rcps), "ec2:StopInstances") == YES


def test_anonymous_requests_pass_service_control_and_meet_resource_control() -> None:
    assert outcome(NOBODY, bucket(TO_ALL)) == YES
    assert outcome(NOBODY, bucket(TO_ALL, rcps=[[allow(), deny("s3:*")]])) == DENIED


def test_organization_policies_that_were_not_read_leave_it_open() -> None:
    caller = user(identity=ALL)._replace(scps=Cause("not read"))
    assert outcome(caller, bucket()) == OPEN
    assert outcome(caller._replace(identity=()), bucket()) == NO


# VPC endpoints


def test_an_endpoint_policy_counts_only_for_requests_through_it() -> None:
    narrow = [allow("ec2:*", Principal="*")]
    assert outcome(user(identity=ALL), bucket()) == YES
    assert outcome(user(identity=ALL), bucket(), endpoint=narrow) == NO
    assert outcome(user(identity=ALL), bucket(), endpoint=[TO_ALL]) == YES
    assert outcome(user(identity=ALL), bucket(), endpoint=[to(CLERK)]) == NO


# Principals


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
def test_each_form_of_principal_names_its_own(caller: Caller, principal: Any, expected: str) -> None:
    assert outcome(caller, bucket(to(principal))) == expected


def test_a_session_of_a_role_with_path_goes_by_an_arn_without_path() -> None:
    assert outcome(role(CLERK, SHIFT), bucket(to(SHIFT))) == YES
    assert outcome(role(CLERK, SHIFT), bucket(to(SHIFT.replace("clerk", "team/clerk")))) == NO


def test_principal_arn_of_a_session_is_the_roles() -> None:
    for arn, expected in ((CLERK, YES), (SHIFT, NO)):
        where = bucket(allow(Principal="*", Condition={"StringEquals": {"aws:PrincipalArn": arn}}))
        assert outcome(role(), where) == expected


def test_user_id_of_a_session_is_the_roles_id_and_the_sessions_name() -> None:
    where = bucket(allow(Principal="*", Condition={"StringLike": {"aws:userid": "AROAX:sh*"}}))
    assert outcome(role(id="AROAX"), where) == YES
    assert outcome(role(id="AROAY"), where) == NO
    assert outcome(role(), where) == OPEN


# What is not known


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([{"Effect": Unknown("x"), "Action": "*", "Resource": "*"}], OPEN),
        ([allow(Unknown("x"))], OPEN),
        ([allow("s3:*", Unknown("x"))], OPEN),
        ([allow("s3:*", Unknown("x")), allow()], YES),
        ([allow("s3:*", Unknown("x")), deny()], DENIED),
        ([allow("ec2:*", Unknown("x"))], NO),
        ([allow("s3:*", PartialString([BUCKET_ARN, "/", Unknown("x")]))], OPEN),
        ([allow("s3:*", PartialString(["arn:aws:s3:::c/", Unknown("x")]))], NO),
        ([allow(), deny(Unknown("x"))], OPEN),
        ([allow(Condition=Unknown("x"))], OPEN),
        ([Unknown("x")], OPEN),
    ],
)
def test_what_is_not_known_decides_nothing_unless_the_rest_does(statements: Any, expected: str) -> None:
    assert outcome(user(identity=statements), bucket()) == expected


@pytest.mark.parametrize(
    "document",
    [
        "{",
        "[" * 100_000,
        "no policy",
        7,
        [],
        {"Statement": "x"},
        {"Statement": [7]},
        {"Statement": {"Effect": "Perhaps", "Action": "*", "Resource": "*"}},
        {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringIsh": {"a": "b"}}}},
        {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": "x"}},
        {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}] * 2_000},
        '{"Statement": [' + '{"Effect": "Allow", "Action": "*", "Resource": "*"},' * 200_000 + "{}]}",
    ],
    ids=[
        *("cut JSON", "deep JSON", "no JSON", "a number", "a list", "statement a text", "statement a number"),
        *("no effect", "no operator", "condition a text", "too many statements", "10 MB"),
    ],
)
def test_a_policy_that_cannot_be_read_is_neither_safe_nor_open(document: Any) -> None:
    caller = user()._replace(identity=(policy_of("broken", wrap(document)),))
    assert outcome(caller, bucket()) == OPEN
    above = user(identity=ALL)._replace(scps=((policy_of("broken", wrap(document)),),))
    assert outcome(above, bucket()) == OPEN


def test_a_policy_variable_within_a_variable_is_no_crash() -> None:
    for text in ("${${aws:username}}", "${aws:username" * 1000, "${a,'${b,''}'}"):
        assert outcome(user(identity=[allow("s3:*", text)]), bucket()) in (NO, OPEN)
