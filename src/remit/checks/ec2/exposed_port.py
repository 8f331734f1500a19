"""Instances on the internet keep their administration and data ports closed.

Why: here everything meets: a public address, a security group and a network ACL that let everybody in, and routes to
the internet and back. Scanners find it within minutes.

Fix: remove the rule from the group, or the public address from the instance; administer through Session Manager.
Rules change without interruption; an address that AWS gave goes only with the instance.

Note: `remit reach internet NAME` shows the way, with the rule at each step.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=(
        *("AWS::EC2::SecurityGroup", "AWS::EC2::Subnet", "AWS::EC2::VPC", "AWS::EC2::RouteTable"),
        *("AWS::EC2::NetworkAcl", "AWS::EC2::InternetGateway", "AWS::EC2::NetworkInterface", "AWS::EC2::EIP"),
        "AWS::EC2::VPCBlockPublicAccessOptions",
    ),
    duty="network-controls",
    severity="critical",
    controls=("AC-4", "SC-7", "SC-7(5)", "SC-7(21)"),
)

MEMBERS = {
    "ssh": {"ports": (22,), "also": ("ec2_instance_port_ssh_exposed_to_internet",)},
    "rdp": {"ports": (3389,), "also": ("ec2_instance_port_rdp_exposed_to_internet",)},
    "ftp": {"ports": (20, 21), "also": ("ec2_instance_port_ftp_exposed_to_internet",)},
    "telnet": {"ports": (23,), "also": ("ec2_instance_port_telnet_exposed_to_internet",)},
    "kerberos": {"ports": (88, 464, 749, 750), "also": ("ec2_instance_port_kerberos_exposed_to_internet",)},
    "ldap": {"ports": (389, 636), "also": ("ec2_instance_port_ldap_exposed_to_internet",)},
    "cifs": {"ports": (139, 445), "also": ("ec2_instance_port_cifs_exposed_to_internet",)},
    "sqlserver": {"ports": (1433, 1434), "also": ("ec2_instance_port_sqlserver_exposed_to_internet",)},
    "oracle": {"ports": (1521, 2483, 2484), "also": ("ec2_instance_port_oracle_exposed_to_internet",)},
    "mysql": {"ports": (3306,), "also": ("ec2_instance_port_mysql_exposed_to_internet",)},
    "postgresql": {"ports": (5432,), "also": ("ec2_instance_port_postgresql_exposed_to_internet",)},
    "redis": {"ports": (6379,), "also": ("ec2_instance_port_redis_exposed_to_internet",)},
    "cassandra": {"ports": (7000, 7199, 9042, 9160), "also": ("ec2_instance_port_cassandra_exposed_to_internet",)},
    "kafka": {"ports": (9092,), "also": ("ec2_instance_port_kafka_exposed_to_internet",)},
    "elasticsearch": {
        "ports": (5601, 9200, 9300),
        "also": ("ec2_instance_port_elasticsearch_kibana_exposed_to_internet",),
    },
    "memcached": {"ports": (11211,), "also": ("ec2_instance_port_memcached_exposed_to_internet",)},
    "mongodb": {"ports": (27017, 27018), "also": ("ec2_instance_port_mongodb_exposed_to_internet",)},
}


def run(instance: Instance, world: World, member: dict[str, Any]) -> Result:
    return expect(
        not world.network.exposed(instance, ports=member["ports"]), "everybody on the internet can try the port"
    )


EXAMPLES = """
# pass: a closed group
Resources:
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: web, SecurityGroupIngress: []}}
  Instance: {Type: AWS::EC2::Instance, Properties: {SubnetId: subnet-1, SecurityGroupIds: [!Ref Group]}}
---
# fail: a public address, an open group, a route to the internet
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, GatewayAttachments: [{InternetGatewayId: igw-1}]}}
  Table:
    Type: AWS::EC2::RouteTable
    Properties: {VpcId: !Ref Vpc, Routes: [{DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1}]}
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true, RouteTableId: !Ref Table}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: {GroupDescription: all, SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]}
  Instance: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Subnet, SecurityGroupIds: [!Ref Group]}}
---
# undetermined: the group is a parameter, and where the subnet's routes lead is not told here
Resources:
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true}}
  Instance: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Subnet, SecurityGroupIds: [!Ref Group]}}
"""
