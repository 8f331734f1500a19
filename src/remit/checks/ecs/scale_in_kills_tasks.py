"""Capacity providers spare instances that run tasks.

Why: without protection the Auto Scaling group ends instances in the middle of their tasks' work.

Fix: set `AutoScalingGroupProvider.ManagedTerminationProtection: ENABLED`, managed scaling, and protection from
scale-in for the group. No interruption.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-termination-protection.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import CapacityProvider

META = Meta(
    type="AWS::ECS::CapacityProvider",
    duty="backup-recovery",
    severity="medium",
    also=("ECS.19", "config:ecs-capacity-provider-termination-check"),
    controls=("CP-10", "SC-5(2)"),
)


def run(provider: CapacityProvider) -> Result:
    if not provider.AutoScalingGroupProvider:
        return not_applicable("it has no Auto Scaling group")
    spares = provider.AutoScalingGroupProvider.ManagedTerminationProtection == "ENABLED"
    return expect(spares, "instances end in the middle of their tasks' work")


EXAMPLES = """
# pass: spared
Type: AWS::ECS::CapacityProvider
Properties: {AutoScalingGroupProvider: {AutoScalingGroupArn: group, ManagedTerminationProtection: ENABLED}}
---
# fail: off by default
Type: AWS::ECS::CapacityProvider
Properties: {AutoScalingGroupProvider: {AutoScalingGroupArn: group}}
---
# undetermined: a parameter
Type: AWS::ECS::CapacityProvider
Properties: {AutoScalingGroupProvider: {AutoScalingGroupArn: group, ManagedTerminationProtection: !Ref Spare}}
"""
