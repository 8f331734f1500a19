"""Security groups let traffic out to named networks.

Why: one port to the whole internet is enough to fetch tools and carry data away; most of what an application calls has
a network, a prefix list or an endpoint that can be named.

Fix: name networks or prefix lists in `SecurityGroupEgress`, and use VPC endpoints for AWS's services. What is called
then and is not named fails; flow logs show it beforehand.

Note: in CloudFormation a group that names no rule gets AWS's, which lets everything out; ec2.open-egress asks for that.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
- https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Obj, Result, expect, failed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="low",
    also=("AWS-0104", "EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE"),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(group: SecurityGroup, world: World) -> Result:
    if "SecurityGroupEgress" not in group:
        return failed("no egress rule is declared, so AWS adds one that lets everything out")
    # Rules of both directions are alike.
    turned = Obj({"SecurityGroupIngress": group.SecurityGroupEgress})
    return expect(not world.network.admits(turned, protocol="any"), "a rule lets traffic out to the whole internet")


EXAMPLES = """
# pass: the own network
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}]
---
# pass: nothing
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: web, SecurityGroupEgress: []}
---
# fail: one port
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
---
# fail: as AWS makes it
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupEgress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]
---
# undetermined: to a network that is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Ref Network}]
"""
