"""Storage of document and graph databases is encrypted at rest.

Why: whoever gets hold of a snapshot or a copy of an unencrypted cluster reads it all. What is created unencrypted
stays so.

Fix: set `StorageEncrypted: true`, with `KmsKeyId` for a key of your own. Changing it replaces the cluster: restore a
snapshot into an encrypted cluster and plan the downtime of the switch.

Links:
- https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
- https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster"),
    duty="rest-encryption",
    severity="medium",
    also=(
        "DocumentDB.1",
        "Neptune.1",
        "config:docdb-cluster-encrypted",
        "config:neptune-cluster-encrypted",
        "CKV_AWS_44",
        "CKV_AWS_74",
        "documentdb_cluster_storage_encrypted",
        "neptune_cluster_storage_encrypted",
        "AWS-0021",
        "AWS-0076",
    ),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
)


def run(cluster: Any) -> Result:
    return expect(cluster.StorageEncrypted, "the storage is not encrypted, and neither are its snapshots and copies")


EXAMPLES = """
# pass: switched on
Type: AWS::DocDB::DBCluster
Properties: {StorageEncrypted: true}
---
# fail: switched off
Type: AWS::DocDB::DBCluster
Properties: {StorageEncrypted: false}
---
# fail: the default
Type: AWS::DocDB::DBCluster
---
# undetermined: decided by a parameter that has no value
Type: AWS::DocDB::DBCluster
Properties: {StorageEncrypted: !Ref Choice}
---
# pass: on here too
Type: AWS::Neptune::DBCluster
Properties: {StorageEncrypted: true}
"""
