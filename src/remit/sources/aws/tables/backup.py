"""AWS Backup: vaults, plans, tests of restoring, and the recovery points that any resource has."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Join, Pick, Table, Via, With

RECOVERY_POINTS = Call(
    "backup:ListRecoveryPointsByBackupVault",
    "RecoveryPoints[]",
    bound={"BackupVaultName": "BackupVaultName"},
    more="NextToken",
    over=Call("backup:ListBackupVaults", "BackupVaultList[]", more="NextToken"),
    join=Join(own="@arn", by="ResourceArn", many=True),
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


ACCESS_POLICY = Call(
    "backup:GetBackupVaultAccessPolicy",
    bound={"BackupVaultName": "BackupVaultName"},
    absent=("ResourceNotFoundException",),
    fills={"AccessPolicy": "Policy"},
)


def is_air_gapped(known: dict[str, Any]) -> bool:
    """Whether a vault is logically air-gapped, which is a type of its own."""
    return known.get("VaultType") == "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"


def rules(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A plan's rules with the vault under the registry's name."""
    return [{**rule, "TargetBackupVault": rule.get("TargetBackupVaultName")} for rule in told]


def lock_of(vault: dict[str, Any]) -> dict[str, Any] | None:
    """How a vault is locked. A lock need not name a shortest retention, and enforces none then.

    https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html
    """
    told = {name: vault[name] for name in ("MinRetentionDays", "MaxRetentionDays") if vault.get(name) is not None}
    return {"MinRetentionDays": 0, **told} if vault.get("Locked") or told else None


TABLES = (
    Table(
        "AWS::Backup::BackupVault",
        Call(
            "backup:ListBackupVaults",
            "BackupVaultList[]",
            more="NextToken",
            same="BackupVaultArn BackupVaultName EncryptionKeyArn",
            fills={"LockConfiguration": With(lambda told, _: lock_of(told))},
        ),
        (ACCESS_POLICY,),
        id="BackupVaultName",
        arn="BackupVaultArn",
        name="BackupVaultName",
        tags="@tagging",
        keeps=lambda known: not is_air_gapped(known),
    ),
    Table(
        "AWS::Backup::LogicallyAirGappedBackupVault",
        Call(
            "backup:ListBackupVaults",
            "BackupVaultList[]",
            more="NextToken",
            same="BackupVaultArn BackupVaultName EncryptionKeyArn MaxRetentionDays MinRetentionDays VaultState"
            " VaultType",
        ),
        (
            ACCESS_POLICY,
            Call(
                "backup:GetBackupVaultNotifications",
                bound={"BackupVaultName": "BackupVaultName"},
                absent=("ResourceNotFoundException",),
                fills={
                    "Notifications.BackupVaultEvents": "BackupVaultEvents",
                    "Notifications.SNSTopicArn": "SNSTopicArn",
                },
            ),
        ),
        id="BackupVaultName",
        arn="BackupVaultArn",
        name="BackupVaultName",
        tags="@tagging",
        keeps=is_air_gapped,
    ),
    Table(
        "AWS::Backup::BackupPlan",
        Call(
            "backup:ListBackupPlans",
            "BackupPlansList[]",
            fixed={"MaxResults": 1000},
            more="NextToken",
            same="BackupPlanArn BackupPlanId VersionId",
        ),
        (
            Call(
                "backup:GetBackupPlan",
                bound={"BackupPlanId": "BackupPlanId"},
                fills={
                    "BackupPlan": Pick(
                        "BackupPlan",
                        {
                            "AdvancedBackupSettings": "AdvancedBackupSettings",
                            "BackupPlanName": "BackupPlanName",
                            "BackupPlanRule": Via(rules, "Rules"),
                            "ScanSettings": "ScanSettings",
                        },
                    )
                },
            ),
            Call(
                "backup:GetBackupSelection",
                "BackupSelection",
                bound={"BackupPlanId": "BackupPlanId", "SelectionId": "SelectionId"},
                over=Call(
                    "backup:ListBackupSelections",
                    "BackupSelectionsList[]",
                    bound={"BackupPlanId": "BackupPlanId"},
                    more="NextToken",
                ),
                fills={"BackupSelections": "@"},
            ),
        ),
        id="BackupPlanId",
        arn="BackupPlanArn",
        name="BackupPlanName",
        tags="@tagging",
        unique=True,
    ),
    Table(
        "AWS::Backup::RestoreTestingPlan",
        Call(
            "backup:ListRestoreTestingPlans",
            "RestoreTestingPlans[]",
            more="NextToken",
            same="RestoreTestingPlanArn RestoreTestingPlanName ScheduleExpression ScheduleExpressionTimezone"
            " StartWindowHours",
        ),
        (
            Call(
                "backup:GetRestoreTestingPlan",
                "RestoreTestingPlan",
                bound={"RestoreTestingPlanName": "RestoreTestingPlanName"},
                same="RecoveryPointSelection",
            ),
            Call(
                "backup:GetRestoreTestingSelection",
                "RestoreTestingSelection",
                bound={
                    "RestoreTestingPlanName": "RestoreTestingPlanName",
                    "RestoreTestingSelectionName": "RestoreTestingSelectionName",
                },
                over=Call(
                    "backup:ListRestoreTestingSelections",
                    "RestoreTestingSelections[]",
                    bound={"RestoreTestingPlanName": "RestoreTestingPlanName"},
                    more="NextToken",
                ),
                fills={"RestoreTestingSelections": "@"},
            ),
        ),
        id="RestoreTestingPlanName",
        arn="RestoreTestingPlanArn",
        name="RestoreTestingPlanName",
        tags="@tagging",
    ),
    Table(
        "AWS::Backup::ReportPlan",
        Call(
            "backup:ListReportPlans",
            "ReportPlans[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="ReportDeliveryChannel ReportPlanArn ReportPlanDescription ReportPlanName ReportSetting",
        ),
        id="ReportPlanName",
        arn="ReportPlanArn",
        name="ReportPlanName",
        tags="@tagging",
    ),
)
