"""File systems are mounted from private subnets.

Why: a mount target in a subnet whose machines get public addresses lies beside whatever the internet can reach.

Fix: make the mount target in a private subnet. It must be made anew; clients in that zone lose their mount meanwhile.

Links:
- https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.efs import MountTarget

META = Meta(
    type="AWS::EFS::MountTarget",
    needs=("AWS::EC2::Subnet",),
    duty="network-controls",
    severity="medium",
    also=("EFS.6", "config:efs-mount-target-public-accessible", "efs_mount_target_not_publicly_accessible"),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(target: MountTarget, world: World) -> Result:
    subnet = world.resolve(target.SubnetId, "AWS::EC2::Subnet")
    return expect(not subnet.MapPublicIpOnLaunch, "its subnet gives public addresses")


EXAMPLES = """
# pass: a private subnet
Resources:
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}}
  Target:
    Type: AWS::EFS::MountTarget
    Properties: {FileSystemId: fs-0a1b2c3d, SubnetId: !Ref Subnet, SecurityGroups: [sg-0a1b2c3d]}
---
# fail: a public one
Resources:
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true}}
  Target:
    Type: AWS::EFS::MountTarget
    Properties: {FileSystemId: fs-0a1b2c3d, SubnetId: !Ref Subnet, SecurityGroups: [sg-0a1b2c3d]}
---
# undetermined: a subnet that is not here
Type: AWS::EFS::MountTarget
Properties: {FileSystemId: fs-0a1b2c3d, SubnetId: subnet-0a1b2c3d, SecurityGroups: [sg-0a1b2c3d]}
"""
