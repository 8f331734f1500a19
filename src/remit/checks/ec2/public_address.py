"""Instances have no public address.

Why: with a public address a single wrong security-group rule puts the instance on the internet, and nothing stands
before it that filters or balances.

Fix: set `NetworkInterfaces[].AssociatePublicIpAddress: false` or use a subnet without `MapPublicIpOnLaunch`; put a
load balancer before it and administer through Session Manager. Both settings count at launch only: the instance is
replaced.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import Missing, World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=("AWS::EC2::EIP", "AWS::EC2::LaunchTemplate", "AWS::EC2::Subnet"),
    duty="network-controls",
    severity="high",
    also=(
        "EC2.9",
        "config:ec2-instance-no-public-ip",
        "CKV_AWS_88",
        "ec2_instance_public_ip",
        "AWS-0009",
        "EC2_INSTANCE_NO_PUBLIC_IP",
    ),
    controls=("AC-4", "SC-7", "SC-7(3)", "SC-7(11)"),
)


def run(instance: Instance, world: World) -> Result:
    if instance.InstanceId:  # it runs, so its address is known
        return expect(not instance.PublicIp, "it can be reached from the internet at its own address")
    ways = (
        lambda: instance.EIPAssociations,
        lambda: some(bool, world.about(instance, "AWS::EC2::EIP", by="InstanceId")),
        lambda: gets_one_at_launch(instance, world),
    )
    return expect(not some(lambda way: way(), ways), "it gets a public address")


def gets_one_at_launch(instance: Instance, world: World) -> bool:
    named = instance.LaunchTemplate
    template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
    interfaces = instance.NetworkInterfaces or template.LaunchTemplateData.NetworkInterfaces
    if some(lambda interface: interface.AssociatePublicIpAddress, interfaces):
        return True
    if some(lambda interface: interface.NetworkInterfaceId or "AssociatePublicIpAddress" in interface, interfaces):
        return False  # it declines, or the interface exists already
    if instance.SubnetId:
        return subnet_gives(instance.SubnetId, world)
    subnets = [interface.SubnetId for interface in interfaces if interface.SubnetId]
    return some(lambda subnet: subnet_gives(subnet, world), subnets) if subnets else True  # as default subnets do


def subnet_gives(subnet: str | Missing, world: World) -> bool:
    return bool(world.resolve(subnet, "AWS::EC2::Subnet").MapPublicIpOnLaunch)


EXAMPLES = """
# pass: its subnet gives none
Resources:
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}}
  Instance: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Subnet}}
---
# pass: a running instance without one
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, SubnetId: subnet-1}
---
# fail: it asks for one
Type: AWS::EC2::Instance
Properties: {NetworkInterfaces: [{DeviceIndex: "0", SubnetId: subnet-1, AssociatePublicIpAddress: true}]}
---
# undetermined: its subnet is a parameter
Type: AWS::EC2::Instance
Properties: {SubnetId: !Ref Subnet}
"""
