"""Security groups are not the launch wizard's.

Why: the wizard makes its groups in a hurry, often with SSH or Remote Desktop open to the world, and nobody owns them
afterwards.

Fix: give the instances a group of their own with the rules that they need, and delete the wizard's. Groups are
exchanged without interruption.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-instance-wizard.html
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="low",
    also=("ec2_securitygroup_from_launch_wizard",),
    controls=("CM-2", "SC-7"),
)


def run(group: SecurityGroup) -> Result:
    made = or_default(group.GroupName, "").startswith("launch-wizard-")
    return expect(not made, "the launch wizard made it")


EXAMPLES = """
# pass: one's own
Type: AWS::EC2::SecurityGroup
Properties: {GroupName: web, GroupDescription: web}
---
# fail: the wizard's
Type: AWS::EC2::SecurityGroup
Properties: {GroupName: launch-wizard-3, GroupDescription: launch-wizard-3 created 2026-01-01}
---
# undetermined: a parameter
Type: AWS::EC2::SecurityGroup
Properties: {GroupName: !Ref Name, GroupDescription: web}
"""
