"""Small estates for the tests of entry points: a VPC with a public and a private subnet, and what stands in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from remit.model import Obj, Unknown
from remit.sources.cloudformation import load_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Inventory

FILE = "estate.yaml"
VPC = """
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Gateway: {Type: AWS::EC2::InternetGateway}
  Attached: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
  Outer: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
  Inner: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}}
  Routes: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  Out:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
  Way: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Outer, RouteTableId: !Ref Routes}}
  Open:
    Type: AWS::EC2::SecurityGroup
    Properties:
      {GroupDescription: all, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]}
  Closed:
    Type: AWS::EC2::SecurityGroup
    Properties:
      {GroupDescription: office, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 198.51.0.0/24}]}
  OuterSubnets:
    Type: AWS::RDS::DBSubnetGroup
    Properties: {DBSubnetGroupDescription: outer, SubnetIds: [!Ref Outer]}
  InnerSubnets:
    Type: AWS::RDS::DBSubnetGroup
    Properties: {DBSubnetGroupDescription: inner, SubnetIds: [!Ref Inner]}
"""
PARAMETERS = "Parameters:\n  Told: {Type: String}\n"


def estate(text: str, *, vpc: bool = False, closed: bool = False) -> Inventory:
    """The inventory of resources as CloudFormation; `Told` is a parameter without a value."""
    inventory = load_text(f"{PARAMETERS}Resources:{VPC if vpc else ''}\n{text.strip(chr(10))}\n", FILE, closed=closed)
    assert not [note.text for note in inventory.notes if note.level == "error"]
    return inventory


def key(name: str) -> str:
    return f"{FILE}#{name}"


@contextmanager
def hidden(holder: Any, name: Any) -> Iterator[None]:
    """One value replaced by Unknown while the context lasts."""
    value = holder[name]
    holder[name] = Unknown("hidden by the test")
    yield
    holder[name] = value


def values(inventory: Inventory) -> Iterator[tuple[str, Any, Any]]:
    """Every value of every resource: where it is, what holds it, and its name there."""
    for type_name in inventory.types():
        for resource in inventory.of_type(type_name):
            yield from below(resource.properties, resource.id)


def below(value: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(value, Obj):
        for name, item in list(vars(value).items()):
            yield f"{where}.{name}", vars(value), name
            yield from below(item, f"{where}.{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield f"{where}[{index}]", value, index
            yield from below(item, f"{where}[{index}]")
