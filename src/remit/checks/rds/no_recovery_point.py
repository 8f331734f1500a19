"""Databases can be restored from AWS Backup.

Why: automated backups go with the instance, or whoever may delete it deletes them too. A recovery point lies in a
vault with permissions and a lock of its own.

Fix: select the resource, best by a tag, in a backup plan (`AWS::Backup::BackupSelection`) and see the first job
complete. Backups interrupt nothing; what they store is billed.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
- https://docs.aws.amazon.com/aws-backup/latest/devguide/recovery-points.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::Backup::BackupVault",),
    duty="backup-recovery",
    severity="medium",
    also=("RDS.26", "config:rds-resources-protected-by-backup-plan", "rds_instance_protected_by_backup_plan"),
    controls=("CP-6", "CP-9", "CP-10", "SI-12"),
)


def run(db: DBInstance, world: World) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("the data is that of its cluster")
    if db.SourceDBInstanceIdentifier and not db.RestoreTime and not db.UseLatestRestorableTime:
        return not_applicable("a read replica is made again from its source")
    # A template shows no recovery points: the vaults that are out of sight may hold one.
    places = [*db.RecoveryPoints, *world.all("AWS::Backup::BackupVault", of=db)]
    return expect(some(is_complete, places), "no vault holds a completed recovery point of it")


def is_complete(point: Any) -> bool:
    return bool(point.Status == "COMPLETED")


EXAMPLES = """
# pass: one is complete
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, RecoveryPoints: [{Status: PARTIAL}, {Status: COMPLETED}]}
---
# fail: the only one has expired
Resources:
  Vault: {Type: AWS::Backup::BackupVault, Properties: {BackupVaultName: orders}}
  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, RecoveryPoints: [{Status: EXPIRED}]}}
Closed: true
---
# undetermined: a template does not show what was backed up
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# not-applicable: an instance of a cluster
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}
"""
