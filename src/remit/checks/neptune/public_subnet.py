"""Graph databases lie in subnets without a way to the internet.

Why: in a subnet that routes to an internet gateway one setting, or one address, is all that keeps the data from the
internet. In a private one there is no way.

Fix: name a subnet group of private subnets in `DBSubnetGroupName`. Changing it replaces the cluster.

Links:
- https://docs.aws.amazon.com/neptune/latest/userguide/get-started-vpc.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.neptune import DBCluster

META = Meta(
    type="AWS::Neptune::DBCluster",
    needs=("AWS::Neptune::DBSubnetGroup", "AWS::EC2::Subnet", "AWS::EC2::RouteTable", "AWS::EC2::InternetGateway"),
    duty="network-controls",
    severity="medium",
    also=("neptune_cluster_uses_public_subnet",),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(cluster: DBCluster, world: World) -> Result:
    if not cluster.DBSubnetGroupName:
        raise Undetermined("the default subnet group is not told, so nobody knows where its subnets lead")
    group = world.resolve(cluster.DBSubnetGroupName, "AWS::Neptune::DBSubnetGroup")
    public = world.network.any_public(group.SubnetIds, resolve=world.resolve)
    return expect(not public, "one of its subnets leads to an internet gateway")


EXAMPLES = """
# pass: a private subnet
Resources:
  Group: {Type: AWS::Neptune::DBSubnetGroup, Properties: {DBSubnetGroupDescription: own, SubnetIds: [!Ref Subnet]}}
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
  Joined: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}
  Subject: {Type: AWS::Neptune::DBCluster, Properties: {EngineVersion: "1.3.2.1", DBSubnetGroupName: !Ref Group}}
---
# fail: a public one
Resources:
  Group: {Type: AWS::Neptune::DBSubnetGroup, Properties: {DBSubnetGroupDescription: own, SubnetIds: [!Ref Subnet]}}
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
  Out:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-0a1b2c3d}
  Joined: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}
  Subject: {Type: AWS::Neptune::DBCluster, Properties: {EngineVersion: "1.3.2.1", DBSubnetGroupName: !Ref Group}}
---
# undetermined: a group that is not here
Type: AWS::Neptune::DBCluster
Properties: {EngineVersion: "1.3.2.1", DBSubnetGroupName: inner}
"""
