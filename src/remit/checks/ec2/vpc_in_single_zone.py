"""VPCs have subnets in more than one Availability Zone.

Why: what is placed in a VPC whose subnets all lie in one zone goes down with that zone, and nothing in the VPC can be
moved to another.

Fix: add an `AWS::EC2::Subnet` in a second zone. It costs nothing and changes nothing that runs; placing resources in it
is a second step.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html
- https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, failed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import VPC

META = Meta(
    type="AWS::EC2::VPC",
    needs=("AWS::EC2::Subnet",),
    duty="network-controls",
    severity="info",
    also=("vpc_subnet_different_az",),
    controls=("CP-10", "SC-36", "SI-13(5)"),
)


def run(vpc: VPC, world: World) -> Result:
    subnets = world.about(vpc, "AWS::EC2::Subnet", by="VpcId")
    if not some(bool, subnets[:1]):
        return failed("it has no subnet")
    return expect(some(lambda each: is_elsewhere(each, subnets[0]), subnets[1:]), "all its subnets are in one zone")


def is_elsewhere(subnet: Any, first: Any) -> bool:
    for name in ("AvailabilityZone", "AvailabilityZoneId"):
        if subnet[name] and first[name]:
            return bool(subnet[name] != first[name])
    raise Undetermined("AWS chooses the zone of a subnet that names none")


EXAMPLES = """
# pass: two zones
Resources:
  A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a}}
  B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1b}}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
---
# fail: one
Resources:
  A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a}}
  B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a}}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
---
# undetermined: AWS chooses the zones
Resources:
  A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
  B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
---
# undetermined: a zone is a parameter
Resources:
  A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: !Ref Zone}}
  B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a}}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
"""
