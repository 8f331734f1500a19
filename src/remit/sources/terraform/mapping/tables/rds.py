"""Amazon RDS and Aurora: instances, clusters, and the groups that they name. Beside them: `rds_parts.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.mapping.table import Block, Each, Table, To, keyed, named

if TYPE_CHECKING:
    from collections.abc import Mapping

DESCRIBED = "Managed by Terraform"
"""What the provider writes as the description of groups that are given none; each type's page says so."""

SECRET = {
    "master_user_secret_kms_key_id": "MasterUserSecret.KmsKeyId",
    "iam_database_authentication_enabled": "EnableIAMDatabaseAuthentication",
    "enabled_cloudwatch_logs_exports": "EnableCloudwatchLogsExports",
}
"""What instances and clusters have in common."""

INSTANCE = {
    "ca_cert_identifier": "CACertificateIdentifier",
    "instance_class": "DBInstanceClass",
    "performance_insights_enabled": "EnablePerformanceInsights",
}
"""What instances have, alone or in a cluster."""


def own_group(name: Any) -> Any:
    """The parameter group that somebody chose. AWS's default groups, which state names, nobody can change.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/parameter-groups-overview.html
    """
    return None if isinstance(name, str) and name.startswith("default.") else name


SNAPSHOTS = "skip_final_snapshot final_snapshot_identifier warning_event_categories"
"""What happens at deletion, and what the provider warns of. CloudFormation has a deletion policy instead."""


def retention(told: Mapping[str, Any]) -> Any:
    """Days that backups are kept where nothing is said: none of a new instance, and who knows of a restored one."""
    if told.get("snapshot_identifier") or told.get("restore_to_point_in_time"):
        return Unknown("what the instance is restored from decides how long its backups are kept")
    return None if told.get("replicate_source_db") else 0


TABLES = (
    Table(
        "aws_db_instance",
        "AWS::RDS::DBInstance",
        {
            **SECRET,
            **INSTANCE,
            "name": "DBName",  # until version 5 of the provider
            "username": "MasterUsername",
            "password": "MasterUserPassword",
            "password_wo": "MasterUserPassword",
            "backup_window": "PreferredBackupWindow",
            "maintenance_window": "PreferredMaintenanceWindow",
            "parameter_group_name": To("DBParameterGroupName", own_group),
            "replicate_source_db": "SourceDBInstanceIdentifier",
            "security_group_names": "DBSecurityGroups",  # until version 5
            "snapshot_identifier": "DBSnapshotIdentifier",
            "vpc_security_group_ids": "VPCSecurityGroups",
            "restore_to_point_in_time": Block(
                "",
                {
                    "restore_time": "RestoreTime",
                    "source_db_instance_automated_backups_arn": "SourceDBInstanceAutomatedBackupsArn",
                    "source_db_instance_identifier": "SourceDBInstanceIdentifier",
                    "source_dbi_resource_id": "SourceDbiResourceId",
                    "use_latest_restorable_time": "UseLatestRestorableTime",
                },
            ),
        },
        # The provider sends these for a new instance; RDS would keep backups for a day, and decide by the subnets:
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
        defaults={"BackupRetentionPeriod": retention, "PubliclyAccessible": False},
        ids={
            "identifier": "Ref",
            "arn": "DBInstanceArn",
            "address": "Endpoint.Address",
            "port": "Endpoint.Port",
            "hosted_zone_id": "Endpoint.HostedZoneId",
            "resource_id": "DbiResourceId",
            "db_name": "DBName",
            "name": "DBName",
            "username": "MasterUsername",
        },
        drop=f"{SNAPSHOTS} identifier_prefix blue_green_update s3_import customer_owned_ip_enabled password_wo_version "
        "upgrade_storage_config",
    ),
    Table(
        "aws_rds_cluster",
        "AWS::RDS::DBCluster",
        {
            **SECRET,
            "cluster_identifier": "DBClusterIdentifier",
            "db_cluster_parameter_group_name": To("DBClusterParameterGroupName", own_group),
            "master_password": "MasterUserPassword",
            "master_password_wo": "MasterUserPassword",
            "iam_roles": Each("AssociatedRoles", named("RoleArn")),
            "restore_to_point_in_time": Block(
                "",
                {
                    "restore_to_time": "RestoreToTime",
                    "restore_type": "RestoreType",
                    "source_cluster_identifier": "SourceDBClusterIdentifier",
                    "source_cluster_resource_id": "SourceDbClusterResourceId",
                    "use_latest_restorable_time": "UseLatestRestorableTime",
                },
            ),
        },
        ids={
            "cluster_identifier": "Ref",
            "arn": "DBClusterArn",
            "endpoint": "Endpoint.Address",
            "port": "Endpoint.Port",
            "reader_endpoint": "ReadEndpoint.Address",
            "cluster_resource_id": "DBClusterResourceId",
        },
        drop=f"{SNAPSHOTS} allow_major_version_upgrade apply_immediately ca_certificate_identifier s3_import "
        "cluster_identifier_prefix cluster_members master_password_wo_version",
    ),
    Table(
        "aws_rds_cluster_instance",
        "AWS::RDS::DBInstance",
        {
            **INSTANCE,
            "cluster_identifier": "DBClusterIdentifier",
            "db_parameter_group_name": To("DBParameterGroupName", own_group),
        },
        # RDS would take 1: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
        defaults={"PromotionTier": 0},
        ids={
            "identifier": "Ref",
            "arn": "DBInstanceArn",
            "endpoint": "Endpoint.Address",
            "port": "Endpoint.Port",
            "dbi_resource_id": "DbiResourceId",
        },
        drop="force_destroy identifier_prefix warning_event_categories",
    ),
    Table(
        "aws_db_subnet_group",
        "AWS::RDS::DBSubnetGroup",
        defaults={"DBSubnetGroupDescription": DESCRIBED},
        ids={"name": "Ref", "arn": "DBSubnetGroupArn"},
        drop="name_prefix",
    ),
    Table(
        "aws_db_parameter_group",
        "AWS::RDS::DBParameterGroup",
        {"parameter": To("Parameters", keyed())},
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref", "arn": "DBParameterGroupArn"},
        drop="name_prefix skip_destroy",
    ),
    Table(
        "aws_rds_cluster_parameter_group",
        "AWS::RDS::DBClusterParameterGroup",
        {"parameter": To("Parameters", keyed())},
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_db_option_group",
        "AWS::RDS::OptionGroup",
        {"option": Block("OptionConfigurations", {"version": "OptionVersion"})},
        defaults={"OptionGroupDescription": DESCRIBED},
        ids={"name": "Ref"},
        drop="name_prefix skip_destroy",
    ),
)
