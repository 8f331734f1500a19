"""Routes over a peering lead to the networks that are needed.

Why: a route for more than the other VPC's own networks hands traffic that was never meant for it to its owner, and
lets an intruder wander.

Fix: name the subnet, or host, that is needed in `DestinationCidrBlock`. Replacing a route interrupts what used it for
a moment.

Links:
- https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
- https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.ec2 import RouteTable

META = Meta(
    type="AWS::EC2::RouteTable",
    duty="network-controls",
    severity="medium",
    also=("CKV2_AWS_44",),
    controls=("AC-4", "AC-6", "SC-7"),
)

SHORT = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15")


def run(table: RouteTable) -> Result:
    return expect(not some(is_wide, table.Routes), "a route over a peering is wider than a VPC's network can be")


def is_wide(route: Any) -> bool:
    if not route.VpcPeeringConnectionId:
        return False
    if route.DestinationIpv6CidrBlock:
        return bool(route.DestinationIpv6CidrBlock == "::/0")
    return or_default(route.DestinationCidrBlock, "").rpartition("/")[2] in SHORT  # a VPC has at most a /16


EXAMPLES = """
# pass: one subnet
Resources:
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 10.1.2.0/24, VpcPeeringConnectionId: pcx-1}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
---
# fail: everything
Resources:
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, VpcPeeringConnectionId: pcx-1}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
---
# undetermined: a parameter
Resources:
  Route:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: !Ref Network, VpcPeeringConnectionId: pcx-1}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
"""
