"""Managed file systems are backed up by themselves.

Why: without daily backups what is deleted, overwritten or encrypted by an intruder is gone.

Fix: set `AutomaticBackupRetentionDays` in the configuration of the kind (`LustreConfiguration` and its like). It is
changed in place; backups are billed as storage.

Links:
- https://docs.aws.amazon.com/fsx/latest/WindowsGuide/using-backups.html
- https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystemLustreConfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.fsx import FileSystem

META = Meta(
    type="AWS::FSx::FileSystem",
    needs=("AWS::Backup::BackupPlan",),
    duty="backup-recovery",
    severity="medium",
    also=("FSX_RESOURCES_PROTECTED_BY_BACKUP_PLAN",),
    controls=("CP-9", "CP-10", "SI-12"),
)

DAYS = 30  # what the other kinds keep by default (CreateFileSystemWindowsConfiguration and its like)


def run(files: FileSystem, world: World) -> Result:
    plans = world.about(files, "AWS::Backup::BackupPlan", by="BackupSelections.Resources")
    return passed("a backup plan selects it") if some(bool, plans) else by_itself(files)


def by_itself(files: FileSystem) -> Result:
    if files.FileSystemType == "LUSTRE":
        lustre = files.LustreConfiguration
        told = "AutomaticBackupRetentionDays" in lustre  # 0 by default
        if not told and or_default(lustre.DeploymentType, "SCRATCH_1").startswith("SCRATCH"):
            return not_applicable("a scratch file system is not kept")
        return expect(told and lustre.AutomaticBackupRetentionDays, "it takes no backups by itself")
    kind = files.WindowsConfiguration or files.OntapConfiguration or files.OpenZFSConfiguration
    return expect(or_default(kind.AutomaticBackupRetentionDays, DAYS) > 0, "it takes no backups by itself")


EXAMPLES = """
# pass: by default
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: WINDOWS, WindowsConfiguration: {ThroughputCapacity: 32}}
---
# pass: a week of Lustre's
Type: AWS::FSx::FileSystem
Properties:
  FileSystemType: LUSTRE
  LustreConfiguration: {DeploymentType: PERSISTENT_2, AutomaticBackupRetentionDays: 7}
---
# fail: Lustre keeps none by default
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: LUSTRE, LustreConfiguration: {DeploymentType: PERSISTENT_2}}
---
# fail: switched off
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: ONTAP, OntapConfiguration: {DeploymentType: SINGLE_AZ_1, AutomaticBackupRetentionDays: 0}}
---
# pass: a backup plan takes them
Resources:
  Daily: {Type: AWS::Backup::BackupPlan}
  Named:
    Type: AWS::Backup::BackupSelection
    Properties: {BackupPlanId: !Ref Daily, BackupSelection: {Resources: [!GetAtt Files.ResourceARN]}}
  Files:
    Type: AWS::FSx::FileSystem
    Properties: {FileSystemType: LUSTRE, LustreConfiguration: {DeploymentType: PERSISTENT_2}}
---
# undetermined: a parameter
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: WINDOWS, WindowsConfiguration: {AutomaticBackupRetentionDays: !Ref Days}}
---
# not-applicable: scratch
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: LUSTRE}
"""
