"""AWS Backup: vaults, plans, what they take in, and how restoring is tested.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.terraform.mapping.table import Block, Table, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec

VAULT = ("AWS::Backup::BackupVault",)

LIFECYCLE = Block("Lifecycle", {"cold_storage_after": "MoveToColdStorageAfterDays", "delete_after": "DeleteAfterDays"})

RULE = Block(
    "BackupPlan.BackupPlanRule",
    {
        "completion_window": "CompletionWindowMinutes",
        "copy_action": Block(
            "CopyActions", {"destination_vault_arn": "DestinationBackupVaultArn", "lifecycle": LIFECYCLE}
        ),
        "lifecycle": LIFECYCLE,
        "schedule": "ScheduleExpression",
        "start_window": "StartWindowMinutes",
        "target_vault_name": "TargetBackupVault",
    },
)

COMPARED = {"key": "ConditionKey", "value": "ConditionValue"}

CONDITIONS = Block(
    "Conditions",
    {
        "string_equals": Block("StringEquals", COMPARED),
        "string_like": Block("StringLike", COMPARED),
        "string_not_equals": Block("StringNotEquals", COMPARED),
        "string_not_like": Block("StringNotLike", COMPARED),
    },
)

SELECTION: Mapping[str, Spec] = {
    "condition": CONDITIONS,
    "iam_role_arn": "IamRoleArn",
    "name": "SelectionName",
    "not_resources": "NotResources",
    "resources": "Resources",
    "selection_tag": Block("ListOfTags", {**COMPARED, "type": "ConditionType"}),
}

CONTROL = Block(
    "FrameworkControls",
    {
        "name": "ControlName",
        "input_parameter": Block("ControlInputParameters", {"name": "ParameterName", "value": "ParameterValue"}),
        "scope": "ControlScope",
    },
)

TABLES = (
    Table(
        "aws_backup_vault",
        "AWS::Backup::BackupVault",
        {"kms_key_arn": "EncryptionKeyArn", "tags": "BackupVaultTags"},
        ids={"name": "Ref", "arn": "BackupVaultArn"},
        drop="force_destroy",
    ),
    Table(
        "aws_backup_vault_lock_configuration",
        attributes=within(
            "LockConfiguration",
            {
                "changeable_for_days": "ChangeableForDays",
                "max_retention_days": "MaxRetentionDays",
                "min_retention_days": "MinRetentionDays",
            },
        ),
        parents=VAULT,
        by="backup_vault_name",
    ),
    Table(
        "aws_backup_vault_policy",
        attributes={"policy": "AccessPolicy"},
        parents=VAULT,
        by="backup_vault_name",
    ),
    Table(
        "aws_backup_vault_notifications",
        attributes=within(
            "Notifications", {"backup_vault_events": "BackupVaultEvents", "sns_topic_arn": "SNSTopicArn"}
        ),
        parents=VAULT,
        by="backup_vault_name",
    ),
    Table(
        "aws_backup_logically_air_gapped_vault",
        "AWS::Backup::LogicallyAirGappedBackupVault",
        {"name": "BackupVaultName", "tags": "BackupVaultTags"},
        ids={"name": "Ref", "id": "Ref", "arn": "BackupVaultArn"},
    ),
    Table(
        "aws_backup_plan",
        "AWS::Backup::BackupPlan",
        {
            "name": "BackupPlan.BackupPlanName",
            "advanced_backup_setting": "BackupPlan.AdvancedBackupSettings",
            "rule": RULE,
            "scan_setting": "BackupPlan.ScanSettings",
            "tags": "BackupPlanTags",
        },
        ids={"arn": "BackupPlanArn", "version": "VersionId"},
    ),
    Table(
        "aws_backup_selection",
        "AWS::Backup::BackupSelection",
        {"plan_id": "BackupPlanId", **within("BackupSelection", SELECTION)},
    ),
    Table(
        "aws_backup_framework",
        "AWS::Backup::Framework",
        {"control": CONTROL, "tags": "FrameworkTags"},
        ids={"arn": "Ref", "name": "FrameworkName"},
    ),
    Table(
        "aws_backup_report_plan",
        "AWS::Backup::ReportPlan",
        {"report_setting": Block("ReportSetting", drop="number_of_frameworks"), "tags": "ReportPlanTags"},
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_backup_restore_testing_plan",
        "AWS::Backup::RestoreTestingPlan",
        ids={"name": "Ref", "arn": "RestoreTestingPlanArn"},
    ),
    Table("aws_backup_restore_testing_selection", "AWS::Backup::RestoreTestingSelection"),
)
