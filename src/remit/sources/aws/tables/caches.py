"""Caches in memory: DynamoDB Accelerator and Amazon MemoryDB."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table
from remit.sources.aws.transforms import equals

TABLES = (
    Table(
        "AWS::DAX::Cluster",
        Call(
            "dax:DescribeClusters",
            "Clusters[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="ClusterEndpointEncryptionType ClusterName Description NetworkType NodeType"
            " PreferredMaintenanceWindow",
            fills={
                "Arn": "ClusterArn",
                "AvailabilityZones": "Nodes[].AvailabilityZone",
                "ClusterDiscoveryEndpoint": "ClusterDiscoveryEndpoint.Address",
                "ClusterDiscoveryEndpointURL": "ClusterDiscoveryEndpoint.URL",
                "IAMRoleARN": "IamRoleArn",
                "Id": "ClusterName",
                "NotificationTopicARN": "NotificationConfiguration.TopicArn",
                "ParameterGroupName": "ParameterGroup.ParameterGroupName",
                "ReplicationFactor": "TotalNodes",
                "SSESpecification.SSEEnabled": equals("SSEDescription.Status", "ENABLED", "ENABLING"),
                "SecurityGroupIds": "SecurityGroups[].SecurityGroupIdentifier",
                "SubnetGroupName": "SubnetGroup",
            },
        ),
        id="ClusterName",
        arn="ClusterArn",
        name="ClusterName",
        tags="@tagging",
    ),
    Table(
        "AWS::MemoryDB::Cluster",
        Call(
            "memorydb:DescribeClusters",
            "Clusters[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="ACLName ARN AutoMinorVersionUpgrade ClusterEndpoint Description Engine"
            " EngineVersion IpDiscovery KmsKeyId MaintenanceWindow MultiRegionClusterName"
            " NetworkType NodeType ParameterGroupName ParameterGroupStatus"
            " SnapshotRetentionLimit SnapshotWindow SnsTopicArn SnsTopicStatus Status"
            " SubnetGroupName TLSEnabled",
            fills={
                "ClusterName": "Name",
                "DataTiering": "DataTiering",
                "NumShards": "NumberOfShards",
                "Port": "ClusterEndpoint.Port",
                "SecurityGroupIds": "SecurityGroups[].SecurityGroupId",
            },
        ),
        id="Name",
        arn="ARN",
        name="Name",
        tags="@tagging",
        spent=("FinalSnapshotName", "SnapshotArns", "SnapshotName"),
    ),
    Table(
        "AWS::DAX::SubnetGroup",
        Call(
            "dax:DescribeSubnetGroups",
            "SubnetGroups[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="Description SubnetGroupName",
            fills={"SubnetIds": "Subnets[].SubnetIdentifier"},
        ),
        id="SubnetGroupName",
        name="SubnetGroupName",
    ),
    Table(
        "AWS::MemoryDB::SubnetGroup",
        Call(
            "memorydb:DescribeSubnetGroups",
            "SubnetGroups[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="ARN Description SupportedNetworkTypes",
            fills={"SubnetGroupName": "Name", "SubnetIds": "Subnets[].Identifier"},
        ),
        id="Name",
        arn="ARN",
        name="Name",
        tags="@tagging",
    ),
)
