"""Clusters take snapshots by themselves.

Why: without automated snapshots a warehouse that was deleted or spoiled is gone, unless somebody thought of a snapshot.

Fix: set `AutomatedSnapshotRetentionPeriod` to 7 or more (at most 35). It takes effect without interruption; snapshots
beyond the size of the cluster are billed.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
- https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="backup-recovery",
    severity="high",
    also=("CKV_AWS_343", "redshift_cluster_automated_snapshot", "REDSHIFT_BACKUP_ENABLED"),
    controls=("CP-6", "CP-9", "CP-10", "SI-12", "SI-13(5)"),
)


def run(cluster: Cluster) -> Result:
    # The default is 1, and 0 switches them off (CreateCluster, AutomatedSnapshotRetentionPeriod).
    return expect(or_default(cluster.AutomatedSnapshotRetentionPeriod, 1) > 0, "automated snapshots are switched off")


EXAMPLES = """
# pass: one day is the default
Type: AWS::Redshift::Cluster
Properties: {DBName: orders}
---
# fail: switched off
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, AutomatedSnapshotRetentionPeriod: 0}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, AutomatedSnapshotRetentionPeriod: !Ref Days}
"""
