"""Subnets reach the internet by a NAT gateway, not by an instance.

Why: one instance is a single point of failure, and its operating system, on the way of all traffic, is the customer's
to patch.

Fix: make an `AWS::EC2::NatGateway` and name it in the route (`NatGatewayId`). The change breaks open connections; the
gateway is billed by hour and volume.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.ec2 import RouteTable

META = Meta(
    type="AWS::EC2::RouteTable",
    duty="network-controls",
    severity="low",
    also=("CKV2_AWS_35",),
    controls=("CP-10", "SC-7", "SI-2"),
)

EVERYTHING = ("0.0.0.0/0", "::/0")


def run(table: RouteTable) -> Result:
    return expect(not some(leads_to_instance, table.Routes), "its way to the internet is one instance")


def leads_to_instance(route: Any) -> bool:
    destination = route.DestinationCidrBlock or route.DestinationIpv6CidrBlock
    return bool((route.InstanceId or route.NetworkInterfaceId) and destination in EVERYTHING)


EXAMPLES = """
# pass: a gateway
Resources:
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
---
# fail: an instance
Resources:
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NetworkInterfaceId: eni-1}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
---
# undetermined: to where is a parameter
Resources:
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: !Ref Network, NetworkInterfaceId: eni-1}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
"""
