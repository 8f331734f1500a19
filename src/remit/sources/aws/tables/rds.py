"""Amazon RDS and Aurora. Neptune and DocumentDB answer the same calls; theirs are types of their own, left out here."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Table, Via
from remit.sources.aws.tables.backup import RECOVERY_POINTS

OTHERS = ("docdb", "neptune")


def is_rds(known: dict[str, Any]) -> bool:
    """Whether the engine is one of RDS's own."""
    return known.get("Engine") not in OTHERS


def is_rds_family(known: dict[str, Any]) -> bool:
    """Whether a parameter group is for one of RDS's own engines."""
    return not str(known.get("DBParameterGroupFamily", "")).startswith(OTHERS)


def parameters(listed: list[dict[str, Any]]) -> dict[str, str]:
    """The parameters that have a value, by name."""
    return {one["ParameterName"]: one["ParameterValue"] for one in listed if one.get("ParameterValue") is not None}


def region_of(arn: str) -> str:
    """The Region in an ARN."""
    return arn.split(":")[3]


SPENT = (
    "DBClusterSnapshotIdentifier",
    "DBSnapshotIdentifier",
    "RestoreTime",
    "RestoreToTime",
    "RestoreType",
    "SnapshotIdentifier",
    "SourceDBInstanceAutomatedBackupsArn",
    "SourceDbClusterResourceId",
    "SourceDbiResourceId",
    "SourceRegion",
    "UseLatestRestorableTime",
)
"""What a database was made from. A cluster's source that it still copies is told, the rest is history."""

ROLES = Each("AssociatedRoles", {"FeatureName": "FeatureName", "RoleArn": "RoleArn"})

REPLICA = "DBInstanceAutomatedBackupsReplications[0].DBInstanceAutomatedBackupsArn"
"""The replica's ARN, and so its Region: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html"""

DB_INSTANCE = Table(
    "AWS::RDS::DBInstance",
    Call(
        "rds:DescribeDBInstances",
        "DBInstances[]",
        more="Marker",
        same="AllocatedStorage AutoMinorVersionUpgrade AvailabilityZone BackupRetentionPeriod BackupTarget"
        " CACertificateIdentifier CertificateDetails CharacterSetName CopyTagsToSnapshot DBClusterIdentifier"
        " DBInstanceArn DBInstanceClass DBInstanceIdentifier DBInstanceStatus DBName DatabaseInsightsMode"
        " DbiResourceId DedicatedLogVolume DeletionProtection Endpoint Engine EngineLifecycleSupport EngineVersion"
        " InstanceCreateTime Iops KmsKeyId LatestRestorableTime LicenseModel MasterUserSecret MasterUsername"
        " MaxAllocatedStorage MonitoringInterval MonitoringRoleArn MultiAZ NetworkType PerformanceInsightsKMSKeyId"
        " PerformanceInsightsRetentionPeriod PreferredBackupWindow PreferredMaintenanceWindow ProcessorFeatures"
        " PromotionTier PubliclyAccessible ReadReplicaDBClusterIdentifiers ReadReplicaDBInstanceIdentifiers"
        " ReplicaMode StorageEncrypted StorageThroughput StorageType TdeCredentialArn Timezone",
        fills={
            "AssociatedRoles": ROLES,
            "AutomaticBackupReplicationRegion": Via(region_of, REPLICA),
            "CustomIAMInstanceProfile": "CustomIamInstanceProfile",
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
    spent=SPENT,
)

DB_CLUSTER = Table(
    "AWS::RDS::DBCluster",
    Call(
        "rds:DescribeDBClusters",
        "DBClusters[]",
        more="Marker",
        same="AllocatedStorage AutoMinorVersionUpgrade AvailabilityZones BacktrackWindow BackupRetentionPeriod"
        " ClusterScalabilityType CopyTagsToSnapshot DBClusterArn DBClusterIdentifier DBClusterInstanceClass"
        " DatabaseInsightsMode DatabaseName DeletionProtection Engine EngineLifecycleSupport EngineMode EngineVersion"
        " GlobalClusterIdentifier Iops KmsKeyId MasterUserSecret MasterUsername MonitoringInterval MonitoringRoleArn"
        " NetworkType PerformanceInsightsEnabled PerformanceInsightsRetentionPeriod Port PreferredBackupWindow"
        " PreferredMaintenanceWindow PubliclyAccessible ReplicationSourceIdentifier ServerlessV2ScalingConfiguration"
        " StorageEncrypted StorageEncryptionType StorageThroughput StorageType",
        fills={
            "AssociatedRoles": ROLES,
            "DBClusterParameterGroupName": "DBClusterParameterGroup",
            "DBClusterResourceId": "DbClusterResourceId",
            "DBSubnetGroupName": "DBSubnetGroup",
            "EnableCloudwatchLogsExports": "EnabledCloudwatchLogsExports",
            "EnableHttpEndpoint": "HttpEndpointEnabled",
            "EnableIAMDatabaseAuthentication": "IAMDatabaseAuthenticationEnabled",
            "Endpoint.Address": "Endpoint",
            "Endpoint.Port": "Port",
            "ManageMasterUserPassword": Via(bool, "MasterUserSecret"),
            "PerformanceInsightsKmsKeyId": "PerformanceInsightsKMSKeyId",
            "ReadEndpoint.Address": "ReaderEndpoint",
            "ScalingConfiguration": "ScalingConfigurationInfo",
            "VpcSecurityGroupIds": "VpcSecurityGroups[].VpcSecurityGroupId",
        },
    ),
    (RECOVERY_POINTS,),
    id="DBClusterIdentifier",
    arn="DBClusterArn",
    tags="TagList",
    keeps=is_rds,
    spent=(*SPENT, "SourceDBClusterIdentifier"),
)


def parameter_group(type_name: str, kind: str, name: str, listed: str, arn: str) -> Table:
    """A parameter group with the values of its parameters. `kind` is in the operations' names, `listed` the result."""
    return Table(
        type_name,
        Call(
            f"rds:Describe{kind}ParameterGroups",
            listed,
            more="Marker",
            same=f"{name} Description",
            fills={"Family": "DBParameterGroupFamily", **({arn: arn} if arn == "DBParameterGroupArn" else {})},
        ),
        (
            Call(
                f"rds:Describe{kind}Parameters",
                "Parameters[]",
                bound={name: name},
                more="Marker",
                fills={"Parameters": Via(parameters)},
            ),
        ),
        id=name,
        arn=arn,
        name=name,
        tags="@tagging",
        keeps=is_rds_family,
    )


def snapshot(type_name: str, kind: str, listed: str, same: str) -> Table:
    """A snapshot with the accounts that may restore it, of DocumentDB's and Neptune's clusters too."""
    return Table(
        type_name,
        Call(
            f"rds:Describe{kind}Snapshots",
            listed,
            more="Marker",
            same=f"{kind}SnapshotArn {kind}SnapshotIdentifier {same}",
        ),
        (
            Call(
                f"rds:Describe{kind}SnapshotAttributes",
                f"{kind}SnapshotAttributesResult",
                bound={f"{kind}SnapshotIdentifier": f"{kind}SnapshotIdentifier"},
                same=f"{kind}SnapshotAttributes",
                when=lambda known: known.get("SnapshotType") == "manual",
            ),
        ),
        id=f"{kind}SnapshotIdentifier",
        arn=f"{kind}SnapshotArn",
        name=f"{kind}SnapshotIdentifier",
        tags="TagList",
    )


SNAPSHOTS = (
    snapshot(
        "AWS::RDS::DBSnapshot",
        "DB",
        "DBSnapshots[]",
        "AllocatedStorage AvailabilityZone DBInstanceIdentifier DbiResourceId Encrypted Engine EngineVersion"
        " IAMDatabaseAuthenticationEnabled InstanceCreateTime Iops KmsKeyId LicenseModel MasterUsername OptionGroupName"
        " OriginalSnapshotCreateTime Port SnapshotCreateTime SnapshotType Status StorageThroughput StorageType VpcId",
    ),
    snapshot(
        "AWS::RDS::ClusterSnapshot",
        "DBCluster",
        "DBClusterSnapshots[]",
        "AllocatedStorage AvailabilityZones ClusterCreateTime DBClusterIdentifier DbClusterResourceId Engine EngineMode"
        " EngineVersion IAMDatabaseAuthenticationEnabled KmsKeyId LicenseModel MasterUsername Port SnapshotCreateTime"
        " SnapshotType Status StorageEncrypted VpcId",
    ),
)

SUBNET_GROUP = Table(
    "AWS::RDS::DBSubnetGroup",
    Call(
        "rds:DescribeDBSubnetGroups",
        "DBSubnetGroups[]",
        more="Marker",
        same="DBSubnetGroupArn DBSubnetGroupDescription DBSubnetGroupName",
        fills={"SubnetIds": "Subnets[].SubnetIdentifier"},
    ),
    id="DBSubnetGroupName",
    arn="DBSubnetGroupArn",
    name="DBSubnetGroupName",
    tags="@tagging",
)

EVENT_SUBSCRIPTION = Table(
    "AWS::RDS::EventSubscription",
    Call(
        "rds:DescribeEventSubscriptions",
        "EventSubscriptionsList[]",
        more="Marker",
        fills={
            "Enabled": "Enabled",
            "EventCategories": "EventCategoriesList",
            "SnsTopicArn": "SnsTopicArn",
            "SourceIds": "SourceIdsList",
            "SourceType": "SourceType",
            "SubscriptionName": "CustSubscriptionId",
        },
    ),
    id="CustSubscriptionId",
    arn="EventSubscriptionArn",
    name="CustSubscriptionId",
    tags="@tagging",
)

PROXY = Table(
    "AWS::RDS::DBProxy",
    Call(
        "rds:DescribeDBProxies",
        "DBProxies[]",
        more="Marker",
        same="Auth DBProxyArn DBProxyName DebugLogging DefaultAuthScheme Endpoint EndpointNetworkType EngineFamily"
        " IdleClientTimeout RequireTLS RoleArn TargetConnectionNetworkType VpcId VpcSecurityGroupIds VpcSubnetIds",
    ),
    id="DBProxyName",
    arn="DBProxyArn",
    name="DBProxyName",
    tags="@tagging",
)

GLOBAL_CLUSTER = Table(
    "AWS::RDS::GlobalCluster",
    Call(
        "rds:DescribeGlobalClusters",
        "GlobalClusters[]",
        more="Marker",
        same="DeletionProtection Engine EngineLifecycleSupport EngineVersion GlobalClusterIdentifier StorageEncrypted",
        fills={"GlobalEndpoint.Address": "Endpoint"},
    ),
    id="GlobalClusterIdentifier",
    arn="GlobalClusterArn",
    name="GlobalClusterIdentifier",
    tags="TagList",
    keeps=is_rds,
    spent=("SourceDBClusterIdentifier",),
)

TABLES = (
    DB_INSTANCE,
    DB_CLUSTER,
    parameter_group(
        "AWS::RDS::DBParameterGroup", "DB", "DBParameterGroupName", "DBParameterGroups[]", "DBParameterGroupArn"
    ),
    parameter_group(
        "AWS::RDS::DBClusterParameterGroup",
        "DBCluster",
        "DBClusterParameterGroupName",
        "DBClusterParameterGroups[]",
        "DBClusterParameterGroupArn",
    ),
    *SNAPSHOTS,
    SUBNET_GROUP,
    EVENT_SUBSCRIPTION,
    PROXY,
    GLOBAL_CLUSTER,
)
