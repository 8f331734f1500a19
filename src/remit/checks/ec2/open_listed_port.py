"""Security groups keep the ports from the internet that a benchmark lists.

Why: the lists name what attackers try first: remote administration, data stores, old protocols, development servers.
Whoever answers to one of them needs its own answer, whatever stands on the port.

Fix: remove the rule or name the networks that need it; administer through Session Manager. Rules change without
interruption; connections over the removed rule end.

Note: ec2.open-admin-port, ec2.open-data-port and ec2.open-risky-port tell each port for itself.

Links:
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
- https://docs.aws.amazon.com/config/latest/developerguide/restricted-common-ports.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, first, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="high",
    controls=("AC-4", "CM-7", "SC-7", "SC-7(5)", "SC-7(21)"),
)

ADMINISTRATION = (22, 3389)
ANYWHERE = ("0.0.0.0/0", "::/0")

MEMBERS = {
    "high-risk": {
        "ports": (
            *(20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389),
            *(4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300),
        ),
        "sources": ANYWHERE,
        "severity": "critical",
        "also": ("EC2.19", "config:vpc-sg-restricted-common-ports"),
    },
    "common": {
        "ports": (20, 21, 3306, 3389, 4333),
        "sources": ANYWHERE,
        "also": ("RESTRICTED_INCOMING_TRAFFIC", "config:restricted-common-ports"),
    },
    "old-and-development": {
        "ports": (25, 110, 135, 143, 445, 3000, 4333, 5000, 5500, 8080, 8088),
        "sources": ANYWHERE,
        "also": ("ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports",),
    },
    "administration-ipv4": {
        "ports": ADMINISTRATION,
        "sources": ("0.0.0.0/0",),
        "also": ("EC2.53", "CIS-5.0:5.3", "config:vpc-sg-port-restriction-check"),
    },
    "administration-ipv6": {"ports": ADMINISTRATION, "sources": ("::/0",), "also": ("EC2.54", "CIS-5.0:5.4")},
}


def run(group: SecurityGroup, world: World, member: dict[str, Any]) -> Result:
    sources = member["sources"]
    answer = first(lambda port: world.network.admits(group, port=port, sources=sources), member["ports"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: the web, and the own network
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress:
    - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
    - {IpProtocol: "-1", CidrIp: 10.0.0.0/8}
---
# fail: every port
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: everything
  SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}, {IpProtocol: "-1", CidrIpv6: "::/0"}]
---
# pass[administration-ipv4]: only over IPv6
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: x, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIpv6: "::/0"}]}
---
# fail[common]: over IPv6 alone
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: x, SecurityGroupIngress: [{IpProtocol: "6", FromPort: 20, ToPort: 21, CidrIpv6: "::/0"}]}
---
# undetermined[common]: the network is a parameter
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: par, SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: !Ref Office}]}
"""
