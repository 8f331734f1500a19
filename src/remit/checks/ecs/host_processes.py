"""Containers do not see the processes of their host.

Why: in the host's process namespace a container can watch, stop and read from every process on the machine.

Fix: remove `PidMode: host`; `task` shares processes among the task's own containers. A new revision and a deployment.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import TaskDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="platform",
    severity="high",
    also=(
        "ECS.3",
        "config:ecs-task-definition-pid-mode-check",
        "CKV_AWS_335",
        "ecs_task_definitions_host_namespace_not_shared",
    ),
    controls=("CA-9(1)", "CM-2", "AC-6"),
)


def run(task: TaskDefinition) -> Result:
    return expect(task.PidMode != "host", "its containers see and can stop the processes of their host")


EXAMPLES = """
# pass: its own
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: web}]}
---
# fail: the host's
Type: AWS::ECS::TaskDefinition
Properties: {PidMode: host, ContainerDefinitions: [{Name: agent, Image: agent}]}
---
# undetermined: a parameter
Type: AWS::ECS::TaskDefinition
Properties: {PidMode: !Ref Mode, ContainerDefinitions: [{Name: web, Image: web}]}
"""
