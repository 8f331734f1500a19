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

from remit.model import Meta, Result, Undetermined, failed, not_applicable, or_default, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.autoscaling import AutoScalingGroup

META = Meta(
    type="AWS::AutoScaling::AutoScalingGroup",
    needs=("AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration"),
    duty="backup-recovery",
    severity="low",
    also=("autoscaling_group_capacity_rebalance_enabled",),
    controls=("CP-2(2)", "CP-10"),
)

ALL = 100  # percent


def run(group: AutoScalingGroup, world: World) -> Result:
    if group.CapacityRebalance:
        return passed()
    if not asks_for_spot(group, world):
        return not_applicable("it asks for no Spot instances")
    return failed("it waits until its Spot instances are gone")


def asks_for_spot(group: AutoScalingGroup, world: World) -> bool:
    spread, named = group.MixedInstancesPolicy.InstancesDistribution, group.LaunchTemplate
    if or_default(spread.OnDemandPercentageAboveBaseCapacity, ALL) != ALL:  # API_InstancesDistribution
        return True
    template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
    if template.DefaultVersionNumber and named.Version not in ("$Default", template.DefaultVersionNumber):
        raise Undetermined("it starts from another version of its template than was read")
    older = world.resolve(group.LaunchConfigurationName, "AWS::AutoScaling::LaunchConfiguration")
    market = template.LaunchTemplateData.InstanceMarketOptions.MarketType
    return some(lambda way: way(), (lambda: market == "spot", lambda: older.SpotPrice))


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
---
# undetermined: its template, which is out of sight, may ask for them
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", LaunchTemplate: {LaunchTemplateId: lt-1, Version: "1"}}
"""
