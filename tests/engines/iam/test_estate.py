"""Who can do what in an inventory: the policies of principals and resources are found wherever they stand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from remit.engines.iam import managed_policies
from remit.engines.iam.attachments import POLICIES
from remit.engines.iam.estate import Estate
from remit.engines.iam.request import policy_of
from remit.engines.iam.trial import Outcome, tried
from remit.model import (
    Cause,
    Location,
    MemoryInventory,
    PartialString,
    Reference,
    RemitError,
    Resource,
    Unknown,
    wrap,
)
from remit.schema import exists
from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import allow, deny

READS = {"Statement": [allow("s3:GetObject")]}
ALL = {"Statement": [allow()]}
TRUSTS_EC2 = {
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]
}


def declared(type_name: str, id_: str, *, account: str | None = None, tags: Any = None, **properties: Any) -> Resource:
    """A resource as a template declares it."""
    return Resource(
        type_name,
        id_,
        f"t.yaml#{id_}",
        wrap(properties).__dict__,
        scope="t.yaml",
        account=account,
        tags=tags,
        location=Location("t.yaml", 1),
    )


def live(type_name: str, name: str, arn: str, **properties: Any) -> Resource:
    """A resource as an account has it."""
    return Resource(
        type_name,
        name,
        f"{OWN}#{name}",
        wrap(properties).__dict__,
        scope=OWN,
        account=OWN,
        arn=arn,
        name=name,
        declared=False,
    )


def role(id_: str = "App", **properties: Any) -> Resource:
    return declared("AWS::IAM::Role", id_, **({"AssumeRolePolicyDocument": TRUSTS_EC2} | properties))


def inline(document: Any) -> list[Any]:
    return [{"PolicyName": "p", "PolicyDocument": document}]


BUCKET = declared("AWS::S3::Bucket", "Logs")
WITHOUT_ACLS = {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
LIVE_BUCKET = live("AWS::S3::Bucket", "logs", "arn:aws:s3:::logs", OwnershipControls=WITHOUT_ACLS)


def ask(resources: list[Resource], who: str, action: str, what: str, *, whole: bool = False) -> str:
    estate = Estate(MemoryInventory(resources, whole=whole))
    found = [tried(each).answer for each in estate.requests(estate.caller(who), action, estate.target(what))]
    return next((answer for answer in ("yes", "unknown") if answer in found), "no")


def arn(id_: str) -> Reference:
    return Reference(f"t.yaml#{id_}", "Arn")


def ref(id_: str) -> Reference:
    return Reference(f"t.yaml#{id_}", "Ref")


# Policies of a principal


def test_inline_policies_by_reference_to_a_bucket_without_a_name() -> None:
    grant = {"Statement": [allow("s3:GetObject", PartialString([arn("Logs"), "/*"]))]}
    other = declared("AWS::S3::Bucket", "Other")
    estate = [BUCKET, other, role(Policies=inline(grant))]
    assert ask(estate, "App", "s3:GetObject", "Logs") == "yes"
    assert ask(estate, "App", "s3:GetObject", "Logs/2024/x") == "yes"
    assert ask(estate, "App", "s3:GetObject", "Other") == "no"
    assert ask(estate, "App", "s3:GetObject", "arn:aws:s3:::somewhere/x") == "unknown"


def test_a_bucket_named_by_its_reference_and_by_its_arn_is_the_same() -> None:
    named = declared("AWS::S3::Bucket", "Logs", BucketName="logs")
    for resource in ("arn:aws:s3:::logs/*", PartialString(["arn:aws:s3:::", ref("Logs"), "/*"])):
        estate = [named, role(Policies=inline({"Statement": [allow("s3:GetObject", resource)]}))]
        assert ask(estate, "App", "s3:GetObject", "Logs") == "yes"


def test_managed_policies_by_reference_by_arn_and_out_of_sight() -> None:
    policy = declared("AWS::IAM::ManagedPolicy", "Reads", PolicyDocument=READS)
    assert ask([BUCKET, policy, role(ManagedPolicyArns=[ref("Reads")])], "App", "s3:GetObject", "Logs") == "yes"
    assert ask([BUCKET, policy, role(ManagedPolicyArns=[ref("Reads")])], "App", "s3:PutObject", "Logs") == "no"
    for value, expected in {
        "arn:aws:iam::aws:policy/AdministratorAccess": "yes",
        "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess": "yes",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole": "no",
        "arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole": "unknown",  # it has a path
        "arn:aws-cn:iam::aws:policy/AmazonS3ReadOnlyAccess": "unknown",  # another text
        f"arn:aws:iam::{OWN}:policy/elsewhere": "unknown",
    }.items():
        assert ask([BUCKET, role(ManagedPolicyArns=[value])], "App", "s3:GetObject", "Logs") == expected
    unknown = role(ManagedPolicyArns=Unknown("a parameter"))
    assert ask([BUCKET, unknown], "App", "s3:GetObject", "Logs") == "unknown"


def test_every_policy_of_awss_that_is_kept_is_read_as_a_whole() -> None:
    names = managed_policies.names()
    assert len(names) > 1_000
    for name in names:
        kept = managed_policies.by_aws(f"arn:aws:iam::aws:policy/{name}")
        assert kept is not None
        assert re.search(r" \(v\d+ of \d{4}-\d\d-\d\d\)$", kept.name)
        statements = policy_of(kept.name, wrap(kept.document)).statements
        assert statements
        assert {statement.effect for statement in statements} <= {"allow", "deny"}, name


def test_a2_5_a_users_groups_count() -> None:
    group = declared("AWS::IAM::Group", "Readers", Policies=inline(READS))
    ann = declared("AWS::IAM::User", "Ann", Groups=[ref("Readers")])
    assert ask([BUCKET, group, ann], "Ann", "s3:GetObject", "Logs") == "yes"
    lost = declared("AWS::IAM::User", "Ann", Groups=["nowhere"])
    assert ask([BUCKET, group, lost], "Ann", "s3:GetObject", "Logs") == "unknown"


def test_a2_6_the_boundary_counts_also_when_it_has_no_other_use() -> None:
    boundary = declared("AWS::IAM::ManagedPolicy", "Bound", PolicyDocument=READS)
    bounded = role(Policies=inline(ALL), PermissionsBoundary=ref("Bound"))
    assert ask([BUCKET, boundary, bounded], "App", "s3:GetObject", "Logs") == "yes"
    assert ask([BUCKET, boundary, bounded], "App", "s3:PutObject", "Logs") == "no"


def test_tags_of_principal_and_resource_meet() -> None:
    condition = {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}
    document = {"Version": "2012-10-17", "Statement": [allow(Condition=condition)]}
    red = declared("AWS::IAM::Role", "App", tags={"team": "red"}, Policies=inline(document))
    for team, expected in (("red", "yes"), ("blue", "no")):
        key = declared("AWS::SQS::Queue", "Jobs", tags={"team": team})
        assert ask([red, key], "App", "sqs:SendMessage", "Jobs") == expected


# Policies of a resource

GRANT = {"Statement": [allow("*", Principal={"AWS": arn("App")})]}


@pytest.mark.parametrize(
    ("type_name", "properties", "action"),
    [
        ("AWS::S3::Bucket", {"BucketPolicy": {"PolicyDocument": GRANT}}, "s3:ListBucket"),
        ("AWS::KMS::Key", {"KeyPolicy": GRANT}, "kms:Decrypt"),
        ("AWS::SQS::Queue", {"QueuePolicy": {"PolicyDocument": GRANT}}, "sqs:SendMessage"),
        ("AWS::SNS::Topic", {"TopicPolicy": {"PolicyDocument": GRANT}}, "sns:Publish"),
        ("AWS::SecretsManager::Secret", {"ResourcePolicy": {"ResourcePolicy": GRANT}}, "secretsmanager:GetSecretValue"),
        ("AWS::IAM::Role", {"AssumeRolePolicyDocument": GRANT}, "sts:AssumeRole"),
        ("AWS::ECR::Repository", {"RepositoryPolicyText": GRANT}, "ecr:BatchGetImage"),
        ("AWS::Lambda::Function", {"ResourcePolicy": {"PolicyDocument": GRANT}}, "lambda:InvokeFunction"),
        (
            "AWS::Lambda::Function",
            {"Permissions": [{"Action": "lambda:InvokeFunction", "Principal": arn("App")}]},
            "lambda:InvokeFunction",
        ),
    ],
)
def test_the_policy_of_a_resource_is_found_in_its_property(type_name: str, properties: Any, action: str) -> None:
    resource = declared(type_name, "Thing", **properties)
    assert ask([role(), role("Other"), resource], "App", action, "Thing") == "yes"
    assert ask([role(), role("Other"), resource], "Other", action, "Thing") == "no"


def test_a_lambda_permission_for_a_service_is_for_its_source() -> None:
    permission = {"Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com", "SourceArn": "arn:aws:s3:::logs"}
    function = declared("AWS::Lambda::Function", "Fn", Permissions=[permission])
    estate = Estate(MemoryInventory([function]))
    [request] = estate.requests(estate.caller("s3.amazonaws.com"), "lambda:InvokeFunction", estate.target("Fn"))
    found: Outcome = tried(request)
    assert found.answer == "yes"
    assert found.request.context == {"aws:sourcearn": (tuple("arn:aws:s3:::logs"),)}
    assert ask([function], "sns.amazonaws.com", "lambda:InvokeFunction", "Fn") == "no"


def test_a_key_without_a_policy_leaves_it_to_the_account() -> None:
    key = declared("AWS::KMS::Key", "Key")
    assert ask([key, role(Policies=inline(ALL))], "App", "kms:Decrypt", "Key") == "yes"
    assert ask([key, role()], "App", "kms:Decrypt", "Key") == "no"
    elsewhere = declared("AWS::KMS::Key", "Key", account=OWN)
    assert ask([elsewhere], f"arn:aws:iam::{OTHER}:user/eve", "kms:Decrypt", "Key") == "no"


PUBLIC = {"PolicyDocument": {"Statement": [allow("s3:GetObject", Principal="*")]}}


@pytest.mark.parametrize(
    ("properties", "action", "expected"),
    [
        ({"BucketPolicy": PUBLIC}, "s3:GetObject", "yes"),
        (
            {"BucketPolicy": PUBLIC, "PublicAccessBlockConfiguration": {"RestrictPublicBuckets": True}},
            "s3:GetObject",
            "no",
        ),
        (
            {"BucketPolicy": PUBLIC, "PublicAccessBlockConfiguration": {"BlockPublicPolicy": True}},
            "s3:GetObject",
            "yes",
        ),
        (
            {"BucketPolicy": PUBLIC, "PublicAccessBlockConfiguration": {"RestrictPublicBuckets": Unknown("x")}},
            "s3:GetObject",
            "unknown",
        ),
        ({"AccessControl": "PublicRead"}, "s3:ListBucket", "yes"),
        ({"AccessControl": "PublicRead"}, "s3:PutObject", "no"),
        ({"AccessControl": "PublicReadWrite"}, "s3:PutObject", "yes"),
        ({"AccessControl": "AuthenticatedRead"}, "s3:ListBucket", "no"),
        ({"AccessControl": Unknown("x")}, "s3:ListBucket", "unknown"),
        (
            {
                "AccessControl": "PublicRead",
                "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
            },
            "s3:ListBucket",
            "no",
        ),
        (
            {"AccessControl": "PublicRead", "PublicAccessBlockConfiguration": {"IgnorePublicAcls": True}},
            "s3:ListBucket",
            "no",
        ),
    ],
)
def test_policy_acl_and_block_of_a_bucket_give_one_answer(properties: Any, action: str, expected: str) -> None:
    assert ask([declared("AWS::S3::Bucket", "Logs", **properties)], "anyone", action, "Logs") == expected


def test_the_accounts_block_of_public_access_counts_for_its_buckets() -> None:
    bucket = live("AWS::S3::Bucket", "logs", "arn:aws:s3:::logs", BucketPolicy=PUBLIC)
    fact = live("Remit::S3::AccountPublicAccessBlock", "block", "", RestrictPublicBuckets=True)
    assert ask([bucket], "anyone", "s3:GetObject", "logs", whole=True) == "yes"
    assert ask([bucket, fact], "anyone", "s3:GetObject", "logs", whole=True) == "no"


def test_a_role_session_that_the_policy_names() -> None:
    session = f"arn:aws:sts::{OWN}:assumed-role/app/deploy"
    grant = {"PolicyDocument": {"Statement": [allow(Principal={"AWS": session})]}}
    bucket = live("AWS::S3::Bucket", "logs", "arn:aws:s3:::logs", BucketPolicy=grant)
    app = live("AWS::IAM::Role", "app", f"arn:aws:iam::{OWN}:role/team/app")
    assert ask([bucket, app], "app", "s3:ListBucket", "logs") == "yes"
    assert ask([bucket, app], session, "s3:ListBucket", "logs") == "yes"
    assert ask([bucket, app], session.replace("deploy", "other"), "s3:ListBucket", "logs") == "no"


# Organizations

APP = live("AWS::IAM::Role", "app", f"arn:aws:iam::{OWN}:role/app", Policies=inline(ALL))


def organization(manager: str) -> Resource:
    return live("AWS::Organizations::Organization", "o-1", "", Id="o-1", ManagementAccountId=manager)


def test_organization_policies_that_were_not_read_leave_a_members_answers_open() -> None:
    assert ask([LIVE_BUCKET, APP], "app", "s3:GetObject", "logs", whole=True) == "yes"
    assert ask([LIVE_BUCKET, APP, organization(OTHER)], "app", "s3:GetObject", "logs", whole=True) == "unknown"
    assert ask([LIVE_BUCKET, APP, organization(OWN)], "app", "s3:GetObject", "logs", whole=True) == "yes"
    unread = MemoryInventory([LIVE_BUCKET, APP, organization(OTHER)], whole=True)
    unread.gaps["AWS::Organizations::Policy", OWN, None] = "refused"
    estate = Estate(unread)
    [*_, request] = estate.requests(estate.caller("app"), "s3:GetObject", estate.target("logs"))
    assert tried(request).decision.reason == "refused"
    powerless = live("AWS::IAM::Role", "app", f"arn:aws:iam::{OWN}:role/app")
    assert ask([LIVE_BUCKET, powerless, organization(OTHER)], "app", "s3:GetObject", "logs", whole=True) == "no"


@pytest.mark.parametrize(
    ("targets", "statements", "expected"),
    [
        (["r-1"], [deny("s3:*")], "no"),
        ([OWN], [deny("s3:*")], "no"),
        ([OWN], [deny("ec2:*")], "yes"),
        ([OTHER], [deny("s3:*")], "yes"),
        (["ou-1"], [deny("s3:*")], "unknown"),
        (["ou-1"], [deny("ec2:*")], "yes"),
        (Unknown("x"), [deny("s3:*")], "unknown"),
        ([OWN], [allow("ec2:*")], "unknown"),
        ([OWN], [allow("s3:*")], "yes"),
    ],
)
def test_service_control_policies_reach_the_accounts_below_their_targets(
    targets: Any, statements: Any, expected: str
) -> None:
    policy = declared(
        "AWS::Organizations::Policy",
        "Guard",
        Type="SERVICE_CONTROL_POLICY",
        Content={"Statement": statements},
        TargetIds=targets,
    )
    app = declared("AWS::IAM::Role", "App", account=OWN, Policies=inline(ALL))
    bucket = declared("AWS::S3::Bucket", "Logs", account=OWN)
    assert ask([policy, app, bucket], "App", "s3:GetObject", "Logs") == expected


def test_units_above_an_account_are_followed_to_the_root() -> None:
    unit = declared("AWS::Organizations::OrganizationalUnit", "Unit", ParentId="r-1")
    member = declared("AWS::Organizations::Account", "Member", AccountId=OWN, ParentIds=[ref("Unit")])
    policy = declared(
        "AWS::Organizations::Policy",
        "Guard",
        Type="SERVICE_CONTROL_POLICY",
        Content={"Statement": [deny("s3:*")]},
        TargetIds=[ref("Unit")],
    )
    app = declared("AWS::IAM::Role", "App", account=OWN, Policies=inline(ALL))
    bucket = declared("AWS::S3::Bucket", "Logs", account=OWN)
    assert ask([unit, member, policy, app, bucket], "App", "s3:GetObject", "Logs") == "no"


def test_resource_control_policies_reach_the_resources_account() -> None:
    policy = declared(
        "AWS::Organizations::Policy",
        "Guard",
        Type="RESOURCE_CONTROL_POLICY",
        Content={"Statement": [deny("s3:*", Principal="*")]},
        TargetIds=["r-1"],
    )
    bucket = declared("AWS::S3::Bucket", "Logs", BucketPolicy=PUBLIC)
    assert ask([policy, bucket], "anyone", "s3:GetObject", "Logs") == "no"


# Words


def test_words_that_mean_nothing_or_several_things_are_told() -> None:
    estate = Estate(MemoryInventory([BUCKET, declared("AWS::SQS::Queue", "Jobs", QueueName="Logs")]))
    with pytest.raises(RemitError, match="no user or role"):
        estate.caller("Nobody")
    with pytest.raises(RemitError, match="no resource"):
        estate.target("Nothing")
    with pytest.raises(RemitError, match="2 resources"):
        estate.target("Logs")
    assert estate.target("Logs", "sqs:SendMessage").kind == "AWS::SQS::Queue"


def test_who_is_asked_are_the_principals_anybody_and_whom_the_policy_names() -> None:
    grant = [allow(Principal={"AWS": OTHER, "Service": "sns.amazonaws.com"}), deny(Principal={"AWS": "333333333333"})]
    queue = declared("AWS::SQS::Queue", "Jobs", QueuePolicy={"PolicyDocument": {"Statement": grant}})
    estate = Estate(MemoryInventory([role(), queue]))
    names = [name for name, _ in estate.everyone(estate.target("Jobs"))]
    assert names == ["App", "anyone", "any AWS principal", OTHER, "sns.amazonaws.com"]


def test_whom_a_trust_policy_names_in_other_ways_is_asked_too() -> None:
    provider = f"arn:aws:iam::{OWN}:oidc-provider/token.actions.githubusercontent.com"
    trust = [
        {"Effect": "Allow", "Principal": {"Federated": provider}, "Action": "sts:AssumeRoleWithWebIdentity"},
        {"Effect": "Allow", "Principal": {"AWS": Unknown("a parameter")}, "Action": "sts:AssumeRole"},
    ]
    estate = Estate(MemoryInventory([role("Deploy", AssumeRolePolicyDocument={"Statement": trust})]))
    target = estate.target("Deploy")
    answers = {
        (name, action): [tried(each).answer for each in estate.requests(caller, action, target)]
        for name, caller in estate.everyone(target)
        for action in ("sts:AssumeRole", "sts:AssumeRoleWithWebIdentity")
    }
    assert answers[provider, "sts:AssumeRoleWithWebIdentity"] == ["yes"]
    assert answers["…", "sts:AssumeRole"] == ["unknown"]


def test_a11_a_role_whose_sessions_may_be_tagged_has_no_settled_tags() -> None:
    document = {"Statement": [allow(Condition={"StringEquals": {"aws:PrincipalTag/team": "red"}})]}
    for actions, expected in (("sts:AssumeRole", "no"), (["sts:AssumeRole", "sts:TagSession"], "yes")):
        trust = {"Statement": [{"Effect": "Allow", "Principal": {"AWS": OWN}, "Action": actions}]}
        app = role(AssumeRolePolicyDocument=trust, Policies=inline(document))
        assert ask([BUCKET, app], "App", "s3:GetObject", "Logs") == expected


def test_tags_that_are_not_known_leave_it_open() -> None:
    document = {"Statement": [allow(Condition={"StringEquals": {"aws:ResourceTag/team": "red"}})]}
    bucket = declared("AWS::S3::Bucket", "Logs", Tags=Unknown("a parameter"))
    assert ask([bucket, role(Policies=inline(document))], "App", "s3:GetObject", "Logs") == "unknown"


@pytest.mark.parametrize("type_name", sorted(POLICIES))
def test_every_property_that_holds_a_policy_is_in_the_schema(type_name: str) -> None:
    assert exists(type_name, POLICIES[type_name])


@pytest.mark.parametrize(
    ("action", "what", "expected"),
    [
        ("ec2:StopInstances", f"arn:aws:ec2:eu-west-1:{OWN}:instance/i-1", "yes"),
        ("s3:GetObject", "arn:aws:s3:::elsewhere/x", "unknown"),
        ("kms:Decrypt", f"arn:aws:kms:eu-west-1:{OWN}:key/k", "unknown"),
        ("sts:AssumeRole", f"arn:aws:iam::{OTHER}:role/x", "unknown"),
        ("iam:CreatePolicyVersion", "arn:aws:iam::aws:policy/ReadOnlyAccess", "no"),
        ("sts:GetCallerIdentity", "*", "yes"),
    ],
)
def test_what_the_estate_does_not_hold_is_answered_as_far_as_it_can_be(action: str, what: str, expected: str) -> None:
    assert ask([APP], "app", action, what, whole=True) == expected


def test_anybody_with_an_account_is_more_than_nobody_in_particular() -> None:
    public = declared("AWS::S3::Bucket", "Logs", BucketPolicy=PUBLIC)
    readable = declared("AWS::S3::Bucket", "Logs", AccessControl="AuthenticatedRead")
    condition = {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}
    ours = {"PolicyDocument": {"Statement": [allow("s3:GetObject", Principal="*", Condition=condition)]}}
    for bucket, action, expected in (
        (public, "s3:GetObject", ("yes", "yes")),
        (readable, "s3:ListBucket", ("no", "yes")),
        (declared("AWS::S3::Bucket", "Logs", BucketPolicy=ours), "s3:GetObject", ("no", "no")),
        (BUCKET, "s3:GetObject", ("no", "no")),
    ):
        assert tuple(ask([bucket], who, action, "Logs") for who in ("anyone", "authenticated")) == expected


def test_grants_of_a_live_key_are_not_known_so_no_is_not_said() -> None:
    trusts_nobody = {"Statement": [allow("kms:*", Principal={"AWS": f"arn:aws:iam::{OWN}:role/other"})]}
    key = live("AWS::KMS::Key", "k", f"arn:aws:kms:eu-west-1:{OWN}:key/k", KeyPolicy=trusts_nobody)
    for who, action, expected in (
        ("app", "kms:Decrypt", "unknown"),
        ("app", "kms:ScheduleKeyDeletion", "no"),
        ("anyone", "kms:Decrypt", "no"),
    ):
        assert ask([key, APP], who, action, "k", whole=True) == expected


def test_a_federated_user_is_known_by_its_arn_and_its_policies_are_not() -> None:
    """What GetFederationToken gave it nobody can look up; what a resource denies it holds all the same."""
    session = f"arn:aws:sts::{OWN}:federated-user/ann"
    statements = [allow("s3:GetObject", Principal={"AWS": session}), deny("s3:PutObject", Principal={"AWS": session})]
    named = {"PolicyDocument": {"Statement": statements}}
    bucket = live("AWS::S3::Bucket", "logs", "arn:aws:s3:::logs", BucketPolicy=named, OwnershipControls=WITHOUT_ACLS)
    assert ask([bucket], session, "s3:GetObject", "logs") == "unknown"
    assert ask([bucket], session, "s3:PutObject", "logs") == "no"


def test_an_account_that_nobody_knows_is_not_the_one_that_code_is_deployed_to() -> None:
    assert ask([declared("AWS::KMS::Key", "Key")], "authenticated", "kms:Decrypt", "Key") == "no"


ACCOUNT_ID = Unknown(Cause("the account that it is deployed to is not known", parameter="AWS::AccountId"))
OF_BUCKET = ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"]


def test_a_name_that_no_pattern_matches_matches_none_in_whatever_account() -> None:
    """An account's number has no colon, so that what stands before a name is never taken for a part of it."""
    spared = {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/admin*"}}
    policy = {"Statement": [deny("s3:*", OF_BUCKET, Principal="*", Condition=spared)]}
    logs = declared("AWS::S3::Bucket", "Logs", BucketName="logs", BucketPolicy={"PolicyDocument": policy})
    allowed = inline({"Statement": [allow("s3:*")]})
    estate = [logs, *(role(name, RoleName=name, Policies=allowed) for name in ("admin-1", "dev"))]
    assert ask(estate, "admin-1", "s3:GetObject", "Logs/x") == "yes"
    assert ask(estate, "dev", "s3:GetObject", "Logs/x") == "no"


def test_a_deny_that_spares_one_user_and_its_account_denies_the_others() -> None:
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html."""
    listed = [arn("ann"), PartialString(["arn:aws:iam::", ACCOUNT_ID, ":root"])]
    policy = {"Statement": [{"Effect": "Deny", "NotPrincipal": {"AWS": listed}, "Action": "*", "Resource": OF_BUCKET}]}
    logs = declared("AWS::S3::Bucket", "Logs", BucketName="logs", BucketPolicy={"PolicyDocument": policy})
    allowed = inline({"Statement": [allow("s3:*")]})
    users = (declared("AWS::IAM::User", name, UserName=name, Policies=allowed) for name in ("ann", "bob"))
    estate = [logs, *users]
    assert ask(estate, "ann", "s3:GetObject", "Logs/x") == "yes"
    assert ask(estate, "bob", "s3:GetObject", "Logs/x") == "no"
