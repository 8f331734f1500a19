"""Security groups keep administration ports from the internet.

Why: a remote-administration port that everybody can reach is found by scanners within minutes and then tried with
every leaked password and every new exploit.

Fix: remove the rule; administer through Session Manager or EC2 Instance Connect, or name the networks that need it. A
rule can be removed without interrupting the instances; sessions over it end.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="high",
    also=("AWS-0107",),
    controls=("AC-4", "SC-7", "SC-7(5)", "SC-7(21)"),
)

MEMBERS = {
    "22": {
        "port": 22,
        "also": (
            "EC2.13",
            "config:restricted-ssh",
            "CKV_AWS_24",
            "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22",
            "INCOMING_SSH_DISABLED",
        ),
    },
    "3389": {
        "port": 3389,
        "also": ("EC2.14", "CKV_AWS_25", "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389"),
    },
}


def run(group: SecurityGroup, world: World, member: dict[str, Any]) -> Result:
    answer = world.network.admits(group, port=member["port"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: one private network
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: office
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 3389, CidrIp: 10.0.0.0/8}]
---
# fail: everyone over IPv6, whatever the parameter is
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: everyone
  SecurityGroupIngress:
    - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Office}
    - {IpProtocol: "-1", CidrIpv6: "::/0"}
---
# undetermined: the only network is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: parameter
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 3389, CidrIp: !Ref Office}]
"""
