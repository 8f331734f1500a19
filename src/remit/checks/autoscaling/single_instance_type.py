"""Auto Scaling groups can choose between instance types.

Why: when a zone runs out of the one type, the group cannot grow just when all others want to grow as well.

Fix: set `MixedInstancesPolicy` with several `Overrides`, or `InstanceRequirements`. Running instances stay.

Links:
- https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.autoscaling import AutoScalingGroup

META = Meta(
    type="AWS::AutoScaling::AutoScalingGroup",
    needs=("AWS::EC2::LaunchTemplate",),
    duty="backup-recovery",
    severity="medium",
    also=("AutoScaling.6", "config:autoscaling-multiple-instance-types", "autoscaling_group_multiple_instance_types"),
    controls=("CP-10", "CP-2(2)", "CP-6(2)", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(group: AutoScalingGroup, world: World) -> Result:
    choices = group.MixedInstancesPolicy.LaunchTemplate.Overrides
    named = group.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification
    template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
    ways = (
        lambda: len(choices) > 1,
        lambda: some(lambda choice: choice.InstanceRequirements, choices),
        lambda: not choices and asks_for_kinds(template, named.Version),
    )
    return expect(some(lambda way: way(), ways), "it knows one instance type only")


def asks_for_kinds(template: Any, version: Any) -> bool:
    if template.DefaultVersionNumber and version not in ("$Default", template.DefaultVersionNumber):
        raise Undetermined("it starts from another version of its template than was read")
    return bool(template.LaunchTemplateData.InstanceRequirements)


EXAMPLES = """
# pass: two
Type: AWS::AutoScaling::AutoScalingGroup
Properties:
  MinSize: "1"
  MaxSize: "3"
  MixedInstancesPolicy:
    LaunchTemplate:
      LaunchTemplateSpecification: {LaunchTemplateId: lt-1, Version: "1"}
      Overrides: [{InstanceType: m7i.large}, {InstanceType: m7a.large}]
---
# fail: that of the template
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", LaunchTemplate: {LaunchTemplateId: lt-1, Version: "1"}}
---
# undetermined: a parameter
Type: AWS::AutoScaling::AutoScalingGroup
Properties:
  MinSize: "1"
  MaxSize: "3"
  MixedInstancesPolicy:
    LaunchTemplate:
      LaunchTemplateSpecification: {LaunchTemplateId: lt-1, Version: "1"}
      Overrides: !Ref Choices
---
# undetermined: its template, which is out of sight, may ask for a kind of instances
Type: AWS::AutoScaling::AutoScalingGroup
Properties:
  MinSize: "1"
  MaxSize: "3"
  MixedInstancesPolicy: {LaunchTemplate: {LaunchTemplateSpecification: {LaunchTemplateId: lt-1, Version: "1"}}}
"""
