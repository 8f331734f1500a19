"""Containers have a network of their own.

Why: in host mode a container sees every connection of the host and other containers, its ports open on the host, and
the metadata service answers it.

Fix: set `NetworkMode: awsvpc`. A new revision and a deployment; each task then needs an address and a security group.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import TaskDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="network-controls",
    severity="medium",
    also=("ECS.17", "config:ecs-task-definition-network-mode-not-host"),
    controls=("AC-4", "AC-6", "SC-7"),
)


def run(task: TaskDefinition) -> Result:
    return expect(task.NetworkMode != "host", "its containers share the network of their host")


EXAMPLES = """
# pass: its own
Type: AWS::ECS::TaskDefinition
Properties: {NetworkMode: awsvpc, ContainerDefinitions: [{Name: web, Image: web}]}
---
# fail: the host's
Type: AWS::ECS::TaskDefinition
Properties: {NetworkMode: host, ContainerDefinitions: [{Name: web, Image: web}]}
---
# undetermined: a parameter
Type: AWS::ECS::TaskDefinition
Properties: {NetworkMode: !Ref Mode, ContainerDefinitions: [{Name: web, Image: web}]}
"""
