"""Amazon EventBridge Scheduler and Pipes.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/scheduler_schedule
https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/pipes_pipe
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, choice

PIPELINE = Block("SageMakerPipelineParameters", {"pipeline_parameter": "PipelineParameterList"})

TASK = Block(
    "EcsParameters",
    {
        "network_configuration": Block(
            "NetworkConfiguration.AwsvpcConfiguration",
            {"assign_public_ip": To("AssignPublicIp", choice("ENABLED", "DISABLED"))},
            defaults={"assign_public_ip": False},  # the page of aws_scheduler_schedule
        )
    },
)

TABLES = (
    Table(
        "aws_scheduler_schedule",
        "AWS::Scheduler::Schedule",
        {"target": Block("Target", {"ecs_parameters": TASK, "sagemaker_pipeline_parameters": PIPELINE})},
        ids={"name": "Ref"},
        # What becomes of a schedule that has run its course has no word in CloudFormation.
        drop="action_after_completion name_prefix",
    ),
    Table("aws_scheduler_schedule_group", "AWS::Scheduler::ScheduleGroup", ids={"name": "Ref"}, drop="name_prefix"),
    Table(
        "aws_pipes_pipe",
        "AWS::Pipes::Pipe",
        {"target_parameters": Block("TargetParameters", {"sagemaker_pipeline_parameters": PIPELINE})},
        defaults={"Description": "Managed by Terraform"},  # the page of aws_pipes_pipe
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
)
