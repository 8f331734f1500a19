"""VPCs are made without the rules of their default security group.

Why: AWS gives each VPC a default group, which whatever names no group gets. As AWS makes it, its members reach each
other on every port, and everything outside.

Fix: take its rules away: in Terraform an `aws_default_security_group` without rules, in CDK
`restrictDefaultSecurityGroup`, else by hand once the VPC is there. Nothing should use it before.

Note: this asks whether the code that makes the VPC does it; ec2.default-group-with-rules asks the group itself.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import VPC, SecurityGroup

META = Meta(
    type="AWS::EC2::VPC",
    needs=("AWS::EC2::SecurityGroup",),
    duty="network-controls",
    severity="low",
    also=("CKV2_AWS_12",),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(vpc: VPC, world: World) -> Result:
    if not world.declared(vpc):
        return not_applicable("its default group is there to be asked")
    groups = world.about(vpc, "AWS::EC2::SecurityGroup", by="VpcId")
    by_cdk = world.about(vpc, "Custom::VpcRestrictDefaultSG", by="DefaultSecurityGroupId")
    closed = some(bool, by_cdk) or some(is_closed, groups)
    return expect(closed, "nothing here takes the rules of its default group away")


def is_closed(group: SecurityGroup) -> bool:
    return bool(group.GroupName == "default" and not group.SecurityGroupIngress and not group.SecurityGroupEgress)


EXAMPLES = """
# pass: taken over, and without rules
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: {GroupName: default, VpcId: !Ref Vpc, SecurityGroupIngress: [], SecurityGroupEgress: []}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
---
# pass: by the resource that CDK makes for it
Resources:
  Restriction:
    Type: Custom::VpcRestrictDefaultSG
    Properties: {ServiceToken: function, DefaultSecurityGroupId: !GetAtt Vpc.DefaultSecurityGroup}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
---
# fail: nobody thought of it
Type: AWS::EC2::VPC
Properties: {CidrBlock: 10.0.0.0/16}
---
# undetermined: rules that are a parameter
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: {GroupName: default, VpcId: !Ref Vpc, SecurityGroupIngress: !Ref Rules, SecurityGroupEgress: []}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
"""
