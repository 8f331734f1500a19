"""Amazon Neptune and Amazon DocumentDB. RDS's own calls tell of both, so that one answer serves the three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.table import Call, Each, Join, Table, Via
from remit.sources.aws.tables.rds import parameters

if TYPE_CHECKING:
    from collections.abc import Callable


def of(engine: str) -> Callable[[dict[str, Any]], bool]:
    """A predicate: whether a cluster, an instance or a global cluster is of that engine."""
    return lambda known: known.get("Engine") == engine


def of_family(family: str) -> Callable[[dict[str, Any]], bool]:
    """A predicate: whether a parameter group is for engines whose family begins so."""
    return lambda known: str(known.get("DBParameterGroupFamily", "")).startswith(family)


def clusters(same: str, **fills: Any) -> Call:
    """RDS's list of clusters; what it tells alike of both engines is filled here."""
    alike = {
        "ClusterResourceId": "DbClusterResourceId",
        "DBClusterParameterGroupName": "DBClusterParameterGroup",
        "DBSubnetGroupName": "DBSubnetGroup",
        "EnableCloudwatchLogsExports": "EnabledCloudwatchLogsExports",
        "ReadEndpoint": "ReaderEndpoint",
        "VpcSecurityGroupIds": "VpcSecurityGroups[].VpcSecurityGroupId",
    }
    return Call("rds:DescribeDBClusters", "DBClusters[]", more="Marker", same=same, fills={**alike, **fills})


def instances(same: str, **fills: Any) -> Call:
    """RDS's list of instances."""
    alike = {"Endpoint": "Endpoint.Address", "Port": "Endpoint.Port"}
    return Call("rds:DescribeDBInstances", "DBInstances[]", more="Marker", same=same, fills={**alike, **fills})


SPENT = ("RestoreToTime", "RestoreType", "SnapshotIdentifier", "SourceDBClusterIdentifier", "UseLatestRestorableTime")
"""What a cluster was made from, which says nothing of it now."""


def subnet_groups(kind: str, engine: str) -> Table:
    """The subnet groups of an engine. One is of RDS and of them alike: it counts when a cluster of theirs is in it."""
    return Table(
        kind,
        Call("rds:DescribeDBClusters", "DBClusters[]", more="Marker", fills={"DBSubnetGroupName": "DBSubnetGroup"}),
        (
            Call(
                "rds:DescribeDBSubnetGroups",
                "DBSubnetGroups[]",
                more="Marker",
                join=Join(own="DBSubnetGroup", by="DBSubnetGroupName"),
                same="DBSubnetGroupDescription",
                fills={"SubnetIds": "Subnets[].SubnetIdentifier"},
            ),
        ),
        id="DBSubnetGroup",
        name="DBSubnetGroup",
        keeps=of(engine),
    )


TABLES = (
    Table(
        "AWS::Neptune::DBCluster",
        clusters(
            same="AvailabilityZones BackupRetentionPeriod CopyTagsToSnapshot DBClusterIdentifier"
            " DeletionProtection Endpoint EngineVersion GlobalClusterIdentifier KmsKeyId"
            " NetworkType Port PreferredBackupWindow PreferredMaintenanceWindow StorageEncrypted",
            AssociatedRoles=Each("AssociatedRoles", {"FeatureName": "FeatureName", "RoleArn": "RoleArn"}),
            DBPort="Port",
            IamAuthEnabled="IAMDatabaseAuthenticationEnabled",
            ServerlessScalingConfiguration="ServerlessV2ScalingConfiguration",
        ),
        id="DBClusterIdentifier",
        arn="DBClusterArn",
        tags="TagList",
        keeps=of("neptune"),
        spent=SPENT,
    ),
    Table(
        "AWS::Neptune::DBInstance",
        instances(
            same="AutoMinorVersionUpgrade AvailabilityZone DBClusterIdentifier DBInstanceClass"
            " DBInstanceIdentifier PreferredMaintenanceWindow PubliclyAccessible",
            DBParameterGroupName="DBParameterGroups[0].DBParameterGroupName",
            DBSubnetGroupName="DBSubnetGroup.DBSubnetGroupName",
        ),
        id="DBInstanceIdentifier",
        arn="DBInstanceArn",
        tags="TagList",
        keeps=of("neptune"),
        spent=("DBSnapshotIdentifier",),
    ),
    subnet_groups("AWS::Neptune::DBSubnetGroup", "neptune"),
    subnet_groups("AWS::DocDB::DBSubnetGroup", "docdb"),
    Table(
        "AWS::DocDB::DBCluster",
        clusters(
            same="AvailabilityZones BackupRetentionPeriod CopyTagsToSnapshot DBClusterIdentifier"
            " DeletionProtection Endpoint EngineVersion GlobalClusterIdentifier KmsKeyId"
            " MasterUsername NetworkType Port PreferredBackupWindow PreferredMaintenanceWindow"
            " ServerlessV2ScalingConfiguration StorageEncrypted StorageType",
            Id="DBClusterIdentifier",
            ManageMasterUserPassword=Via(bool, "MasterUserSecret"),
            MasterUserSecretKmsKeyId="MasterUserSecret.KmsKeyId",
        ),
        id="DBClusterIdentifier",
        arn="DBClusterArn",
        tags="TagList",
        keeps=of("docdb"),
        spent=SPENT,
    ),
    Table(
        "AWS::DocDB::DBInstance",
        instances(
            same="AutoMinorVersionUpgrade AvailabilityZone CACertificateIdentifier"
            " DBClusterIdentifier DBInstanceClass DBInstanceIdentifier"
            " PreferredMaintenanceWindow",
            EnablePerformanceInsights="PerformanceInsightsEnabled",
            Id="DBInstanceIdentifier",
        ),
        id="DBInstanceIdentifier",
        arn="DBInstanceArn",
        tags="TagList",
        keeps=of("docdb"),
    ),
    Table(
        "AWS::DocDB::DBClusterParameterGroup",
        Call(
            "rds:DescribeDBClusterParameterGroups",
            "DBClusterParameterGroups[]",
            more="Marker",
            same="Description",
            fills={"Family": "DBParameterGroupFamily", "Name": "DBClusterParameterGroupName"},
        ),
        (
            Call(
                "rds:DescribeDBClusterParameters",
                "Parameters[]",
                bound={"DBClusterParameterGroupName": "DBClusterParameterGroupName"},
                more="Marker",
                fills={"Parameters": Via(parameters)},
            ),
        ),
        id="DBClusterParameterGroupName",
        arn="DBClusterParameterGroupArn",
        name="DBClusterParameterGroupName",
        tags="@tagging",
        keeps=of_family("docdb"),
    ),
    Table(
        "AWS::DocDB::GlobalCluster",
        Call(
            "rds:DescribeGlobalClusters",
            "GlobalClusters[]",
            more="Marker",
            same="DeletionProtection Engine EngineVersion GlobalClusterArn GlobalClusterIdentifier"
            " GlobalClusterResourceId StorageEncrypted",
        ),
        id="GlobalClusterIdentifier",
        arn="GlobalClusterArn",
        name="GlobalClusterIdentifier",
        tags="TagList",
        keeps=of("docdb"),
        spent=("SourceDBClusterIdentifier",),
    ),
    Table(
        "AWS::DocDBElastic::Cluster",
        Call(
            "docdb-elastic:ListClusters",
            "clusters[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="ClusterArn ClusterName",
        ),
        (
            Call(
                "docdb-elastic:GetCluster",
                "cluster",
                bound={"clusterArn": "clusterArn"},
                same="AdminUserName AuthType BackupRetentionPeriod ClusterEndpoint KmsKeyId PreferredBackupWindow"
                " PreferredMaintenanceWindow ShardCapacity ShardCount ShardInstanceCount SubnetIds"
                " VpcSecurityGroupIds",
            ),
        ),
        id="clusterArn",
        arn="clusterArn",
        name="clusterName",
        unique=True,
    ),
)
