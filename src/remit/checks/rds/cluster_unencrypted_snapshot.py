"""Snapshots of database clusters are encrypted at rest.

Why: an unencrypted snapshot can be shared, copied and restored by whoever may read it, without permission for any
key.

Fix: `aws rds copy-db-cluster-snapshot --kms-key-id …` and delete the unencrypted one; then encrypt the cluster, or
the next snapshot is like it. The copy is billed as storage until the other is gone.

Note: snapshots of DocumentDB and Neptune are cluster snapshots of the RDS API and counted here.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-copy-snapshot.html
- https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-share-snapshot.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import ClusterSnapshot

RDS = "AWS::RDS::DBCluster"
NEPTUNE = "AWS::Neptune::DBCluster"
META = Meta(
    type="AWS::RDS::ClusterSnapshot",
    needs=(RDS, NEPTUNE),
    duty="rest-encryption",
    severity="medium",
    also=(
        "RDS.4",
        "Neptune.6",
        "config:rds-snapshot-encrypted",
        "config:neptune-cluster-snapshot-encrypted",
        "CKV_AWS_146",
        "CKV_AWS_279",
        "neptune_cluster_snapshot_encrypted",
        "rds_snapshots_encrypted",
    ),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
)

REASON = "the snapshot is not encrypted"


def run(snapshot: ClusterSnapshot, world: World) -> Result:
    if not world.declared(snapshot) or "StorageEncrypted" in snapshot:
        return expect(snapshot.StorageEncrypted, REASON)
    # A snapshot takes its encryption from the cluster that it is made of.
    kind = NEPTUNE if snapshot.Engine == "neptune" else RDS
    cluster = world.resolve(snapshot.DBClusterIdentifier, kind)
    return expect(cluster.StorageEncrypted, REASON) if cluster else not_applicable("it names no cluster")


EXAMPLES = """
# pass: encrypted
Type: AWS::RDS::ClusterSnapshot
Properties: {StorageEncrypted: true}
---
# fail: not encrypted
Type: AWS::RDS::ClusterSnapshot
Properties: {StorageEncrypted: false}
---
# pass: of an encrypted cluster
Resources:
  Orders: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql, StorageEncrypted: true}}
  Snapshot: {Type: AWS::RDS::ClusterSnapshot, Properties: {DBClusterIdentifier: !Ref Orders}}
---
# fail: of one that is not
Resources:
  Orders: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql}}
  Snapshot: {Type: AWS::RDS::ClusterSnapshot, Properties: {DBClusterIdentifier: !Ref Orders}}
---
# undetermined: of a cluster that is not here
Type: AWS::RDS::ClusterSnapshot
Properties: {DBClusterIdentifier: orders}
---
# undetermined: rds:DescribeDBClusterSnapshots was refused
Type: AWS::RDS::ClusterSnapshot
Properties: {StorageEncrypted: !Ref Refused}
"""
