"""Security groups let in named networks.

Why: each port that the whole internet may use, 80 and 443 too, is one that somebody answers for. Where a load balancer
or CloudFront stands before it, only that needs to be let in.

Fix: name networks, prefix lists (CloudFront's is `com.amazonaws.global.cloudfront.origin-facing`) or other groups in
`SecurityGroupIngress`. Rules change without interruption; connections over the removed rule end.

Note: what is meant for the internet is waived here; ec2.open-other-port lets the two web ports be.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html
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
    also=(
        "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE",
        "ec2_securitygroup_allow_ingress_from_internet_to_any_port",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(group: SecurityGroup, world: World) -> Result:
    answer = world.network.admits(group, protocol="any")
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: the own network
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}]
---
# fail: the web
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: "::/0"}]
---
# undetermined: from a network that is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Ref Network}]
"""
