"""Amazon Keyspaces.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/keyspaces_table
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To, Whole, members, only

if TYPE_CHECKING:
    from collections.abc import Mapping

MODES = {"PAY_PER_REQUEST": "ON_DEMAND", "PROVISIONED": "PROVISIONED"}


def billing(block: Any) -> dict[str, Any]:
    """How a table is paid for."""
    told = only(block)
    made: dict[str, Any] = {"Mode": MODES[told.get("throughput_mode", "PAY_PER_REQUEST")]}
    if told.get("read_capacity_units") is not None:
        made["ProvisionedThroughput"] = {
            "ReadCapacityUnits": told["read_capacity_units"],
            "WriteCapacityUnits": told.get("write_capacity_units"),
        }
    return made


def enabled(block: Any) -> bool:
    """Something that a block switches on."""
    return bool(only(block).get("status") == "ENABLED")


def columns(told: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a table by what they are for: the key's names its columns, the others are the rest."""
    schema = only(told.get("schema_definition"))
    types = {each["name"]: each.get("type") for each in members(schema.get("column"))}
    partition = [each["name"] for each in members(schema.get("partition_key"))]
    clustering = [(each["name"], each.get("order_by")) for each in members(schema.get("clustering_key"))]
    keys = {*partition, *(name for name, _ in clustering)}

    def column(name: str) -> dict[str, Any]:
        return {"ColumnName": name, "ColumnType": types.get(name)}

    return {
        "PartitionKeyColumns": [column(name) for name in partition],
        "ClusteringKeyColumns": [{"Column": column(name), "OrderBy": order} for name, order in clustering] or None,
        "RegularColumns": [column(name) for name in types if name not in keys] or None,
    }


TABLES = (
    Table(
        "aws_keyspaces_table",
        "AWS::Cassandra::Table",
        {
            "capacity_specification": To("BillingMode", billing),
            "client_side_timestamps": To("ClientSideTimestampsEnabled", enabled),
            "encryption_specification": Block("EncryptionSpecification", {"type": "EncryptionType"}),
            "point_in_time_recovery": To("PointInTimeRecoveryEnabled", enabled),
        },
        whole=(Whole(("PartitionKeyColumns", "ClusteringKeyColumns", "RegularColumns"), columns, "schema_definition"),),
        drop="comment ttl",
    ),
    Table("aws_keyspaces_keyspace", "AWS::Cassandra::Keyspace", ids={"name": "Ref", "id": "Ref"}),
)
