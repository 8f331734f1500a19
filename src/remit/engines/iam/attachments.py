"""Where each type holds the policy that lets others in, as it is written: nothing is read of it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import MISSING, Obj, Unknown, is_known

if TYPE_CHECKING:
    from typing import Any

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
    "AWS::CloudTrail::EventDataStore": "ResourcePolicy.ResourcePolicy",
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


def document_of(resource: Resource) -> Any:
    """The policy of a resource, where its type has one."""
    found: Any = resource.properties
    path = POLICIES.get(resource.type)
    if path is None:
        return MISSING
    *above, last = path.split(".")
    for name in above:
        found = found[name]
    policy = found[last]
    return Unknown("the policy has no document") if above and isinstance(found, Obj) and policy is MISSING else policy


def inline_of(resource: Resource) -> list[Any]:
    """The inline policies of an identity; what is not known of them stands for all."""
    found = resource.properties["Policies"]
    if not is_known(found):
        return [found]
    return [item["PolicyDocument"] if isinstance(item, Obj) else item for item in found or ()]
