"""Containers cannot write to their own file system.

Why: with a writable root, an intruder changes the program or leaves tools behind. Read-only, the container stays what
was scanned and deployed.

Fix: set `ReadonlyRootFilesystem: true` and mount a volume (or `Tmpfs`) where the program must write. A new revision
and a deployment; test first, since programs that write elsewhere stop. Windows has no such setting.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import TaskDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="application",
    severity="high",
    also=(
        "ECS.5",
        "config:ecs-containers-readonly-access",
        "CKV_AWS_336",
        "ecs_task_definitions_containers_readonly_access",
    ),
    controls=("AC-3", "AC-5", "AC-6", "CM-7"),
)


def run(task: TaskDefinition) -> Result:
    system = or_default(task.RuntimePlatform.OperatingSystemFamily, "LINUX")  # as AWS has it
    if system.startswith("WINDOWS"):
        return not_applicable("Windows containers cannot be made read-only")
    frozen = every(lambda container: container.ReadonlyRootFilesystem, task.ContainerDefinitions)
    return expect(frozen, "a container can change its own programs")


EXAMPLES = """
# pass: read-only
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: "nginx:1.27", ReadonlyRootFilesystem: true}]}
---
# fail: writable by default
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: "nginx:1.27"}]}
---
# undetermined: a parameter
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: "nginx:1.27", ReadonlyRootFilesystem: !Ref Frozen}]}
---
# not-applicable: Windows
Type: AWS::ECS::TaskDefinition
Properties:
  RuntimePlatform: {OperatingSystemFamily: WINDOWS_SERVER_2022_CORE}
  ContainerDefinitions: [{Name: web, Image: iis}]
"""
