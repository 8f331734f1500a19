"""Security groups let out only what is needed.

Why: an intruder fetches tools and carries data away over the rule that lets everything out, which every group has
until somebody takes it away.

Fix: name ports and networks in `SecurityGroupEgress` and remove the rule for everything. What the instances call then
and is not named fails; flow logs show it beforehand.

Note: in CloudFormation a group that names no rule gets AWS's, which lets everything out. A rule for single ports, such
as 443 for the whole internet, passes here; ec2.egress-to-anywhere tells it.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
- https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/protecting-networks.html
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
    also=(
        "CKV_AWS_382",
        "SECURITY_GROUP_MISSING_EGRESS_RULE",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(group: SecurityGroup, world: World) -> Result:
    answer = world.network.sends(group)
    return failed("it lets everything out", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: the own network
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8}]
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
  SecurityGroupEgress: [{IpProtocol: "-1", CidrIp: !Ref Network}]
"""
