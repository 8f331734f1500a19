"""Resources are open only to those who are meant to use them.

Why: a policy is one of several things that decide. Only with its Deny statements, conditions, the organization's
policies, lists of accounts and the way to the resource does it tell who gets in.

Fix: take the statement, permission or account that the finding points to out of the resource's policy or list; name
principals, or demand `aws:PrincipalOrgID`, for a service `aws:SourceAccount`. It takes effect at once.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

# What is public by its purpose, such as a REST API or a pool of guests, has checks of its own.
META = Meta(
    type=(
        *("AWS::Backup::BackupVault", "AWS::Backup::LogicallyAirGappedBackupVault", "AWS::CloudTrail::EventDataStore"),
        *("AWS::CodeArtifact::Domain", "AWS::CodeArtifact::Repository", "AWS::DynamoDB::GlobalTable"),
        *("AWS::DynamoDB::Table", "AWS::EC2::VPCEndpointService", "AWS::ECR::RegistryPolicy", "AWS::ECR::Repository"),
        *("AWS::EFS::FileSystem", "AWS::EKS::Cluster", "AWS::Elasticsearch::Domain", "AWS::EventSchemas::Registry"),
        *("AWS::Events::EventBus", "AWS::Events::EventBusPolicy", "AWS::IAM::Role", "AWS::KMS::Key"),
        *("AWS::KMS::ReplicaKey", "AWS::Kinesis::Stream", "AWS::LakeFormation::PrincipalPermissions"),
        *("AWS::Lambda::Function", "AWS::Lambda::LayerVersion", "AWS::Lambda::Version", "AWS::Lightsail::Bucket"),
        *("AWS::Logs::Destination", "AWS::Logs::LogGroup", "AWS::Logs::ResourcePolicy", "AWS::MSK::Cluster"),
        *("AWS::MediaStore::Container", "AWS::OpenSearchService::Domain", "AWS::RAM::ResourceShare"),
        *("AWS::RDS::ClusterSnapshot", "AWS::RDS::DBSnapshot", "AWS::Redshift::EndpointAuthorization"),
        *("AWS::S3Express::AccessPoint", "AWS::S3Express::DirectoryBucket", "AWS::S3Files::FileSystem"),
        *("AWS::S3ObjectLambda::AccessPoint", "AWS::S3Outposts::AccessPoint", "AWS::S3Outposts::Bucket"),
        *("AWS::S3Tables::Table", "AWS::S3Tables::TableBucket", "AWS::S3Vectors::VectorBucket", "AWS::SNS::Topic"),
        *("AWS::SQS::Queue", "AWS::SSM::Document", "AWS::SSM::Parameter", "AWS::SecretsManager::Secret"),
        *("AWS::VpcLattice::Service", "AWS::VpcLattice::ServiceNetwork", "Remit::EC2::Image", "Remit::EC2::Snapshot"),
    ),
    needs=(
        *("AWS::Organizations::Organization", "AWS::Organizations::Policy", "AWS::Organizations::Account"),
        *("AWS::Organizations::OrganizationalUnit", "AWS::Lambda::Url", "Remit::EC2::AccountDefaults"),
    ),
    duty="identity-access",
    severity="high",
    controls=("AC-3", "AC-4", "AC-6", "AC-21", "SC-7"),
)

CIRCLES = (
    *("public", "any authenticated AWS principal"),
    *("any customer of a service", "outside the organization", "named accounts"),
)
WIDEST = CIRCLES[:2]
OPEN = (
    *("kms.public-policy", "secretsmanager.public-policy", "sqs.public-policy", "sns.public-policy"),
    *("ecr.public-policy", "efs.public-policy", "dynamodb.public-policy", "logs.public-policy", "events.public-bus"),
    *("lambda.callable-by-anyone", "iam.role-trusts-anyone", "ec2.endpoint-service-open-to-anyone"),
    *("ec2.public-image", "ec2.public-snapshot", "rds.public-snapshot", "rds.cluster-public-snapshot"),
)
DEPUTIES = ("iam.confusable-role", "lambda.callable-by-anyone")

MEMBERS = {
    "public": {"circle": CIRCLES[0], "wider": (), "severity": "critical", "outweighs": OPEN},
    "authenticated": {"circle": CIRCLES[1], "wider": CIRCLES[:1], "severity": "critical", "outweighs": OPEN},
    "deputy": {"circle": CIRCLES[2], "wider": WIDEST, "severity": "low", "outweighs": DEPUTIES},
    "outside": {"circle": CIRCLES[3], "wider": WIDEST, "severity": "medium"},
    "named": {"circle": CIRCLES[4], "wider": (*WIDEST, CIRCLES[3]), "severity": "info"},
}


def run(resource: Any, world: World, member: dict[str, Any]) -> Result:
    if some(lambda circle: world.iam.lets_in(resource, circle), member["wider"]):
        return not_applicable("it is open even wider")
    answer = world.iam.lets_in(resource, member["circle"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what an Allow opens a Deny closes
Resources:
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "sqs:*", Resource: "*"},
        {Effect: Deny, Principal: "*", Action: "sqs:*", Resource: "*"}]}
  Queue: {Type: AWS::SQS::Queue}
---
# fail[authenticated]: everybody with an AWS account
Type: AWS::KMS::Key
Properties: {KeyPolicy: {Statement: [{Effect: Allow, Principal: "*", Action: "kms:Decrypt", Resource: "*"}]}}
---
# undetermined: a parameter
Type: AWS::OpenSearchService::Domain
Properties: {AccessPolicies: !Ref Policy}
"""
