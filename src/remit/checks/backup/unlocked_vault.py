"""Backup vaults are locked against early deletion.

Why: whoever takes over the account deletes the backups before encrypting the rest. A locked vault refuses that until
the retention is over.

Fix: set `LockConfiguration` with `MinRetentionDays`, and `ChangeableForDays` for compliance mode, which after these
days nobody can undo, the root user and AWS included. Try it in governance mode first. It interrupts nothing; what is
kept longer is billed longer.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupvault-lockconfigurationtype.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.backup import BackupVault

META = Meta(
    type="AWS::Backup::BackupVault",
    duty="backup-recovery",
    severity="medium",
    controls=(
        "CP-9",
        "CP-9(8)",
        "CP-6",
        "SI-13(5)",
    ),
)


def run(vault: BackupVault) -> Result:
    return expect(vault.LockConfiguration, "its recovery points can be deleted before their time")


EXAMPLES = """
# pass: locked for a month at least
Type: AWS::Backup::BackupVault
Properties: {BackupVaultName: orders, LockConfiguration: {MinRetentionDays: 30}}
---
# fail: no lock
Type: AWS::Backup::BackupVault
Properties: {BackupVaultName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Backup::BackupVault
Properties: {BackupVaultName: orders, LockConfiguration: !Ref Lock}
"""
