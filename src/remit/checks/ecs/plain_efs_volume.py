"""Tasks mount EFS over TLS.

Why: without it files travel through the VPC in the clear, and anybody on the way reads and changes them.

Fix: set `EFSVolumeConfiguration.TransitEncryption: ENABLED`, with `AuthorizationConfig.IAM: ENABLED` so that the role
counts too. A new revision and a deployment.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import TaskDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="transit-encryption",
    severity="medium",
    also=("ECS.18", "config:ecs-task-definition-efs-encryption-enabled", "CKV_AWS_97", "AWS-0035"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-13"),
)


def run(task: TaskDefinition) -> Result:
    mounted = [volume.EFSVolumeConfiguration for volume in task.Volumes if volume.EFSVolumeConfiguration]
    if not mounted:
        return not_applicable("it mounts no EFS file system")
    return expect(every(lambda one: one.TransitEncryption == "ENABLED", mounted), "files travel in the clear")


EXAMPLES = """
# pass: over TLS
Type: AWS::ECS::TaskDefinition
Properties: {Volumes: [{Name: data, EFSVolumeConfiguration: {FilesystemId: fs-1, TransitEncryption: ENABLED}}]}
---
# fail: off by default
Type: AWS::ECS::TaskDefinition
Properties: {Volumes: [{Name: data, EFSVolumeConfiguration: {FilesystemId: fs-1}}]}
---
# undetermined: a parameter
Type: AWS::ECS::TaskDefinition
Properties: {Volumes: [{Name: data, EFSVolumeConfiguration: {FilesystemId: fs-1, TransitEncryption: !Ref Tls}}]}
---
# not-applicable: none
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: web}]}
"""
