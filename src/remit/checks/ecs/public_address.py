"""Tasks have no public address.

Why: with one, a single wrong security-group rule puts the task on the internet, past the load balancer.

Fix: set `NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp: DISABLED`, in private subnets with a NAT gateway or
endpoints for ECR, S3 and logs. A new deployment.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import Service

META = Meta(
    type="AWS::ECS::Service",
    duty="network-controls",
    severity="high",
    also=("ECS.2", "config:ecs-service-assign-public-ip-disabled", "CKV_AWS_333", "ecs_service_no_assign_public_ip"),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)"),
)


def run(service: Service) -> Result:
    assigned = service.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "ENABLED"  # DISABLED by default
    return expect(not assigned, "its tasks can be reached from the internet at addresses of their own")


EXAMPLES = """
# pass: declined
Type: AWS::ECS::Service
Properties: {NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: DISABLED}}}
---
# fail: asked for
Type: AWS::ECS::Service
Properties: {NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: ENABLED}}}
---
# undetermined: a parameter
Type: AWS::ECS::Service
Properties: {NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: !Ref Public}}}
"""
