"""What stands beside databases of Amazon RDS: proxies, snapshots, endpoints, roles, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.mapping.table import Block, Table, To, Whole, listed, members

if TYPE_CHECKING:
    from collections.abc import Mapping

INSTANCE = ("AWS::RDS::DBInstance",)
CLUSTER = ("AWS::RDS::DBCluster",)


def shared_with(accounts: Any) -> list[dict[str, Any]]:
    """The attribute of a snapshot that names the accounts which may restore it; `all` is everyone."""
    return [{"AttributeName": "restore", "AttributeValues": members(accounts)}]


def encrypted_copy(told: Mapping[str, Any]) -> Any:
    """Whether a snapshot's copy is encrypted: with a key it is, without one as its source is."""
    keyed = told.get("kms_key_id") is not None
    return True if keyed else Unknown("a copy without a key of its own is encrypted if its source is")


def role(told: Mapping[str, Any]) -> dict[str, Any]:
    """One role that a database may use, for one of its features."""
    return {"AssociatedRoles": [{"FeatureName": told.get("feature_name"), "RoleArn": told.get("role_arn")}]}


def replicated(told: Mapping[str, Any]) -> dict[str, Any]:
    """How backups of an instance are kept in another Region: that of the replication, when it says which."""
    return {
        "AutomaticBackupReplicationRegion": told.get("region"),
        # "If not specified, uses the default AWS KMS key": the page of the type.
        "AutomaticBackupReplicationKmsKeyId": told.get("kms_key_id") or "alias/aws/rds",
        "AutomaticBackupReplicationRetentionPeriod": told.get("retention_period", 7),
    }


TABLES = (
    Table(
        "aws_db_proxy",
        "AWS::RDS::DBProxy",
        {"auth": Block("Auth", drop="username")},
        ids={"name": "Ref", "arn": "DBProxyArn"},
    ),
    Table(
        "aws_db_proxy_default_target_group",
        "AWS::RDS::DBProxyTargetGroup",
        {"connection_pool_config": "ConnectionPoolConfigurationInfo"},
        # A proxy has one group, and this is its name: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBProxyTargetGroup.html
        defaults={"TargetGroupName": "default"},
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_db_proxy_target",
        "AWS::RDS::DBProxyTargetGroup",
        {
            "db_instance_identifier": To("DBInstanceIdentifiers", listed),
            "db_cluster_identifier": To("DBClusterIdentifiers", listed),
        },
    ),
    Table(
        "aws_db_proxy_endpoint",
        "AWS::RDS::DBProxyEndpoint",
        ids={"db_proxy_endpoint_name": "Ref", "arn": "DBProxyEndpointArn"},
    ),
    Table(
        "aws_db_event_subscription",
        "AWS::RDS::EventSubscription",
        {"name": "SubscriptionName", "sns_topic": "SnsTopicArn"},
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_db_snapshot",
        "AWS::RDS::DBSnapshot",
        {"shared_accounts": To("DBSnapshotAttributes", shared_with)},
        defaults={"DBSnapshotAttributes": []},  # shared with nobody
        ids={"db_snapshot_identifier": "DBSnapshotIdentifier", "db_snapshot_arn": "Ref", "id": "DBSnapshotIdentifier"},
    ),
    Table(
        "aws_db_snapshot_copy",
        "AWS::RDS::DBSnapshot",
        {
            "shared_accounts": To("DBSnapshotAttributes", shared_with),
            "target_db_snapshot_identifier": "DBSnapshotIdentifier",
            "kms_key_id": "KmsKeyId",
        },
        defaults={"Encrypted": encrypted_copy},
        ids={"db_snapshot_arn": "Ref"},
        drop="copy_tags destination_region presigned_url source_db_snapshot_identifier target_custom_availability_zone",
    ),
    Table(
        "aws_db_cluster_snapshot",
        "AWS::RDS::ClusterSnapshot",
        {"shared_accounts": To("DBClusterSnapshotAttributes", shared_with)},
        ids={
            "db_cluster_snapshot_identifier": "DBClusterSnapshotIdentifier",
            "db_cluster_snapshot_arn": "Ref",
            "id": "DBClusterSnapshotIdentifier",
        },
    ),
    Table(
        "aws_rds_cluster_snapshot_copy",
        "AWS::RDS::ClusterSnapshot",
        {
            "shared_accounts": To("DBClusterSnapshotAttributes", shared_with),
            "target_db_cluster_snapshot_identifier": "DBClusterSnapshotIdentifier",
            "kms_key_id": "KmsKeyId",
        },
        defaults={"StorageEncrypted": encrypted_copy},
        ids={"db_cluster_snapshot_arn": "Ref"},
        drop="copy_tags destination_region presigned_url source_db_cluster_snapshot_identifier",
    ),
    Table(
        "aws_rds_global_cluster",
        "AWS::RDS::GlobalCluster",
        ids={"global_cluster_identifier": "Ref", "endpoint": "GlobalEndpoint.Address"},
        drop="database_name force_destroy",
    ),
    Table(
        "aws_rds_cluster_endpoint",
        "AWS::RDS::DBClusterEndpoint",
        {"cluster_endpoint_identifier": "DBClusterEndpointIdentifier", "cluster_identifier": "DBClusterIdentifier"},
        ids={"cluster_endpoint_identifier": "Ref", "arn": "DBClusterEndpointArn"},
    ),
    Table("aws_rds_shard_group", "AWS::RDS::DBShardGroup", ids={"db_shard_group_identifier": "Ref"}),
    Table("aws_rds_integration", "AWS::RDS::Integration", ids={"arn": "Ref", "id": "Ref"}),
    Table(
        "aws_rds_custom_db_engine_version",
        "AWS::RDS::CustomDBEngineVersion",
        {"source_image_id": "ImageId"},
        ids={"arn": "DBEngineVersionArn"},
        drop="filename manifest_hash",
    ),
    Table(
        "aws_db_instance_role_association",
        whole=(Whole(("AssociatedRoles",), role, "feature_name role_arn"),),
        parents=INSTANCE,
        by="db_instance_identifier",
    ),
    Table(
        "aws_rds_cluster_role_association",
        whole=(Whole(("AssociatedRoles",), role, "feature_name role_arn"),),
        parents=CLUSTER,
        by="db_cluster_identifier",
    ),
    Table(
        "aws_db_instance_automated_backups_replication",
        whole=(
            Whole(
                (
                    "AutomaticBackupReplicationRegion",
                    "AutomaticBackupReplicationKmsKeyId",
                    "AutomaticBackupReplicationRetentionPeriod",
                ),
                replicated,
                "source_db_instance_arn kms_key_id retention_period region",
            ),
        ),
        drop="pre_signed_url",
        parents=INSTANCE,
        by="source_db_instance_arn",
    ),
)
