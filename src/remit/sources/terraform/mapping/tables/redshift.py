"""Amazon Redshift, with and without servers."""

from __future__ import annotations

from remit.model import Unknown
from remit.sources.terraform.mapping.table import Block, Table, To, choice
from remit.sources.terraform.mapping.tables.rds import DESCRIBED

VERSION = "nothing is said, and the provider's version decides"
CLUSTER = ("AWS::Redshift::Cluster",)

TABLES = (
    Table(
        "aws_redshift_cluster",
        "AWS::Redshift::Cluster",
        {
            "availability_zone_relocation_enabled": "AvailabilityZoneRelocation",
            "database_name": "DBName",
            "logging": Block(  # until version 6 of the provider
                "LoggingProperties", {"log_destination_type": "LogDestinationType"}, drop="enable"
            ),
            "master_password": "MasterUserPassword",
            "master_password_wo": "MasterUserPassword",
            "snapshot_copy": Block(  # until version 6
                "",
                {
                    "destination_region": "DestinationRegion",
                    "grant_name": "SnapshotCopyGrantName",
                    "retention_period": "SnapshotCopyRetentionPeriod",
                },
            ),
            "snapshot_arn": "SnapshotIdentifier",
        },
        # Version 6 of the provider encrypts and hides a cluster unless told otherwise, earlier ones do neither:
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
        defaults={"Encrypted": Unknown(VERSION), "PubliclyAccessible": Unknown(VERSION)},
        ids={
            "cluster_identifier": "Ref",
            "dns_name": "Endpoint.Address",
            "port": "Endpoint.Port",
            "master_password_secret_arn": "MasterPasswordSecretArn",
        },
        drop="apply_immediately default_iam_role_arn final_snapshot_identifier skip_final_snapshot "
        "master_password_wo_version",
    ),
    Table(
        "aws_redshift_logging",
        attributes={
            "bucket_name": "LoggingProperties.BucketName",
            "log_destination_type": "LoggingProperties.LogDestinationType",
            "log_exports": "LoggingProperties.LogExports",
            "s3_key_prefix": "LoggingProperties.S3KeyPrefix",
        },
        parents=CLUSTER,
        by="cluster_identifier",
    ),
    Table(
        "aws_redshift_snapshot_copy",
        attributes={
            "destination_region": "DestinationRegion",
            "retention_period": "SnapshotCopyRetentionPeriod",
            "snapshot_copy_grant_name": "SnapshotCopyGrantName",
        },
        drop="manual_snapshot_retention_period",
        parents=CLUSTER,
        by="cluster_identifier",
    ),
    Table(
        "aws_redshift_cluster_iam_roles",
        attributes={"iam_role_arns": "IamRoles"},
        drop="default_iam_role_arn",
        parents=CLUSTER,
        by="cluster_identifier",
    ),
    Table(
        "aws_redshift_resource_policy",
        attributes={"policy": "NamespaceResourcePolicy"},
        parents=CLUSTER,
        by="resource_arn",
    ),
    Table(
        "aws_redshift_subnet_group",
        "AWS::Redshift::ClusterSubnetGroup",
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_redshift_parameter_group",
        "AWS::Redshift::ClusterParameterGroup",
        {
            "family": "ParameterGroupFamily",
            "name": "ParameterGroupName",
            "parameter": Block("Parameters", {"name": "ParameterName", "value": "ParameterValue"}),
        },
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_redshift_event_subscription",
        "AWS::Redshift::EventSubscription",
        {"name": "SubscriptionName"},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_redshift_endpoint_authorization",
        "AWS::Redshift::EndpointAuthorization",
        {"force_delete": "Force"},
    ),
    Table("aws_redshift_endpoint_access", "AWS::Redshift::EndpointAccess", ids={"endpoint_name": "Ref"}),
    Table("aws_redshift_scheduled_action", "AWS::Redshift::ScheduledAction", ids={"name": "Ref"}),
    Table(
        "aws_redshift_integration", "AWS::Redshift::Integration", ids={"arn": "Ref", "id": "Ref"}, drop="description"
    ),
    Table(
        "aws_redshiftserverless_namespace",
        "AWS::RedshiftServerless::Namespace",
        {"admin_user_password_wo": "AdminUserPassword"},
        ids={
            "namespace_name": "Ref",
            "arn": "Namespace.NamespaceArn",
            "namespace_id": "Namespace.NamespaceId",
        },
        drop="admin_user_password_wo_version",
    ),
    Table(
        "aws_redshiftserverless_workgroup",
        "AWS::RedshiftServerless::Workgroup",
        {
            "config_parameter": "ConfigParameters",
            "price_performance_target": Block(
                "PricePerformanceTarget", {"enabled": To("Status", choice("ENABLED", "DISABLED"))}
            ),
        },
        ids={
            "workgroup_name": "Ref",
            "arn": "Workgroup.WorkgroupArn",
            "workgroup_id": "Workgroup.WorkgroupId",
        },
    ),
    Table(
        "aws_redshiftserverless_snapshot",
        "AWS::RedshiftServerless::Snapshot",
        ids={"snapshot_name": "Ref", "arn": "Snapshot.SnapshotArn"},
    ),
)
