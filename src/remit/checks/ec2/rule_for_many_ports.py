"""Rules of security groups name single ports.

Why: a range also opens the ports between those that somebody had in mind, and whatever is started on one of them later.

Fix: write one rule for each port, with `FromPort` and `ToPort` the same. Rules change without interruption.

Note: some protocols need a range, such as passive FTP: waive it there. ec2.rule-for-every-protocol asks for rules that
name no port at all.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
- https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/protecting-networks.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="info",
    controls=("AC-4", "CM-7", "SC-7", "SC-7(5)"),
)

MEMBERS = {
    "in": {"rules": "SecurityGroupIngress", "also": ("SECURITY_GROUP_INGRESS_PORT_RANGE_RULE",)},
    "out": {"rules": "SecurityGroupEgress", "also": ("SECURITY_GROUP_EGRESS_PORT_RANGE_RULE",)},
}
WITH_PORTS = ("tcp", "udp", "6", "17")


def run(group: SecurityGroup, member: dict[str, Any]) -> Result:
    return expect(not some(is_range, group[member["rules"]]), "a rule is for several ports")


def is_range(rule: Any) -> bool:
    return some(lambda protocol: rule.IpProtocol == protocol, WITH_PORTS) and rule.FromPort != rule.ToPort


EXAMPLES = """
# pass: one port each
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
  SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8}]
---
# fail[in]: a range
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: inner
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8000, ToPort: 8099, CidrIp: 10.0.0.0/8}]
---
# fail[out]: a range too
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: inner
  SecurityGroupEgress: [{IpProtocol: udp, FromPort: 1, ToPort: 65535, CidrIp: 10.0.0.0/8}]
---
# undetermined[in]: its end is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: inner
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8000, ToPort: !Ref Last, CidrIp: 10.0.0.0/8}]
"""
