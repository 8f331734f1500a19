"""Subnet groups of data warehouses span Availability Zones.

Why: a cluster can only move to, or run in, the zones of its subnet group. In a group of one zone it is lost with it.

Fix: add subnets of other Availability Zones to `SubnetIds`. It interrupts nothing and costs nothing.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, every, expect, failed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.redshift import ClusterSubnetGroup

META = Meta(
    type="AWS::Redshift::ClusterSubnetGroup",
    needs=("AWS::EC2::Subnet",),
    duty="network-controls",
    severity="medium",
    also=("Redshift.16", "config:redshift-cluster-subnet-group-multi-az"),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


ZONES = 2


def run(group: ClusterSubnetGroup, world: World) -> Result:
    zones = [world.resolve(subnet, "AWS::EC2::Subnet").AvailabilityZone for subnet in group.SubnetIds]
    if len(zones) < ZONES:
        return failed("it has one subnet")
    if not every(bool, zones):
        raise Undetermined("the zones of its subnets are not told")
    return expect(some(lambda zone: zone != zones[0], zones[1:]), "all its subnets lie in one Availability Zone")


EXAMPLES = """
# pass: two zones
Resources:
  One: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a}}
  Two: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1b}}
  Group:
    Type: AWS::Redshift::ClusterSubnetGroup
    Properties: {Description: inner, SubnetIds: [!Ref One, !Ref Two]}
---
# fail: one subnet
Type: AWS::Redshift::ClusterSubnetGroup
Properties: {Description: inner, SubnetIds: [subnet-0a1b2c3d]}
---
# undetermined: subnets that are not here
Type: AWS::Redshift::ClusterSubnetGroup
Properties: {Description: inner, SubnetIds: [subnet-0a1b2c3d, subnet-1a1b2c3d]}
"""
