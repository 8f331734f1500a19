"""What lies between two subnets, or a subnet and the internet: routes both ways, network ACLs both ways, gateways.

A leg says which packets pass by the address of the source (`inward`, judged at the target) and by the address of the
target (`outward`, judged at the source). The two do not depend on each other once the port is given, because a network
ACL sees one address of the other side at a time: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network import acls
from remit.engines.network.blocking import Blocking
from remit.engines.network.forwarding import (
    APPLIANCE,
    EGRESS_ONLY,
    ELSEWHERE,
    ENDPOINT,
    INTERNET,
    LOCAL,
    NAT,
    PEERING,
    TRANSIT,
    UNKNOWN,
    VPN,
)
from remit.engines.network.identities import either
from remit.engines.network.packets import ANY_PORTS, Gate, Packets, Spans, boxed, everything, internet, spans_of
from remit.engines.network.topology import SUBNET, name_of
from remit.engines.network.transit import Transit
from remit.model import Cause, is_known

if TYPE_CHECKING:
    from remit.engines.network.forwarding import Region, Route, Table
    from remit.engines.network.topology import Acl, Subnet, Topology

OPEN, SHUT = acls.OPEN, Packets()
SUBNET_LEG, UNKNOWN_LEG = "subnet", "unknown"
WITHIN = (APPLIANCE, ENDPOINT, NAT, UNKNOWN)
"""What a route more specific than the VPC's own may lead to:
https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html."""
WIDEST_VPC = {4: 16, 6: 84}
"""Bits that the widest block of a VPC leaves free, a /16 or /44: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html."""
INSPECTED = Cause("an appliance or endpoint on the way decides what passes")
BEYOND = Cause("what a VPN, a transit gateway or another network lets through is not modelled here")


class Step(NamedTuple):
    """One thing on the way: its kind, the key of its resource, the object that decides in it, and what that does."""

    kind: str
    key: str
    at: object
    told: str


class Leg(NamedTuple):
    """A way. `members` says whether rules that name security groups count on it, None when that is not known.

    `needs_public` is the side that must have a public address: "source", "target" or neither.
    """

    kind: str
    inward: Gate = OPEN
    outward: Gate = OPEN
    members: bool | None = True
    steps: tuple[Step, ...] = ()
    needs_public: str = ""

    @property
    def cause(self) -> Cause | None:
        """Why it is not known what passes."""
        found: Cause | None = self.inward.cause or self.outward.cause
        return found


class Passage(NamedTuple):
    """What a network ACL lets in and out.

    `replied` are the calls out whose answers it lets in, `answered` the calls in whose answers it lets out.
    """

    inward: Gate
    outward: Gate
    replied: Gate
    answered: Gate


def clear(gate: Gate, version: int) -> Gate:
    """OPEN for a gate that lets everything of an IP version through."""
    return OPEN if gate is OPEN or not boxed(ANY_PORTS, everything(version)) - gate.sure else gate


SAME_SUBNET = (Leg(SUBNET_LEG),)


def meet(*gates: Gate) -> Gate:
    """What passes all of several gates."""
    found = OPEN
    for gate in gates:
        if gate is OPEN:
            continue
        if found is OPEN:
            found = gate
        else:
            found = Gate(found.sure & gate.sure, found.most & gate.most, found.cause or gate.cause)
    return found


def only(sure: Spans, most: Spans, cause: Cause | None) -> Gate:
    """A gate by address alone."""
    return Gate(boxed(ANY_PORTS, sure), boxed(ANY_PORTS, most), None if sure == most else cause)


def doubtful(cause: Cause) -> Gate:
    """A gate of which nothing is known."""
    return Gate(SHUT, acls.EVERYTHING_PASSES, cause)


class Crossings:
    """The legs of a topology, each worked out once."""

    def __init__(self, topology: Topology) -> None:
        """Nothing is read before it is asked for."""
        self.topology = topology
        self.blocking = Blocking(topology)
        self.transit = Transit(topology)
        self._between: dict[tuple[tuple[str, ...], tuple[str, ...], int], tuple[Leg, ...]] = {}
        self._signs: dict[str, tuple[str, ...]] = {}
        self._inbound: dict[tuple[str, int], tuple[Leg, ...]] = {}
        self._outbound: dict[tuple[str, int], tuple[Leg, ...]] = {}
        self._out: dict[tuple[str, int], bool] = {}
        self._acls: dict[tuple[str, int], Passage] = {}

    def between(self, source: Subnet, target: Subnet, version: int) -> tuple[Leg, ...]:
        """The private ways from a subnet to a subnet; subnets with the same tables and ACLs have the same legs."""
        if source.key == target.key:
            return SAME_SUBNET
        key = (self.sign(source), self.sign(target), version)
        if key not in self._between:
            self._between[key] = tuple(self._ways(source, target, version))
        return self._between[key]

    def sign(self, subnet: Subnet) -> tuple[str, ...]:
        """What legs depend on: VPC, table and ACL, or the very subnet where a transit gateway asks for its zone."""
        if subnet.key not in self._signs:
            table, acl = self.topology.table_for(subnet), self.topology.acl_for(subnet)
            told = isinstance(subnet.vpc, str) and table.key and acl.key
            routes = (*(route for _, route in table.regions), *table.unsure)
            zonal = any(route.target.kind in (TRANSIT, UNKNOWN) for route in routes)
            self._signs[subnet.key] = (str(subnet.vpc), table.key, acl.key) if told and not zonal else (subnet.key,)
        return self._signs[subnet.key]

    def inbound(self, target: Subnet, version: int) -> tuple[Leg, ...]:
        """The ways from the internet into a subnet."""
        key = (target.key, version)
        if key not in self._inbound:
            self._inbound[key] = tuple(self._from_internet(target, version))
        return self._inbound[key]

    def outbound(self, source: Subnet, version: int) -> tuple[Leg, ...]:
        """The ways from a subnet to the internet, and to any other address that lies in no subnet here."""
        key = (source.key, version)
        if key not in self._outbound:
            self._outbound[key] = tuple(self._to_internet(source, version))
        return self._outbound[key]

    def gets_out(self, source: Subnet, version: int) -> bool:
        """Whether some way from a subnet leads to the internet itself, or may."""
        key = (source.key, version)
        if key not in self._out:
            public = internet(version)
            legs = self.outbound(source, version)
            self._out[key] = any(leg.outward.most.toward(public) for leg in legs)
        return self._out[key]

    # ── between subnets ────────────────────

    def _ways(self, source: Subnet, target: Subnet, version: int) -> list[Leg]:
        if isinstance(source.vpc, Cause) or isinstance(target.vpc, Cause):
            cause = source.vpc if isinstance(source.vpc, Cause) else target.vpc
            gate = doubtful(cause if isinstance(cause, Cause) else BEYOND)
            return [Leg(UNKNOWN_LEG, gate, gate, None)]
        if source.vpc == target.vpc:
            there, back = self._direct(source, version), self._direct(target, version)
            return [self._leg(LOCAL, (source, target), there, back, version)]
        return self._across(source, target, version)

    def _direct(self, source: Subnet, version: int) -> Gate:
        """By which addresses of its VPC a subnet reaches others past no appliance."""
        table, wanted = self.topology.table_for(source), everything(version)
        sure = most = wanted
        cause: Cause | None = None
        for spans, route in table.at(wanted):
            if route.target.kind in WITHIN and (not is_wide(route) or route.cause is not None):
                sure = sure - spans
                most = most - spans if route.blackhole else most
                cause = cause or route.cause or INSPECTED
        for route in table.unsure:
            if route.target.kind in WITHIN:
                sure, cause = Spans(), cause or route.cause
        return OPEN if sure == wanted and wanted == most else only(sure, most, cause)

    def _leg(self, kind: str, ends: tuple[Subnet, Subnet], there: Gate, back: Gate, version: int) -> Leg:
        """A leg by the ACLs of both subnets and the addresses that are routed there, and back."""
        source, target = ends
        ours, theirs = self.topology.acl_for(source), self.topology.acl_for(target)
        out, into = self.lets(ours, version), self.lets(theirs, version)
        steps = (*acl_steps(ours, out.outward, "lets it out"), *acl_steps(theirs, into.inward, "lets it in"))
        inward, outward = meet(into.inward, into.answered, back), meet(out.outward, out.replied, there)
        return Leg(kind, inward, outward, steps=steps)

    def lets(self, acl: Acl, version: int) -> Passage:
        """What an ACL lets in and out, and what may be answered; OPEN for all of the version."""
        key = (acl.key, version)
        if not acl.key or key not in self._acls:
            gates = [acl.inward, acl.outward]
            if OPEN is not acl.inward or OPEN is not acl.outward:
                gates += [Gate(acls.replies(each.sure), acls.replies(each.most), each.cause) for each in gates]
            else:
                gates += gates
            self._acls[key] = Passage(*(clear(each, version) for each in gates))
        return self._acls[key]

    def _across(self, source: Subnet, target: Subnet, version: int) -> list[Leg]:
        """The ways between two VPCs."""
        table, back = self.topology.table_for(source), self.topology.table_for(target)
        wanted, own = (self._whole(each, version) for each in (target, source))
        legs = []
        for kind, key in targets_of(table, wanted):
            if kind in (INTERNET, EGRESS_ONLY) or (kind == NAT and not self.leads_on(key, wanted)):
                continue  # the internet carries no private addresses; by public ones see `Reach`
            region = table.toward(kind, key or None)
            there = only(region.sure & wanted, region.most & wanted, region.cause)
            reply = back.toward(kind, key or None)
            answer = only(reply.sure & own, reply.most & own, reply.cause)
            steps = route_steps(table, region, back, reply)
            joins: bool | Cause
            if kind == PEERING and key:
                joins, members = self.transit.peers(key, source, target)
            elif kind == TRANSIT and key:
                gate, members = self.transit.passes(key, source, target, version)
                there, joins = meet(there, gate), True
            else:
                joins, members = region.cause or self._beyond(kind, key), None
                elsewhere = [each for each, _ in targets_of(back, own) if each not in (INTERNET, EGRESS_ONLY)]
                answer = doubtful(BEYOND) if elsewhere else answer
            if joins is False or not there.most or not answer.most:
                continue
            if isinstance(joins, Cause):
                there = Gate(SHUT, there.most, there.cause or joins)
            leg = self._leg(kind, (source, target), there, answer, version)
            legs.append(leg._replace(members=members, steps=(*steps, *leg.steps)))
        return legs

    def _beyond(self, kind: str, key: str) -> Cause:
        """Why it is not known what passes through something that is not followed."""
        if kind == NAT and self.topology.inventory.get(key) is None:
            return self.topology.unseen(name_of(key), "AWS::EC2::NatGateway")
        return BEYOND

    def _whole(self, subnet: Subnet, version: int) -> Spans:
        """The addresses of a subnet's VPC, and its own; all of the version where those are not known."""
        blocks = self.topology.vpc(subnet.vpc).blocks if isinstance(subnet.vpc, str) else ()
        mine = [spans_of(block) for block in blocks if block.version == version]
        return reduce(or_, mine, subnet.addresses(version))

    def leads_on(self, key: str, wanted: Spans) -> bool:
        """Whether a NAT gateway may lead on to another network: by the routes of the subnet that it stands in."""
        gateway = self.topology.inventory.get(key) if key else None
        if gateway is None:
            return True
        home = self.topology.identities.identity(gateway.properties["SubnetId"], SUBNET, near=gateway)
        if not isinstance(home, str):
            return True
        found = targets_of(self.topology.table_for(self.topology.subnet(home)), wanted)
        return any(kind not in (INTERNET, EGRESS_ONLY) for kind, _ in found)

    def leaves(self, subnet: Subnet, wanted: Spans) -> bool:
        """Whether the routes of a subnet may lead to another network for some of the addresses."""
        found = targets_of(self.topology.table_for(subnet), wanted)
        return any(
            self.leads_on(key, wanted) if kind == NAT else kind not in (INTERNET, EGRESS_ONLY) for kind, key in found
        )

    # ── the internet ────────────────────

    def _from_internet(self, target: Subnet, version: int) -> list[Leg]:
        if isinstance(target.vpc, Cause):
            return [Leg(INTERNET, doubtful(target.vpc), members=False, needs_public="target")]
        vpc = self.topology.vpc(target.vpc)
        blocked = self.blocking.blocks(target, inbound=True)
        if vpc.gateway is None or blocked is True:
            return []
        table = self.topology.table_for(target)
        reply = table.toward(INTERNET)
        public = internet(version)
        gates = [only(reply.sure & public, reply.most & public, reply.cause)]
        gates += [doubtful(each) for each in (vpc.gateway, blocked) if isinstance(each, Cause)]
        edge = self.topology.edge_table(vpc)
        if edge is not None and self._led_aside(edge, target, version):
            gates.append(doubtful(INSPECTED))
        acl = self.topology.acl_for(target)
        passage = self.lets(acl, version)
        gates += [passage.inward, passage.answered]
        gate = meet(*gates)
        if not gate.most:
            return []
        steps = (
            *gateway_step(reply),
            *acl_steps(acl, passage.inward, "lets it in"),
        )
        return [Leg(INTERNET, gate, members=False, steps=steps, needs_public="target")]

    def _led_aside(self, edge: Table, target: Subnet, version: int) -> bool:
        """Whether a gateway's route table leads to something else than the subnet itself."""
        aside = [route for _, route in edge.at(target.addresses(version)) if route.target.kind != LOCAL]
        return bool(aside or edge.unsure)

    def _to_internet(self, source: Subnet, version: int) -> list[Leg]:
        table = self.topology.table_for(source)
        acl = self.topology.acl_for(source)
        passage = self.lets(acl, version)
        gates = (passage.outward, passage.replied)
        legs = []
        for kind, key in targets_of(table, everything(version)):
            region = table.toward(kind, key or None)
            there = only(region.sure, region.most, region.cause)
            egress, needs, step = self._exit(kind, key, source, region)
            if egress is None:
                continue
            steps = (*acl_steps(acl, passage.outward, "lets it out"), *gateway_step(region), *step)
            legs.append(Leg(kind, outward=meet(*gates, there, egress), members=False, steps=steps, needs_public=needs))
        return [leg for leg in legs if leg.outward.most]

    def _exit(self, kind: str, key: str, source: Subnet, region: Region) -> tuple[Gate | None, str, tuple[Step, ...]]:
        """What a gateway lets out of a subnet; None for nothing."""
        if kind in (INTERNET, EGRESS_ONLY):
            blocked = self._blocked(source, kind)
            gate = None if blocked is True else doubtful(blocked) if isinstance(blocked, Cause) else OPEN
            return gate, "source" if kind == INTERNET else "", ()
        if kind == NAT:
            return self._translated(key, region)
        return doubtful(region.cause or BEYOND), "", ()

    def _blocked(self, subnet: Subnet, through: str) -> bool | Cause:
        """Whether a subnet gets out by no gateway: its VPC has none attached, or public access is blocked."""
        blocked = self.blocking.blocks(subnet, inbound=False, through=through)
        if through == EGRESS_ONLY:
            return blocked
        gateway = self.topology.vpc(subnet.vpc).gateway if isinstance(subnet.vpc, str) else subnet.vpc
        return either(gateway is None, gateway if isinstance(gateway, Cause) else False, blocked)

    def _translated(self, key: str, there: Region) -> tuple[Gate | None, str, tuple[Step, ...]]:
        """What a NAT gateway lets out: what the subnet that it stands in does."""
        gateway = self.topology.inventory.get(key) if key else None
        if gateway is None:
            return doubtful(there.cause or self.topology.unseen(name_of(key), "AWS::EC2::NatGateway")), "", ()
        told = gateway.properties
        if is_known(told["ConnectivityType"]) and told["ConnectivityType"] == "private":
            return doubtful(BEYOND), "", ()
        home = self.topology.identities.identity(told["SubnetId"], SUBNET, near=gateway)
        if not isinstance(home, str):
            return doubtful(home or Cause(f"where {gateway.id} stands is not told")), "", ()
        subnet = self.topology.subnet(home)
        blocked = self._blocked(subnet, NAT)
        if blocked is True:
            return None, "", ()
        table, acl = self.topology.table_for(subnet), self.topology.acl_for(subnet)
        region, passage = table.toward(INTERNET), self.lets(acl, 4)
        passing = only(region.sure, region.most, region.cause)
        gate = meet(
            passage.outward, passage.replied, passing, *([doubtful(blocked)] if isinstance(blocked, Cause) else [])
        )
        if passage.inward is not OPEN:  # the packet comes in from a subnet of the VPC, and its answer goes back there
            gate = meet(gate, doubtful(acl.inward.cause or Cause(f"the network ACL of {gateway.id} decides")))
        return gate, "", (Step(NAT, gateway.key, None, "gives it a public address"), *gateway_step(region))


def is_wide(route: Route) -> bool:
    """Whether a route is for more addresses than any VPC has, so that the VPC's own comes before it."""
    bits = [(block.last - block.first + 1).bit_length() - 1 > WIDEST_VPC[block.version] for block in route.blocks or ()]
    return bool(bits) and all(bits)


def targets_of(table: Table, wanted: Spans) -> list[tuple[str, str]]:
    """Where a table leads packets for some addresses: the kinds, with the identity of the target where it matters."""
    found: dict[tuple[str, str], None] = {}
    for route in (*(route for _, route in table.at(wanted)), *table.unsure):
        kind, key = route.target
        if kind != LOCAL and not (route.blackhole and kind != UNKNOWN):
            found[kind, key if kind in (PEERING, TRANSIT, NAT) else ""] = None
    return list(found)


def route_steps(table: Table, region: Region, back: Table, reply: Region) -> tuple[Step, ...]:
    """The routes there and back."""
    there = Step("route", table.key, region.route.at if region.route else None, "leads there")
    answer = Step("route", back.key, reply.route.at if reply.route else None, "leads back")
    return there, answer


def gateway_step(region: Region) -> tuple[Step, ...]:
    """The route through a gateway."""
    if region.route is None:
        return ()
    return (Step("route", region.route.table, region.route.at, f"leads to the {region.route.target.kind}"),)


def acl_steps(acl: Acl, gate: Gate, told: str) -> tuple[Step, ...]:
    """A network ACL, unless it lets everything through."""
    return () if gate is OPEN else (Step("network-acl", acl.key, None, told),)


__all__ = ["ELSEWHERE", "VPN", "Crossings", "Leg", "Step"]
