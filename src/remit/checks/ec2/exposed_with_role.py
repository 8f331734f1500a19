"""Instances that the internet reaches act as no role.

Why: whoever takes over a process on the instance has the credentials of its role, and with them all that the role may
do in the account. On the internet that is one hole away from everybody.

Fix: put a load balancer before the instance and take its public address, or narrow the role to the few actions that it
needs. The profile changes without interruption; an address that AWS gave goes only with the instance.

Note: `remit attacks` tells what the role would be good for.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=(
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::Subnet",
        "AWS::EC2::RouteTable",
        "AWS::EC2::NetworkAcl",
        "AWS::EC2::InternetGateway",
        "AWS::EC2::VPC",
        "AWS::EC2::EIP",
        "AWS::EC2::LaunchTemplate",
    ),
    duty="identity-access",
    severity="medium",
    also=("ec2_instance_internet_facing_with_instance_profile",),
    controls=("AC-6", "SC-7"),
)


def run(instance: Instance, world: World) -> Result:
    profile = instance.IamInstanceProfile
    if not profile and not instance.InstanceId:  # one that runs tells its own
        named = instance.LaunchTemplate
        template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
        profile = template.LaunchTemplateData.IamInstanceProfile
    both = (lambda: profile, lambda: world.entries.is_public(instance))
    return expect(not every(lambda half: half(), both), "the internet reaches it, and it acts as a role")


EXAMPLES = """
# pass: it acts as nobody
Type: AWS::EC2::Instance
Properties: {SubnetId: subnet-1}
---
# pass: no address
Resources:
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}}
  Instance: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Subnet, IamInstanceProfile: web}}
---
# fail: address, open group, route and profile
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Gateway: {Type: AWS::EC2::InternetGateway}
  Joined: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  Out:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
  Outer: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true}}
  Way: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Outer, RouteTableId: !Ref Table}}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: {GroupDescription: all, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]}
  Instance:
    Type: AWS::EC2::Instance
    Properties: {SubnetId: !Ref Outer, SecurityGroupIds: [!Ref Group], IamInstanceProfile: web}
---
# undetermined: the subnet is not here
Type: AWS::EC2::Instance
Properties: {SubnetId: subnet-1, IamInstanceProfile: web}
---
# undetermined: its launch template, which is out of sight, may give it a role
Type: AWS::EC2::Instance
Properties: {SubnetId: subnet-1, LaunchTemplate: {LaunchTemplateId: lt-0123, Version: "1"}}
"""
