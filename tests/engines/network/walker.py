"""A packet walked through a small estate, step by step as AWS documents it: slow, and independent of the engine.

An estate is drawn as plain records here; `inventory` says the same in CloudFormation's words for the engine. Both IP
versions are walked, with TCP, UDP and ICMP.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from remit.model import MemoryInventory, Resource, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.model import Inventory

Record = tuple[str, str, dict[str, Any]]


class Packet(NamedTuple):
    """The first packet of an exchange: its protocol by number, and its port, or for ICMP its type."""

    protocol: int
    port: int


TCP, UDP, ICMP, ICMP6, ANY = 6, 17, 1, 58, -1
NAMES = {TCP: "tcp", UDP: "udp", ICMP: "icmp", ICMP6: "icmpv6", ANY: "-1"}
PACKETS = (Packet(TCP, 22), Packet(TCP, 443), Packet(UDP, 443), Packet(ICMP, 8), Packet(ICMP6, 128))
ANSWERS = {ICMP: 0, ICMP6: 129}
"""The type of the answer to an echo request."""
CLIENTS = (1024, 40000)
"""Ports of a client: one that narrow rules leave out, one that they do not."""
HOSTS = ("8.8.8.8", "52.0.0.9", "52.200.0.9", "200.0.0.9")
HOSTS6 = ("2a00::9", "2600:2::9", "2c00::9", "2600:1f18:1:ff::9", "2600:1f18:2:ff::9", "2600:1f18:2::99")
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
BLOCKS6 = ("::/0", "2000::/3", "2a00::/16", "2600::/16", "2600:1f18:1::/48", "2600:1f18:2::/48", "2600:1f18:2:0::/64")
VPCS = ("10.0.0.0/16", "10.1.0.0/16")
VPCS6 = ("2600:1f18:1::/48", "2600:1f18:2::/48")
SUBNETS = ("10.0.0.0/24", "10.0.1.0/24", "10.1.0.0/24")
SUBNETS6 = ("2600:1f18:1:0::/64", "2600:1f18:1:1::/64", "2600:1f18:2:0::/64")
GROUPS = ("sg-a", "sg-b", "sg-c")
READ = (
    *("VPC", "InternetGateway", "RouteTable", "NetworkAcl", "Subnet", "NatGateway", "VPCPeeringConnection"),
    *("VPCBlockPublicAccessOptions", "VPCBlockPublicAccessExclusion", "SecurityGroup", "EgressOnlyInternetGateway"),
)
"""The types that a walk hangs on, beside the interfaces."""


@dataclass
class Rule:
    protocol: int
    port: tuple[int, int]
    """The ports; for ICMP the type, twice. Those of any other protocol do not count."""
    source: str
    """A block, or a group."""


@dataclass
class Entry:
    number: int
    allow: bool
    egress: bool
    block: str
    protocol: int
    port: tuple[int, int]


@dataclass
class Card:
    name: str
    address: str
    subnet: int
    groups: list[str]
    public: bool
    six: str = ""
    """Its IPv6 address, if it has one."""

    def addresses(self) -> list[str]:
        return [self.address, *([self.six] if self.six else [])]


@dataclass
class Estate:
    gateways: list[bool]
    """Whether each VPC has an internet gateway."""
    routes: list[list[tuple[str, str]]]
    """Of each subnet: block and target (igw, eigw, nat, pcx, hole)."""
    acls: list[list[Entry] | None]
    ingress: dict[str, list[Rule]]
    egress: dict[str, list[Rule]]
    cards: list[Card] = field(default_factory=list)
    peered: bool = True
    blocked: str = "off"
    spared: tuple[str, str] = ("", "")
    """What is excluded from the block, a subnet or VPC, and how."""
    nat: int = 0
    """The subnet of the NAT gateway, which is in the first VPC."""

    @classmethod
    def open(cls) -> Estate:
        """One interface that the internet reaches at one port."""
        rule = Rule(TCP, (443, 443), "0.0.0.0/0")
        card = Card("eni-0", "10.0.0.10", 0, ["sg-a"], public=True)
        table = [("0.0.0.0/0", "igw")]
        rules: dict[str, list[Rule]] = {group: [] for group in GROUPS}
        return cls([True, False], [table, [], []], [None, None, None], {**rules, "sg-a": [rule]}, rules, [card])


# ── how one is drawn ────────────────────

ranges = st.sampled_from([(22, 22), (443, 443), (0, 65535), (1024, 65535), (22, 443), (32768, 65535)])
spoken = st.one_of(
    st.tuples(st.just(TCP), ranges),
    st.tuples(st.sampled_from((TCP, TCP, UDP)), ranges),
    st.sampled_from(((ICMP, (8, 8)), (ICMP, (0, 0)), (ICMP, (-1, -1)))),
    st.sampled_from(((ICMP6, (128, 128)), (ICMP6, (129, 129)), (ICMP6, (-1, -1)))),
    st.just((ANY, (0, 65535))),
)
blocks = st.sampled_from((*BLOCKS, *BLOCKS6))
rule = st.builds(
    lambda said, source: Rule(said[0], said[1], source), spoken, st.one_of(blocks, st.sampled_from(GROUPS))
)
rules = st.lists(rule, max_size=3)
entry = st.builds(
    lambda said, number, allow, egress, block: Entry(number, allow, egress, block, *said),
    spoken,
    st.integers(1, 9),
    st.booleans(),
    st.booleans(),
    blocks,
)
entries = st.lists(entry, max_size=6, unique_by=lambda each: (each.number, each.egress))
open_entries = [
    Entry(at, allow=True, egress=egress, block=everything, protocol=ANY, port=(0, 65535))
    for at, everything in ((98, "0.0.0.0/0"), (99, "::/0"))
    for egress in (True, False)
]
"""Those of the network ACL that a VPC comes with."""
tables = st.dictionaries(
    st.sampled_from(BLOCKS[:-1]), st.sampled_from(["igw", "igw", "nat", "pcx", "hole"]), max_size=4
)
tables6 = st.dictionaries(
    st.sampled_from(BLOCKS6[:-1]), st.sampled_from(["igw", "igw", "eigw", "pcx", "hole"]), max_size=3
)
modes = st.sampled_from(["off", "off", "off", "block-ingress", "block-bidirectional"])
spared = st.tuples(
    st.sampled_from(["", "subnet-0", "subnet-2", "vpc-0"]), st.sampled_from(["allow-bidirectional", "allow-egress"])
)


@st.composite
def estates(draw: st.DrawFn) -> Estate:
    cards = []
    for index in range(draw(st.integers(2, 4))):
        subnet = draw(st.integers(0, 2))
        address, six = (str(ip_network(each[subnet])[10 + index]) for each in (SUBNETS, SUBNETS6))
        groups = draw(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=2, unique=True))
        cards.append(
            Card(f"eni-{index}", address, subnet, groups, draw(st.booleans()), draw(st.sampled_from(("", six))))
        )
    everything = [Rule(ANY, (0, 65535), block) for block in ("0.0.0.0/0", "::/0")]
    return Estate(
        gateways=[draw(st.sampled_from([True, True, False])) for _ in VPCS],
        routes=[valid(subnet, {**draw(tables), **draw(tables6)}) for subnet in range(len(SUBNETS))],
        acls=[draw(st.one_of(st.none(), entries, entries.map(lambda made: made + open_entries))) for _ in SUBNETS],
        ingress={group: draw(rules) for group in GROUPS},
        egress={group: draw(st.one_of(st.just(everything), rules)) for group in GROUPS},
        cards=cards,
        peered=draw(st.booleans()),
        blocked=draw(modes),
        spared=draw(spared),
        nat=draw(st.integers(0, 1)),
    )


def valid(subnet: int, table: dict[str, str]) -> list[tuple[str, str]]:
    """The routes that AWS takes: inside the VPC none may lead to a gateway or a peer."""
    return [
        (block, to)
        for block, to in table.items()
        if to in ("nat", "hole") or not any(within(block, own[vpc_of(subnet)]) for own in (VPCS, VPCS6))
    ]


# ── the walk ────────────────────


@cache
def inside(address: str, block: str) -> bool:
    return ip_address(address) in ip_network(block)


def within(block: str, other: str) -> bool:
    one, two = ip_network(block), ip_network(other)
    return one.version == two.version and one.subnet_of(two)  # type: ignore[arg-type]


def vpc_of(subnet: int) -> int:
    return 0 if subnet < 2 else 1


def routed(estate: Estate, subnet: int, address: str) -> str:
    """Where the longest prefix leads: local, igw, eigw, nat, pcx, hole or nothing."""
    local = [(own[vpc_of(subnet)], "local") for own in (VPCS, VPCS6)]
    held = [
        (int(block.rpartition("/")[2]), target != "local", target)
        for block, target in estate.routes[subnet] + local
        if inside(address, block)
    ]
    return max(held)[2] if held else ""


def carries(said: Rule | Entry, packet: Packet) -> bool:
    """Whether a rule or an entry speaks of a packet, its addresses left aside."""
    if said.protocol == ANY:
        return True
    whole = said.port == (-1, -1)
    return said.protocol == packet.protocol and (whole or said.port[0] <= packet.port <= said.port[1])


def admits(rules: list[Rule], packet: Packet, address: str, groups: list[str]) -> bool:
    return any(
        carries(rule, packet)
        and (rule.source in groups if rule.source.startswith("sg-") else inside(address, rule.source))
        for rule in rules
    )


def acl_lets(estate: Estate, subnet: int, address: str, packet: Packet, *, egress: bool) -> bool:
    acl = estate.acls[subnet]
    if acl is None:
        return True
    for entry in sorted(acl, key=lambda each: each.number):
        if entry.egress == egress and inside(address, entry.block) and carries(entry, packet):
            return entry.allow
    return False


def answers(packet: Packet) -> list[Packet]:
    """The packets that answer: one of them must get back."""
    if packet.protocol in ANSWERS:
        return [Packet(packet.protocol, ANSWERS[packet.protocol])]
    return [Packet(packet.protocol, client) for client in CLIENTS]


def both_ways(estate: Estate, subnet: int, address: str, packet: Packet, *, egress: bool) -> bool:
    """Whether the ACL of a subnet passes a packet in a direction, and its answer in the other."""
    return acl_lets(estate, subnet, address, packet, egress=egress) and any(
        acl_lets(estate, subnet, address, answer, egress=not egress) for answer in answers(packet)
    )


def sends(estate: Estate, source: Card, address: str, packet: Packet, groups: Iterable[str] = ()) -> bool:
    return admits([rule for group in source.groups for rule in estate.egress[group]], packet, address, [*groups])


def takes(estate: Estate, target: Card, address: str, packet: Packet, groups: Iterable[str] = ()) -> bool:
    return admits([rule for group in target.groups for rule in estate.ingress[group]], packet, address, [*groups])


def walks(estate: Estate, source: Card, target: Card, packet: Packet) -> bool:
    """Whether a packet by private addresses, or those of IPv6, gets from card to card, and its answer back."""
    ends = [(source.address, target.address), *([(source.six, target.six)] if source.six and target.six else [])]
    return any(
        sends(estate, source, theirs, packet, target.groups)
        and takes(estate, target, ours, packet, source.groups)
        and passes(estate, (source.subnet, ours), (target.subnet, theirs), packet)
        for ours, theirs in ends
    )


def passes(estate: Estate, ours: tuple[int, str], theirs: tuple[int, str], packet: Packet) -> bool:
    """Whether routes and ACLs let a packet pass between two addresses, and its answer back."""
    (subnet, address), (other, destination) = ours, theirs
    if subnet == other:
        return True
    there, back = routed(estate, subnet, destination), routed(estate, other, address)
    near = vpc_of(subnet) == vpc_of(other)
    return (there == back == "local" if near else there == back == "pcx" and estate.peered) and any(
        acl_lets(estate, subnet, destination, packet, egress=True)
        and acl_lets(estate, other, address, packet, egress=False)
        and acl_lets(estate, other, address, answer, egress=True)
        and acl_lets(estate, subnet, destination, answer, egress=False)
        for answer in answers(packet)
    )


def shut(estate: Estate, subnet: int, through: str, *, inbound: bool) -> bool:
    """Whether public access of a subnet is blocked: an exclusion counts for itself, one for egress only when all is."""
    what, how = estate.spared
    excluded = what in (f"subnet-{subnet}", f"vpc-{vpc_of(subnet)}")
    if estate.blocked == "off" or (excluded and how == "allow-bidirectional"):
        return False
    if estate.blocked == "block-ingress":
        return inbound or through == "igw"
    return inbound or not excluded


def comes_in(estate: Estate, host: str, target: Card, packet: Packet) -> bool:
    """Whether a host of the internet gets to a card."""
    addressed = target.six if ":" in host else target.public
    return (
        bool(addressed)
        and estate.gateways[vpc_of(target.subnet)]
        and not shut(estate, target.subnet, "igw", inbound=True)
        and takes(estate, target, host, packet)
        and routed(estate, target.subnet, host) == "igw"
        and both_ways(estate, target.subnet, host, packet, egress=False)
    )


def goes_out(estate: Estate, source: Card, host: str, packet: Packet) -> bool:
    """Whether a card gets to a host of the internet, by its own address or translated."""
    six = ":" in host
    if (six and not source.six) or not sends(estate, source, host, packet):
        return False
    if not both_ways(estate, source.subnet, host, packet, egress=True):
        return False
    led = routed(estate, source.subnet, host)
    if led in ("igw", "eigw"):
        attached = led == "eigw" or estate.gateways[vpc_of(source.subnet)]
        return attached and (six or source.public) and not shut(estate, source.subnet, led, inbound=False)
    return led == "nat" and translated(estate, host, packet)


def translated(estate: Estate, host: str, packet: Packet) -> bool:
    """Whether the NAT gateway passes a packet on; what its ACL does to the subnets behind it is left open."""
    return (
        estate.gateways[0]
        and not shut(estate, estate.nat, "nat", inbound=False)
        and routed(estate, estate.nat, host) == "igw"
        and both_ways(estate, estate.nat, host, packet, egress=True)
    )


# ── the same, in CloudFormation's words ────────────────────


def inventory(estate: Estate) -> Inventory:
    """The estate as an account that was read as a whole."""
    return account(records(estate))


def account(told: Iterable[Record]) -> MemoryInventory:
    """An account that holds these."""
    found = MemoryInventory(whole=True)
    for type_name, name, properties in told:
        found.add(
            Resource(
                f"AWS::EC2::{type_name}", name, name, wrap(properties).__dict__, scope="1", account="1", region="r"
            )
        )
    return found


def records(estate: Estate) -> Iterator[Record]:
    for index, block in enumerate(VPCS):
        attached = [{"InternetGatewayId": f"igw-{index}"}] if estate.gateways[index] else []
        told = {"CidrBlock": block, "Ipv6CidrBlocks": [VPCS6[index]], "GatewayAttachments": attached}
        yield "VPC", f"vpc-{index}", told
        yield "InternetGateway", f"igw-{index}", {}
        yield "EgressOnlyInternetGateway", f"eigw-{index}", {"VpcId": f"vpc-{index}"}
    for index, block in enumerate(SUBNETS):
        yield from subnet_records(estate, index, block)
    yield "NatGateway", "nat-0", {"SubnetId": f"subnet-{estate.nat}"}
    ends = {"VpcId": "vpc-0", "PeerVpcId": "vpc-1"}
    yield "VPCPeeringConnection", "pcx-0", {**ends, "Status": {"Code": "active" if estate.peered else "deleted"}}
    yield "VPCBlockPublicAccessOptions", "bpa", {"InternetGatewayBlockMode": estate.blocked}
    what, how = estate.spared
    if what:
        named = {"SubnetId" if what.startswith("subnet") else "VpcId": what}
        yield "VPCBlockPublicAccessExclusion", "bpa-0", {**named, "InternetGatewayExclusionMode": how}
    for group in GROUPS:
        ingress = [rule_record(rule, "Source") for rule in estate.ingress[group]]
        egress = [rule_record(rule, "Destination") for rule in estate.egress[group]]
        yield "SecurityGroup", group, {"SecurityGroupIngress": ingress, "SecurityGroupEgress": egress}
    for card in estate.cards:
        public = {"Association": {"PublicIp": "52.0.0.9"}} if card.public else {}
        told = {"PrivateIpAddress": card.address, "SubnetId": f"subnet-{card.subnet}", "GroupSet": card.groups}
        six = {"Ipv6Addresses": [{"Ipv6Address": card.six}]} if card.six else {}
        yield "NetworkInterface", card.name, {**told, **public, **six}


def subnet_records(estate: Estate, index: int, block: str) -> Iterator[Record]:
    vpc, acl = f"vpc-{vpc_of(index)}", estate.acls[index]
    routes = [route_record(index, *route) for route in estate.routes[index]]
    yield "RouteTable", f"rtb-{index}", {"VpcId": vpc, "Routes": routes}
    entries = [entry_record(each) for each in (open_entries if acl is None else acl)]
    yield "NetworkAcl", f"acl-{index}", {"VpcId": vpc, "Entries": entries}
    own = {"VpcId": vpc, "CidrBlock": block, "Ipv6CidrBlocks": [SUBNETS6[index]]}
    yield "Subnet", f"subnet-{index}", {**own, "RouteTableId": f"rtb-{index}", "NetworkAclId": f"acl-{index}"}


def route_record(subnet: int, block: str, target: str) -> dict[str, Any]:
    led = {
        "igw": {"GatewayId": f"igw-{vpc_of(subnet)}"},
        "eigw": {"EgressOnlyInternetGatewayId": f"eigw-{vpc_of(subnet)}"},
        "nat": {"NatGatewayId": "nat-0"},
        "pcx": {"VpcPeeringConnectionId": "pcx-0"},
        "hole": {"NetworkInterfaceId": "eni-gone", "State": "blackhole"},
    }
    return {"DestinationIpv6CidrBlock" if ":" in block else "DestinationCidrBlock": block, **led[target]}


def entry_record(entry: Entry) -> dict[str, Any]:
    first, last = entry.port
    ranged = {"PortRange": {"From": first, "To": last}} if entry.protocol in (TCP, UDP) else {}
    typed = {"Icmp": {"Type": first, "Code": -1}} if entry.protocol in (ICMP, ICMP6) else {}
    return {
        "RuleNumber": entry.number,
        "Protocol": entry.protocol,
        "RuleAction": "allow" if entry.allow else "deny",
        "Egress": entry.egress,
        "Ipv6CidrBlock" if ":" in entry.block else "CidrBlock": entry.block,
        **ranged,
        **typed,
    }


def rule_record(rule: Rule, side: str) -> dict[str, Any]:
    named = {f"{side}SecurityGroupId": rule.source}
    block = {"CidrIpv6" if ":" in rule.source else "CidrIp": rule.source}
    first, last = rule.port
    ports = {"FromPort": first, "ToPort": -1 if rule.protocol in (ICMP, ICMP6) else last}
    who = named if rule.source.startswith("sg-") else block
    return {"IpProtocol": NAMES[rule.protocol], **({} if rule.protocol == ANY else ports), **who}
