"""Auto Scaling groups span Availability Zones.

Why: in one zone the group goes down with the zone, and cannot start elsewhere.

Fix: name subnets of two or more zones in `VPCZoneIdentifier`. No interruption; the group moves instances over.

Note: two subnets of a template are taken to be in two zones.

Links:
- https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.autoscaling import AutoScalingGroup

META = Meta(
    type="AWS::AutoScaling::AutoScalingGroup",
    duty="backup-recovery",
    severity="medium",
    also=("AutoScaling.2", "config:autoscaling-multiple-az", "autoscaling_group_multiple_az"),
    controls=("CP-10", "CP-2(2)", "CP-6(2)", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(group: AutoScalingGroup) -> Result:
    ways = (lambda: len(group.AvailabilityZones) > 1, lambda: len(group.VPCZoneIdentifier) > 1)
    return expect(some(lambda way: way(), ways), "it stands in one zone")


EXAMPLES = """
# pass: two subnets
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", VPCZoneIdentifier: [subnet-1, subnet-2]}
---
# fail: one
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", VPCZoneIdentifier: [subnet-1]}
---
# undetermined: a parameter
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", VPCZoneIdentifier: !Ref Subnets}
"""
