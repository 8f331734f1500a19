"""Route tables lead to the internet only where that is meant.

Why: a route for everything to an internet gateway makes each subnet of the table a public one: what gets an address
there, by mistake too, can be reached.

Fix: lead private subnets to a NAT gateway, an egress-only gateway or a firewall, and keep the route for the table of
public subnets. Replacing a route interrupts what used it.

Note: the table of public subnets has to have it: waive it there. ec2.public-address and ec2.exposed-port ask what
stands in them.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
- https://docs.aws.amazon.com/config/latest/developerguide/no-unrestricted-route-to-igw.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Obj, Result, failed, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import RouteTable

META = Meta(
    type="AWS::EC2::RouteTable",
    needs=("AWS::EC2::InternetGateway",),
    duty="network-controls",
    severity="info",
    also=("NO_UNRESTRICTED_ROUTE_TO_IGW", "config:no-unrestricted-route-to-igw"),
    controls=("AC-4(21)", "SC-7", "SC-7(5)"),
)

EVERYTHING = ("0.0.0.0/0", "::/0")


def run(table: RouteTable, world: World) -> Result:
    wide = [route for route in table.Routes if is_for_everything(route)]
    public = world.network.is_public(Obj({"Routes": wide}), resolve=world.resolve)
    return failed("everything is led to an internet gateway", at=public.at) if public else passed()


def is_for_everything(route: Any) -> bool:
    return some(lambda network: network in EVERYTHING, (route.DestinationCidrBlock, route.DestinationIpv6CidrBlock))


EXAMPLES = """
# pass: out over a NAT gateway
Resources:
  Nat: {Type: AWS::EC2::NatGateway, Properties: {SubnetId: subnet-1}}
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
---
# fail: in and out
Resources:
  Gateway: {Type: AWS::EC2::InternetGateway}
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
---
# fail: an address of a gateway
Resources:
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationIpv6CidrBlock: "::/0", GatewayId: igw-1234}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
---
# undetermined: the gateway is a parameter
Resources:
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
"""
