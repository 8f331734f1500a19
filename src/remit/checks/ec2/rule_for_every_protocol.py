"""Rules of security groups name their protocol.

Why: a rule for every protocol opens every port as well, also between machines that trust each other: one that is
taken over then tries everything on its neighbours.

Fix: put the protocol and the ports that are needed in place of `IpProtocol: "-1"`. Rules change without interruption;
connections over the removed rule end.

Note: whose networks a rule names does not matter here; ec2.open-to-everything and ec2.open-egress ask for the internet.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, some

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
    "in": {"rules": "SecurityGroupIngress", "also": ("SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE",)},
    "out": {"rules": "SecurityGroupEgress", "also": ("SECURITY_GROUP_EGRESS_ALL_PROTOCOLS_RULE",)},
}


def run(group: SecurityGroup, member: dict[str, Any]) -> Result:
    rules = group[member["rules"]]
    if member["rules"] == "SecurityGroupEgress" and "SecurityGroupEgress" not in group:
        return failed("no egress rule is declared, so AWS adds one for every protocol")
    return expect(not some(lambda rule: rule.IpProtocol == "-1", rules), "a rule is for every protocol")


EXAMPLES = """
# pass: named
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
  SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8}]
---
# fail[in]: everything from the own network
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: inner, SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 10.0.0.0/8}]}
---
# fail[out]: as AWS makes it
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: web, SecurityGroupEgress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]}
---
# undetermined[in]: the protocol is a parameter
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: web, SecurityGroupIngress: [{IpProtocol: !Ref Protocol, CidrIp: 10.0.0.0/8}]}
"""
