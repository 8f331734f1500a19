"""Routes over a peering lead to a part of the other network.

Why: a route for all of the other VPC lets whoever is in one network try everything in both, also what was never meant
to be shared.

Fix: give the route table one route for each subnet, or host, that is needed. Replacing a route interrupts what used it
for a moment.

Links:
- https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html
- https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import RouteTable

META = Meta(
    type="AWS::EC2::RouteTable",
    needs=("AWS::EC2::VPC", "AWS::EC2::VPCPeeringConnection"),
    duty="network-controls",
    severity="low",
    also=("CIS-5.0:5.6", "vpc_peering_routing_tables_with_least_privilege"),
    controls=("AC-4", "AC-6", "SC-7"),
)

EVERYTHING = ("0.0.0.0/0", "::/0")
LARGER = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15")  # than any VPC's
SMALLER = ("29", "30", "31", "32")  # than any VPC's


def run(table: RouteTable, world: World) -> Result:
    whole = some(lambda route: leads_everywhere(route, world), table.Routes)
    return expect(not whole, "a route over a peering leads to all of the other VPC")


def leads_everywhere(route: Any, world: World) -> bool:
    if not route.VpcPeeringConnectionId:
        return False
    if route.DestinationIpv6CidrBlock:
        return bool(route.DestinationIpv6CidrBlock in EVERYTHING)
    length = or_default(route.DestinationCidrBlock, "/32").rpartition("/")[2]
    if length in LARGER or length in SMALLER:
        return bool(length in LARGER)
    peering = world.resolve(route.VpcPeeringConnectionId, "AWS::EC2::VPCPeeringConnection")
    ends = (peering.PeerVpcId, peering.VpcId)
    return some(lambda end: world.resolve(end, "AWS::EC2::VPC").CidrBlock == route.DestinationCidrBlock, ends)


EXAMPLES = """
# pass: one subnet
Resources:
  Near: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Far: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
  Peering: {Type: AWS::EC2::VPCPeeringConnection, Properties: {VpcId: !Ref Near, PeerVpcId: !Ref Far}}
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 10.1.2.0/24, VpcPeeringConnectionId: !Ref Peering}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Near}}
---
# fail: the whole of the other network
Resources:
  Near: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Far: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
  Peering: {Type: AWS::EC2::VPCPeeringConnection, Properties: {VpcId: !Ref Near, PeerVpcId: !Ref Far}}
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 10.1.0.0/16, VpcPeeringConnectionId: !Ref Peering}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Near}}
---
# undetermined: a peering made elsewhere does not tell how large the other network is
Resources:
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 10.1.2.0/24, VpcPeeringConnectionId: pcx-1}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
"""
