"""A packet walked through a small estate, step by step as AWS documents it: slow, and independent of the engine.

An estate is drawn as plain records here; `inventory` says the same in CloudFormation's words for the engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from remit.model import MemoryInventory, Resource, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Inventory

PORTS = (22, 443)
CLIENTS = (1024, 40000)
"""Ports of a client: one that narrow rules leave out, one that they do not."""
HOSTS = ("8.8.8.8", "52.0.0.9", "52.200.0.9", "200.0.0.9")
"""Hosts of the internet: one in each part that the blocks below can tell apart."""
BLOCKS = (
    "0.0.0.0/0",
    "0.0.0.0/1",
    "128.0.0.0/1",
    "52.0.0.0/8",
    "52.0.0.0/9",
    "10.0.0.0/8",
    "10.0.0.0/16",
    "10.1.0.0/24",
)
VPCS = ("10.0.0.0/16", "10.1.0.0/16")
SUBNETS = ("10.0.0.0/24", "10.0.1.0/24", "10.1.0.0/24")
GROUPS = ("sg-a", "sg-b", "sg-c")


@dataclass
class Rule:
    port: tuple[int, int]
    source: str
    """A block, or a group."""


@dataclass
class Entry:
    number: int
    allow: bool
    egress: bool
    block: str
    port: tuple[int, int]


@dataclass
class Card:
    name: str
    address: str
    subnet: int
    groups: list[str]
    public: bool


@dataclass
class Estate:
    gateways: list[bool]
    """Whether each VPC has an internet gateway."""
    routes: list[list[tuple[str, str]]]
    """Of each subnet: block and target (igw, nat, pcx, hole)."""
    acls: list[list[Entry] | None]
    ingress: dict[str, list[Rule]]
    egress: dict[str, list[Rule]]
    cards: list[Card] = field(default_factory=list)
    peered: bool = True
    blocked: str = "off"
    nat: int = 0
    """The subnet of the NAT gateway, which is in the first VPC."""


# ── how one is drawn ────────────────────

ranges = st.sampled_from([(22, 22), (443, 443), (0, 65535), (1024, 65535), (22, 443), (32768, 65535)])
blocks = st.sampled_from(BLOCKS)
rules = st.lists(st.builds(Rule, ranges, st.one_of(blocks, st.sampled_from(GROUPS))), max_size=3)
entries = st.lists(
    st.builds(Entry, st.integers(1, 9), st.booleans(), st.booleans(), blocks, ranges),
    max_size=5,
    unique_by=lambda each: (each.number, each.egress),
)
tables = st.dictionaries(
    st.sampled_from(BLOCKS[:-1]), st.sampled_from(["igw", "igw", "nat", "pcx", "hole"]), max_size=4
)


@st.composite
def estates(draw: st.DrawFn) -> Estate:
    cards = []
    for index in range(draw(st.integers(2, 4))):
        subnet = draw(st.integers(0, 2))
        address = str(ip_network(SUBNETS[subnet])[10 + index])
        groups = draw(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=2, unique=True))
        cards.append(Card(f"eni-{index}", address, subnet, groups, draw(st.booleans())))
    everything = [Rule((0, 65535), "0.0.0.0/0")]
    return Estate(
        gateways=[draw(st.sampled_from([True, True, False])) for _ in VPCS],
        routes=[valid(subnet, draw(tables)) for subnet in range(len(SUBNETS))],
        acls=[draw(st.one_of(st.none(), entries)) for _ in SUBNETS],
        ingress={group: draw(rules) for group in GROUPS},
        egress={group: draw(st.one_of(st.just(everything), rules)) for group in GROUPS},
        cards=cards,
        peered=draw(st.booleans()),
        blocked=draw(st.sampled_from(["off", "off", "off", "block-ingress", "block-bidirectional"])),
        nat=draw(st.integers(0, 1)),
    )


def valid(subnet: int, table: dict[str, str]) -> list[tuple[str, str]]:
    """The routes that AWS takes: inside the VPC none may lead to a gateway or a peer."""
    own = ip_network(VPCS[vpc_of(subnet)])
    return [(block, to) for block, to in table.items() if to in ("nat", "hole") or not ip_network(block).subnet_of(own)]  # type: ignore[arg-type]


# ── the walk ────────────────────


def inside(address: str, block: str) -> bool:
    return ip_address(address) in ip_network(block)


def vpc_of(subnet: int) -> int:
    return 0 if subnet < 2 else 1


def private(address: str) -> bool:
    return inside(address, "10.0.0.0/8")


def routed(estate: Estate, subnet: int, address: str) -> str:
    """Where the longest prefix leads: local, igw, nat, pcx, hole or nothing."""
    local = [(VPCS[vpc_of(subnet)], "local")]
    held = [
        (ip_network(block).prefixlen, target != "local", target)
        for block, target in estate.routes[subnet] + local
        if inside(address, block)
    ]
    return max(held)[2] if held else ""


def admits(rules: list[Rule], port: int, address: str, groups: list[str]) -> bool:
    return any(
        rule.port[0] <= port <= rule.port[1]
        and (rule.source in groups if rule.source.startswith("sg-") else inside(address, rule.source))
        for rule in rules
    )


def acl_lets(estate: Estate, subnet: int, address: str, port: int, *, egress: bool) -> bool:
    acl = estate.acls[subnet]
    if acl is None:
        return True
    for entry in sorted(acl, key=lambda each: each.number):
        if entry.egress == egress and inside(address, entry.block) and entry.port[0] <= port <= entry.port[1]:
            return entry.allow
    return False


def walks(estate: Estate, source: Card, target: Card, port: int) -> bool:
    """Whether a packet by private addresses gets from card to card, and its answer back."""
    let_in = admits(
        [rule for group in target.groups for rule in estate.ingress[group]], port, source.address, source.groups
    )
    let_out = admits(
        [rule for group in source.groups for rule in estate.egress[group]], port, target.address, target.groups
    )
    if not (let_in and let_out):
        return False
    if source.subnet == target.subnet:
        return True
    there, back = routed(estate, source.subnet, target.address), routed(estate, target.subnet, source.address)
    if vpc_of(source.subnet) == vpc_of(target.subnet):
        passable = there == back == "local"
    else:
        passable = there == back == "pcx" and estate.peered
    return passable and any(
        acl_lets(estate, source.subnet, target.address, port, egress=True)
        and acl_lets(estate, target.subnet, source.address, port, egress=False)
        and acl_lets(estate, target.subnet, source.address, client, egress=True)
        and acl_lets(estate, source.subnet, target.address, client, egress=False)
        for client in CLIENTS
    )


def comes_in(estate: Estate, host: str, target: Card, port: int) -> bool:
    """Whether a host of the internet gets to a card."""
    if not target.public or not estate.gateways[vpc_of(target.subnet)] or estate.blocked != "off":
        return False
    let_in = admits([rule for group in target.groups for rule in estate.ingress[group]], port, host, [])
    return (
        let_in
        and routed(estate, target.subnet, host) == "igw"
        and acl_lets(estate, target.subnet, host, port, egress=False)
        and any(acl_lets(estate, target.subnet, host, client, egress=True) for client in CLIENTS)
    )


def goes_out(estate: Estate, source: Card, host: str, port: int) -> bool:
    """Whether a card gets to a host of the internet, by its own address or translated."""
    if not admits([rule for group in source.groups for rule in estate.egress[group]], port, host, []):
        return False
    if not acl_lets(estate, source.subnet, host, port, egress=True):
        return False
    if not any(acl_lets(estate, source.subnet, host, client, egress=False) for client in CLIENTS):
        return False
    led = routed(estate, source.subnet, host)
    if led == "igw":
        return source.public and estate.gateways[vpc_of(source.subnet)] and estate.blocked == "off"
    return led == "nat" and translated(estate, host, port)


def translated(estate: Estate, host: str, port: int) -> bool:
    """Whether the NAT gateway passes a packet on; what its ACL does to the subnets behind it is left open."""
    return (
        estate.gateways[0]
        and estate.blocked != "block-bidirectional"
        and routed(estate, estate.nat, host) == "igw"
        and acl_lets(estate, estate.nat, host, port, egress=True)
        and any(acl_lets(estate, estate.nat, host, client, egress=False) for client in CLIENTS)
    )


# ── the same, in CloudFormation's words ────────────────────


def inventory(estate: Estate) -> Inventory:
    """The estate as an account that was read as a whole."""
    found = MemoryInventory(whole=True)
    for type_name, name, properties in records(estate):
        found.add(
            Resource(
                f"AWS::EC2::{type_name}", name, name, wrap(properties).__dict__, scope="1", account="1", region="r"
            )
        )
    return found


def records(estate: Estate) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for index, block in enumerate(VPCS):
        attached = [{"InternetGatewayId": f"igw-{index}"}] if estate.gateways[index] else []
        yield "VPC", f"vpc-{index}", {"CidrBlock": block, "GatewayAttachments": attached}
        yield "InternetGateway", f"igw-{index}", {}
    for index, block in enumerate(SUBNETS):
        vpc = f"vpc-{vpc_of(index)}"
        yield (
            "RouteTable",
            f"rtb-{index}",
            {"VpcId": vpc, "Routes": [route_record(index, *route) for route in estate.routes[index]]},
        )
        acl = estate.acls[index]
        open_ = [Entry(1, allow=True, egress=egress, block="0.0.0.0/0", port=(0, 65535)) for egress in (True, False)]
        yield (
            "NetworkAcl",
            f"acl-{index}",
            {"VpcId": vpc, "Entries": [entry_record(each) for each in (open_ if acl is None else acl)]},
        )
        yield (
            "Subnet",
            f"subnet-{index}",
            {"VpcId": vpc, "CidrBlock": block, "RouteTableId": f"rtb-{index}", "NetworkAclId": f"acl-{index}"},
        )
    yield "NatGateway", "nat-0", {"SubnetId": f"subnet-{estate.nat}"}
    ends = {"VpcId": "vpc-0", "PeerVpcId": "vpc-1"}
    yield "VPCPeeringConnection", "pcx-0", {**ends, "Status": {"Code": "active" if estate.peered else "deleted"}}
    yield "VPCBlockPublicAccessOptions", "bpa", {"InternetGatewayBlockMode": estate.blocked}
    for group in GROUPS:
        ingress = [rule_record(rule, "Source") for rule in estate.ingress[group]]
        egress = [rule_record(rule, "Destination") for rule in estate.egress[group]]
        yield "SecurityGroup", group, {"SecurityGroupIngress": ingress, "SecurityGroupEgress": egress}
    for card in estate.cards:
        public = {"Association": {"PublicIp": "52.0.0.9"}} if card.public else {}
        told = {"PrivateIpAddress": card.address, "SubnetId": f"subnet-{card.subnet}", "GroupSet": card.groups}
        yield "NetworkInterface", card.name, told | public


def route_record(subnet: int, block: str, target: str) -> dict[str, Any]:
    led = {
        "igw": {"GatewayId": f"igw-{vpc_of(subnet)}"},
        "nat": {"NatGatewayId": "nat-0"},
        "pcx": {"VpcPeeringConnectionId": "pcx-0"},
        "hole": {"NetworkInterfaceId": "eni-gone", "State": "blackhole"},
    }
    return {"DestinationCidrBlock": block, **led[target]}


def entry_record(entry: Entry) -> dict[str, Any]:
    return {
        "RuleNumber": entry.number,
        "Protocol": 6,
        "RuleAction": "allow" if entry.allow else "deny",
        "Egress": entry.egress,
        "CidrBlock": entry.block,
        "PortRange": {"From": entry.port[0], "To": entry.port[1]},
    }


def rule_record(rule: Rule, side: str) -> dict[str, Any]:
    who = {f"{side}SecurityGroupId": rule.source} if rule.source.startswith("sg-") else {"CidrIp": rule.source}
    return {"IpProtocol": "tcp", "FromPort": rule.port[0], "ToPort": rule.port[1], **who}
