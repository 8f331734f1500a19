"""Amazon MemoryDB."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table, To, keyed
from remit.sources.terraform.mapping.tables.rds import DESCRIBED

TABLES = (
    Table(
        "aws_memorydb_cluster",
        "AWS::MemoryDB::Cluster",
        {"kms_key_arn": "KmsKeyId"},
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref", "arn": "ARN"},
        drop="name_prefix",
    ),
    Table("aws_memorydb_acl", "AWS::MemoryDB::ACL", ids={"name": "Ref"}, drop="name_prefix"),
    Table("aws_memorydb_user", "AWS::MemoryDB::User", ids={"user_name": "Ref"}),
    Table(
        "aws_memorydb_subnet_group",
        "AWS::MemoryDB::SubnetGroup",
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref", "arn": "ARN"},
        drop="name_prefix",
    ),
    Table(
        "aws_memorydb_parameter_group",
        "AWS::MemoryDB::ParameterGroup",
        {"parameter": To("Parameters", keyed())},
        defaults={"Description": DESCRIBED},
        ids={"name": "Ref", "arn": "ARN"},
        drop="name_prefix",
    ),
    Table(
        "aws_memorydb_snapshot",
        "AWS::MemoryDB::Snapshot",
        {"kms_key_arn": "KmsKeyId"},
        ids={"name": "SnapshotName", "id": "SnapshotName", "arn": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_memorydb_multi_region_cluster",
        "AWS::MemoryDB::MultiRegionCluster",
        ids={"multi_region_cluster_name": "Ref", "arn": "ARN"},
    ),
)
