"""Resources of an inventory as targets: their ARN, their policies in whatever property, and what the service adds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.engines.iam.access import BUCKET
from remit.engines.iam.arns import account_of, arn_of
from remit.engines.iam.buckets import FAMILY, acl_of, bucket_behind, is_private, restricted
from remit.engines.iam.document import Principal, statement_of
from remit.engines.iam.documents import items
from remit.engines.iam.identities import tags_of
from remit.engines.iam.library import blank, told_name
from remit.engines.iam.organizations import RESOURCE_CONTROL
from remit.engines.iam.publicity import is_public
from remit.engines.iam.request import Policy, Target, policy_of
from remit.engines.iam.text import Text, made
from remit.engines.iam.truth import either
from remit.model import MISSING, Cause, Obj, PartialString, Unknown, cause_of, is_known, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.iam.library import Library
    from remit.engines.iam.organizations import Organization
    from remit.model import Resource

POLICIES = {
    "AWS::S3::Bucket": "BucketPolicy.PolicyDocument",
    "AWS::S3::AccessPoint": "Policy",
    "AWS::S3::MultiRegionAccessPoint": "MultiRegionAccessPointPolicy.Policy",
    "AWS::S3Express::AccessPoint": "Policy",
    "AWS::S3Express::DirectoryBucket": "BucketPolicy.PolicyDocument",
    "AWS::S3Files::FileSystem": "FileSystemPolicy.Policy",
    "AWS::S3ObjectLambda::AccessPoint": "AccessPointPolicy.PolicyDocument",
    "AWS::S3Outposts::AccessPoint": "Policy",
    "AWS::S3Outposts::Bucket": "BucketPolicy.PolicyDocument",
    "AWS::S3Tables::Table": "TablePolicy.ResourcePolicy",
    "AWS::S3Tables::TableBucket": "TableBucketPolicy.ResourcePolicy",
    "AWS::S3Vectors::VectorBucket": "VectorBucketPolicy.Policy",
    "AWS::ApiGateway::RestApi": "Policy",
    "AWS::Backup::BackupVault": "AccessPolicy",
    "AWS::Backup::LogicallyAirGappedBackupVault": "AccessPolicy",
    "AWS::CloudTrail::EventDataStore": "ResourcePolicy",
    "AWS::CodeArtifact::Domain": "PermissionsPolicyDocument",
    "AWS::CodeArtifact::Repository": "PermissionsPolicyDocument",
    "AWS::DynamoDB::Table": "ResourcePolicy.PolicyDocument",
    "AWS::ECR::PublicRepository": "RepositoryPolicyText",
    "AWS::ECR::Repository": "RepositoryPolicyText",
    "AWS::EFS::FileSystem": "FileSystemPolicy",
    "AWS::Elasticsearch::Domain": "AccessPolicies",
    "AWS::Events::EventBus": "Policy",
    "AWS::EventSchemas::Registry": "RegistryPolicy.Policy",
    "AWS::IAM::Role": "AssumeRolePolicyDocument",
    "AWS::Kinesis::Stream": "ResourcePolicy.ResourcePolicy",
    "AWS::Kinesis::StreamConsumer": "ResourcePolicy.ResourcePolicy",
    "AWS::KMS::Key": "KeyPolicy",
    "AWS::KMS::ReplicaKey": "KeyPolicy",
    "AWS::Lambda::Function": "ResourcePolicy.PolicyDocument",
    "AWS::Logs::Destination": "DestinationPolicy",
    "AWS::Logs::LogGroup": "ResourcePolicyDocument",
    "AWS::MediaStore::Container": "Policy",
    "AWS::MSK::Cluster": "ClusterPolicy.Policy",
    "AWS::OpenSearchService::Domain": "AccessPolicies",
    "AWS::SecretsManager::Secret": "ResourcePolicy.ResourcePolicy",
    "AWS::SNS::Topic": "TopicPolicy.PolicyDocument",
    "AWS::SQS::Queue": "QueuePolicy.PolicyDocument",
    "AWS::VpcLattice::Service": "AuthPolicy.Policy",
    "AWS::VpcLattice::ServiceNetwork": "AuthPolicy.Policy",
}
"""Where each type holds its policy."""

CONDITIONS = {
    "SourceArn": ("ArnLike", "aws:SourceArn"),
    "SourceAccount": ("StringEquals", "aws:SourceAccount"),
    "PrincipalOrgID": ("StringEquals", "aws:PrincipalOrgID"),
    "FunctionUrlAuthType": ("StringEquals", "lambda:FunctionUrlAuthType"),
    "EventSourceToken": ("StringEquals", "lambda:EventSourceToken"),
    "InvokedViaFunctionUrl": ("Bool", "lambda:InvokedViaFunctionUrl"),
}
"""What Lambda makes of the properties of a permission:
https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html."""

KEYS = ("AWS::KMS::Key", "AWS::KMS::ReplicaKey")
GRANTABLE = (
    *("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:Sign", "kms:Verify"),
    *("kms:GenerateMac", "kms:VerifyMac", "kms:DeriveSharedSecret", "kms:GetPublicKey", "kms:DescribeKey"),
    *("kms:CreateGrant", "kms:RetireGrant"),
)
"""What a grant may allow: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations."""

KINDS = {
    "arn:[^:]*:kms:[^:]*:[^:]*:key/": "AWS::KMS::Key",
    "arn:[^:]*:iam::[^:]*:role/": "AWS::IAM::Role",
    "arn:[^:]*:s3:::": "AWS::S3::Bucket",
}
WITHOUT_POLICY = re.compile(
    "arn:[^:]*:(ec2|rds|autoscaling|cloudformation|elasticloadbalancing|cloudfront|ecs|elasticache|route53):"
    "|arn:[^:]*:iam::[^:]*:(user|group|policy|instance-profile)/"
)
"""What has no policy of its own:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html."""

LOCKED = {
    ":role/aws-service-role/": "AWS lets nobody change a role that belongs to a service",
    ":role/aws-reserved/": "AWS lets nobody change a role that IAM Identity Center made",
    ":iam::aws:policy/": "AWS lets nobody change its own managed policies",
}
"""What belongs to AWS, by a part of its ARN:
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html."""


def target_of(resource: Resource, library: Library, organization: Organization) -> Target:
    """A resource with all that decides about requests for it."""
    arn = arn_of(resource)
    policies = tuple(policies_of(resource))
    private = is_private(resource)
    return Target(
        arn,
        account_of(resource),
        kind_of("".join(arn)) or resource.type,
        tags=tags_of(resource),
        organization=organization.id_of(resource),
        policies=policies,
        grants=grants_of(resource),
        acl=acl_of(resource, library, organization),
        restricted=either((private, restricted(resource, library, organization))),
        public=either((private, resource.type in FAMILY and is_public(policies))),
        rcps=organization.levels(RESOURCE_CONTROL, resource),
        management=organization.manages(resource.account),
        locked=locked("".join(arn)),
        known=True,
        behind=behind(resource, library, organization),
    )


def behind(resource: Resource, library: Library, organization: Organization) -> Target | None:
    """The bucket that an access point leads to; one that is not at hand has a policy that may say anything."""
    bucket = bucket_behind(resource, library)
    if bucket is None:
        return None
    if isinstance(bucket, Cause):
        unread = (blank("the policy of the bucket", bucket),)
        return Target(("*",), account_of(resource), BUCKET, policies=unread, tags=bucket)
    return target_of(bucket, library, organization)


def kind_of(arn: str) -> str:
    """The type of what an ARN names, of those whose own policy must allow; empty for any other."""
    return next((kind for pattern, kind in KINDS.items() if re.match(pattern, arn)), "")


def locked(arn: str) -> str:
    """Why nobody may change what an ARN names; empty for what belongs to the customer."""
    return next((why for part, why in LOCKED.items() if part in arn), "")


def policies_of(resource: Resource) -> Iterator[Policy]:
    """The policies of a resource itself."""
    document = document_of(resource)
    absent = is_known(document) and document == MISSING
    name = f"the policy of {told_name(resource)}"
    if resource.type in KEYS and absent:
        yield policy_of(name, wrap(default_key_policy(resource)))
    elif not absent:
        yield policy_of(name, document, resource.key)
    if resource.type == "AWS::Lambda::Function" and absent:
        for at, permission in enumerate(items(resource.properties["Permissions"]), start=1):
            yield permission_policy(f"permission {at} of {told_name(resource)}", permission)
    for item in items(resource.properties["ResourcePolicies"]) if resource.type == "AWS::SSM::Parameter" else ():
        yield policy_of(f"a policy of {told_name(resource)}", item["Policy"] if isinstance(item, Obj) else item)
    for item in items(resource.properties["EventBusPolicies"]) if resource.type == "AWS::Events::EventBus" else ():
        statement = item["Statement"] if isinstance(item, Obj) else item
        yield policy_of(f"a policy of {told_name(resource)}", Obj({"Statement": statement}))


def document_of(resource: Resource) -> Any:
    """The policy of a resource, where its type has one."""
    found: Any = resource.properties
    path = POLICIES.get(resource.type)
    if path is None:
        return MISSING
    for name in path.split("."):
        found = found[name]
    return found


def default_key_policy(resource: Resource) -> dict[str, Any]:
    """What a key has without a policy of its own:
    https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html.
    """  # noqa: D205
    account = resource.account or Unknown(Cause("the account of the key is not known", parameter="AWS::AccountId"))
    named = account if isinstance(account, str) else PartialString(["arn:aws:iam::", account, ":root"])
    return {"Statement": [{"Effect": "Allow", "Principal": {"AWS": named}, "Action": "kms:*", "Resource": "*"}]}


def permission_policy(name: str, permission: Any) -> Policy:
    """A Lambda permission as the statement that Lambda makes of it."""
    if not isinstance(permission, Obj):
        return blank(name, cause_of(permission))
    conditions: dict[str, dict[str, Any]] = {}
    for key, (operator, condition) in CONDITIONS.items():
        if key in tuple(permission):
            conditions.setdefault(operator, {})[condition] = permission[key]
    statement = {"Effect": "Allow", "Action": permission["Action"], "Principal": principal_of(permission["Principal"])}
    return policy_of(name, wrap({"Statement": [statement | ({"Condition": conditions} if conditions else {})]}))


def principal_of(value: Any) -> Any:
    """Who may call: a service by its name, else an account or an ARN."""
    if isinstance(value, str) and "." in value and not value.startswith("arn:"):
        return {"Service": value}
    return "*" if isinstance(value, str) and value == "*" else {"AWS": value}


def grants_of(resource: Resource) -> tuple[Policy, ...]:
    """The grants of a key as policies. Files declare none; those of an account that were not read may let in anyone.

    Grants for services are made by these, for what the account has with them: they let no other customer in.
    """
    if resource.type not in KEYS or resource.declared or resource.location.file is not None:
        return ()
    grants = resource.properties["Grants"]
    if is_known(grants) and grants == MISSING:
        return (unread_grant(resource, grants),)
    return tuple(
        grant_policy(each) if isinstance(each, Obj) else unread_grant(resource, each)
        for each in items(grants)
        if not (isinstance(each, Obj) and is_service(each["GranteePrincipal"]))
    )


def is_service(grantee: Any) -> bool:
    """Whether a grant is for a service."""
    return is_known(grantee) and (grantee == MISSING or str(grantee).endswith((".amazonaws.com", ".amazonaws.com.cn")))


def grant_policy(grant: Obj) -> Policy:
    """A grant as a policy. Its constraints ask for an encryption context, which the grantee chooses."""
    operations = items(grant["Operations"])
    actions = [f"kms:{each}" for each in operations if isinstance(each, str)] or list(GRANTABLE)
    statement = {"Effect": "Allow", "Principal": {"AWS": grant["GranteePrincipal"]}, "Action": actions}
    return policy_of("a grant of the key", wrap({"Statement": [statement]}))


def unread_grant(resource: Resource, value: Any) -> Policy:
    """A grant of which nothing is known, for any one principal."""
    cause = Cause("the grants of the key are not among what was read") if is_known(value) else cause_of(value)
    grantee = Text("")
    grantee.letters = (made(f"{resource.key}!grantee", cause, fixed=True),)
    grant = statement_of(Obj({"Effect": "Allow", "Action": list(GRANTABLE)}), variables=False)
    return Policy("a grant of the key", (grant._replace(principals=(Principal("AWS", grantee),)),))
