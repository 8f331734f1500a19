"""Amazon DocumentDB."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, choice, keyed
from remit.sources.terraform.mapping.tables.rds import DESCRIBED

TABLES = (
    Table(
        "aws_docdb_cluster",
        "AWS::DocDB::DBCluster",
        {
            "cluster_identifier": "DBClusterIdentifier",
            "enabled_cloudwatch_logs_exports": "EnableCloudwatchLogsExports",
            "master_password": "MasterUserPassword",
            "master_password_wo": "MasterUserPassword",
            "restore_to_point_in_time": Block(
                "",
                {
                    "restore_to_time": "RestoreToTime",
                    "restore_type": "RestoreType",
                    "source_cluster_identifier": "SourceDBClusterIdentifier",
                    "use_latest_restorable_time": "UseLatestRestorableTime",
                },
            ),
        },
        ids={"cluster_identifier": "Ref", "endpoint": "Endpoint", "reader_endpoint": "ReadEndpoint"},
        drop="allow_major_version_upgrade apply_immediately cluster_identifier_prefix cluster_members engine "
        "final_snapshot_identifier skip_final_snapshot master_password_wo_version",
    ),
    Table(
        "aws_docdb_cluster_instance",
        "AWS::DocDB::DBInstance",
        {
            "ca_cert_identifier": "CACertificateIdentifier",
            "certificate_rotation_restart": To("CertificateRotationRestart", choice(yes=True, no=False)),
            "cluster_identifier": "DBClusterIdentifier",
            "instance_class": "DBInstanceClass",
        },
        ids={"identifier": "Ref"},
        drop="apply_immediately copy_tags_to_snapshot engine identifier_prefix performance_insights_kms_key_id "
        "promotion_tier",
    ),
    Table(
        "aws_docdb_subnet_group",
        "AWS::DocDB::DBSubnetGroup",
        defaults={"DBSubnetGroupDescription": DESCRIBED},
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_docdb_cluster_parameter_group",
        "AWS::DocDB::DBClusterParameterGroup",
        {"parameter": To("Parameters", keyed())},
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_docdb_event_subscription",
        "AWS::DocDB::EventSubscription",
        {"name": "SubscriptionName"},
        ids={"name": "Ref"},
        drop="name_prefix tags",
    ),
    Table(
        "aws_docdb_global_cluster",
        "AWS::DocDB::GlobalCluster",
        ids={"global_cluster_identifier": "Ref", "arn": "GlobalClusterArn"},
        drop="database_name",
    ),
    Table("aws_docdbelastic_cluster", "AWS::DocDBElastic::Cluster", ids={"arn": "Ref", "id": "Ref"}),
)
