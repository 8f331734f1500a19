"""AWS Batch."""

from __future__ import annotations

from remit.sources.terraform.mapping.json_text import document
from remit.sources.terraform.mapping.table import Block, Table, To

TABLES = (
    Table(
        "aws_batch_compute_environment",
        "AWS::Batch::ComputeEnvironment",
        {
            "compute_environment_name": "ComputeEnvironmentName",  # until version 6 of the provider
            "compute_resources": Block("ComputeResources"),
        },
        ids={"arn": "Ref", "name": "ComputeEnvironmentName"},
        drop="name_prefix",
    ),
    Table(
        "aws_batch_job_definition",
        "AWS::Batch::JobDefinition",
        {
            "container_properties": To("ContainerProperties", document),
            "ecs_properties": To("EcsProperties", document),
            "node_properties": To("NodeProperties", document),
        },
        ids={"arn": "Ref", "name": "JobDefinitionName"},
        drop="deregister_on_new_revision",
    ),
    Table(
        "aws_batch_job_queue",
        "AWS::Batch::JobQueue",
        ids={"arn": "Ref", "name": "JobQueueName"},
    ),
    Table("aws_batch_scheduling_policy", "AWS::Batch::SchedulingPolicy", ids={"arn": "Ref"}),
)
