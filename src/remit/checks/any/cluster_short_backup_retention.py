"""Backups of document and graph databases are kept for a week at least.

Why: corrupted or deleted data is often noticed after days. A cluster can be restored to any moment of the retention
period, and to none before it.

Fix: set `BackupRetentionPeriod` to 7 or more (at most 35). It takes effect without interruption; backup storage
beyond the size of the cluster is billed.

Links:
- https://docs.aws.amazon.com/documentdb/latest/developerguide/backup_restore.html
- https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster"),
    duty="backup-recovery",
    severity="medium",
    also=(
        "DocumentDB.2",
        "Neptune.5",
        "config:docdb-cluster-backup-retention-check",
        "config:neptune-cluster-backup-retention-check",
        "CKV_AWS_360",
        "CKV_AWS_361",
        "documentdb_cluster_backup_enabled",
        "neptune_cluster_backup_enabled",
    ),
    controls=("CP-6", "CP-9", "CP-10", "SI-12", "SI-13(5)"),
)


DAYS = 7


def run(cluster: Any) -> Result:
    # The default is 1 (CreateDBCluster of both services, BackupRetentionPeriod).
    return expect(or_default(cluster.BackupRetentionPeriod, 1) >= DAYS, "backups are kept for less than 7 days")


EXAMPLES = """
# pass: two weeks
Type: AWS::DocDB::DBCluster
Properties: {BackupRetentionPeriod: 14}
---
# fail: one day is the default
Type: AWS::DocDB::DBCluster
---
# fail: three days
Type: AWS::Neptune::DBCluster
Properties: {BackupRetentionPeriod: 3}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DocDB::DBCluster
Properties: {BackupRetentionPeriod: !Ref Days}
"""
