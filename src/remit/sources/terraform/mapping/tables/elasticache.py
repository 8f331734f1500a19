"""Amazon ElastiCache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.mapping.table import Block, Each, Table, To, Whole, first, keyed, listed
from remit.sources.terraform.mapping.tables.rds import DESCRIBED

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMON = {
    "maintenance_window": "PreferredMaintenanceWindow",
    "node_type": "CacheNodeType",
    "parameter_group_name": "CacheParameterGroupName",
    "security_group_names": "CacheSecurityGroupNames",  # until version 5 of the provider
    "subnet_group_name": "CacheSubnetGroupName",
}
"""What clusters and replication groups have in common."""


def log_delivery(told: Mapping[str, Any]) -> dict[str, Any]:
    """Where one kind of log goes: the name of a log group or of a stream."""
    is_group = told.get("destination_type") == "cloudwatch-logs"
    destination = told.get("destination")
    return {
        "DestinationType": told.get("destination_type"),
        "DestinationDetails": {"CloudWatchLogsDetails": {"LogGroup": destination}}
        if is_group
        else {"KinesisFirehoseDetails": {"DeliveryStream": destination}},
        "LogFormat": told.get("log_format"),
        "LogType": told.get("log_type"),
    }


def as_its_group(told: Mapping[str, Any]) -> Any:
    """What a node that joins a replication group takes from it: the provider refuses to be told."""
    return Unknown("it is as its replication group has it") if told.get("replication_group_id") else None


JOINED = ("CacheSubnetGroupName", "SnapshotRetentionLimit", "Engine", "EngineVersion", "VpcSecurityGroupIds", "Port")


def shards(told: Mapping[str, Any]) -> dict[str, Any]:
    """Shards and replicas. Until version 5 of the provider they stood in a block; since then its name is a setting."""
    mode = told.get("cluster_mode")
    block = mode if isinstance(mode, list) else None
    inner = first(block) if block is not None else told
    return {
        "ClusterMode": None if block is not None else mode,
        "NumNodeGroups": (inner or {}).get("num_node_groups"),
        "ReplicasPerNodeGroup": (inner or {}).get("replicas_per_node_group"),
    }


TABLES = (
    Table(
        "aws_elasticache_cluster",
        "AWS::ElastiCache::CacheCluster",
        {
            **COMMON,
            "availability_zone": "PreferredAvailabilityZone",
            "cluster_id": "ClusterName",
            "log_delivery_configuration": Each("LogDeliveryConfigurations", log_delivery),
            "security_group_ids": "VpcSecurityGroupIds",
        },
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster
        defaults=dict.fromkeys(JOINED, as_its_group),
        ids={
            "cluster_id": "Ref",
            "configuration_endpoint": "ConfigurationEndpoint.Address",
            "cluster_address": "ConfigurationEndpoint.Address",
        },
        drop="apply_immediately final_snapshot_identifier outpost_mode preferred_outpost_arn replication_group_id",
    ),
    Table(
        "aws_elasticache_replication_group",
        "AWS::ElastiCache::ReplicationGroup",
        {
            **COMMON,
            "auth_token_wo": "AuthToken",
            "availability_zones": "PreferredCacheClusterAZs",  # until version 5
            "log_delivery_configuration": Each("LogDeliveryConfigurations", log_delivery),
            "node_group_configuration": Block(
                "NodeGroupConfiguration", drop="primary_outpost_arn replica_outpost_arns"
            ),
            "number_cache_clusters": "NumCacheClusters",  # until version 5
        },
        whole=(
            Whole(
                ("ClusterMode", "NumNodeGroups", "ReplicasPerNodeGroup"),
                shards,
                "cluster_mode num_node_groups replicas_per_node_group",
            ),
        ),
        ids={
            "replication_group_id": "Ref",
            "configuration_endpoint_address": "ConfigurationEndPoint.Address",
            "primary_endpoint_address": "PrimaryEndPoint.Address",
            "port": "PrimaryEndPoint.Port",
            "reader_endpoint_address": "ReaderEndPoint.Address",
        },
        drop="apply_immediately auth_token_update_strategy auth_token_wo_version final_snapshot_identifier",
    ),
    Table(
        "aws_elasticache_subnet_group",
        "AWS::ElastiCache::SubnetGroup",
        {"name": "CacheSubnetGroupName"},
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_elasticache_parameter_group",
        "AWS::ElastiCache::ParameterGroup",
        {
            "family": "CacheParameterGroupFamily",
            "name": "CacheParameterGroupName",
            "parameter": To("Properties", keyed()),
        },
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_elasticache_serverless_cache",
        "AWS::ElastiCache::ServerlessCache",
        ids={"name": "Ref", "arn": "ARN"},
    ),
    Table(
        "aws_elasticache_user",
        "AWS::ElastiCache::User",
        {"passwords_wo": "Passwords"},
        ids={"user_id": "Ref"},
        drop="passwords_wo_version",
    ),
    Table("aws_elasticache_user_group", "AWS::ElastiCache::UserGroup", ids={"user_group_id": "Ref"}),
    Table(
        "aws_elasticache_user_group_association",
        attributes={"user_id": To("UserIds", listed)},
        parents=("AWS::ElastiCache::UserGroup",),
        by="user_group_id",
    ),
    Table(
        "aws_elasticache_global_replication_group",
        "AWS::ElastiCache::GlobalReplicationGroup",
        {
            "num_node_groups": "GlobalNodeGroupCount",
            "parameter_group_name": "CacheParameterGroupName",
            "primary_replication_group_id": Each(
                "Members", lambda group: {"ReplicationGroupId": group, "Role": "PRIMARY"}
            ),
        },
        ids={"global_replication_group_id": "Ref"},
    ),
)
