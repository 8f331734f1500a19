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

from remit.model import Meta, Obj, Result, failed, first, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="high",
    also=("ec2_securitygroup_allow_ingress_from_internet_to_all_ports",),
    controls=("AC-4", "CM-7", "SC-7", "SC-7(5)"),
)

MEMBERS = {
    "protocols": {"protocols": ("-1",), "also": ("CKV_AWS_277",)},
    "ports": {"protocols": ("tcp", "udp")},
}
ALL = (0, 65535)


def run(group: SecurityGroup, world: World, member: dict[str, Any]) -> Result:
    rules = [rule for rule in group.SecurityGroupIngress if is_meant(rule, member["protocols"])]
    answer = first(
        lambda protocol: world.network.admits(Obj({"SecurityGroupIngress": rules}), protocol=protocol),
        member["protocols"],
    )
    return failed(answer.reason, at=answer.at) if answer else passed()


def is_meant(rule: Any, protocols: tuple[str, ...]) -> bool:
    # With all protocols, AWS lets in on every port, whatever ports are named (AuthorizeSecurityGroupIngress).
    return "-1" in protocols or bool(rule.IpProtocol != "-1" and (rule.FromPort, rule.ToPort) == ALL)


EXAMPLES = """
# pass: one port
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
---
# fail[protocols]: all traffic
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: everything
  SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]
---
# fail[ports]: every port of TCP
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: every port
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0}]
---
# undetermined[protocols]: from a network that is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: parameter
  SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: !Ref Network}]
"""
