"""Escalation over a whole estate: chains, what limits them, who comes from elsewhere, and what is only possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.engines.iam.escalation import Escalation
from remit.engines.iam.estate import Estate
from remit.model import Cause, MemoryInventory, Unknown
from tests.engines.iam.escalations import (
    HARMLESS,
    document,
    escalation,
    group,
    iam,
    inline,
    live,
    managed,
    role,
    trust,
    user,
)
from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import allow, deny

if TYPE_CHECKING:
    from remit.engines.iam.escalation.escalation import Chain
    from remit.model import Resource

EVERYTHING = allow()
LAMBDA = {"Service": "lambda.amazonaws.com"}
OWN_ACCOUNT = {"AWS": f"arn:aws:iam::{OWN}:root"}
ADMIN = role("admin", LAMBDA, EVERYTHING)
PASSES = (allow("iam:PassRole", iam("role", "admin")), allow(["lambda:CreateFunction", "lambda:InvokeFunction"]))


def assumes(name: str) -> Any:
    return allow("sts:AssumeRole", iam("role", name))


def chains(*resources: Resource, whole: bool = True) -> dict[str, Chain]:
    """The chains to whoever can do everything, by the name of their source."""
    found = Escalation(Estate(MemoryInventory(resources, whole=whole)))
    return {str(chain.source): chain for chain in found.chains(found.everyone)}


def told(chain: Chain | None) -> list[str] | str:
    """A certain chain by its paths; else `possible` or `none`."""
    if chain is None:
        return "none"
    return "possible" if chain.doubt else [hop.move.path.id for hop in chain.hops]


# Chains


def test_the_shortest_chain_across_roles() -> None:
    middle = role("middle", OWN_ACCOUNT, *PASSES)
    entry = role("entry", OWN_ACCOUNT, assumes("middle"))
    found = chains(
        ADMIN, middle, entry, user("ann", assumes("entry")), user("bob", assumes("entry"), assumes("middle"))
    )
    assert told(found["ann"]) == ["sts-001", "sts-001", "lambda-001"]
    assert told(found["bob"]) == ["sts-001", "lambda-001"]
    assert "admin" not in found


def kept(*documents: Any) -> list[Any]:
    """The versions of a managed policy that are kept beside the default one."""
    return [{"VersionId": f"v{at}", "Document": each} for at, each in enumerate(documents, start=1)]


SETS = allow("iam:SetDefaultPolicyVersion", iam("policy", "own"))
NARROW, WIDE = document(allow(HARMLESS)), document(EVERYTHING)


@pytest.mark.parametrize(
    ("versions", "statement", "expected"),
    [
        (kept(NARROW, WIDE), SETS, ["set-version"]),
        (kept(NARROW), SETS, "none"),
        (kept(), SETS, "none"),
        (kept(WIDE), allow("iam:SetDefaultPolicyVersion", iam("policy", "other")), "none"),
        (kept(WIDE), allow("iam:DeletePolicyVersion", iam("policy", "own")), "none"),
        (kept(document(EVERYTHING, deny())), SETS, "none"),
        (kept(Unknown("refused")), SETS, "possible"),
        (Unknown("refused"), SETS, "possible"),
        (None, SETS, "possible"),  # as a template has it
    ],
)
def test_a_version_that_is_kept_is_as_good_as_what_it_says(versions: Any, statement: Any, expected: Any) -> None:
    more = {} if versions is None else {"OtherVersions": versions}
    own = managed("own", allow(HARMLESS), **more)
    ann = user("ann", statement, ManagedPolicyArns=[iam("policy", "own")])
    assert told(chains(own, ann).get("ann")) == expected


def test_a_version_without_the_deny_frees_what_other_policies_allow() -> None:
    own = managed("own", deny("s3:*"), OtherVersions=kept(document(allow(HARMLESS))))
    ann = user("ann", EVERYTHING, ManagedPolicyArns=[iam("policy", "own")])
    found = escalation(own, ann)
    standing = next(each for each in found.everyone if each.name == "ann")
    move = next(move for move in found.moves(standing) if move.path.id == "set-version")
    assert move.doubt is None
    assert found.stronger(move.target, standing) is True


def test_a_chain_that_turns_back_ends() -> None:
    one = role("one", OWN_ACCOUNT, assumes("two"))
    two = role("two", OWN_ACCOUNT, assumes("one"))
    assert chains(one, two, user("ann", assumes("one"))) == {}


def test_steps_that_all_chains_need_cut_the_most() -> None:
    middle = role("middle", OWN_ACCOUNT, *PASSES)
    people = [user(name, assumes("middle")) for name in ("ann", "bob", "cat")]
    found = escalation(ADMIN, middle, *people)
    first = found.cuts(found.everyone)[0]
    assert (str(first.source), str(first.target), first.sources) == ("middle", "admin", 4)


def test_two_ways_to_the_end_are_cut_by_neither() -> None:
    ways = [role(name, OWN_ACCOUNT, *PASSES) for name in ("left", "right")]
    found = escalation(ADMIN, *ways, user("ann", assumes("left"), assumes("right")))
    assert {(str(cut.source), cut.sources) for cut in found.cuts(found.everyone)} == {("left", 1), ("right", 1)}


def test_a_certain_chain_outweighs_a_shorter_possible_one() -> None:
    function = live(
        "AWS::Lambda::Function", "f", f"arn:aws:lambda:eu-west-1:{OWN}:function:f", Role=iam("role", "admin")
    )
    middle = role("middle", OWN_ACCOUNT, *PASSES)
    waits = allow("lambda:UpdateFunctionCode")
    assert told(chains(ADMIN, function, user("ann", waits))["ann"]) == "possible"
    found = chains(ADMIN, function, middle, user("ann", waits, assumes("middle")))
    assert told(found["ann"]) == ["sts-001", "lambda-001"]


def test_the_chain_from_one_to_another() -> None:
    found = escalation(role("reader", OWN_ACCOUNT, allow("s3:Get*")), user("ann", assumes("reader")), user("bob"))
    ann, reader, bob = (next(each for each in found.everyone if each.name == name) for name in ("ann", "reader", "bob"))
    assert told(found.chains([ann], [reader])[0]) == ["sts-001"]
    assert found.chains([bob], [reader]) == []


# Who can do everything


@pytest.mark.parametrize(
    ("statements", "more", "expected"),
    [
        ([EVERYTHING], {}, True),
        ([allow(["ec2:*", "iam:*", "s3:*"])], {}, False),
        ([{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}], {}, False),
        ([{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}, allow("iam:*")], {}, True),
        ([allow("*", "arn:aws:s3:::b/*")], {}, False),
        ([EVERYTHING, deny("s3:DeleteBucket")], {}, False),
        ([EVERYTHING, deny(Condition={"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}})], {}, True),
        ([allow(Condition={"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}})], {}, True),
        ([EVERYTHING], {"PermissionsBoundary": iam("policy", "limit")}, False),
        ([EVERYTHING], {"PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess"}, True),
    ],
    ids=[
        "all",
        "services",
        "but IAM",
        "both halves",
        "one bucket",
        "a deny",
        "MFA",
        "network",
        "boundary",
        "wide boundary",
    ],
)
def test_who_can_do_everything(statements: list[Any], more: dict[str, Any], *, expected: bool) -> None:
    found = escalation(user("ann", *statements, **more), managed("limit", allow("s3:*")))
    assert found.does_everything(found.everyone[0]) is expected


def test_what_the_organization_lets_nobody_do_is_no_part_of_everything() -> None:
    nobody = organization(deny("organizations:LeaveOrganization"))
    found = escalation(*nobody, user("ann", EVERYTHING))
    assert found.does_everything(found.everyone[0]) is True
    some = {"ArnNotLike": {"aws:PrincipalArn": iam("role", "break-glass")}}
    found = escalation(*organization(deny("iam:*", Condition=some)), user("ann", EVERYTHING))
    assert found.does_everything(found.everyone[0]) is False


# What limits a step


def organization(*statements: Any) -> tuple[Resource, ...]:
    """An organization with a service control policy above all accounts."""
    whole = live("AWS::Organizations::Organization", "o", None, Id="o-1", ManagementAccountId=OTHER)
    content = document(*statements)
    kind: dict[str, Any] = {"Type": "SERVICE_CONTROL_POLICY", "TargetIds": ["r-1"], "Content": content}
    return whole, live("AWS::Organizations::Policy", "scp", None, **kind)


def test_a_service_control_policy_stops_a_step() -> None:
    ann = user("ann", *PASSES)
    assert told(chains(ADMIN, ann).get("ann")) == ["lambda-001"]
    assert told(chains(*organization(deny("iam:PassRole")), ADMIN, ann).get("ann")) == "none"


def test_a_boundary_caps_what_a_written_policy_gives() -> None:
    writes = allow("iam:PutUserPolicy", iam("user", "ann"))
    limit = managed("limit", allow(["iam:PutUserPolicy", "s3:*"]))
    bounded = user("ann", writes, PermissionsBoundary=iam("policy", "limit"))
    assert told(chains(user("ann", writes)).get("ann")) == ["iam-007"]
    assert told(chains(limit, bounded).get("ann")) == "none"
    loose = managed("limit", allow(["iam:PutUserPolicy", "iam:DeleteUserPermissionsBoundary"]))
    assert told(chains(loose, bounded).get("ann")) == ["iam-007", "iam-022"]


def test_a_deny_of_its_own_policies_is_taken_away_with_them() -> None:
    writes, keeps = allow("iam:PutUserPolicy"), deny("s3:DeleteBucket")
    assert told(chains(user("ann", writes, keeps)).get("ann")) == ["iam-007"]
    guarded = deny(["iam:Delete*", "iam:Detach*", "sso:*"])
    assert told(chains(user("ann", writes, keeps, guarded)).get("ann")) == ["iam-007", "new-user"]
    assert told(chains(user("ann", writes, keeps, guarded, deny("iam:Create*"))).get("ann")) == "none"


def test_only_some_policies_may_be_attached() -> None:
    def attaches(arn: str) -> Any:
        return allow("iam:AttachUserPolicy", Condition={"ArnEquals": {"iam:PolicyARN": arn}})

    strong, weak = managed("strong", EVERYTHING), managed("weak", allow("s3:*"))
    for name, expected in {"strong": ["iam-008"], "weak": "none"}.items():
        assert told(chains(strong, weak, user("ann", attaches(iam("policy", name)))).get("ann")) == expected
    assert told(chains(user("ann", attaches("arn:aws:iam::aws:policy/AdministratorAccess"))).get("ann")) == ["iam-008"]
    assert told(chains(user("ann", attaches("arn:aws:iam::aws:policy/NoSuchPolicyAtAll"))).get("ann")) == "possible"


def test_only_users_with_a_boundary_may_be_changed() -> None:
    """The delegation pattern of AWS's page on boundaries: the condition is about the target's boundary."""
    condition = {"StringEquals": {"iam:PermissionsBoundary": iam("policy", "limit")}}
    writes = allow("iam:PutUserPolicy", Condition=condition)
    limit = managed("limit", EVERYTHING)
    assert told(chains(limit, user("ann", writes)).get("ann")) == "none"
    assert told(chains(limit, user("ann", writes, PermissionsBoundary=iam("policy", "limit"))).get("ann")) == [
        "iam-007"
    ]


def test_an_mfa_condition_of_a_trust_policy_can_be_met_and_an_external_id_is_no_secret() -> None:
    for condition in ({"Bool": {"aws:MultiFactorAuthPresent": "true"}}, {"StringEquals": {"sts:ExternalId": "x"}}):
        more: dict[str, Any] = {"AssumeRolePolicyDocument": trust(OWN_ACCOUNT, Condition=condition)}
        admin = role("admin", LAMBDA, EVERYTHING, **more)
        assert told(chains(admin, user("ann", assumes("admin"))).get("ann")) == ["sts-001"]


def test_a_role_that_belongs_to_a_service_cannot_be_changed() -> None:
    linked = role("admin", LAMBDA, EVERYTHING, Path="/aws-service-role/x.amazonaws.com/")
    assert told(chains(linked, user("ann", allow("iam:UpdateAssumeRolePolicy"))).get("ann")) == "none"


# Tags that the attacker can change


def tagged(name: str, **tags: str) -> Any:
    arn = f"arn:aws:lambda:eu-west-1:{OWN}:function:{name}"
    return live("AWS::Lambda::Function", name, arn, tags=tags, Role=iam("role", "admin"))


def test_a_tag_of_the_target_keeps_out_who_cannot_change_it() -> None:
    condition = {"StringEquals": {"aws:ResourceTag/team": "a"}}
    uses = [allow(f"lambda:{name}", Condition=condition) for name in ("UpdateFunctionCode", "InvokeFunction")]
    assert told(chains(ADMIN, tagged("f", team="a"), user("ann", *uses)).get("ann")) == ["lambda-004"]
    assert told(chains(ADMIN, tagged("f", team="b"), user("ann", *uses)).get("ann")) == "none"
    found = chains(ADMIN, tagged("f", team="b"), user("ann", *uses, allow("lambda:TagResource")))["ann"]
    assert told(found) == ["lambda-004"]
    assert {permit.before for permit in found.hops[0].move.permits} == {"lambda:TagResource"}


def test_a_tag_of_its_own_is_changed_first() -> None:
    condition = {"StringEquals": {"aws:PrincipalTag/admin": "yes"}}
    writes = allow("iam:PutUserPolicy", Condition=condition)
    assert told(chains(user("ann", writes)).get("ann")) == "none"
    assert told(chains(user("ann", writes, tags={"admin": "yes"})).get("ann")) == ["iam-007"]
    assert told(chains(user("ann", writes, allow("iam:TagUser", iam("user", "ann")))).get("ann")) == [
        "tag-user",
        "iam-007",
    ]


# From elsewhere, and across accounts


def test_across_accounts_both_sides_must_agree() -> None:
    there = f"arn:aws:iam::{OTHER}:role/admin"
    admin = role("admin", {"AWS": iam("user", "ann")}, EVERYTHING, account=OTHER)
    assert told(chains(admin, user("ann", allow("sts:AssumeRole", there))).get("ann")) == ["sts-001"]
    assert told(chains(admin, user("ann")).get("ann")) == "none"
    closed = role("admin", {"AWS": iam("user", "bob")}, EVERYTHING, account=OTHER)
    assert told(chains(closed, user("ann", allow("sts:AssumeRole", there))).get("ann")) == "none"


def test_a_role_of_another_account_cannot_be_passed_or_changed() -> None:
    admin = role("admin", LAMBDA, EVERYTHING, account=OTHER)
    assert (
        told(chains(admin, user("ann", allow(["iam:PassRole", "lambda:*", "iam:UpdateAssumeRolePolicy"]))).get("ann"))
        == "none"
    )


def test_an_account_that_a_role_trusts_as_a_whole() -> None:
    """The path sts-002, with its twins: another account trusted, and a Deny for it."""
    name, foreign = f"account {OTHER}", {"AWS": f"arn:aws:iam::{OTHER}:root"}
    assert told(chains(role("admin", foreign, EVERYTHING)).get(name)) == ["sts-002"]
    assert told(chains(role("admin", {"AWS": OTHER}, EVERYTHING)).get(name)) == ["sts-002"]
    assert told(chains(role("admin", OWN_ACCOUNT, EVERYTHING)).get(name)) == "none"
    assert told(chains(role("weak", foreign, allow(HARMLESS))).get(name)) == "none"
    statements = [{"Effect": effect, "Principal": foreign, "Action": "sts:AssumeRole"} for effect in ("Allow", "Deny")]
    denied: dict[str, Any] = {"AssumeRolePolicyDocument": document(*statements)}
    assert told(chains(role("admin", foreign, EVERYTHING, **denied)).get(name)) == "none"


def test_a_role_that_trusts_everybody() -> None:
    """The path sts-003, with its twins: a condition that fixes the caller, and one that everybody can meet."""
    name = "any AWS principal"
    assert told(chains(role("admin", {"AWS": "*"}, EVERYTHING)).get(name)) == ["sts-003"]
    for condition, expected in (
        ({"StringEquals": {"aws:PrincipalAccount": OWN}}, "none"),
        ({"StringEquals": {"sts:ExternalId": "x"}}, ["sts-003"]),
    ):
        more: dict[str, Any] = {"AssumeRolePolicyDocument": trust({"AWS": "*"}, Condition=condition)}
        assert told(chains(role("admin", LAMBDA, EVERYTHING, **more)).get(name)) == expected


def test_anybody_at_an_identity_provider_that_is_open_to_all() -> None:
    provider = {"Federated": f"arn:aws:iam::{OWN}:oidc-provider/token.actions.githubusercontent.com"}
    name = "anyone who signs in at a shared identity provider"
    for condition, expected in (
        ({"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}, ["sts-003"]),
        ({"StringLike": {"token.actions.githubusercontent.com:sub": "repo:octo-org/app:*"}}, "none"),
    ):
        more: dict[str, Any] = {
            "AssumeRolePolicyDocument": trust(provider, "sts:AssumeRoleWithWebIdentity", Condition=condition)
        }
        assert told(chains(role("admin", LAMBDA, EVERYTHING, **more)).get(name)) == expected


# What is not known


def test_a_policy_that_is_not_known_makes_an_administrator_possible() -> None:
    unknown = user("ann", Policies=[{"PolicyName": "p", "PolicyDocument": Unknown("a parameter")}])
    found = chains(ADMIN, unknown)["ann"]
    assert found.hops == ()
    assert found.doubt is not None
    assert "parameter" in found.doubt.reason


def test_a_policy_that_is_not_known_may_deny_what_another_allows() -> None:
    policies = [*inline(*PASSES), {"PolicyName": "p", "PolicyDocument": Unknown("a parameter")}]
    assert told(chains(ADMIN, user("ann", Policies=policies)).get("ann")) == "possible"


def test_a_target_that_is_not_known_makes_a_chain_possible() -> None:
    strange = role("strange", OWN_ACCOUNT, Policies=Unknown("refused"))
    assert told(chains(strange, user("ann", assumes("strange"))).get("ann")) == "possible"


def test_resources_that_were_not_read_may_have_any_role() -> None:
    inventory = MemoryInventory([ADMIN, user("ann", allow("lambda:*"))], whole=True)
    inventory.gaps["AWS::Lambda::Function", OWN, None] = "lambda:ListFunctions was refused"
    found = Escalation(Estate(inventory))
    chain = next(chain for chain in found.chains(found.everyone) if chain.source.name == "ann")
    assert chain.doubt == chain.hops[0].move.doubt
    assert isinstance(chain.doubt, Cause)
    assert "ListFunctions" in chain.doubt.reason


def test_a_function_whose_role_is_not_known_may_have_any() -> None:
    arn = f"arn:aws:lambda:eu-west-1:{OWN}:function:f"
    function = live("AWS::Lambda::Function", "f", arn, Role=Unknown("a parameter"))
    uses = allow(["lambda:UpdateFunctionCode", "lambda:InvokeFunction"], arn)
    assert told(chains(ADMIN, function, user("ann", uses)).get("ann")) == "possible"
    assert told(chains(function, user("ann", uses)).get("ann")) == "none"


def test_two_groups_that_escalate_only_together() -> None:
    passes = group("passes", allow("iam:PassRole", iam("role", "admin")))
    makes = group("makes", allow("lambda:*"))
    found = chains(ADMIN, passes, makes, user("ann", allow("iam:AddUserToGroup")))
    assert told(found["ann"]) == ["iam-013", "lambda-001"]
    assert str(found["ann"].hops[0].move.target) == "ann (in every group that it may join)"


def test_groups_that_are_joined_one_after_the_other_give_all_together() -> None:
    first = group("first", allow("iam:AddUserToGroup", iam("group", "second")))
    second = group("second", *PASSES)
    found = chains(ADMIN, first, second, user("ann", allow("iam:AddUserToGroup", iam("group", "first"))))
    assert told(found["ann"]) == ["iam-013", "iam-013", "lambda-001"]


def test_a_service_that_names_no_cluster_is_no_crash() -> None:
    """It runs in the default one, whose name a request has all the same."""
    task = f"arn:aws:ecs:eu-west-1:{OWN}:task-definition/web:1"
    service = f"arn:aws:ecs:eu-west-1:{OWN}:service/default/web"
    found = chains(
        role("admin", {"Service": "ecs-tasks.amazonaws.com"}, EVERYTHING),
        live("AWS::ECS::TaskDefinition", "web", task, TaskRoleArn=iam("role", "admin")),
        live("AWS::ECS::Service", "web", service, TaskDefinition=task, EnableExecuteCommand=True),
        user("ops", allow(["ecs:ExecuteCommand", "ecs:DescribeTasks"])),
    )
    assert told(found.get("ops")) != "none"
