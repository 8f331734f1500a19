"""How far each shareable type is open: a row for each type, and for each thing that decides besides its policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.engines.iam.attachments import POLICIES
from remit.engines.iam.estate import Estate
from remit.engines.iam.exposure import (
    ACCOUNT,
    AUTHENTICATED,
    CUSTOMERS,
    NAMED,
    OUTSIDE,
    PUBLIC,
    ROWS,
    UNKNOWN,
    exposures,
    source_of,
)
from remit.engines.iam.exposure.policies import by_key, by_mount, by_policy
from remit.model import MemoryInventory, wrap
from remit.schema import describe, exists
from tests.engines.iam.exposed import (
    EVERYONE,
    HIDDEN,
    NEIGHBOUR,
    OWNER,
    at,
    exposure,
    grade,
    letting,
    resource,
)
from tests.engines.iam.policies import OTHER, OWN

if TYPE_CHECKING:
    from remit.model import Resource

BY_POLICY = [name for name, row in ROWS.items() if row.read in (by_policy, by_mount, by_key)]


@pytest.mark.parametrize("type_name", BY_POLICY)
def test_a_policy_opens_each_type_as_far_as_the_type_can_be(type_name: str) -> None:
    def having(policy: Any) -> str:
        return grade(resource(type_name, **at(POLICIES[type_name], policy), Grants=[]))

    assert having(EVERYONE) == (PUBLIC if ROWS[type_name].anonymous else AUTHENTICATED)
    assert having(letting("*", StringLike={"aws:PrincipalTag/team": "a"})) == AUTHENTICATED
    assert having(NEIGHBOUR) == NAMED
    assert having(OWNER) == ACCOUNT
    assert having(HIDDEN) == UNKNOWN
    assert having(letting({"Service": "sns.amazonaws.com"})) == CUSTOMERS
    assert having(letting({"Service": "sns.amazonaws.com"}, StringEquals={"aws:SourceAccount": OWN})) == ACCOUNT


@pytest.mark.parametrize("type_name", ROWS)
def test_each_row_is_of_the_vocabulary(type_name: str) -> None:
    assert describe(type_name) is not None
    assert type_name not in POLICIES or exists(type_name, POLICIES[type_name])
    assert source_of(type_name).endswith(".html")
    assert all(":" in action for action in ROWS[type_name].actions.split())


def shared(path: str, *grantees: Any) -> dict[str, Any]:
    """Properties with a list of grantees, in the words of the path's type."""
    return at(path, list(grantees))


SPECIAL: list[Any] = [
    # type, properties, grade
    ("AWS::ECR::RegistryPolicy", at("PolicyText", EVERYONE), AUTHENTICATED),
    ("AWS::ECR::RegistryPolicy", at("PolicyText", NEIGHBOUR), NAMED),
    ("AWS::ECR::RegistryPolicy", at("PolicyText", HIDDEN), UNKNOWN),
    ("AWS::ECR::PublicRepository", {}, PUBLIC),
    ("AWS::Logs::ResourcePolicy", at("PolicyDocument", EVERYONE), AUTHENTICATED),
    ("AWS::Logs::ResourcePolicy", at("PolicyDocument", OWNER), ACCOUNT),
    ("AWS::Logs::ResourcePolicy", at("PolicyDocument", HIDDEN), UNKNOWN),
    ("AWS::CloudTrail::Dashboard", at("ResourcePolicy.ResourcePolicy", EVERYONE), AUTHENTICATED),
    ("AWS::CloudTrail::Dashboard", at("ResourcePolicy.ResourcePolicy", HIDDEN), UNKNOWN),
    ("AWS::CloudTrail::Dashboard", {}, ACCOUNT),
    (
        "AWS::DynamoDB::GlobalTable",
        {"Replicas": [{"Region": "a"}, {"Region": "b", **at("ResourcePolicy.PolicyDocument", EVERYONE)}]},
        AUTHENTICATED,
    ),
    ("AWS::DynamoDB::GlobalTable", {"Replicas": [{"Region": "a"}]}, ACCOUNT),
    ("AWS::DynamoDB::GlobalTable", {"Replicas": HIDDEN}, UNKNOWN),
    ("AWS::SSM::Parameter", {"ResourcePolicies": [{"Policy": NEIGHBOUR}], "Tier": "Advanced"}, NAMED),
    ("AWS::SSM::Parameter", {"ResourcePolicies": [{"Policy": NEIGHBOUR}], "Tier": "Standard"}, ACCOUNT),
    ("AWS::SSM::Parameter", {"ResourcePolicies": [{"Policy": NEIGHBOUR}], "Tier": HIDDEN}, UNKNOWN),
    ("AWS::SSM::Parameter", {"ResourcePolicies": HIDDEN, "Tier": "Advanced"}, UNKNOWN),
    ("AWS::SSM::Document", {"AccountIds": ["all"]}, AUTHENTICATED),
    ("AWS::SSM::Document", {"AccountIds": [OTHER]}, NAMED),
    ("AWS::SSM::Document", {"AccountIds": [OWN]}, ACCOUNT),
    ("AWS::SSM::Document", {"AccountIds": HIDDEN}, UNKNOWN),
    ("AWS::SSM::Parameter", {}, ACCOUNT),
    ("AWS::Events::EventBusPolicy", {"Statement": EVERYONE["Statement"][0]}, AUTHENTICATED),
    ("AWS::Events::EventBusPolicy", {"Principal": "*", "Action": "events:PutEvents"}, AUTHENTICATED),
    ("AWS::Events::EventBusPolicy", {"Principal": OTHER, "Action": "events:PutEvents"}, NAMED),
    (
        "AWS::Events::EventBusPolicy",
        {
            "Principal": "*",
            "Action": "events:PutEvents",
            "Condition": {"Type": "StringEquals", "Key": "aws:PrincipalOrgID", "Value": "o-1234567890"},
        },
        NAMED,
    ),
    ("AWS::Events::EventBusPolicy", {"Principal": "*", "Action": "events:PutEvents", "Condition": HIDDEN}, UNKNOWN),
    ("AWS::Events::EventBusPolicy", {"Statement": HIDDEN}, UNKNOWN),
    ("AWS::Events::EventBus", {"EventBusPolicies": [{"Principal": "*", "Action": "events:PutEvents"}]}, AUTHENTICATED),
    (
        "AWS::Lambda::LayerVersion",
        {"Permissions": [{"Principal": "*", "Action": "lambda:GetLayerVersion"}]},
        AUTHENTICATED,
    ),
    (
        "AWS::Lambda::LayerVersion",
        {"Permissions": [{"Principal": "*", "Action": "lambda:GetLayerVersion", "OrganizationId": "o-1234567890"}]},
        NAMED,
    ),
    ("AWS::Lambda::LayerVersion", {}, ACCOUNT),
    ("AWS::Lambda::LayerVersion", {"Permissions": HIDDEN}, UNKNOWN),
    ("AWS::Lambda::Alias", {"Permissions": [{"Principal": OTHER, "Action": "lambda:InvokeFunction"}]}, NAMED),
    ("AWS::Lambda::Version", {"Permissions": [{"Principal": "*", "Action": "lambda:InvokeFunction"}]}, AUTHENTICATED),
    ("AWS::Lambda::Version", {"Permissions": [HIDDEN]}, UNKNOWN),
    ("AWS::OpenSearchService::Domain", {"AccessPolicies": EVERYONE}, PUBLIC),
    ("AWS::OpenSearchService::Domain", {"AccessPolicies": EVERYONE, "VPCOptions": {"SubnetIds": ["s"]}}, ACCOUNT),
    ("AWS::OpenSearchService::Domain", {"AccessPolicies": EVERYONE, "VPCOptions": HIDDEN}, UNKNOWN),
    ("AWS::OpenSearchService::Domain", {"AccessPolicies": NEIGHBOUR, "VPCOptions": {"SubnetIds": ["s"]}}, NAMED),
    (
        "AWS::OpenSearchService::Domain",
        {"AccessPolicies": EVERYONE, "AdvancedSecurityOptions": {"Enabled": True}},
        UNKNOWN,
    ),
    (
        "AWS::OpenSearchService::Domain",
        {"AccessPolicies": EVERYONE, "AdvancedSecurityOptions": {"Enabled": True, "AnonymousAuthEnabled": True}},
        PUBLIC,
    ),
    ("AWS::Elasticsearch::Domain", {"AccessPolicies": EVERYONE}, PUBLIC),
    ("AWS::Elasticsearch::Domain", {"AccessPolicies": NEIGHBOUR}, NAMED),
    ("AWS::VpcLattice::Service", {"AuthType": "AWS_IAM", **at("AuthPolicy.Policy", EVERYONE)}, AUTHENTICATED),
    ("AWS::VpcLattice::Service", {"AuthType": "NONE", **at("AuthPolicy.Policy", EVERYONE)}, ACCOUNT),
    ("AWS::VpcLattice::ServiceNetwork", {"AuthType": HIDDEN, **at("AuthPolicy.Policy", EVERYONE)}, UNKNOWN),
    ("AWS::EC2::VPCEndpointService", {"AllowedPrincipals": ["*"], "AcceptanceRequired": False}, AUTHENTICATED),
    ("AWS::EC2::VPCEndpointService", {"AllowedPrincipals": ["*"], "AcceptanceRequired": True}, NAMED),
    ("AWS::EC2::VPCEndpointService", {"AllowedPrincipals": ["*"], "AcceptanceRequired": HIDDEN}, UNKNOWN),
    ("AWS::EC2::VPCEndpointService", {"AllowedPrincipals": [f"arn:aws:iam::{OTHER}:root"]}, NAMED),
    ("AWS::EC2::VPCEndpointService", {"AllowedPrincipals": [f"arn:aws:iam::{OWN}:role/a"]}, ACCOUNT),
    ("Remit::EC2::Image", {"LaunchPermissions": [{"Group": "all"}]}, AUTHENTICATED),
    ("Remit::EC2::Image", {"Public": True}, AUTHENTICATED),
    ("Remit::EC2::Image", {"LaunchPermissions": [{"UserId": OTHER}]}, NAMED),
    ("Remit::EC2::Image", {"LaunchPermissions": [{"UserId": OWN}]}, ACCOUNT),
    ("Remit::EC2::Image", {"LaunchPermissions": HIDDEN}, UNKNOWN),
    ("Remit::EC2::Snapshot", {"CreateVolumePermissions": [{"Group": "all"}]}, AUTHENTICATED),
    ("Remit::EC2::Snapshot", {"CreateVolumePermissions": [{"UserId": OTHER}]}, NAMED),
    ("Remit::EC2::Snapshot", {"CreateVolumePermissions": HIDDEN}, UNKNOWN),
    ("Remit::EC2::Snapshot", {}, ACCOUNT),
    (
        "AWS::RDS::DBSnapshot",
        {"DBSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": ["all"]}]},
        AUTHENTICATED,
    ),
    (
        "AWS::RDS::DBSnapshot",
        {"DBSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": [OTHER]}]},
        NAMED,
    ),
    ("AWS::RDS::DBSnapshot", {"DBSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": []}]}, ACCOUNT),
    (
        "AWS::RDS::DBSnapshot",
        {"DBSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": HIDDEN}]},
        UNKNOWN,
    ),
    ("AWS::RDS::DBSnapshot", {"DBSnapshotAttributes": HIDDEN}, UNKNOWN),
    (
        "AWS::RDS::ClusterSnapshot",
        {"DBClusterSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": ["all"]}]},
        AUTHENTICATED,
    ),
    ("AWS::RDS::ClusterSnapshot", {"DBClusterSnapshotAttributes": HIDDEN}, UNKNOWN),
    ("AWS::RDS::ClusterSnapshot", {}, ACCOUNT),
    ("AWS::RAM::ResourceShare", {"Principals": [OTHER]}, NAMED),
    ("AWS::RAM::ResourceShare", {"Principals": [OWN]}, ACCOUNT),
    ("AWS::RAM::ResourceShare", {"Principals": ["arn:aws:organizations::1:organization/o-1234567890"]}, NAMED),
    ("AWS::RAM::ResourceShare", {"Principals": HIDDEN}, UNKNOWN),
    ("AWS::EKS::Cluster", {"AccessEntries": [{"PrincipalArn": f"arn:aws:iam::{OTHER}:role/a"}]}, NAMED),
    ("AWS::EKS::Cluster", {"AccessEntries": [{"PrincipalArn": f"arn:aws:iam::{OWN}:role/a"}]}, ACCOUNT),
    ("AWS::EKS::Cluster", {"AccessEntries": [{"PrincipalArn": HIDDEN}]}, UNKNOWN),
    ("AWS::Redshift::EndpointAuthorization", {"Account": OTHER}, NAMED),
    ("AWS::LakeFormation::PrincipalPermissions", at("Principal.DataLakePrincipalIdentifier", OTHER), NAMED),
    ("AWS::LakeFormation::PrincipalPermissions", at("Principal.DataLakePrincipalIdentifier", HIDDEN), UNKNOWN),
    ("AWS::Cognito::IdentityPool", {"AllowUnauthenticatedIdentities": True}, ACCOUNT),
    (
        "AWS::Cognito::IdentityPool",
        {"AllowUnauthenticatedIdentities": True, "RoleAttachment": {"Roles": {"unauthenticated": "arn:x"}}},
        PUBLIC,
    ),
    (
        "AWS::Cognito::IdentityPool",
        {"AllowUnauthenticatedIdentities": False, "RoleAttachment": {"Roles": {"unauthenticated": "arn:x"}}},
        ACCOUNT,
    ),
    ("AWS::Cognito::IdentityPool", {"AllowUnauthenticatedIdentities": True, "RoleAttachment": HIDDEN}, UNKNOWN),
    ("AWS::Lightsail::Bucket", {"AccessRules": {"GetObject": "public"}}, PUBLIC),
    ("AWS::Lightsail::Bucket", {"AccessRules": {"GetObject": "private"}}, ACCOUNT),
    ("AWS::Lightsail::Bucket", {"AccessRules": {"GetObject": "private", "AllowPublicOverrides": True}}, UNKNOWN),
    ("AWS::Lightsail::Bucket", {"ReadOnlyAccessAccounts": [OTHER]}, NAMED),
    ("AWS::S3::MultiRegionAccessPoint", at("MultiRegionAccessPointPolicy.Policy", OWNER), ACCOUNT),
    ("AWS::S3::MultiRegionAccessPoint", at("MultiRegionAccessPointPolicy.Policy", EVERYONE), UNKNOWN),  # services
    (
        "AWS::S3::MultiRegionAccessPoint",
        {
            **at("MultiRegionAccessPointPolicy.Policy", EVERYONE),
            "PublicAccessBlockConfiguration": {"RestrictPublicBuckets": False},
        },
        UNKNOWN,
    ),
]


@pytest.mark.parametrize(("type_name", "properties", "expected"), SPECIAL)
def test_what_is_shared_otherwise(type_name: str, properties: dict[str, Any], expected: str) -> None:
    assert grade(resource(type_name, **properties)) == expected


def test_every_type_has_its_row_here() -> None:
    own = {"AWS::S3::Bucket", "AWS::S3::AccessPoint", "AWS::Lambda::Function", "AWS::ApiGateway::RestApi"}
    assert set(ROWS) == {*BY_POLICY, *(type_name for type_name, _, _ in SPECIAL), *own}


@pytest.mark.parametrize(
    ("grants", "expected"),
    [
        ([], ACCOUNT),
        ([{"GranteePrincipal": f"arn:aws:iam::{OWN}:role/a", "Operations": ["Decrypt"]}], ACCOUNT),
        ([{"GranteePrincipal": f"arn:aws:iam::{OTHER}:role/a", "Operations": ["Decrypt"]}], NAMED),
        ([{"GranteePrincipal": "dynamodb.eu-west-1.amazonaws.com", "Operations": ["Decrypt"]}], ACCOUNT),
        ([{"Operations": ["Decrypt"]}], ACCOUNT),  # for a service, which KMS then tells under another name
        (HIDDEN, UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_a_key_is_shared_by_grants_too(grants: Any, expected: str) -> None:
    found = resource("AWS::KMS::Key", KeyPolicy=OWNER, **({} if grants is None else {"Grants": grants}))
    assert grade(found) == expected


# Functions and their URLs

CALL_URL = {"Principal": "*", "Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "NONE"}
CALL = {"Principal": "*", "Action": "lambda:InvokeFunction", "InvokedViaFunctionUrl": True}


def function(*permissions: Any) -> Resource:
    return resource("AWS::Lambda::Function", "f", FunctionName="f", Permissions=list(permissions))


def url(auth: Any, of: str = "f") -> Resource:
    return resource("AWS::Lambda::Url", "u", TargetFunctionArn=of, AuthType=auth)


@pytest.mark.parametrize(
    ("permissions", "beside", "expected"),
    [
        ([], [url("NONE")], ACCOUNT),
        ([CALL_URL, CALL], [], ACCOUNT),
        ([CALL_URL, CALL], [url("AWS_IAM")], ACCOUNT),
        ([CALL_URL, CALL], [url("NONE", of="other")], ACCOUNT),
        ([CALL_URL, CALL], [url("NONE")], PUBLIC),
        ([CALL_URL], [url("NONE")], UNKNOWN),
        ([CALL], [url("NONE")], ACCOUNT),
        ([CALL_URL, CALL], [url(HIDDEN)], UNKNOWN),
        ([{"Principal": "*", "Action": "lambda:InvokeFunction"}], [], AUTHENTICATED),
        ([{"Principal": "*", "Action": "lambda:InvokeFunction", "PrincipalOrgID": "o-1234567890"}], [], NAMED),
        ([{"Principal": "s3.amazonaws.com", "Action": "lambda:InvokeFunction"}], [], CUSTOMERS),
        ([{"Principal": "s3.amazonaws.com", "Action": "lambda:InvokeFunction", "SourceAccount": OWN}], [], ACCOUNT),
        ([HIDDEN], [], UNKNOWN),
    ],
)
def test_a_function_is_public_by_a_url_without_signature_and_both_permissions(
    permissions: list[Any], beside: list[Resource], expected: str
) -> None:
    assert grade(function(*permissions), *beside) == expected


def test_urls_that_were_not_read_may_open_a_function() -> None:
    assert grade(function(CALL_URL, CALL), gaps=["AWS::Lambda::Url"]) == UNKNOWN


# APIs


def method(auth: Any, verb: str = "GET") -> Resource:
    return resource("AWS::ApiGateway::Method", verb, RestApiId="x", AuthorizationType=auth, HttpMethod=verb)


@pytest.mark.parametrize(
    ("properties", "beside", "expected"),
    [
        ({}, [method("NONE")], PUBLIC),
        ({}, [method("AWS_IAM")], ACCOUNT),
        ({}, [method("AWS_IAM"), method("NONE", "OPTIONS")], ACCOUNT),
        ({}, [method(HIDDEN)], UNKNOWN),
        ({"Body": {}}, [], UNKNOWN),
        ({"EndpointConfiguration": {"Types": ["PRIVATE"]}}, [method("NONE")], ACCOUNT),
        ({"EndpointConfiguration": {"Types": ["PRIVATE"]}, "Policy": EVERYONE}, [method("NONE")], AUTHENTICATED),
        ({"EndpointConfiguration": {"Types": [HIDDEN]}}, [method("NONE")], UNKNOWN),
        ({"Policy": OWNER}, [method("NONE")], ACCOUNT),
        ({"Policy": NEIGHBOUR}, [method("NONE")], NAMED),
        ({"Policy": NEIGHBOUR}, [method("AWS_IAM")], NAMED),
        ({"Policy": NEIGHBOUR}, [method("COGNITO_USER_POOLS")], ACCOUNT),
        ({"Policy": EVERYONE}, [method("AWS_IAM")], AUTHENTICATED),
        ({"Policy": EVERYONE}, [method("CUSTOM")], ACCOUNT),
        ({"Policy": EVERYONE}, [method("AWS_IAM"), method("NONE", "POST")], PUBLIC),
        ({"Policy": letting("*", IpAddress={"aws:SourceIp": "192.0.2.0/24"})}, [method("NONE")], NAMED),
        ({"Policy": HIDDEN}, [method("NONE")], UNKNOWN),
    ],
)
def test_an_api_by_policy_endpoint_and_methods(
    properties: dict[str, Any], beside: list[Resource], expected: str
) -> None:
    assert grade(resource("AWS::ApiGateway::RestApi", **properties), *beside) == expected


# What decides besides


def test_a_region_that_blocks_all_sharing_outranks_a_public_snapshot() -> None:
    snapshot = resource("Remit::EC2::Snapshot", CreateVolumePermissions=[{"Group": "all"}, {"UserId": OTHER}])

    def having(value: Any) -> str:
        return grade(snapshot, resource("Remit::EC2::AccountDefaults", SnapshotBlockPublicAccess=value))

    assert having("block-all-sharing") == NAMED
    assert having("block-new-sharing") == AUTHENTICATED
    assert having(HIDDEN) == UNKNOWN
    assert grade(snapshot, gaps=["Remit::EC2::AccountDefaults"]) == UNKNOWN


def test_a_file_system_open_to_who_reaches_a_mount_target_is_not_shared() -> None:
    mounted = letting("*", Bool={"elasticfilesystem:AccessedViaMountTarget": "true"})
    assert grade(resource("AWS::EFS::FileSystem", FileSystemPolicy=mounted)) == ACCOUNT


def test_a_role_that_only_its_own_accounts_service_takes_is_not_shared() -> None:
    def trusting(principal: Any, **condition: Any) -> str:
        return grade(resource("AWS::IAM::Role", AssumeRolePolicyDocument=letting(principal, "sts:*", **condition)))

    github = "token.actions.githubusercontent.com"
    provider = {"Federated": f"arn:aws:iam::{OWN}:oidc-provider/{github}"}
    assert trusting({"Service": "ec2.amazonaws.com"}) == ACCOUNT
    assert trusting({"Service": "cloudtrail.amazonaws.com"}) == CUSTOMERS
    assert trusting(provider) == PUBLIC
    assert trusting(provider, StringLike={f"{github}:sub": "repo:octo-org/app:*"}) == ACCOUNT
    assert trusting({"Federated": "cognito-identity.amazonaws.com"}) == PUBLIC
    assert trusting({"AWS": OTHER}, StringEquals={"sts:ExternalId": "x"}) == NAMED


@pytest.mark.parametrize(
    ("principal", "condition", "expected"),
    [
        ({"AWS": "127311923021"}, {}, ACCOUNT),  # through which load balancers deliver their logs
        ({"AWS": "AIDAEXAMPLEEXAMPLE12"}, {}, ACCOUNT),  # what is left of a user who was deleted
        ({"CanonicalUser": "79a59df900b949e5"}, {}, UNKNOWN),
        ({"AWS": HIDDEN}, {}, UNKNOWN),
        ("*", {"StringEquals": {"aws:ResourceAccount": OWN}}, PUBLIC),  # says nothing about who asks
        ("*", {"StringEquals": {"aws:UserAgent": "ours"}}, PUBLIC),
        ("*", {"Bool": {"aws:SecureTransport": "true"}}, PUBLIC),
        ("*", {"StringEquals": {"aws:username": "ann"}}, AUTHENTICATED),  # anybody may have a user of that name
        ("*", {"Null": {"aws:PrincipalArn": "false"}}, AUTHENTICATED),
        ("*", {"StringEquals": {"aws:PrincipalAccount": OTHER}}, NAMED),
        ("*", {"StringEquals": {"aws:PrincipalOrgID": "o-0987654321"}}, NAMED),
        ("*", {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}, NAMED),
        ("*", {"IpAddress": {"aws:SourceIp": "0.0.0.0/1"}}, PUBLIC),
        ("*", {"StringEquals": {"aws:SourceVpce": "vpce-1"}}, ACCOUNT),
        ("*", {"StringLike": {"aws:SourceVpc": "vpc-*"}}, PUBLIC),
        ("*", {"ArnLike": {"aws:SourceArn": "arn:aws:s3:::*"}}, CUSTOMERS),
        ("*", {"ArnLike": {"aws:SourceArn": f"arn:aws:sns:*:{OWN}:*"}}, ACCOUNT),
        ("*", {"StringEquals": {"aws:PrincipalServiceName": "cloudtrail.amazonaws.com"}}, CUSTOMERS),
        ("*", {"Bool": {"aws:PrincipalIsAWSService": "true"}}, CUSTOMERS),
    ],
)
def test_who_a_queue_lets_in(principal: Any, condition: Any, expected: str) -> None:
    policy = letting(principal, "sqs:*", **condition)
    assert grade(resource("AWS::SQS::Queue", **at("QueuePolicy.PolicyDocument", policy))) == expected


@pytest.mark.parametrize(
    ("condition", "denied", "expected"),
    [
        ({"StringEquals": {"aws:PrincipalServiceName": "sns.amazonaws.com"}}, "sns.amazonaws.com", ACCOUNT),
        ({"StringEquals": {"aws:PrincipalServiceName": "sns.amazonaws.com"}}, "s3.amazonaws.com", CUSTOMERS),
        ({"StringLike": {"aws:PrincipalServiceName": "s*"}}, "sns.amazonaws.com", CUSTOMERS),
        ({"StringEquals": {"aws:PrincipalServiceName": "ec2.amazonaws.com"}}, "s3.amazonaws.com", CUSTOMERS),
    ],
)
@pytest.mark.parametrize("who", [{"NotPrincipal": {"AWS": OWN}}, {"Principal": "*"}])
def test_a_service_goes_by_one_name(who: Any, condition: Any, denied: str, expected: str) -> None:
    """What a condition demands of a service's name and what a Deny says of the service is about the same one."""
    allow = {"Effect": "Allow", **who, "Action": "sqs:*", "Resource": "*", "Condition": condition}
    deny = {"Effect": "Deny", "Principal": {"Service": denied}, "Action": "*", "Resource": "*"}
    policy = wrap({"Statement": [allow, deny]})
    assert grade(resource("AWS::SQS::Queue", **at("QueuePolicy.PolicyDocument", policy))) == expected


def test_a_service_that_alone_is_spared_comes_in_with_everyone() -> None:
    """Whether by a Deny of all other principals, or of all other names."""
    spared: list[dict[str, Any]] = [
        {"NotPrincipal": {"Service": "sns.amazonaws.com"}},
        {"Principal": "*", "Condition": {"StringNotEquals": {"aws:PrincipalServiceName": "sns.amazonaws.com"}}},
    ]
    for each in spared:
        deny = {"Effect": "Deny", "Action": "*", "Resource": "*", **each}
        policy = wrap({"Statement": [letting("*")["Statement"][0], deny]})
        assert grade(resource("AWS::SQS::Queue", **at("QueuePolicy.PolicyDocument", policy))) == CUSTOMERS


def organization(*accounts: Any) -> list[Resource]:
    members = [resource("AWS::Organizations::Account", str(at), AccountId=each) for at, each in enumerate(accounts)]
    return [
        resource("AWS::Organizations::Organization", Id="o-0000000001", ManagementAccountId="444444444444"),
        *members,
    ]


QUEUE = resource("AWS::SQS::Queue", **at("QueuePolicy.PolicyDocument", NEIGHBOUR))
POLICY = "AWS::Organizations::Policy"


def control(statement: Any, **more: Any) -> Resource:
    return resource(
        POLICY, Type="RESOURCE_CONTROL_POLICY", TargetIds=["r-1"], Content={"Statement": [statement | more]}
    )


DENIES = control(
    {"Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*"},
    Condition={"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-0000000001"}},
)


def test_accounts_are_told_apart_by_the_organization() -> None:
    other = control({"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"})
    assert (exposure(QUEUE).grade, exposure(QUEUE).possible) == (NAMED, OUTSIDE), (
        "without one, whose it is is not known"
    )
    assert grade(QUEUE, *organization(OWN, OTHER), other) == NAMED
    assert exposure(QUEUE, *organization(OWN, OTHER), other).possible == NAMED
    assert grade(QUEUE, *organization(OWN, "333333333333"), other) == OUTSIDE
    incomplete = exposure(QUEUE, *organization(OWN, HIDDEN), other)
    assert (incomplete.grade, incomplete.possible) == (NAMED, OUTSIDE)
    assert exposure(QUEUE, *organization(OWN, OTHER), other).whom == (OTHER,)


def test_a_resource_control_policy_closes_what_a_policy_opens() -> None:
    opened = resource("AWS::SQS::Queue", **at("QueuePolicy.PolicyDocument", EVERYONE))
    assert grade(opened, *organization(OWN)) == UNKNOWN, "its policies were not read"
    assert grade(opened, *organization(OWN), DENIES) == NAMED, "the organization's accounts"
    topic = resource("AWS::SNS::Topic", **at("TopicPolicy.PolicyDocument", EVERYONE))
    assert grade(topic, *organization(OWN), DENIES) == PUBLIC, "SNS is not under these policies"


def test_the_account_of_code_is_not_known() -> None:
    queue = resource("AWS::SQS::Queue", declared=True, **at("QueuePolicy.PolicyDocument", NEIGHBOUR))
    queue.account = None
    assert exposure(queue, whole=False).grade == UNKNOWN
    assert exposure(queue, whole=False).possible == OUTSIDE


def test_a_witness_is_a_request_that_goes_through() -> None:
    reads = letting("*", "sqs:Receive*")
    found = exposure(resource("AWS::SQS::Queue", **at("QueuePolicy.PolicyDocument", reads)))
    assert found.witness is not None
    assert (found.witness.who, found.witness.action) == ("anyone", "sqs:ReceiveMessage")
    assert found.witness.at is reads.Statement[0]


def test_the_widest_come_first() -> None:
    closed = resource("AWS::SNS::Topic", "closed")
    opened = resource("AWS::SNS::Topic", "opened", **at("TopicPolicy.PolicyDocument", EVERYONE))
    hidden = resource("AWS::SNS::Topic", "hidden", TopicPolicy=HIDDEN)
    found = exposures(Estate(MemoryInventory([closed, hidden, QUEUE, opened], whole=True)))
    assert [each.grade for each in found] == [PUBLIC, UNKNOWN, NAMED, ACCOUNT]


def test_a_deny_of_another_policy_of_the_default_bus_counts() -> None:
    """Policies without a bus are all of the default one, as those by its name; what names another is of that one."""

    def policy(name: str, statement: Any, **more: Any) -> Resource:
        return resource("AWS::Events::EventBusPolicy", name, Statement=statement, **more)

    opens = policy("opens", EVERYONE["Statement"][0])
    denied = {**EVERYONE["Statement"][0].__dict__, "Effect": "Deny"}
    assert grade(opens, policy("denies", denied)) == ACCOUNT
    assert grade(opens, policy("denies", denied, EventBusName="default")) == ACCOUNT
    assert grade(opens, policy("denies", denied, EventBusName="other")) == AUTHENTICATED


@pytest.mark.parametrize("permission", [{}, {"Principal": "*"}, {"Action": "lambda:InvokeFunction"}])
def test_a_permission_that_leaves_out_a_part_is_no_crash_and_not_closed(permission: Any) -> None:
    function = resource("AWS::Lambda::Function", declared=True, Permissions=[permission])
    assert exposure(function).possible != ACCOUNT
    assert exposure(resource("AWS::Events::EventBusPolicy", declared=True)).possible != ACCOUNT
