"""Security groups keep ports that scanners look for from the internet.

Why: these are ports of old protocols without encryption and of development and management tools without sign-in.
Scanners try them all day.

Fix: remove the rule or name the networks that need it; use the protocol's encrypted successor. Rules change without
interruption; connections over the removed rule end.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
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
    controls=("AC-4", "SC-7", "SC-7(5)", "SC-7(21)"),
)

MEMBERS = {
    "20": {"ports": (20,)},  # FTP data
    "21": {
        "ports": (20, 21),
        "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_ftp_20_21",),
    },
    "23": {"ports": (23,), "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_telnet_23",)},
    "25": {"ports": (25,)},  # mail
    "88": {"ports": (88,)},  # Kerberos
    "110": {"ports": (110,)},  # mailboxes
    "135": {"ports": (135,)},  # RPC of Windows
    "143": {"ports": (143,)},  # mailboxes
    "389": {"ports": (389, 636)},  # directories
    "3000": {"ports": (3000,)},  # development servers
    "4333": {"ports": (4333,)},  # mSQL
    "5000": {"ports": (5000,)},  # development servers
    "5500": {"ports": (5500,)},  # VNC
    "7199": {
        "ports": (7199, 8888, 9160),
        "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_cassandra_7199_9160_8888",),
    },
    "8080": {"ports": (8080,)},  # management consoles, proxies
    "8088": {"ports": (8088,)},  # YARN
}


def run(group: SecurityGroup, world: World, member: dict[str, Any]) -> Result:
    answer = first(lambda port: world.network.admits(group, port=port), member["ports"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: one private network
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: office
  SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 10.0.0.0/8}]
---
# fail: every port
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: everything
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0}]
---
# fail[23]: Telnet for everyone over IPv6
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: telnet
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 23, ToPort: 23, CidrIpv6: "::/0"}]
---
# undetermined: the network is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: parameter
  SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: !Ref Office}]
"""
