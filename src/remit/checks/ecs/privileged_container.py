"""Containers run without the powers of their host.

Why: a privileged container is root on the instance. Whoever breaks into it takes the host, its other containers and
the role of the instance.

Fix: remove `Privileged: true`, and give only the Linux capabilities that are needed
(`LinuxParameters.Capabilities.Add`). A new revision and a deployment of the service; no interruption in a rolling
one.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import TaskDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="application",
    severity="high",
    also=(
        "ECS.4",
        "config:ecs-containers-nonprivileged",
        "CKV_AWS_334",
        "ecs_task_definitions_no_privileged_containers",
    ),
    controls=("AC-3", "AC-5", "AC-6"),
)


def run(task: TaskDefinition) -> Result:
    privileged = some(lambda container: container.Privileged, task.ContainerDefinitions)
    return failed("a container is root on its host") if privileged else passed()


EXAMPLES = """
# pass: off by default
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: "nginx:1.27"}]}
---
# fail: one of two
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: !Ref Image}, {Name: agent, Image: agent, Privileged: true}]}
---
# undetermined: a parameter
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: "nginx:1.27", Privileged: !Ref Privileged}]}
"""
