"""Amazon RDS and Aurora. Neptune and DocumentDB answer the same calls; theirs are types of their own, left out here."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Table, Via
from remit.sources.aws.tables.backup import RECOVERY_POINTS

OTHERS = ("docdb", "neptune")
ENGINE_DEFAULTS = 2
"""Fewest parts of a parameter group's name that AWS made (`default.mysql8.0`)."""


def is_rds(known: dict[str, Any]) -> bool:
    """Whether the engine is one of RDS's own."""
    return known.get("Engine") not in OTHERS


def is_rds_family(known: dict[str, Any]) -> bool:
    """Whether a parameter group is for one of RDS's own engines."""
    return not str(known.get("DBParameterGroupFamily", "")).startswith(OTHERS)


def parameters(listed: list[dict[str, Any]]) -> dict[str, str]:
    """The parameters that have a value, by name."""
    return {one["ParameterName"]: one["ParameterValue"] for one in listed if one.get("ParameterValue") is not None}


ROLES = Each("AssociatedRoles", {"FeatureName": "FeatureName", "RoleArn": "RoleArn"})

DB_INSTANCE = Table(
    "AWS::RDS::DBInstance",
    Call(
        "rds:DescribeDBInstances",
        "DBInstances[]",
        more="Marker",
        same="AllocatedStorage AutoMinorVersionUpgrade AvailabilityZone BackupRetentionPeriod BackupTarget"
        " CACertificateIdentifier CertificateDetails CharacterSetName CopyTagsToSnapshot CustomIAMInstanceProfile"
        " DBClusterIdentifier DBInstanceArn DBInstanceClass DBInstanceIdentifier DBInstanceStatus DBName"
        " DatabaseInsightsMode DbiResourceId DedicatedLogVolume DeletionProtection Endpoint Engine"
        " EngineLifecycleSupport EngineVersion InstanceCreateTime Iops KmsKeyId LatestRestorableTime LicenseModel"
        " MasterUserSecret MasterUsername MaxAllocatedStorage MonitoringInterval MonitoringRoleArn MultiAZ NetworkType"
        " PerformanceInsightsKMSKeyId PerformanceInsightsRetentionPeriod PreferredBackupWindow"
        " PreferredMaintenanceWindow ProcessorFeatures PromotionTier PubliclyAccessible"
        " ReadReplicaDBClusterIdentifiers ReadReplicaDBInstanceIdentifiers ReplicaMode StorageEncrypted"
        " StorageThroughput StorageType TdeCredentialArn Timezone",
        fills={
            "AssociatedRoles": ROLES,
            "DBParameterGroupName": "DBParameterGroups[0].DBParameterGroupName",
            "DBSecurityGroups": "DBSecurityGroups[].DBSecurityGroupName",
            "DBSubnetGroupName": "DBSubnetGroup.DBSubnetGroupName",
            "EnableCloudwatchLogsExports": "EnabledCloudwatchLogsExports",
            "EnableIAMDatabaseAuthentication": "IAMDatabaseAuthenticationEnabled",
            "EnablePerformanceInsights": "PerformanceInsightsEnabled",
            "ManageMasterUserPassword": Via(bool, "MasterUserSecret"),
            "OptionGroupName": "OptionGroupMemberships[0].OptionGroupName",
            "Port": "Endpoint.Port",
            "SourceDBInstanceIdentifier": "ReadReplicaSourceDBInstanceIdentifier",
            "SourceDBClusterIdentifier": "ReadReplicaSourceDBClusterIdentifier",
            "VPCSecurityGroups": "VpcSecurityGroups[].VpcSecurityGroupId",
        },
    ),
    (RECOVERY_POINTS,),
    id="DBInstanceIdentifier",
    arn="DBInstanceArn",
    tags="TagList",
    keeps=is_rds,
)

TABLES = (DB_INSTANCE,)
