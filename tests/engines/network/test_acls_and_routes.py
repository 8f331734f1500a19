"""Network ACLs decide by the lowest number that matches; a route to an internet gateway makes a subnet public."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.network import RuleReader
from remit.engines.network.acls import PROPERTY
from remit.model import MISSING, Reference, Undetermined, Unknown, wrap

UNKNOWN = Unknown("not read")


def entry(number: Any, action: Any, cidr: Any = "0.0.0.0/0", **more: Any) -> dict[str, Any]:
    name = "Ipv6CidrBlock" if ":" in str(cidr if isinstance(cidr, str) else "") else "CidrBlock"
    return {"RuleNumber": number, "RuleAction": action, "Protocol": -1, name: cidr} | more


SSH = {"Protocol": 6, "PortRange": {"From": 22, "To": 22}}


@pytest.mark.parametrize(
    ("entries", "admitted"),
    [
        pytest.param([], False, id="none: the last rule denies"),
        pytest.param([entry(100, "allow")], True, id="all"),
        pytest.param([entry(100, "allow", "::/0")], True, id="all by IPv6"),
        pytest.param([entry(200, "allow"), entry(100, "deny")], False, id="numbers count, not order"),
        pytest.param([entry(100, "allow"), entry(200, "deny")], True, id="a later deny is too late"),
        pytest.param([entry(100, "allow", Egress=True)], False, id="egress"),
        pytest.param([entry(100, "deny", **SSH), entry(200, "allow")], False, id="this port denied"),
        pytest.param([entry(100, "deny", **(SSH | {"Protocol": 17})), entry(200, "allow")], True, id="UDP denied"),
        pytest.param([entry(90, "deny", "8.8.8.0/24"), entry(100, "allow")], False, id="not all of the internet"),
        pytest.param([entry(90, "deny", "10.0.0.0/8"), entry(100, "allow")], True, id="private is no internet"),
        pytest.param([entry(90, "allow", "0.0.0.0/1"), entry(100, "allow", "128.0.0.0/1")], True, id="halves"),
        pytest.param([entry(100, "allow"), entry(200, UNKNOWN)], True, id="decided before the unknown"),
        pytest.param([entry(100, UNKNOWN), entry(200, "allow")], None, id="the unknown comes first"),
        pytest.param([entry(UNKNOWN, "deny"), entry(200, "allow")], None, id="unknown number"),
        pytest.param([entry(100, "allow", UNKNOWN)], None, id="unknown block"),
        pytest.param([entry(100, "deny"), entry(200, "allow", UNKNOWN)], False, id="all denied before the unknown"),
        pytest.param(UNKNOWN, None, id="not read"),
    ],
)
def test_ssh_through_the_acl(entries: Any, *, admitted: bool | None) -> None:
    try:
        answer: bool | None = RuleReader().acl_admits(wrap({PROPERTY: entries}), port=22).yes
    except Undetermined:
        answer = None
    assert answer is admitted


def test_an_acl_that_denies_administration_may_still_admit_some_port() -> None:
    acl = wrap({PROPERTY: [entry(100, "deny", **SSH), entry(200, "allow")]})
    assert RuleReader().acl_admits(acl).yes


def resolve(value: Any, type_name: str) -> Any:
    known = {"t#Igw": "AWS::EC2::InternetGateway", "t#Vgw": "AWS::EC2::VPNGateway"}
    return wrap({"Tags": []}) if known.get(value.target) == type_name else Unknown("not in the inventory")


@pytest.mark.parametrize(
    ("route", "public"),
    [
        pytest.param({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1"}, True, id="internet gateway"),
        pytest.param({"DestinationIpv6CidrBlock": "::/0", "GatewayId": "igw-1"}, True, id="by IPv6"),
        pytest.param({"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1"}, False, id="NAT"),
        pytest.param({"DestinationIpv6CidrBlock": "::/0", "EgressOnlyInternetGatewayId": "e"}, False, id="out only"),
        pytest.param({"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local"}, False, id="local"),
        pytest.param({"GatewayId": Reference("t#Igw", "InternetGatewayId")}, True, id="referenced"),
        pytest.param({"GatewayId": Reference("t#Vgw")}, False, id="a VPN gateway"),
        pytest.param({"GatewayId": Reference("t#Gone")}, None, id="a reference that leads nowhere"),
        pytest.param({"GatewayId": UNKNOWN}, None, id="unknown gateway"),
        pytest.param(UNKNOWN, None, id="unknown route"),
    ],
)
def test_public_route_table(route: Any, *, public: bool | None) -> None:
    try:
        answer: bool | None = RuleReader().is_public(wrap({"Routes": [route]}), resolve=resolve).yes
    except Undetermined:
        answer = None
    assert answer is public


def test_without_routes_nothing_is_public() -> None:
    assert not RuleReader().is_public(wrap({}))
    assert wrap({}).Routes == MISSING
