"""Security groups let the internet in on 443, not on 80.

Why: what is served on port 80 goes over the wire in the clear.

Fix: remove the rule for port 80 once nothing but a redirect stands behind it, or leave the redirect to CloudFront or
a load balancer. Clients that do not ask for HTTPS by themselves no longer find the redirect.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
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
    severity="low",
    also=("CKV_AWS_260",),
    controls=("SC-7", "SC-8"),
)

HTTP = 80


def run(group: SecurityGroup, world: World) -> Result:
    answer = world.network.admits(group, port=HTTP)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: HTTPS
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
---
# fail: HTTP
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}]
---
# undetermined: from a network that is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: !Ref Network}]
"""
