"""Security groups do not let the internet in on every port.

Why: a rule for all traffic opens what nobody thought of: debugging ports, agents, and whatever is installed later.

Fix: replace the rule by one per port and network that is needed. Rules can be changed without interrupting the
instances; connections over the removed rule end.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
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
    severity="high",
    also=(
        "CKV_AWS_277",
        "ec2_securitygroup_allow_ingress_from_internet_to_all_ports",
        "SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE",
    ),
    controls=("AC-4", "CM-7", "SC-7", "SC-7(5)"),
)


def run(group: SecurityGroup, world: World) -> Result:
    answer = world.network.admits(group, protocol="-1")
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: one port
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
---
# fail: all traffic
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: everything
  SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]
---
# undetermined: from a network that is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: parameter
  SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: !Ref Network}]
"""
