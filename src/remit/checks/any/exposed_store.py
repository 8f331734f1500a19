"""No data store or broker is reached from the internet, in effect.

Why: the switch for a public address alone opens nothing, and a rule for everybody alone opens nothing. Where both meet
a route to the internet, passwords are tried from everywhere. A database that fails over to another subnet of its group
may become public by it, so all of them count.

Fix: set `PubliclyAccessible: false`, and name a subnet group of private subnets; or take the rule for everybody out of
the security group. Rules change without interruption; the other two interrupt or replace, as each type's page says.

Note: `remit reach internet NAME` shows the way, with the rule at each step.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
- https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html
- https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=(
        *("AWS::RDS::DBInstance", "AWS::Neptune::DBInstance", "AWS::Redshift::Cluster"),
        *("AWS::RedshiftServerless::Workgroup", "AWS::Timestream::InfluxDBInstance", "AWS::MSK::Cluster"),
        *("AWS::AmazonMQ::Broker", "AWS::DMS::ReplicationInstance"),
    ),
    needs=(
        *(
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::Subnet",
            "AWS::EC2::VPC",
            "AWS::EC2::RouteTable",
            "AWS::EC2::NetworkAcl",
        ),
        *("AWS::EC2::InternetGateway", "AWS::RDS::DBSubnetGroup", "AWS::RDS::DBCluster"),
    ),
    duty="network-controls",
    severity="critical",
    controls=("AC-3", "AC-4", "SC-7", "SC-7(3)", "SC-7(5)", "SC-7(21)"),
)


def run(resource: Any, world: World) -> Result:
    return expect(not world.network.exposed(resource), "everybody on the internet can try to sign in")


EXAMPLES = """
# pass: no public address
Resources:
  Group: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: x, SubnetIds: [subnet-1, subnet-2]}}
  Db:
    Type: AWS::RDS::DBInstance
    Properties: {Engine: postgres, DBSubnetGroupName: !Ref Group, PubliclyAccessible: false}
---
# fail: the switch, the rule, and a route
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, GatewayAttachments: [{InternetGatewayId: igw-1}]}}
  Table:
    Type: AWS::EC2::RouteTable
    Properties: {VpcId: !Ref Vpc, Routes: [{DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1}]}
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, RouteTableId: !Ref Table}}
  Open:
    Type: AWS::EC2::SecurityGroup
    Properties: {GroupDescription: all, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]}
  Group: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: x, SubnetIds: [!Ref Subnet]}}
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      {Engine: postgres, DBSubnetGroupName: !Ref Group, VPCSecurityGroups: [!Ref Open], PubliclyAccessible: true}
---
# undetermined: the subnets are not told here
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, PubliclyAccessible: true, DBSubnetGroupName: outer, VPCSecurityGroups: [sg-0a1b2c3d]}
"""
