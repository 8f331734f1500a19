"""Data can be restored from AWS Backup.

Why: versions, snapshots and point-in-time recovery of a service go when the resource goes, or whoever may delete it
deletes them too. A recovery point lies in a vault with permissions and a lock of its own.

Fix: select the resource, best by a tag, in a backup plan (`AWS::Backup::BackupSelection`) and see the first job
complete. Backups interrupt nothing; what they store is billed.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
- https://docs.aws.amazon.com/aws-backup/latest/devguide/recovery-points.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::DynamoDB::Table", "AWS::EFS::FileSystem", "AWS::FSx::FileSystem", "AWS::RDS::DBCluster"),
    needs=("AWS::Backup::BackupVault",),
    duty="backup-recovery",
    severity="medium",
    also=(
        "DynamoDB.4",
        "EFS.2",
        "config:dynamodb-resources-protected-by-backup-plan",
        "config:efs-in-backup-plan",
        "dynamodb_table_protected_by_backup_plan",
        "rds_cluster_protected_by_backup_plan",
    ),
    controls=("CP-6", "CP-9", "CP-10", "SI-12"),
)


def run(resource: Any, world: World) -> Result:
    # A template shows no recovery points: the vaults that are out of sight may hold one.
    places = [*resource.RecoveryPoints, *world.all("AWS::Backup::BackupVault", of=resource)]
    return expect(some(is_complete, places), "no vault holds a completed recovery point of it")


def is_complete(point: Any) -> bool:
    return bool(point.Status == "COMPLETED")


EXAMPLES = """
# pass: one is complete
Type: AWS::DynamoDB::Table
Properties: {TableName: orders, RecoveryPoints: [{Status: PARTIAL}, {Status: COMPLETED}]}
---
# fail: the only one has expired
Resources:
  Vault: {Type: AWS::Backup::BackupVault, Properties: {BackupVaultName: orders}}
  Files: {Type: AWS::EFS::FileSystem, Properties: {RecoveryPoints: [{Status: EXPIRED}]}}
Closed: true
---
# fail: none
Resources:
  Cluster: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql}}
Closed: true
---
# undetermined: a template does not show what was backed up
Type: AWS::DynamoDB::Table
Properties: {TableName: orders}
"""
