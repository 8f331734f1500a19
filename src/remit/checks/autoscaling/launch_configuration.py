"""Auto Scaling groups start instances from launch templates.

Why: launch configurations are frozen. AWS adds nothing new to them and they have no versions, so settings that
protect later instances never reach them, and new accounts cannot even create one.

Fix: copy the launch configuration to a launch template and set `LaunchTemplate` (or `MixedInstancesPolicy`) in place
of `LaunchConfigurationName`. Running instances stay; an instance refresh replaces them.

Links:
- https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html
- https://docs.aws.amazon.com/autoscaling/ec2/userguide/migrate-to-launch-templates.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.autoscaling import AutoScalingGroup

META = Meta(
    type="AWS::AutoScaling::AutoScalingGroup",
    duty="guest-os",
    severity="medium",
    also=(
        "AutoScaling.9",
        "config:autoscaling-launch-template",
        "CKV_AWS_315",
        "autoscaling_group_using_ec2_launch_template",
    ),
    controls=("CM-2", "CM-2(2)", "CA-9(1)"),
)


def run(group: AutoScalingGroup) -> Result:
    # Of an instance AWS makes a launch configuration (API_CreateAutoScalingGroup, InstanceId).
    named = some(bool, (group.LaunchConfigurationName, group.InstanceId))
    return expect(not named, "its instances start from a launch configuration")


EXAMPLES = """
# pass: a launch template
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", LaunchTemplate: {LaunchTemplateId: lt-1, Version: "2"}}
---
# fail: a launch configuration
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", LaunchConfigurationName: web}
---
# undetermined: a parameter that may be empty
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", LaunchConfigurationName: !Ref Configuration}
---
# fail: one is made of an instance
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "2", InstanceId: i-0123456789abcdef0}
"""
