"""Auto Scaling groups replace Spot instances before they are taken away.

Why: AWS warns when a Spot instance is likely to be interrupted. A group that does not listen loses the instance first
and starts another one afterwards.

Fix: set `CapacityRebalance: true`. For moments the group has more instances than desired, which are billed.

Links:
- https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html
- https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.autoscaling import AutoScalingGroup

META = Meta(
    type="AWS::AutoScaling::AutoScalingGroup",
    duty="backup-recovery",
    severity="low",
    also=("autoscaling_group_capacity_rebalance_enabled",),
    controls=("CP-2(2)", "CP-10"),
)

ALL = 100  # percent


def run(group: AutoScalingGroup) -> Result:
    spread = group.MixedInstancesPolicy.InstancesDistribution
    if or_default(spread.OnDemandPercentageAboveBaseCapacity, ALL) == ALL:  # API_InstancesDistribution
        return not_applicable("it asks for no Spot instances")
    return expect(group.CapacityRebalance, "it waits until its Spot instances are gone")


EXAMPLES = """
# pass: replaces early
Type: AWS::AutoScaling::AutoScalingGroup
Properties:
  {MinSize: "1", MaxSize: "3", CapacityRebalance: true,
   MixedInstancesPolicy: {InstancesDistribution: {OnDemandPercentageAboveBaseCapacity: 0}}}
---
# fail: waits
Type: AWS::AutoScaling::AutoScalingGroup
Properties:
  {MinSize: "1", MaxSize: "3", MixedInstancesPolicy: {InstancesDistribution: {OnDemandPercentageAboveBaseCapacity: 0}}}
---
# undetermined: a parameter
Type: AWS::AutoScaling::AutoScalingGroup
Properties:
  {MinSize: "1", MaxSize: "3", CapacityRebalance: !Ref Early,
   MixedInstancesPolicy: {InstancesDistribution: {OnDemandPercentageAboveBaseCapacity: 0}}}
---
# not-applicable: no Spot instances
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3"}
"""
