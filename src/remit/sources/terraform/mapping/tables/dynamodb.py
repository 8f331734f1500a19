"""Amazon DynamoDB and its accelerator, DAX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.mapping.table import Block, Each, Table, To, Whole, first, keyed, members, only, truth

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE = ("AWS::DynamoDB::Table",)
KINESIS = "KinesisStreamSpecification"


def keys(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The key of a table or an index: its hash key, then its range key when it has one."""
    schema = [
        {"AttributeName": item.get("attribute_name"), "KeyType": item.get("key_type")}
        for item in members(told.get("key_schema"))
    ]
    for attribute, kind in (("hash_key", "HASH"), ("range_key", "RANGE")):
        name = told.get(attribute)
        if name is not None and name != "":
            schema.append({"AttributeName": name, "KeyType": kind})
    return schema


def capacity(told: Mapping[str, Any]) -> dict[str, Any] | None:
    """Provisioned throughput; None when nothing is provisioned."""
    units = {"ReadCapacityUnits": told.get("read_capacity"), "WriteCapacityUnits": told.get("write_capacity")}
    return units if any(value is not None for value in units.values()) else None


def index(told: Mapping[str, Any]) -> dict[str, Any]:
    """A secondary index, local or global."""
    return {
        "IndexName": told.get("name"),
        "KeySchema": keys(told),
        "Projection": {
            "ProjectionType": told.get("projection_type"),
            "NonKeyAttributes": told.get("non_key_attributes"),
        },
        "ProvisionedThroughput": capacity(told),
        "OnDemandThroughput": first(told.get("on_demand_throughput")),
        "WarmThroughput": first(told.get("warm_throughput")),
    }


def local_index(told: Mapping[str, Any], table_key: Any) -> dict[str, Any]:
    """A local secondary index, which has the hash key of its table."""
    return index({**told, "hash_key": table_key})


def structure(told: Mapping[str, Any]) -> dict[str, Any]:
    """Key, throughput and local indexes of a table."""
    local = [local_index(each, told.get("hash_key")) for each in members(told.get("local_secondary_index"))]
    return {
        "KeySchema": keys(told),
        "ProvisionedThroughput": capacity(told),
        "LocalSecondaryIndexes": local or None,
    }


def stream(told: Mapping[str, Any]) -> dict[str, Any]:
    """The stream, when it is on."""
    on = truth(told.get("stream_enabled")) and told.get("stream_view_type")
    return {"StreamSpecification": {"StreamViewType": told.get("stream_view_type")} if on else None}


def encryption(block: Any) -> dict[str, Any]:
    """Encryption with a key of KMS: AWS's own one of the account, or the given one."""
    told = only(block)
    kind = "KMS" if truth(told.get("enabled")) else None
    return {"SSEEnabled": told.get("enabled"), "SSEType": kind, "KMSMasterKeyId": told.get("kms_key_arn")}


def of_its_table(_: Any) -> Unknown:
    """What the table says that a replica of the first version's global tables is."""
    return Unknown("each Region has a table of its own, which says it")


def replicated(told: Mapping[str, Any]) -> dict[str, Any]:
    """A table's copy in another Region, as a global table that has this one."""
    key = told.get("kms_key_arn")
    copy = {
        "Region": told.get("region"),
        "SSESpecification": {"KMSMasterKeyId": key} if key else None,
        "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": told.get("point_in_time_recovery", False)},
        "DeletionProtectionEnabled": told.get("deletion_protection_enabled"),
        "TableClass": told.get("table_class_override"),
    }
    return {"Replicas": [copy], "SSESpecification": {"SSEEnabled": True, "SSEType": "KMS"} if key else None}


TABLES = (
    Table(
        "aws_dynamodb_table",
        "AWS::DynamoDB::Table",
        {
            "attribute": Block("AttributeDefinitions", {"name": "AttributeName", "type": "AttributeType"}),
            "global_secondary_index": Each("GlobalSecondaryIndexes", index),
            "import_table": Block(
                "ImportSourceSpecification",
                {
                    "input_format_options": Block("InputFormatOptions", {"csv": Block("Csv")}),
                    "s3_bucket_source": Block(
                        "S3BucketSource",
                        {"bucket": "S3Bucket", "bucket_owner": "S3BucketOwner", "key_prefix": "S3KeyPrefix"},
                    ),
                },
            ),
            "point_in_time_recovery": Block(
                "PointInTimeRecoverySpecification", {"enabled": "PointInTimeRecoveryEnabled"}
            ),
            "server_side_encryption": To("SSESpecification", encryption),
            # "Whether TTL is enabled": false unless told otherwise, on the provider's page.
            "ttl": Block("TimeToLiveSpecification", defaults={"enabled": False}),
        },
        whole=(
            Whole(
                ("KeySchema", "ProvisionedThroughput", "LocalSecondaryIndexes"),
                structure,
                "hash_key range_key read_capacity write_capacity local_secondary_index",
            ),
            Whole(("StreamSpecification",), stream, "stream_enabled stream_view_type"),
        ),
        ids={"name": "Ref", "stream_arn": "StreamArn"},
        # Replicas are copies in other Regions, each with settings of its own; CloudFormation has another type for them.
        drop="replica global_table_witness restore_backup_arn restore_date_time restore_source_name "
        "restore_source_table_arn restore_to_latest_time",
    ),
    Table(
        "aws_dynamodb_global_table",
        "AWS::DynamoDB::GlobalTable",
        {
            "name": "TableName",
            "replica": Block(
                "Replicas",
                {"region_name": "Region"},
                defaults=dict.fromkeys(
                    (
                        "point_in_time_recovery_specification",
                        "sse_specification",
                        "deletion_protection_enabled",
                        "tags",
                    ),
                    of_its_table,
                ),
            ),
        },
        ids={"name": "Ref"},
    ),
    Table(
        "aws_dynamodb_table_replica",
        "AWS::DynamoDB::GlobalTable",
        whole=(
            Whole(
                ("Replicas", "SSESpecification"),
                replicated,
                "deletion_protection_enabled kms_key_arn point_in_time_recovery region table_class_override tags",
            ),
        ),
        defaults={"Replicas": [{"PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": False}}]},
        drop="global_table_arn",
    ),
    Table(
        "aws_dynamodb_resource_policy",
        attributes={"policy": "ResourcePolicy.PolicyDocument"},
        drop="confirm_remove_self_resource_access",
        parents=TABLE,
        by="resource_arn",
    ),
    Table(
        "aws_dynamodb_contributor_insights",
        whole=(
            Whole(
                ("ContributorInsightsSpecification",),
                lambda told: {
                    "ContributorInsightsSpecification": None
                    if told.get("index_name")
                    else {"Enabled": True, "Mode": told.get("mode")}
                },
                "table_name index_name mode",
            ),
        ),
        parents=TABLE,
        by="table_name",
    ),
    Table(
        "aws_dynamodb_kinesis_streaming_destination",
        attributes={
            "approximate_creation_date_time_precision": f"{KINESIS}.ApproximateCreationDateTimePrecision",
            "stream_arn": f"{KINESIS}.StreamArn",
        },
        parents=TABLE,
        by="table_name",
    ),
    Table(
        "aws_dax_cluster",
        "AWS::DAX::Cluster",
        {
            "maintenance_window": "PreferredMaintenanceWindow",
            "server_side_encryption": Block("SSESpecification", {"enabled": "SSEEnabled"}),
        },
        ids={"cluster_name": "Ref", "configuration_endpoint": "ClusterDiscoveryEndpoint"},
    ),
    Table("aws_dax_subnet_group", "AWS::DAX::SubnetGroup", ids={"name": "Ref"}),
    Table(
        "aws_dax_parameter_group",
        "AWS::DAX::ParameterGroup",
        {"parameters": To("ParameterNameValues", keyed())},
        ids={"name": "Ref"},
    ),
)
