"""Databases lie in subnets without a way to the internet.

Why: in a subnet that routes to an internet gateway one setting, or one address, is all that keeps a database from the
internet. In a private one there is no way.

Fix: name a subnet group of private subnets in `DBSubnetGroupName`. Moving an instance to another subnet group of the
same VPC interrupts it.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::RDS::DBSubnetGroup", "AWS::EC2::Subnet", "AWS::EC2::RouteTable", "AWS::EC2::InternetGateway"),
    duty="network-controls",
    severity="high",
    also=("RDS.46", "config:rds-instance-subnet-igw-check"),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(db: DBInstance, world: World) -> Result:
    if not db.DBSubnetGroupName:
        if db.DBClusterIdentifier:
            return not_applicable("the subnets are those of its cluster")
        raise Undetermined("the default subnet group is not told, so nobody knows where its subnets lead")
    group = world.resolve(db.DBSubnetGroupName, "AWS::RDS::DBSubnetGroup")
    public = world.network.any_public(group.SubnetIds, resolve=world.resolve)
    return expect(not public, "one of its subnets leads to an internet gateway")


EXAMPLES = """
# pass: a private subnet
Resources:
  Group: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: inner, SubnetIds: [!Ref Inner]}}
  Inner: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
  Joined: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Inner, RouteTableId: !Ref Table}}
  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, DBSubnetGroupName: !Ref Group}}
---
# fail: a public one
Resources:
  Group: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: outer, SubnetIds: [!Ref Outer]}}
  Outer: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
  Out:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-0a1b2c3d}
  Joined: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Outer, RouteTableId: !Ref Table}}
  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, DBSubnetGroupName: !Ref Group}}
---
# undetermined: a group that is not here
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, DBSubnetGroupName: inner}
"""
