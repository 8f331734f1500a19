"""Instances lie in subnets that were chosen.

Why: an instance that names no subnet is put into one of the default VPC, where all are public and what starts gets an
address.

Fix: name a private subnet in `SubnetId`, or in the first of `NetworkInterfaces`. Changing it replaces the instance.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
- https://docs.aws.amazon.com/config/latest/developerguide/ec2-instances-in-vpc.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=("AWS::EC2::LaunchTemplate",),
    duty="network-controls",
    severity="low",
    also=("EC2_INSTANCES_IN_VPC", "config:ec2-instances-in-vpc"),
    controls=("AC-4", "SC-7", "SC-7(11)"),
)


def run(instance: Instance, world: World) -> Result:
    ways = (
        lambda: instance.SubnetId or instance.NetworkInterfaces,
        lambda: of_template(instance, world).NetworkInterfaces,
    )
    return expect(some(lambda way: way(), ways), "no subnet is named, so it is put into the default VPC")


def of_template(instance: Instance, world: World) -> Any:
    named = instance.LaunchTemplate
    template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
    return template.LaunchTemplateData


EXAMPLES = """
# pass: named
Type: AWS::EC2::Instance
Properties: {ImageId: ami-12345678, SubnetId: subnet-1}
---
# fail: none
Type: AWS::EC2::Instance
Properties: {ImageId: ami-12345678}
---
# pass: by its launch template
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties: {LaunchTemplateData: {NetworkInterfaces: [{DeviceIndex: 0, SubnetId: subnet-1}]}}
  Instance:
    Type: AWS::EC2::Instance
    Properties: {LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: "1"}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::EC2::Instance
Properties: {ImageId: ami-12345678, SubnetId: !Ref Subnet}
"""
