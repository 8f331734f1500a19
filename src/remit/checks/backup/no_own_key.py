"""Backup vaults are encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `EncryptionKeyArn`. It can only be given when the vault is made: make a new vault and point the plans to it;
recovery points stay where they are.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.backup import BackupVault

META = Meta(
    type="AWS::Backup::BackupVault",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="medium",
    also=("CKV_AWS_166", "backup_vaults_encrypted"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(vault: BackupVault, world: World) -> Result:
    key = vault.EncryptionKeyArn
    return expect(is_own_key(key, vault, world), "AWS alone controls the key of its recovery points")


EXAMPLES = """
# pass: a key of its own
Type: AWS::Backup::BackupVault
Properties: {BackupVaultName: orders, EncryptionKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1"}
---
# fail: the key of AWS
Type: AWS::Backup::BackupVault
Properties: {BackupVaultName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Backup::BackupVault
Properties: {BackupVaultName: orders, EncryptionKeyArn: !Ref Key}
"""
