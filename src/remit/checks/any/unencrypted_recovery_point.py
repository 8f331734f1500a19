"""Recovery points are encrypted.

Why: a recovery point of an unencrypted resource can be restored by whoever may read the vault, without permission for
any key.

Fix: encrypt the resource, or, where AWS Backup manages the backup fully, the vault (`EncryptionKeyArn`). Recovery
points that exist stay as they are: copy them into an encrypted vault, then delete them.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/backup-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=(
        "AWS::DynamoDB::Table",
        "AWS::EFS::FileSystem",
        "AWS::FSx::FileSystem",
        "AWS::RDS::DBCluster",
        "AWS::RDS::DBInstance",
    ),
    duty="backup-recovery",
    severity="medium",
    also=("Backup.1", "config:backup-recovery-point-encrypted", "backup_recovery_point_encrypted"),
    controls=("CP-9(8)", "SC-28", "SC-28(1)", "SI-12"),
)


def run(resource: Any) -> Result:
    if not resource.RecoveryPoints:
        return not_applicable("none is told of")
    return expect(every(lambda point: point.IsEncrypted, resource.RecoveryPoints), "a recovery point is not encrypted")


EXAMPLES = """
# pass: encrypted
Type: AWS::DynamoDB::Table
Properties: {TableName: orders, RecoveryPoints: [{Status: COMPLETED, IsEncrypted: true}]}
---
# fail: one is not
Type: AWS::DynamoDB::Table
Properties: {TableName: orders, RecoveryPoints: [{IsEncrypted: true}, {IsEncrypted: false}]}
---
# not-applicable: a template tells of none
Type: AWS::DynamoDB::Table
Properties: {TableName: orders}
---
# undetermined: backup:ListRecoveryPointsByResource was refused
Type: AWS::DynamoDB::Table
Properties: {TableName: orders, RecoveryPoints: !Ref Refused}
"""
