"""What can be shared, by type: how its openings are read, and which of its actions tell most.

The actions are those of https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html;
each row links to the page that says how its type is shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.exposure.buckets import by_bucket, by_multi_region, by_point_and_bucket
from remit.engines.iam.exposure.policies import (
    at_path,
    by_api,
    by_default_bus,
    by_design,
    by_domain,
    by_function,
    by_key,
    by_mount,
    by_parameter,
    by_permissions,
    by_policy,
    by_pool,
    by_services,
)
from remit.engines.iam.exposure.shares import (
    Listed,
    by_image,
    by_lightsail,
    by_service,
    by_snapshot,
    listed,
    restorable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.engines.iam.exposure.openings import Opening
    from remit.engines.iam.exposure.policies import Subject

DOCS = "https://docs.aws.amazon.com/"


class Row(NamedTuple):
    """One type. `anonymous`: requests without credentials can be let in. `source` is the page of AWS's."""

    source: str
    actions: str
    read: Callable[[Subject], Iterator[Opening]] = by_policy
    anonymous: bool = False


S3 = "s3:GetObject s3:PutObject s3:ListBucket s3:DeleteObject"
TABLE = "dynamodb:GetItem dynamodb:Query dynamodb:PutItem"
STREAM = "kinesis:GetRecords kinesis:PutRecord"
KEY = "kms:Decrypt kms:GenerateDataKey kms:CreateGrant kms:PutKeyPolicy"
VAULT = "backup:CopyIntoBackupVault backup:StartRestoreJob"

ROWS: dict[str, Row] = {
    "AWS::S3::Bucket": Row(
        "AmazonS3/latest/userguide/access-control-block-public-access.html", S3, by_bucket, anonymous=True
    ),
    "AWS::S3::AccessPoint": Row(
        "AmazonS3/latest/userguide/access-points-policies.html", S3, by_point_and_bucket, anonymous=True
    ),
    "AWS::S3::MultiRegionAccessPoint": Row(
        "AmazonS3/latest/userguide/MultiRegionAccessPointPermissions.html", S3, by_multi_region, anonymous=True
    ),
    "AWS::S3ObjectLambda::AccessPoint": Row(
        "AmazonS3/latest/userguide/olap-policies.html", "s3-object-lambda:GetObject"
    ),
    "AWS::S3Express::DirectoryBucket": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-s3express-bucketpolicy.html", "s3express:CreateSession"
    ),
    "AWS::S3Express::AccessPoint": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-s3express-accesspoint.html", "s3express:CreateSession"
    ),
    "AWS::S3Tables::TableBucket": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-s3tables-tablebucketpolicy.html",
        "s3tables:GetTableData s3tables:PutTableData",
    ),
    "AWS::S3Tables::Table": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-s3tables-tablepolicy.html",
        "s3tables:GetTableData s3tables:PutTableData",
    ),
    "AWS::S3Vectors::VectorBucket": Row(
        "AmazonS3/latest/userguide/s3-vectors-resource-based-policies.html",
        "s3vectors:GetVectors s3vectors:QueryVectors",
    ),
    "AWS::S3Files::FileSystem": Row(
        "AmazonS3/latest/API/API_S3Files_PutFileSystemPolicy.html", "s3files:ClientMount s3files:ClientWrite"
    ),
    "AWS::S3Outposts::Bucket": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-s3outposts-bucketpolicy.html",
        "s3-outposts:GetObject s3-outposts:PutObject",
    ),
    "AWS::S3Outposts::AccessPoint": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-s3outposts-accesspoint.html",
        "s3-outposts:GetObject s3-outposts:PutObject",
    ),
    "AWS::Lightsail::Bucket": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-lightsail-bucket.html",
        "s3:GetObject",
        by_lightsail,
        anonymous=True,
    ),
    "AWS::IAM::Role": Row(
        "IAM/latest/UserGuide/id_roles_create_for-user.html",
        "sts:AssumeRole sts:AssumeRoleWithWebIdentity sts:AssumeRoleWithSAML",
    ),
    "AWS::KMS::Key": Row("kms/latest/developerguide/key-policy-modifying-external-accounts.html", KEY, by_key),
    "AWS::KMS::ReplicaKey": Row("kms/latest/developerguide/key-policy-modifying-external-accounts.html", KEY, by_key),
    "AWS::SecretsManager::Secret": Row(
        "secretsmanager/latest/userguide/auth-and-access_resource-policies.html", "secretsmanager:GetSecretValue"
    ),
    "AWS::SSM::Parameter": Row(
        "systems-manager/latest/userguide/parameter-store-shared-parameters.html", "ssm:GetParameter", by_parameter
    ),
    "AWS::SSM::Document": Row(
        "systems-manager/latest/userguide/documents-ssm-sharing.html",
        "ssm:StartAutomationExecution ssm:SendCommand",
        listed(Listed("AccountIds", everyone="all")),
    ),
    "AWS::Lambda::Function": Row(
        "lambda/latest/dg/access-control-resource-based.html", "lambda:InvokeFunction", by_function, anonymous=True
    ),
    "AWS::Lambda::Alias": Row(
        "lambda/latest/dg/access-control-resource-based.html", "lambda:InvokeFunction", by_permissions
    ),
    "AWS::Lambda::Version": Row(
        "lambda/latest/dg/access-control-resource-based.html", "lambda:InvokeFunction", by_permissions
    ),
    "AWS::Lambda::LayerVersion": Row(
        "lambda/latest/dg/permissions-layer-cross-account.html", "lambda:GetLayerVersion", by_permissions
    ),
    "AWS::SQS::Queue": Row(
        "AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html",
        "sqs:ReceiveMessage sqs:SendMessage",
        anonymous=True,
    ),
    "AWS::SNS::Topic": Row(
        "sns/latest/dg/sns-access-policy-use-cases.html", "sns:Subscribe sns:Publish", anonymous=True
    ),
    "AWS::ECR::Repository": Row(
        "AmazonECR/latest/userguide/repository-policies.html", "ecr:BatchGetImage ecr:PutImage"
    ),
    "AWS::ECR::RegistryPolicy": Row(
        "AmazonECR/latest/userguide/registry-permissions.html", "ecr:ReplicateImage", at_path("PolicyText")
    ),
    "AWS::ECR::PublicRepository": Row(
        "AmazonECR/latest/public/public-repositories.html",
        "ecr-public:BatchCheckLayerAvailability",
        by_design,
        anonymous=True,
    ),
    "AWS::EFS::FileSystem": Row(
        "efs/latest/ug/access-control-block-public-access.html",
        "elasticfilesystem:ClientMount elasticfilesystem:ClientWrite",
        by_mount,
    ),
    "AWS::OpenSearchService::Domain": Row(
        "opensearch-service/latest/developerguide/ac.html", "es:ESHttpGet es:ESHttpPost", by_domain, anonymous=True
    ),
    "AWS::Elasticsearch::Domain": Row(
        "opensearch-service/latest/developerguide/ac.html", "es:ESHttpGet es:ESHttpPost", by_domain, anonymous=True
    ),
    "AWS::ApiGateway::RestApi": Row(
        "apigateway/latest/developerguide/apigateway-resource-policies.html",
        "execute-api:Invoke",
        by_api,
        anonymous=True,
    ),
    "AWS::Events::EventBus": Row("eventbridge/latest/userguide/eb-event-bus-perms.html", "events:PutEvents"),
    "AWS::Events::EventBusPolicy": Row(
        "eventbridge/latest/userguide/eb-event-bus-perms.html", "events:PutEvents", by_default_bus
    ),
    "AWS::EventSchemas::Registry": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-eventschemas-registrypolicy.html",
        "schemas:DescribeSchema",
    ),
    "AWS::Logs::Destination": Row("AmazonCloudWatch/latest/logs/CreateDestination.html", "logs:PutSubscriptionFilter"),
    "AWS::Logs::LogGroup": Row(
        "AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html", "logs:FilterLogEvents logs:PutLogEvents"
    ),
    "AWS::Logs::ResourcePolicy": Row(
        "AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html",
        "logs:PutLogEvents",
        at_path("PolicyDocument"),
    ),
    "AWS::Backup::BackupVault": Row("aws-backup/latest/devguide/create-a-vault-access-policy.html", VAULT),
    "AWS::Backup::LogicallyAirGappedBackupVault": Row(
        "aws-backup/latest/devguide/create-a-vault-access-policy.html", VAULT
    ),
    "AWS::DynamoDB::Table": Row("amazondynamodb/latest/developerguide/access-control-resource-based.html", TABLE),
    "AWS::DynamoDB::GlobalTable": Row(
        "amazondynamodb/latest/developerguide/access-control-resource-based.html",
        TABLE,
        at_path("Replicas.ResourcePolicy.PolicyDocument"),
    ),
    "AWS::Kinesis::Stream": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-resourcepolicy.html", STREAM
    ),
    "AWS::Kinesis::StreamConsumer": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-resourcepolicy.html",
        "kinesis:SubscribeToShard",
    ),
    "AWS::MSK::Cluster": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-msk-clusterpolicy.html", "kafka:CreateVpcConnection"
    ),
    "AWS::CodeArtifact::Domain": Row(
        "codeartifact/latest/ug/domain-policies.html", "codeartifact:GetAuthorizationToken"
    ),
    "AWS::CodeArtifact::Repository": Row(
        "codeartifact/latest/ug/repo-policies.html", "codeartifact:ReadFromRepository"
    ),
    "AWS::CloudTrail::EventDataStore": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-eventdatastore.html",
        "cloudtrail:StartQuery",
    ),
    "AWS::CloudTrail::Dashboard": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-dashboard.html",
        "cloudtrail:StartDashboardRefresh",
        at_path("ResourcePolicy.ResourcePolicy"),
    ),
    "AWS::MediaStore::Container": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-mediastore-container.html",
        "mediastore:GetObject",
        anonymous=True,
    ),
    "AWS::VpcLattice::Service": Row("vpc-lattice/latest/ug/auth-policies.html", "vpc-lattice-svcs:Invoke", by_services),
    "AWS::VpcLattice::ServiceNetwork": Row(
        "vpc-lattice/latest/ug/auth-policies.html", "vpc-lattice-svcs:Invoke", by_services
    ),
    "AWS::EC2::VPCEndpointService": Row(
        "vpc/latest/privatelink/configure-endpoint-service.html", "ec2:CreateVpcEndpoint", by_service
    ),
    "Remit::EC2::Image": Row("AWSEC2/latest/UserGuide/sharingamis-intro.html", "ec2:RunInstances", by_image),
    "Remit::EC2::Snapshot": Row(
        "ebs/latest/userguide/ebs-modifying-snapshot-permissions.html", "ec2:CreateVolume", by_snapshot
    ),
    "AWS::RDS::DBSnapshot": Row(
        "AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
        "rds:RestoreDBInstanceFromDBSnapshot",
        restorable("DBSnapshotAttributes"),
    ),
    "AWS::RDS::ClusterSnapshot": Row(
        "AmazonRDS/latest/AuroraUserGuide/aurora-share-snapshot.html",
        "rds:RestoreDBClusterFromSnapshot",
        restorable("DBClusterSnapshotAttributes"),
    ),
    "AWS::RAM::ResourceShare": Row(
        "ram/latest/userguide/working-with-sharing.html",
        "ram:AcceptResourceShareInvitation",
        listed(Listed("Principals")),
    ),
    "AWS::EKS::Cluster": Row(
        "eks/latest/userguide/access-entries.html",
        "eks:AccessKubernetesApi",
        listed(Listed("AccessEntries", ("PrincipalArn",))),
    ),
    "AWS::Redshift::EndpointAuthorization": Row(
        "AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-endpointauthorization.html",
        "redshift:CreateEndpointAccess",
        listed(Listed("Account")),
    ),
    "AWS::LakeFormation::PrincipalPermissions": Row(
        "lake-formation/latest/dg/cross-account-permissions.html",
        "lakeformation:GetDataAccess",
        listed(Listed("Principal.DataLakePrincipalIdentifier", everyone="ALLIAMPrincipals")),
    ),
    "AWS::Cognito::IdentityPool": Row(
        "cognito/latest/developerguide/identity-pools.html",
        "cognito-identity:GetCredentialsForIdentity",
        by_pool,
        anonymous=True,
    ),
}
"""Every type of the vocabulary that can be shared with others than its account."""
