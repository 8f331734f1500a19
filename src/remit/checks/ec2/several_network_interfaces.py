"""Instances have one network interface.

Why: an instance with interfaces in two networks is a bridge between them, past the routes and ACLs that keep them
apart.

Fix: detach the second interface, or put a gateway that is meant to be one in its place. What used the interface loses
its connections; appliances and EKS nodes are waived.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=("AWS::EC2::LaunchTemplate",),
    duty="network-controls",
    severity="low",
    also=("EC2.17", "config:ec2-instance-multiple-eni-check", "ec2_instance_uses_single_eni"),
    controls=("AC-4(21)", "SC-7"),
)


def run(instance: Instance, world: World) -> Result:
    interfaces = instance.NetworkInterfaces
    if not interfaces and not instance.InstanceId:  # one that runs tells its own
        named = instance.LaunchTemplate
        template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
        interfaces = template.LaunchTemplateData.NetworkInterfaces
    return expect(len(interfaces) <= 1, "it stands in several networks at once")


EXAMPLES = """
# pass: one
Type: AWS::EC2::Instance
Properties: {SubnetId: subnet-1}
---
# fail: two
Resources:
  First:
    Type: AWS::EC2::NetworkInterfaceAttachment
    Properties: {InstanceId: !Ref Instance, DeviceIndex: "1", NetworkInterfaceId: eni-1}
  Second:
    Type: AWS::EC2::NetworkInterfaceAttachment
    Properties: {InstanceId: !Ref Instance, DeviceIndex: "2", NetworkInterfaceId: eni-2}
  Instance: {Type: AWS::EC2::Instance, Properties: {SubnetId: subnet-1}}
---
# undetermined: ec2:DescribeNetworkInterfaces was refused
Type: AWS::EC2::Instance
Properties: {SubnetId: subnet-1, NetworkInterfaces: !Ref Refused}
---
# undetermined: its launch template, which is out of sight, may say more
Type: AWS::EC2::Instance
Properties: {LaunchTemplate: {LaunchTemplateName: web, Version: "1"}}
"""
