"""The role of a task is not the role that starts it.

Why: the execution role pulls images and reads the secrets of the task's start. As the task's own role it hands all
that to the program.

Fix: give the program a role of its own in `TaskRoleArn` with only what it calls. A new revision and a deployment.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import TaskDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="identity-access",
    severity="medium",
    also=("CKV_AWS_249",),
    controls=("AC-5", "AC-6"),
)


def run(task: TaskDefinition) -> Result:
    if not task.TaskRoleArn or not task.ExecutionRoleArn:
        return passed()
    return expect(task.TaskRoleArn != task.ExecutionRoleArn, "the program has the role that starts it")


EXAMPLES = """
# pass: two roles
Type: AWS::ECS::TaskDefinition
Properties: {TaskRoleArn: "arn:aws:iam::123456789012:role/web",
   ExecutionRoleArn: "arn:aws:iam::123456789012:role/start"}
---
# fail: one
Type: AWS::ECS::TaskDefinition
Properties: {TaskRoleArn: "arn:aws:iam::123456789012:role/web",
   ExecutionRoleArn: "arn:aws:iam::123456789012:role/web"}
---
# undetermined: parameters
Type: AWS::ECS::TaskDefinition
Properties: {TaskRoleArn: !Ref Role, ExecutionRoleArn: "arn:aws:iam::123456789012:role/start"}
"""
