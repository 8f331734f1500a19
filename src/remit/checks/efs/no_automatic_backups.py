"""File systems are backed up automatically.

Why: EFS keeps no earlier state of a file: what is overwritten, deleted or encrypted by ransomware is gone without a
backup.

Fix: set `BackupPolicy: {Status: ENABLED}`; AWS Backup then makes a daily backup and keeps it for 35 days. It takes
effect without interruption; backup storage is billed. A backup plan of your own does as well: then waive this.

Links:
- https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-efs-filesystem-backuppolicy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.efs import FileSystem

META = Meta(
    type="AWS::EFS::FileSystem",
    duty="backup-recovery",
    severity="medium",
    also=(
        "EFS.7",
        "config:efs-automatic-backups-enabled",
        "efs_have_backup_enabled",
    ),
    controls=(
        "CP-6",
        "CP-9",
        "CP-10",
        "SI-12",
    ),
)


def run(files: FileSystem) -> Result:
    # Off by default, on for a file system in one zone (API CreateFileSystem, Backup).
    default = "ENABLED" if files.AvailabilityZoneName else "DISABLED"
    return expect(or_default(files.BackupPolicy.Status, default) == "ENABLED", "it is not backed up automatically")


EXAMPLES = """
# pass: backed up daily
Type: AWS::EFS::FileSystem
Properties: {BackupPolicy: {Status: ENABLED}}
---
# pass: the default in one zone
Type: AWS::EFS::FileSystem
Properties: {AvailabilityZoneName: eu-west-1a}
---
# fail: the default otherwise
Type: AWS::EFS::FileSystem
---
# undetermined: decided by a parameter that has no value
Type: AWS::EFS::FileSystem
Properties: {BackupPolicy: {Status: !Ref Backups}}
"""
