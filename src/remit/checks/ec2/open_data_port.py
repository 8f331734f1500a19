"""Security groups keep databases and caches from the internet.

Why: data stores are made for a trusted network. One that everybody can reach is found within hours, and then copied,
wiped or held to ransom, many of them without a password being asked.

Fix: let the port in from the security group of the clients only (`SourceSecurityGroupId`); reach it yourself through
Session Manager port forwarding or a VPN. The rule can be removed without interruption; clients on the internet lose
their way.

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
    "445": {"ports": (445,), "also": ("CIS-5.0:5.1.2",)},  # file shares
    "1433": {
        "ports": (1433, 1434),
        "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_sql_server_1433_1434",),
    },
    "1521": {
        "ports": (1521, 2483),
        "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_oracle_1521_2483",),
    },
    "3306": {"ports": (3306,), "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_mysql_3306",)},
    "5432": {"ports": (5432,), "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_postgres_5432",)},
    "6379": {"ports": (6379,), "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_redis_6379",)},
    "9042": {"ports": (9042,)},  # Cassandra
    "9092": {"ports": (9092,), "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_kafka_9092",)},
    "9200": {
        "ports": (9200, 9300, 5601),
        "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_elasticsearch_kibana_9200_9300_5601",),
    },
    "11211": {
        "ports": (11211,),
        "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_memcached_11211",),
    },
    "27017": {
        "ports": (27017, 27018),
        "also": ("ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_mongodb_27017_27018",),
    },
}


def run(group: SecurityGroup, world: World, member: dict[str, Any]) -> Result:
    answer = first(lambda port: world.network.admits(group, port=port), member["ports"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: only the web, and everything from the own network
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
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0}]
---
# fail[5432]: the database for everyone over IPv6
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: database
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIpv6: "::/0"}]
---
# undetermined: the network is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: parameter
  SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: !Ref Office}]
"""
