"""AWS Backup."""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Join

RECOVERY_POINTS = Call(
    "backup:ListRecoveryPointsByBackupVault",
    "RecoveryPoints[]",
    bound={"BackupVaultName": "BackupVaultName"},
    more="NextToken",
    join=Join(
        own="@arn",
        by="ResourceArn",
        many=True,
        over=Call("backup:ListBackupVaults", "BackupVaultList[]", more="NextToken"),
    ),
    fills={
        "RecoveryPoints": Each(
            "@",
            {
                "RecoveryPointArn": "RecoveryPointArn",
                "BackupVaultName": "BackupVaultName",
                "CreationDate": "CreationDate",
                "CompletionDate": "CompletionDate",
                "Status": "Status",
                "IsEncrypted": "IsEncrypted",
                "EncryptionKeyArn": "EncryptionKeyArn",
                "LastRestoreTime": "LastRestoreTime",
                "DeleteAt": "CalculatedLifecycle.DeleteAt",
                "VaultType": "VaultType",
            },
        )
    },
)
"""The recovery points of any resource: those of all vaults of the Region, told once and given to whom they are of."""

TABLES = ()
