"""Containers in the host's network are not root by oversight.

Why: in host mode the container has every interface of its host; as root it can listen in, and change addresses and
rules.

Fix: set `User` to another than root, or `NetworkMode: awsvpc`. A new revision and a deployment.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-networkmode-host.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.ecs import TaskDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="platform",
    severity="high",
    also=(
        "ECS.1",
        "config:ecs-task-definition-user-for-host-mode-check",
        "ecs_task_definitions_host_networking_mode_users",
        "ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK",
    ),
    controls=("AC-3", "AC-5", "AC-6"),
)

ROOT = ("root", "0")


def run(task: TaskDefinition) -> Result:
    if task.NetworkMode != "host":
        return passed("its containers have a network of their own")
    return expect(not some(is_root, task.ContainerDefinitions), "a container is root in the network of its host")


def is_root(container: Any) -> bool:
    if container.Privileged:
        return False  # said so on purpose; `ecs.privileged-container` asks that
    return or_default(container.User, "root").partition(":")[0] in ROOT  # as most images have it


EXAMPLES = """
# pass: a user
Type: AWS::ECS::TaskDefinition
Properties: {NetworkMode: host, ContainerDefinitions: [{Name: web, Image: web, User: "1000"}]}
---
# fail: root
Type: AWS::ECS::TaskDefinition
Properties: {NetworkMode: host, ContainerDefinitions: [{Name: web, Image: web, User: root}]}
---
# undetermined: a parameter
Type: AWS::ECS::TaskDefinition
Properties: {NetworkMode: host, ContainerDefinitions: [{Name: web, Image: web, User: !Ref User}]}
---
# pass: its own network
Type: AWS::ECS::TaskDefinition
Properties: {NetworkMode: awsvpc, ContainerDefinitions: [{Name: web, Image: web}]}
"""
