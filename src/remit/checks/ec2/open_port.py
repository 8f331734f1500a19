"""Security groups that let the internet in are meant to.

Why: each rule from everywhere is a door that somebody has to watch, those of web servers too. Behind a load balancer or
CloudFront the servers themselves need none.

Fix: put the load balancer's security group, or a prefix list such as CloudFront's, in place of `0.0.0.0/0` and `::/0`.
Rules change without interruption; connections over the removed rule end. Waive the group that is meant for the public.

Note: this asks for a rule at all; ec2.open-other-port leaves the web ports out, and has the severity of what it finds.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
- https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="info",
    also=("ec2_securitygroup_allow_ingress_from_internet_to_any_port",),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(group: SecurityGroup, world: World) -> Result:
    answer = world.network.admits(group, protocol="any")
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: from the own network
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: inner
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}]
---
# fail: the web
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
---
# undetermined: from a network that is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: parameter
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIp: !Ref Network}]
"""
