"""Estates small enough to decide one thing, as CloudFormation: a base, and edits of it in a line each.

`Name: {…}` adds a resource, `Name.Property: value` sets a property, `Name: null` takes a resource away.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from remit.engines.network.questions import ask, end, ports_of
from remit.engines.network.reach import Reach
from remit.sources import cloudformation

if TYPE_CHECKING:
    from remit.engines.network.questions import Reached
    from remit.model import Inventory

BASE = """
Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
Gateway: {Type: AWS::EC2::InternetGateway}
Attached: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
Outer:
  Type: AWS::EC2::Subnet
  Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a, MapPublicIpOnLaunch: true}
Inner: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a}}
Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
Default:
  Type: AWS::EC2::Route
  Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
Joined: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Outer, RouteTableId: !Ref Table}}
InnerTable: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
InnerJoined:
  Type: AWS::EC2::SubnetRouteTableAssociation
  Properties: {SubnetId: !Ref Inner, RouteTableId: !Ref InnerTable}
WebGroup:
  Type: AWS::EC2::SecurityGroup
  Properties:
    GroupDescription: web
    GroupName: web
    VpcId: !Ref Vpc
    SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
DataGroup:
  Type: AWS::EC2::SecurityGroup
  Properties:
    GroupDescription: data
    GroupName: data
    VpcId: !Ref Vpc
    SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref WebGroup}]
Web: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Outer, SecurityGroupIds: [!Ref WebGroup]}}
Data: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Inner, SecurityGroupIds: [!Ref DataGroup]}}
"""
"""Web on the internet, Data behind it."""

ROWS = Path(__file__).with_name("rows.yaml")


class Row(NamedTuple):
    """One fact: a question, what the estate is given, the edits that change the answer, and both answers."""

    fact: str
    question: str
    given: tuple[str, ...]
    edits: str
    then: str
    otherwise: str


def parts() -> dict[str, str]:
    """What several facts add to the base, by name."""
    return dict(yaml.safe_load(ROWS.read_text(encoding="utf-8"))["parts"])


def rows() -> list[Row]:
    """All facts."""
    told, named = yaml.safe_load(ROWS.read_text(encoding="utf-8")), parts()
    return [
        Row(
            fact=each["fact"],
            question=each["question"],
            given=(*(named[name] for name in each.get("base", ())), each.get("given", "")),
            edits=each["edits"],
            then=each["then"],
            otherwise=each["otherwise"],
        )
        for each in told["rows"]
    ]


class Loader(yaml.SafeLoader):
    """Keeps CloudFormation's tags as the long forms."""


def tagged(loader: Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        text = loader.construct_scalar(node)
        return {name: text.split(".", 1) if suffix == "GetAtt" else text}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    message = f"!{suffix} of an object"
    raise TypeError(message)


yaml.add_multi_constructor("!", tagged, Loader)


def resources(*edits: str) -> dict[str, Any]:
    """The base with the edits applied, in their order."""
    found: dict[str, Any] = {}
    for text in (BASE, *edits):
        for name, value in (yaml.load(text, Loader) or {}).items():  # noqa: S506 — a SafeLoader
            edit(found, name, value)
    return found


def edit(found: dict[str, Any], name: str, value: Any) -> None:
    """One edit."""
    resource, *path = name.split(".")
    place: Any = found
    if path:
        place = found[resource].setdefault("Properties", {})
    for part in path[:-1]:
        place = place[int(part)] if isinstance(place, list) else place.setdefault(part, {})
    last: Any = path[-1] if path else resource
    if value is None:
        del place[last]
    else:
        place[int(last) if isinstance(place, list) else last] = value


def inventory(*edits: str, parameters: dict[str, Any] | None = None) -> Inventory:
    """The inventory of the base with the edits, read as a template is."""
    template = {"Resources": resources(*edits), **({"Parameters": parameters} if parameters else {})}
    return cloudformation.load_text(json.dumps(template))


def answer(where: Inventory, question: str) -> str:
    """The answer to `FROM -> TO` or `FROM -> TO at PORT`."""
    return found(where, question).answer


def found(where: Inventory, question: str) -> Reached:
    """The whole answer."""
    ends, _, port = question.partition(" at ")
    source, target = ends.split(" -> ")
    reach = Reach(where)
    return ask(reach, end(reach, source), end(reach, target), ports_of(port) if port else None)
