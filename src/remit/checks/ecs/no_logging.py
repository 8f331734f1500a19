"""Containers send their output somewhere.

Why: what a container prints is lost with it. Without a log driver nobody can tell afterwards what an intruder, or a
mistake, did in it.

Fix: set `LogConfiguration` with `awslogs`, or `awsfirelens` for other places. A new revision and a deployment; you
pay for what is stored.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import TaskDefinition, TaskDefinition_ContainerDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="logging-monitoring",
    severity="high",
    also=("ECS.9", "config:ecs-task-definition-log-configuration", "ecs_task_definitions_logging_enabled"),
    controls=("AU-2", "AU-3", "AU-12", "CA-7"),
)


def run(task: TaskDefinition) -> Result:
    return expect(not some(is_silent, task.ContainerDefinitions), "the output of a container is not kept")


def is_silent(container: TaskDefinition_ContainerDefinition) -> bool:
    if container.FirelensConfiguration:  # the log router itself: it has nowhere to send its own before it runs
        return False
    return not container.LogConfiguration.LogDriver or container.LogConfiguration.LogDriver == "none"


EXAMPLES = """
# pass: to CloudWatch Logs
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: web, LogConfiguration: {LogDriver: awslogs}}]}
---
# fail: nowhere by default
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: web}]}
---
# undetermined: a parameter
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: web, LogConfiguration: {LogDriver: !Ref Driver}}]}
"""
