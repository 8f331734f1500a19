"""Automated snapshots of data warehouses are kept for a week at least.

Why: corrupted or deleted data is often noticed after days, and then there is no snapshot from before.

Fix: set `AutomatedSnapshotRetentionPeriod` to 7 or more (at most 35). It takes effect at once and interrupts nothing;
storage beyond the size of the cluster is billed.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="backup-recovery",
    severity="medium",
    also=(
        "Redshift.3",
        "config:redshift-backup-enabled",
    ),
    controls=("CP-6", "CP-9", "CP-10", "SI-12", "SI-13(5)"),
)


DAYS = 7


def run(cluster: Cluster) -> Result:
    # The default is 1 (CreateCluster, AutomatedSnapshotRetentionPeriod).
    return expect(
        or_default(cluster.AutomatedSnapshotRetentionPeriod, 1) >= DAYS, "snapshots are kept for less than 7 days"
    )


EXAMPLES = """
# pass: two weeks
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, AutomatedSnapshotRetentionPeriod: 14}
---
# fail: one day is the default
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
