"""Storage of database clusters is encrypted at rest.

Why: whoever gets hold of a snapshot or a copy of an unencrypted cluster reads it all. What is created unencrypted
stays so.

Fix: set `StorageEncrypted: true`, with `KmsKeyId` for a key of your own. Changing it replaces the cluster: restore a
snapshot into an encrypted cluster and plan the downtime of the switch.

Note: asks for encryption with KMS. Without it, Aurora encrypts only what was made since February 18, 2026, with a key
that AWS alone sees.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    duty="rest-encryption",
    severity="medium",
    also=(
        "RDS.27",
        "RDS_STORAGE_ENCRYPTED",
        "config:rds-cluster-encrypted-at-rest",
        "CKV_AWS_96",
        "rds_cluster_storage_encrypted",
        "AWS-0079",
    ),
    controls=("SC-28", "SC-28(1)", "SC-13"),
)


def run(cluster: DBCluster) -> Result:
    if "StorageEncrypted" not in cluster and cluster.EngineMode == "serverless":
        return passed("the first Serverless encrypts unless told otherwise")  # the provider's page of aws_rds_cluster
    return expect(
        cluster.StorageEncrypted, "the storage is not encrypted with KMS, and neither are its snapshots and copies"
    )


EXAMPLES = """
# pass: encrypted with the account's default key
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, StorageEncrypted: true}
---
# pass: Aurora Serverless v1 by default
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, EngineMode: serverless}
---
# fail: clusters are not encrypted unless told to
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql}
---
# pass: Aurora Serverless v1, which knows no other way
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, EngineMode: serverless}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, StorageEncrypted: !Ref Encrypt}
---
# fail: a copy that says so, as every cluster that exists does
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, SourceDBClusterIdentifier: orders, StorageEncrypted: false}
---
# undetermined: restored from a snapshot, which decides
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, SnapshotIdentifier: orders-1}
---
# undetermined: a member of a global cluster out of sight
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, GlobalClusterIdentifier: orders}
---
# pass: of one in sight, which is encrypted
Resources:
  World: {Type: AWS::RDS::GlobalCluster, Properties: {Engine: aurora-mysql, StorageEncrypted: true}}
  Here: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql, GlobalClusterIdentifier: !Ref World}}
"""
