"""Amazon ElastiCache."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.paths import find
from remit.sources.aws.redaction import REDACTED
from remit.sources.aws.table import Call, Join, Table, Via, With
from remit.sources.aws.transforms import count, equals


def stands_alone(known: dict[str, Any]) -> bool:
    """Whether a cluster is one of its own; those of a replication group belong to the group."""
    return "ReplicationGroupId" not in known


def clusters(**more: Any) -> Call:
    """The cache clusters of a Region, with their nodes: of a Redis or Valkey cluster only these tell the endpoint."""
    return Call(
        "elasticache:DescribeCacheClusters",
        "CacheClusters[]",
        fixed={"ShowCacheNodeInfo": True},
        more="Marker",
        **more,
    )


def port(*endpoints: str) -> With:
    """The port of the first of these endpoints that there is; all of a cache listen on the same."""
    return With(lambda told, _: next(filter(None, (find(told, f"{each}.Port") for each in endpoints)), None))


def of_redis(nodes: list[dict[str, Any]], known: dict[str, Any]) -> Any:
    """Where a cluster of one node is asked, which is not of Memcached: that tells a configuration endpoint."""
    return None if known.get("Engine") == "memcached" or not nodes else nodes[0].get("Endpoint")


TABLES = (
    Table(
        "AWS::ElastiCache::ReplicationGroup",
        Call(
            "elasticache:DescribeReplicationGroups",
            "ReplicationGroups[]",
            more="Marker",
            same="AtRestEncryptionEnabled AutoMinorVersionUpgrade CacheNodeType ClusterMode Engine IpDiscovery"
            " KmsKeyId LogDeliveryConfigurations NetworkType ReplicationGroupId SnapshotRetentionLimit SnapshotWindow"
            " SnapshottingClusterId TransitEncryptionEnabled TransitEncryptionMode UserGroupIds",
            fills={
                "AuthToken": Via(lambda enabled: REDACTED if enabled else None, "AuthTokenEnabled"),
                "AutomaticFailoverEnabled": equals("AutomaticFailover", "enabled", "enabling"),
                "ConfigurationEndPoint": "ConfigurationEndpoint",
                "DataTieringEnabled": equals("DataTiering", "enabled"),
                "GlobalReplicationGroupId": "GlobalReplicationGroupInfo.GlobalReplicationGroupId",
                "MultiAZEnabled": equals("MultiAZ", "enabled"),
                "NumCacheClusters": count("MemberClusters"),
                "NumNodeGroups": count("NodeGroups"),
                "Port": port("ConfigurationEndpoint", "NodeGroups[0].PrimaryEndpoint"),
                "PrimaryEndPoint": "NodeGroups[0].PrimaryEndpoint",
                "ReaderEndPoint": "NodeGroups[0].ReaderEndpoint",
                "ReplicationGroupDescription": "Description",
            },
        ),
        (
            clusters(
                join=Join(own="ReplicationGroupId", by="ReplicationGroupId"),
                same="CacheSubnetGroupName EngineVersion PreferredMaintenanceWindow",
                fills={
                    "CacheParameterGroupName": "CacheParameterGroup.CacheParameterGroupName",
                    "SecurityGroupIds": "SecurityGroups[].SecurityGroupId",
                },
            ),
        ),
        id="ReplicationGroupId",
        arn="ARN",
        name="ReplicationGroupId",
        tags="@tagging",
    ),
    Table(
        "AWS::ElastiCache::CacheCluster",
        clusters(
            same="AutoMinorVersionUpgrade CacheNodeType CacheSubnetGroupName Engine EngineVersion IpDiscovery"
            " LogDeliveryConfigurations NetworkType NumCacheNodes PreferredAvailabilityZone PreferredMaintenanceWindow"
            " SnapshotRetentionLimit SnapshotWindow TransitEncryptionEnabled",
            fills={
                "AZMode": Via(
                    lambda told: "cross-az" if told == "Multiple" else "single-az", "PreferredAvailabilityZone"
                ),
                "CacheParameterGroupName": "CacheParameterGroup.CacheParameterGroupName",
                "ClusterName": "CacheClusterId",
                "ConfigurationEndpoint": "ConfigurationEndpoint",
                "NotificationTopicArn": "NotificationConfiguration.TopicArn",
                "Port": port("ConfigurationEndpoint", "CacheNodes[0].Endpoint"),
                "RedisEndpoint": With(lambda told, known: of_redis(told.get("CacheNodes") or [], known)),
                "VpcSecurityGroupIds": "SecurityGroups[].SecurityGroupId",
            },
        ),
        id="CacheClusterId",
        arn="ARN",
        name="CacheClusterId",
        tags="@tagging",
        keeps=stands_alone,
    ),
    Table(
        "AWS::ElastiCache::SubnetGroup",
        Call(
            "elasticache:DescribeCacheSubnetGroups",
            "CacheSubnetGroups[]",
            more="Marker",
            same="CacheSubnetGroupName",
            fills={"Description": "CacheSubnetGroupDescription", "SubnetIds": "Subnets[].SubnetIdentifier"},
        ),
        id="CacheSubnetGroupName",
        arn="ARN",
        name="CacheSubnetGroupName",
        tags="@tagging",
    ),
    Table(
        "AWS::ElastiCache::ServerlessCache",
        Call(
            "elasticache:DescribeServerlessCaches",
            "ServerlessCaches[]",
            fixed={"MaxResults": 50},
            more="NextToken",
            same="ARN CacheUsageLimits ConnectionType CreateTime DailySnapshotTime Description Endpoint Engine"
            " FullEngineVersion KmsKeyId MajorEngineVersion NetworkType ReaderEndpoint SecurityGroupIds"
            " ServerlessCacheName SnapshotRetentionLimit Status SubnetIds UserGroupId",
        ),
        id="ServerlessCacheName",
        arn="ARN",
        name="ServerlessCacheName",
        tags="@tagging",
        spent=("FinalSnapshotName", "SnapshotArnsToRestore"),
    ),
)
