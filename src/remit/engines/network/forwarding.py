"""Route tables: which addresses each of their targets gets, by the longest prefix.

https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html#route-tables-priority.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.blocks import Block, block_of
from remit.engines.network.packets import Spans, everything, spans_of
from remit.model import MISSING, Cause, Obj, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

LOCAL, INTERNET, EGRESS_ONLY, NAT = "local", "internet-gateway", "egress-only-gateway", "nat-gateway"
PEERING, TRANSIT, VPN, APPLIANCE = "peering", "transit-gateway", "vpn-gateway", "appliance"
ENDPOINT, ELSEWHERE, UNKNOWN = "endpoint", "elsewhere", "unknown"

TARGETS = {
    "EgressOnlyInternetGatewayId": EGRESS_ONLY,
    "NatGatewayId": NAT,
    "VpcPeeringConnectionId": PEERING,
    "TransitGatewayId": TRANSIT,
    "NetworkInterfaceId": APPLIANCE,
    "InstanceId": APPLIANCE,
    "VpcEndpointId": ENDPOINT,
    "CarrierGatewayId": ELSEWHERE,
    "LocalGatewayId": ELSEWHERE,
    "CoreNetworkArn": ELSEWHERE,
    "OdbNetworkArn": ELSEWHERE,
}
"""The property of a route that names its target, and the kind of that:
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html."""

GATEWAYS = {
    "AWS::EC2::InternetGateway": INTERNET,
    "AWS::EC2::VPNGateway": VPN,
    "AWS::EC2::VPCEndpoint": ENDPOINT,
    "AWS::EC2::EgressOnlyInternetGateway": EGRESS_ONLY,
}
"""What `GatewayId` may refer to."""
PREFIXES = {"igw-": INTERNET, "vgw-": VPN, "vpce-": ENDPOINT, "eigw-": EGRESS_ONLY, "local": LOCAL}
"""What `GatewayId` begins with."""

PROPAGATED = "EnableVgwRoutePropagation"
STATIC, LISTED, LEARNED, BUILT_IN = range(4)
"""Of routes to the same block the first of these wins; the built-in local route may be replaced."""


class Target(NamedTuple):
    """Where a route leads: the kind, and the identity of that."""

    kind: str
    key: str

    def may_be(self, kind: str, key: str | None = None) -> bool | None:
        """Whether it is of the kind, or that very one; None when that is not known."""
        if self.kind == UNKNOWN:
            return None
        if self.kind != kind or key is None:
            return self.kind == kind
        return self.key == key if self.key else None


class Route(NamedTuple):
    """One route. `blocks` is None when the destination is not known; the target's kind is UNKNOWN when that is not."""

    at: Any
    blocks: tuple[Block, ...] | None
    target: Target
    rank: int
    blackhole: bool = False
    cause: Cause | None = None
    table: str = ""


class Region(NamedTuple):
    """The addresses that go to a target: `sure` certainly, `most` at the most; `route` leads the most of them there."""

    sure: Spans
    most: Spans
    route: Route | None
    cause: Cause | None


class Table(NamedTuple):
    """A route table read: addresses that are told apart, each with its route, and routes of unknown destination."""

    key: str
    regions: tuple[tuple[Spans, Route], ...]
    unsure: tuple[Route, ...]

    def toward(self, kind: str, key: str | None = None) -> Region:
        """The addresses that go to a target of a kind, or to that very one."""
        mine = [(spans, route) for spans, route in self.regions if not route.blackhole]
        led = [(spans, route) for spans, route in mine if route.target.may_be(kind, key) is True]
        doubtful = [(spans, route) for spans, route in mine if route.target.may_be(kind, key) is None]
        sure = reduce(or_, (spans for spans, _ in led), Spans())
        most = reduce(or_, (spans for spans, _ in doubtful), sure)
        vague = [route for _, route in (*doubtful, *led) if not route.target.key]
        causes = [route.cause for route in (*vague, *(route for _, route in doubtful), *self.unsure)]
        for route in self.unsure:
            certain = route.target.may_be(kind, key)
            sure = sure if certain is True else Spans()
            most = most if certain is False else everything()
        best = max(led or doubtful, key=lambda each: each[0].size)[1] if led or doubtful else None
        return Region(sure, most, best, next((cause for cause in causes if cause), None))

    def at(self, addresses: Spans) -> list[tuple[Spans, Route]]:
        """The parts of a set of addresses, each with its route."""
        return [(spans & addresses, route) for spans, route in self.regions if spans.meets(addresses)]


def table_of(key: str, routes: Iterable[Route], local: Iterable[Block]) -> Table:
    """Tell addresses apart by the longest prefix that holds them. `local` are the blocks of the VPC."""
    known: list[Route] = []
    unsure: list[Route] = []
    for route in routes:
        (unsure if route.blocks is None else known).append(route)
    own = Route(None, tuple(local), Target(LOCAL, ""), BUILT_IN)
    single = [(block, route) for route in (*known, own) for block in route.blocks or ()]
    single.sort(key=lambda each: (each[0].last - each[0].first, each[1].rank))
    taken, found = Spans(), []
    for block, route in single:
        whole = spans_of(block)
        rest = whole - taken
        taken = taken | whole
        found += [(rest, route)] if rest else []
    return Table(key, tuple(found), tuple(unsure))


def unknown_table(key: str, cause: Cause) -> Table:
    """A table of which nothing is known."""
    return Table(key, (), (Route(None, None, Target(UNKNOWN, ""), STATIC, cause=cause),))


def route_of(
    item: Any, identity: Callable[[Any], str | Cause | None], kind_of: Callable[[Any], str], listed: Any
) -> Route:
    """One declared route. `kind_of` tells the type of a referenced gateway, `listed` the blocks of a prefix list."""
    if not isinstance(item, Obj):
        cause = cause_of(item) if not is_known(item) else Cause("a route is not an object")
        return Route(item, None, Target(UNKNOWN, ""), STATIC, cause=cause)
    target, doubt = target_of(item, identity, kind_of)
    blocks, unknown = destination_of(item, listed)
    if blocks is None and target.kind == ENDPOINT and is_told(item["DestinationPrefixListId"]):
        blocks, unknown = (), None  # a gateway endpoint takes the addresses of its service, and no others
    from_list = is_told(item["DestinationPrefixListId"])
    rank = LISTED if from_list else LEARNED if says(item["Origin"], PROPAGATED) else STATIC
    return Route(item, blocks, target, rank, says(item["State"], "blackhole"), doubt or unknown)


def is_told(value: Any) -> bool:
    """Whether a property is there, be it unknown."""
    return not (is_known(value) and value == MISSING)


def says(value: Any, *texts: str) -> bool:
    """Whether a value is known to be one of these texts."""
    return is_known(value) and value in texts


def destination_of(
    item: Any, listed: Callable[[Any], tuple[Block, ...] | Cause]
) -> tuple[tuple[Block, ...] | None, Cause | None]:
    """The blocks that a route is for, or why they are not known."""
    for name in ("DestinationCidrBlock", "DestinationIpv6CidrBlock"):
        block = block_of(item[name])
        if block is not None:
            return ((block,), None) if isinstance(block, Block) else (None, block)
    value = item["DestinationPrefixListId"]
    if is_known(value) and value == MISSING:
        return None, Cause("a route names no destination")
    blocks = listed(value)
    return (None, blocks) if isinstance(blocks, Cause) else (blocks, None)


def target_of(
    item: Any, identity: Callable[[Any], str | Cause | None], kind_of: Callable[[Any], str]
) -> tuple[Target, Cause | None]:
    """Where a route leads, or why that is not known."""
    for name, kind in (("GatewayId", ""), *TARGETS.items()):
        value = item[name]
        if is_known(value) and value == MISSING:
            continue
        key = identity(value)
        if isinstance(key, str):
            told = kind or (kind_of(value) if isinstance(value, Reference) else by_prefix(str(value)))
            return Target(told, key), None if told != UNKNOWN else Cause("what a route leads to is not in sight")
        return Target(kind or UNKNOWN, ""), key or cause_of(value)
    return Target(UNKNOWN, ""), Cause("a route names no target")


def by_prefix(identifier: str) -> str:
    """The kind of a gateway by its id."""
    return next((kind for prefix, kind in PREFIXES.items() if identifier.startswith(prefix)), UNKNOWN)
