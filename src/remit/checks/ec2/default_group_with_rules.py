"""The default security group of a VPC has no rules.

Why: whatever is started without naming a group gets the default one, and its first rules let all its members reach
each other on every port. So a forgotten setting becomes an open path.

Fix: give what uses it a group of its own, then remove all its ingress and egress rules (the group itself cannot be
deleted). Without moving its members first, they lose their connections.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="high",
    also=(
        "EC2.2",
        "CIS-5.0:5.5",
        "config:vpc-default-security-group-closed",
        "CKV2_AWS_12",
        "ec2_securitygroup_default_restrict_traffic",
        "AWS-0173",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(group: SecurityGroup) -> Result:
    if group.GroupName != "default":  # a reserved name: only AWS gives it
        return not_applicable("it is not the default group of a VPC")
    closed = not group.SecurityGroupIngress and not group.SecurityGroupEgress
    return expect(closed, "what names no group of its own may communicate by its rules")


EXAMPLES = """
# pass: no rules
Type: AWS::EC2::SecurityGroup
Properties: {GroupName: default, SecurityGroupIngress: [], SecurityGroupEgress: []}
---
# fail: as AWS makes it
Type: AWS::EC2::SecurityGroup
Properties: {GroupName: default, SecurityGroupEgress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]}
---
# undetermined: the rules were not readable
Type: AWS::EC2::SecurityGroup
Properties: {GroupName: default, SecurityGroupIngress: !Ref Refused}
---
# not-applicable: a group of one's own
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: web}
"""
