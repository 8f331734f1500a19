"""Task sets give no public addresses.

Why: with one, a single wrong security-group rule puts the task on the internet, past the load balancer.

Fix: set `NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp: DISABLED`, in private subnets with a NAT gateway or
endpoints. The task set is replaced.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import TaskSet

META = Meta(
    type="AWS::ECS::TaskSet",
    duty="network-controls",
    severity="high",
    also=("ECS.16", "config:ecs-taskset-assign-public-ip-disabled", "ecs_task_set_no_assign_public_ip"),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)"),
)


def run(tasks: TaskSet) -> Result:
    assigned = tasks.NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp == "ENABLED"  # DISABLED by default
    return expect(not assigned, "its tasks can be reached from the internet at addresses of their own")


EXAMPLES = """
# pass: declined
Type: AWS::ECS::TaskSet
Properties: {NetworkConfiguration: {AwsVpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: DISABLED}}}
---
# fail: asked for
Type: AWS::ECS::TaskSet
Properties: {NetworkConfiguration: {AwsVpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: ENABLED}}}
---
# undetermined: a parameter
Type: AWS::ECS::TaskSet
Properties: {NetworkConfiguration: {AwsVpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: !Ref Public}}}
"""
