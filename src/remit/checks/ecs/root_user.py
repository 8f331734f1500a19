"""Containers run as another user than the administrator.

Why: root in the container is root for whatever the kernel or a mount lets through; a program needs it hardly ever.

Fix: set `User` to another (`ContainerUser` on Windows), and let its image own its files. A new revision and a
deployment; ports below 1024 and files of root may fail.

Note: an image may name a user itself; that is not read, so a container that does not say fails, as in Security Hub.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.ecs import TaskDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="application",
    severity="medium",
    controls=("AC-3", "AC-5", "AC-6", "CM-7"),
)

MEMBERS = {
    "linux": {
        "windows": False,
        "administrators": ("root", "0"),
        "also": ("ECS.20", "config:ecs-task-definition-linux-user-non-root"),
    },
    "windows": {
        "windows": True,
        "administrators": ("containeradministrator",),
        "also": ("ECS.21", "config:ecs-task-definition-windows-user-non-admin"),
    },
}


def run(task: TaskDefinition, member: dict[str, Any]) -> Result:
    system = or_default(task.RuntimePlatform.OperatingSystemFamily, "LINUX")  # as AWS has it
    if system.startswith("WINDOWS") != member["windows"]:
        return not_applicable("its containers run on the other operating system")
    names = member["administrators"]
    administers = some(lambda one: is_one_of(one.User, names), task.ContainerDefinitions)
    return expect(not administers, "a container does not say that it runs as another than the administrator")


def is_one_of(user: Any, names: tuple[str, ...]) -> bool:
    return or_default(user, names[0]).partition(":")[0].lower() in names  # its image decides when nothing is said


EXAMPLES = """
# pass[linux]: a user
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: web, User: "1000:1000"}]}
---
# fail[linux]: root
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: web, User: root}]}
---
# undetermined[linux]: a parameter
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: web, User: !Ref User}]}
---
# fail[windows]: the administrator
Type: AWS::ECS::TaskDefinition
Properties: {RuntimePlatform: {OperatingSystemFamily: WINDOWS_SERVER_2022_CORE}, ContainerDefinitions: [{Name: web,
   Image: web, User: ContainerAdministrator}]}
---
# not-applicable[windows]: Linux
Type: AWS::ECS::TaskDefinition
Properties: {ContainerDefinitions: [{Name: web, Image: web}]}
"""
