"""Amazon Neptune."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Each, Table, To, keyed, named
from remit.sources.terraform.mapping.tables.rds import DESCRIBED

TABLES = (
    Table(
        "aws_neptune_cluster",
        "AWS::Neptune::DBCluster",
        {
            "cluster_identifier": "DBClusterIdentifier",
            "iam_database_authentication_enabled": "IamAuthEnabled",
            "iam_roles": Each("AssociatedRoles", named("RoleArn")),
            "kms_key_arn": "KmsKeyId",
            "neptune_cluster_parameter_group_name": "DBClusterParameterGroupName",
            "neptune_instance_parameter_group_name": "DBInstanceParameterGroupName",
            "neptune_subnet_group_name": "DBSubnetGroupName",
            "port": "DBPort",
            "replication_source_identifier": "SourceDBClusterIdentifier",
            "serverless_v2_scaling_configuration": "ServerlessScalingConfiguration",
        },
        ids={"cluster_identifier": "Ref", "reader_endpoint": "ReadEndpoint"},
        drop="allow_major_version_upgrade apply_immediately cluster_identifier_prefix engine storage_type "
        "final_snapshot_identifier skip_final_snapshot",
    ),
    Table(
        "aws_neptune_cluster_instance",
        "AWS::Neptune::DBInstance",
        {
            "cluster_identifier": "DBClusterIdentifier",
            "instance_class": "DBInstanceClass",
            "neptune_parameter_group_name": "DBParameterGroupName",
            "neptune_subnet_group_name": "DBSubnetGroupName",
        },
        ids={"identifier": "Ref", "address": "Endpoint"},
        drop="apply_immediately engine engine_version identifier_prefix port preferred_backup_window promotion_tier "
        "skip_final_snapshot",
    ),
    Table(
        "aws_neptune_cluster_snapshot",
        "AWS::RDS::ClusterSnapshot",
        {"db_cluster_identifier": "DBClusterIdentifier"},
        defaults={"Engine": "neptune"},
        ids={"db_cluster_snapshot_identifier": "DBClusterSnapshotIdentifier", "db_cluster_snapshot_arn": "Ref"},
    ),
    Table(
        "aws_neptune_subnet_group",
        "AWS::Neptune::DBSubnetGroup",
        defaults={"DBSubnetGroupDescription": DESCRIBED},
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_neptune_parameter_group",
        "AWS::Neptune::DBParameterGroup",
        {"parameter": To("Parameters", keyed())},
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_neptune_cluster_parameter_group",
        "AWS::Neptune::DBClusterParameterGroup",
        {"parameter": To("Parameters", keyed())},
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_neptune_event_subscription",
        "AWS::Neptune::EventSubscription",
        {"name": "SubscriptionName"},
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table("aws_neptune_global_cluster", "AWS::Neptune::GlobalCluster", ids={"global_cluster_identifier": "Ref"}),
)
