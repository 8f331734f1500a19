"""What other tools got wrong about policies, by their issues and their code, and what must hold instead."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.escalation.paths import paths
from remit.engines.iam.publicity import is_public
from remit.engines.iam.reader import PolicyReader
from remit.engines.iam.request import policy_of
from tests.engines.iam.escalations import Scene
from tests.engines.iam.policies import OTHER, OWN, policy, verdict
from tests.engines.iam.requests import (
    ALL,
    ANN,
    CLERK,
    DENIED,
    NO,
    NOBODY,
    OPEN,
    SHIFT,
    YES,
    allow,
    bucket,
    deny,
    foreign,
    outcome,
    role,
    service,
    target,
    to,
    user,
)
from tests.engines.iam.test_estate import BUCKET, READS, arn, ask, declared, inline
from tests.engines.iam.test_estate import role as declared_role
from tests.engines.iam.test_matching import KEY, under

IP = "aws:SourceIp"


def anyone(*statements: Any, actions: Any = ("*",)) -> str:
    return verdict(lambda: PolicyReader().allows_anyone(policy(*statements), actions=actions))


# PMapper


def test_pmapper_116_a_deny_without_mfa_does_not_reach_long_term_keys() -> None:
    """The key is absent for these, and the condition of the Deny does not hold."""
    without = {"Bool": {"aws:MultiFactorAuthPresent": "false"}}
    assert under(without, {"aws:MultiFactorAuthPresent": None}, deny()) == YES


def test_pmapper_resources_match_by_case() -> None:
    """The key of an object is another one in another case."""
    assert outcome(user(identity=[allow(resource="arn:aws:s3:::b/REPORT")]), bucket()) == NO


def test_pmapper_94_administrators_are_under_service_control() -> None:
    """An SCP denies an administrator as anybody else."""
    caller = user(identity=ALL, scps=[[allow(), deny("iam:Put*")]])
    assert outcome(caller, target(ANN), "iam:PutUserPolicy") == DENIED


def test_pmapper_121_a_boundary_that_is_nothing_else_is_found() -> None:
    """A policy that is attached nowhere still bounds."""
    bound = declared("AWS::IAM::ManagedPolicy", "Bound", PolicyDocument=READS)
    caller = declared_role(Policies=inline({"Statement": ALL}), PermissionsBoundary=arn("Bound"))
    assert ask([BUCKET, bound, caller], "App", "s3:PutObject", "Logs") == "no"


def test_pmapper_a_boundary_limits_a_role_that_a_resource_names() -> None:
    """Only users and sessions pass it by."""
    assert outcome(role(boundary=[allow("ec2:*")]), bucket(to(CLERK))) == NO


def test_pmapper_everyone_is_everyone_in_both_spellings() -> None:
    """`*` and `AWS: *` let in the same."""
    for caller in (NOBODY, user(), role()):
        assert outcome(caller, bucket(allow(Principal="*"))) == outcome(caller, bucket(to("*"))) == YES


def test_pmapper_102_another_accounts_bucket_needs_a_policy_of_its_own() -> None:
    """An identity policy alone reaches nothing abroad."""
    assert outcome(user(identity=ALL), foreign()) == NO


def test_pmapper_a_service_linked_role_is_one_by_its_path() -> None:
    """A name that looks like one does not spare a role from SCPs."""
    caller = role(f"arn:aws:iam::{OWN}:role/AWSServiceRoleForMe", identity=ALL, scps=[[allow(), deny("s3:*")]])
    assert outcome(caller, bucket()) == DENIED


def test_pmapper_a_tag_is_no_pattern() -> None:
    """A tag whose value is `*` stands for that letter alone."""
    statement = allow(resource="arn:aws:s3:::b/${aws:PrincipalTag/team}")
    assert outcome(user(identity=[statement], tags={"team": "*"}), bucket()) == NO


def test_pmapper_a_variable_without_value_is_no_text() -> None:
    """It matches nothing, not even itself as it is written."""
    written = "arn:aws:s3:::b/${aws:PrincipalTag/team}"
    assert outcome(user(identity=[allow(resource=written)]), target(written)) == NO


def test_pmapper_negated_operators_hold_without_the_key() -> None:
    """`StringNotLike` is met where there is nothing to compare."""
    assert under({"StringNotLike": {KEY: "a*"}}, {KEY: None}) == YES


def test_pmapper_if_exists_keeps_the_meaning_of_an_operator() -> None:
    """Addresses, numbers and dates compare as without it when the key is there."""
    assert under({"IpAddressIfExists": {IP: "203.0.113.0/24"}}, {IP: "203.0.113.9"}) == YES
    assert under({"IpAddressIfExists": {IP: "203.0.113.0/24"}}, {IP: "198.51.100.9"}) == NO
    assert under({"NumericLessThanIfExists": {KEY: "10"}}, {KEY: "9"}) == YES
    assert under({"DateLessThanIfExists": {KEY: "2030-01-01T00:00:00Z"}}, {KEY: "2029-01-01T00:00:00Z"}) == YES


@pytest.mark.parametrize("resource", ["arn:aws:sqs:eu:1:2:q", "arn:aws:sqs:eu-west-1:222222222222:q"])
def test_pmapper_and_iamspy_a_star_in_a_region_stays_there(resource: str) -> None:
    """It does not swallow colons."""
    assert outcome(user(identity=[allow(resource=f"arn:aws:sqs:*:{OWN}:q")]), target(resource)) == NO


# IAMSpy


def test_iamspy_not_resource_leaves_out_all_it_lists() -> None:
    """With two patterns, neither is meant."""
    statement = {"Effect": "Allow", "Action": "*", "NotResource": ["arn:aws:s3:::b/*", "arn:aws:s3:::c/*"]}
    assert outcome(user(identity=[statement]), bucket()) == NO


def test_iamspy_not_principal_leaves_out_whom_it_lists() -> None:
    """It is not everyone."""
    where = bucket({"Effect": "Deny", "NotPrincipal": {"AWS": [ANN, OWN]}, "Action": "*", "Resource": "*"})
    assert outcome(user(identity=ALL), where) == YES


def test_iamspy_negated_operators_do_not_demand_the_key() -> None:
    """`StringNotEquals` is met without it."""
    assert under({"StringNotEquals": {KEY: "a"}}, {KEY: None}) == YES


def test_iamspy_set_operators_are_conditions() -> None:
    """A condition with one is not left out."""
    assert under({"ForAnyValue:StringEquals": {"aws:TagKeys": "a"}}, {"aws:TagKeys": ["b"]}) == NO
    assert under({"ForAllValues:StringEquals": {"aws:TagKeys": "a"}}, {"aws:TagKeys": ["a", "b"]}) == NO


def test_iamspy_variables_are_filled_in() -> None:
    """The name of the user stands for the variable."""
    statement = allow(resource="arn:aws:s3:::b/${aws:username}/*")
    assert outcome(user(identity=[statement]), target("arn:aws:s3:::b/ann/x")) == YES
    assert outcome(user(identity=[statement]), target("arn:aws:s3:::b/bob/x")) == NO


def test_iamspy_all_kinds_of_one_principal_count() -> None:
    """Not only the first."""
    where = bucket(to({"Service": "sns.amazonaws.com", "AWS": ANN, "Federated": "accounts.google.com"}))
    assert outcome(user(), where) == outcome(service("sns.amazonaws.com"), where) == YES


# Prowler


def test_prowler_a_deny_takes_a_public_grant_back() -> None:
    """What is allowed to everyone and denied to everyone is not public."""
    assert anyone(allow("s3:*", Principal="*"), deny("s3:*", Principal="*")) == "no"


def test_prowler_two_policies_are_weighed_together() -> None:
    """Each gives a part, both give the whole."""
    caller = user(identity=[allow("iam:CreatePolicyVersion"), allow("s3:GetObject")])
    assert outcome(caller, bucket()) == outcome(caller, target(f"{ANN}x"), "iam:CreatePolicyVersion") == YES


def test_prowler_each_not_action_leaves_out_its_own() -> None:
    """Two that leave out different actions leave out none."""
    without = [{"Effect": "Allow", "NotAction": each, "Resource": "*"} for each in ("s3:GetObject", "s3:PutObject")]
    assert outcome(user(identity=without), bucket(), "s3:GetObject") == YES


@pytest.mark.parametrize("key", ["aws:ResourceAccount", "s3:ResourceAccount", "aws:username", "kms:ViaService"])
def test_prowler_keys_that_keep_nobody_out_make_nothing_private(key: str) -> None:
    """The account of the resource is the same for all who ask, a name is chosen, a service may be used by anyone."""
    value = OWN if key.endswith("Account") else "ann" if key == "aws:username" else "s3.eu-west-1.amazonaws.com"
    assert anyone(allow(Principal="*", Condition={"StringEquals": {key: value}})) == "yes"


def test_prowler_called_via_makes_nothing_private() -> None:
    """Anyone may call by way of a service."""
    via = {"ForAnyValue:StringEquals": {"aws:CalledVia": "athena.amazonaws.com"}}
    assert anyone(allow(Principal="*", Condition=via)) == "yes"


@pytest.mark.parametrize(
    ("network", "expected"),
    [("203.0.113.0/24", "no"), ("10.0.0.0/8", "no"), ("0.0.0.0/0", "yes"), ("0.0.0.0/1", "yes")],
)
def test_prowler_8565_a_fixed_network_of_the_internet_is_not_everyone(network: str, expected: str) -> None:
    """Whether a network is wide counts, not whether it is private or on a list."""
    assert anyone(allow(Principal="*", Condition={"IpAddress": {IP: network}})) == expected


def test_prowler_half_the_internet_twice_is_all_of_it() -> None:
    """Networks are taken together."""
    halves = {"IpAddress": {IP: ["0.0.0.0/1", "128.0.0.0/1"]}}
    assert anyone(allow(Principal="*", Condition=halves)) == "yes"


def test_prowler_not_principal_with_allow_is_everyone_else() -> None:
    """It is public."""
    assert anyone({"Effect": "Allow", "NotPrincipal": {"AWS": OWN}, "Action": "*", "Resource": "*"}) == "yes"


def test_prowler_actions_are_patterns() -> None:
    """`s3:Get*` is a grant of GetObject, in any case."""
    assert anyone(allow("S3:get*", Principal="*"), actions=["s3:GetObject"]) == "yes"
    assert anyone({"Effect": "Allow", "Principal": "*", "NotAction": "s3:Put*", "Resource": "*"}) == "yes"


def test_prowler_5454_a_service_is_not_the_public() -> None:
    """A service without its source is a deputy that may be confused, which is told apart."""
    statement = allow(Principal={"Service": "s3.amazonaws.com"})
    assert anyone(statement) == "no"
    assert verdict(lambda: PolicyReader().confusable(policy(statement))) == "yes"


# cloudsplaining, cloud-copilot, and others


def test_cloudsplaining_97_a_deny_is_no_grant() -> None:
    """What a Deny lists is not allowed by it, nor what it does not list."""
    assert outcome(user(identity=[deny("s3:GetObject")]), bucket()) == DENIED
    assert outcome(user(identity=[deny("s3:PutObject")]), bucket()) == NO


def test_cloudsplaining_boundaries_count() -> None:
    """They take away what they do not allow."""
    assert outcome(user(identity=ALL, boundary=[allow("ec2:*")]), bucket()) == NO


def test_none_of_them_but_one_resource_control_policies_count() -> None:
    """They deny, whoever asks."""
    rcps = [[allow(), deny("s3:*", Principal="*")]]
    assert outcome(user(identity=ALL), bucket(rcps=rcps)) == outcome(NOBODY, bucket(to("*"), rcps=rcps)) == DENIED


def test_cloud_copilot_a_session_that_is_named_passes_by_its_session_policy() -> None:
    """A resource's policy that names the session is enough."""
    assert outcome(role(sessions=[allow("ec2:*")]), bucket(to(SHIFT))) == YES


def test_cloud_copilot_roles_of_services_are_locked_too() -> None:
    """Not only those of IAM Identity Center."""
    linked = f"arn:aws:iam::{OWN}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
    owner = declared("AWS::IAM::User", "Ops", ManagedPolicyArns=["arn:aws:iam::aws:policy/AdministratorAccess"])
    assert ask([owner], "Ops", "iam:PutRolePolicy", linked) == "no"


def test_cloud_copilot_s3_calls_a_federated_principal_public() -> None:
    """Anyone may have an identity there; and a variable is no fixed value."""
    federated = policy_of("p", policy(to({"Federated": "graph.facebook.com"})))
    variable = {"StringEquals": {"aws:SourceVpc": "${aws:PrincipalTag/vpc}"}}
    assert is_public((federated,)) is True
    assert is_public((policy_of("p", policy(allow(Principal="*", Condition=variable))),)) is True


def test_localstack_7540_an_alias_is_not_its_key() -> None:
    """A grant on the alias gives nothing on the key, and the other way round."""
    alias, key = f"arn:aws:kms:eu-west-1:{OWN}:alias/k", f"arn:aws:kms:eu-west-1:{OWN}:key/k"
    account = [to(OWN)]
    assert (
        outcome(user(identity=[allow("kms:*", alias)]), target(key, *account, kind="AWS::KMS::Key"), "kms:Decrypt")
        == NO
    )
    assert outcome(user(identity=[allow("kms:*", key)]), target(alias), "kms:UpdateAlias") == NO


def test_tools_before_september_2025_service_control_may_have_conditions() -> None:
    """An Allow of an SCP under a condition allows only where that holds."""
    here = allow(Condition={"StringEquals": {"aws:RequestedRegion": "eu-west-1"}})
    caller = user(identity=ALL, scps=[[here]])
    for region, expected in (("eu-west-1", YES), ("us-east-1", NO)):
        assert outcome(caller, bucket(), context={"aws:RequestedRegion": region}) == expected


def test_tools_that_read_equals_as_like_let_in_too_much() -> None:
    """A star in `StringEquals` is a star."""
    assert under({"StringEquals": {KEY: "a*"}}, {KEY: "ab"}) == NO


def test_cloudemu_841_not_action_is_read() -> None:
    """A statement with it allows all the others."""
    statement = {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}
    assert outcome(user(identity=[statement]), bucket()) == YES
    assert outcome(user(identity=[statement]), target(ANN), "iam:GetUser") == NO


def test_panther_1533_for_all_values_beside_another_condition_is_no_hole() -> None:
    """Alone it lets in requests without the key; beside one that demands it, it does not."""
    alone = {"ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-1"}}
    assert anyone(allow(Principal="*", Condition=alone)) == "yes"
    assert anyone(allow(Principal="*", Condition={**alone, "Null": {"aws:PrincipalOrgID": "false"}})) == "no"


def test_cloudgoat_accounts_of_load_balancers_are_not_somebody_elses() -> None:
    """A bucket for logs that lets them in is shared with nobody else."""
    statement = allow("s3:PutObject", Principal={"AWS": "arn:aws:iam::127311923021:root"})
    assert verdict(lambda: PolicyReader().allows_outside(policy(statement), account=OWN)) == "no"


def test_cloud_copilot_a_session_has_no_path_though_its_role_has_one() -> None:
    """A policy that names the session of a role with a path means that role's session."""
    pathless = f"arn:aws:sts::{OWN}:assumed-role/clerk/shift"
    assert ":role/team/" in CLERK
    assert outcome(role(), bucket(to(pathless))) == YES
    assert outcome(role(), bucket(to(pathless.replace("clerk", "team/clerk")))) == NO


# Lists of escalation paths


def path(name: str) -> Scene:
    return Scene(next(each for each in paths() if each.id == name))


def test_peers_that_ask_once_an_instance_needs_all_that_it_is_made_of() -> None:
    """Starting one is several decisions: about the image, the subnet, the security group, the interface."""
    parts = [each for each in path("ec2-001").statements if each["Action"] == "ec2:RunInstances"]
    assert len(parts) > 3
    for part in parts:
        scene = path("ec2-001")
        scene.statements.remove(part)
        assert scene.move() is None, part["Resource"]


def test_cloudsplaining_585_permissions_on_two_targets_are_no_path() -> None:
    """A key of one user is deleted and one for another made: that is none too many for either."""
    scene = path("iam-003")
    assert scene.move() is not None
    scene.relocate("iam:DeleteAccessKey")
    assert scene.move() is None


@pytest.mark.parametrize("name", ["iam-005", "iam-009", "iam-012"])
def test_cloudsplaining_580_who_changes_a_role_from_within_need_not_assume_it(name: str) -> None:
    """No permission for sts:AssumeRole is asked for, since the session is there, or the new trust is enough."""
    scene = path(name)
    assert all(each["Action"] != "sts:AssumeRole" for each in scene.statements)
    assert scene.move() is not None


@pytest.mark.parametrize("action", ["iam:Pass*", "IAM:PASSROLE", "iam:*"])
def test_prowler_a_path_by_pattern_is_a_path_and_by_not_action_and_a_deny_ends_it(action: str) -> None:
    """Its queries match the words of an Allow."""
    scene = path("lambda-001")
    for each in scene.statements:
        each["Action"] = action if each["Action"] == "iam:PassRole" else each["Action"]
    assert scene.move() is not None
    scene.forbid(action)
    assert scene.move() is None
    scene = path("lambda-001")
    scene.drop("iam:PassRole")
    scene.more = [{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}]
    assert scene.move() is not None


def test_what_nobody_says_stays_open() -> None:
    """A wildcard within a principal is refused by AWS, so it is neither a grant nor none."""
    assert outcome(user(), bucket(to(f"arn:aws:iam::{OWN}:user/*"))) == OPEN
    assert outcome(user(f"arn:aws:iam::{OTHER}:user/eve", identity=ALL), bucket(to("arn:aws:iam::*:user/eve"))) == OPEN
