"""AWS Systems Manager: maintenance windows, and which patches are installed.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_patch_baseline
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, keyed

PARAMETERS = To("Parameters", keyed("name", "values"))

COMMAND = Block(
    "MaintenanceWindowRunCommandParameters",
    {
        "cloudwatch_config": "CloudWatchOutputConfig",
        "output_s3_bucket": "OutputS3BucketName",
        "parameter": PARAMETERS,
    },
)

TASK = Block(
    "TaskInvocationParameters",
    {
        "automation_parameters": Block("MaintenanceWindowAutomationParameters", {"parameter": PARAMETERS}),
        "lambda_parameters": "MaintenanceWindowLambdaParameters",
        "run_command_parameters": COMMAND,
        "step_functions_parameters": "MaintenanceWindowStepFunctionsParameters",
    },
)

TABLES = (
    Table(
        "aws_ssm_maintenance_window",
        "AWS::SSM::MaintenanceWindow",
        # The page of aws_ssm_maintenance_window; CloudFormation requires it.
        defaults={"AllowUnassociatedTargets": False},
        drop="enabled",
    ),
    Table("aws_ssm_maintenance_window_target", "AWS::SSM::MaintenanceWindowTarget"),
    Table(
        "aws_ssm_maintenance_window_task",
        "AWS::SSM::MaintenanceWindowTask",
        {"task_invocation_parameters": TASK},
        ids={"window_task_id": "Ref"},
    ),
    Table(
        "aws_ssm_patch_baseline",
        "AWS::SSM::PatchBaseline",
        {
            "approval_rule": Block("ApprovalRules.PatchRules", {"patch_filter": "PatchFilterGroup.PatchFilters"}),
            "global_filter": "GlobalFilters.PatchFilters",
        },
    ),
    Table(
        "aws_ssm_patch_group",
        attributes={"patch_group": "PatchGroups"},
        parents=("AWS::SSM::PatchBaseline",),
        by="baseline_id",
    ),
    Table(
        "aws_ssm_default_patch_baseline",
        attributes={"operating_system": "OperatingSystem"},
        defaults={"DefaultBaseline": True},
        parents=("AWS::SSM::PatchBaseline",),
        by="baseline_id",
    ),
)
