"""What gets in at an entry point and behind it: the reach engine's answers, in the words of entry points.

`everybody` is the question for the internet: an office that is let in is not the internet, half of its addresses is.
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from remit.engines.network.entries.words import Fact, unknown
from remit.engines.network.groups import gate, is_bare
from remit.engines.network.packets import NUMBERS, Ports, Spans, everything, internet
from remit.engines.network.places import KINDS, WHICH_SUBNET, Held
from remit.engines.network.reach import ANYWHERE, VERSIONS, Reach, doubted, passing
from remit.engines.network.topology import ACL, GROUP
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from remit.engines.network.packets import Gate, Packets
    from remit.engines.network.places import Place
    from remit.engines.network.reach import Flow, Way
    from remit.model import Inventory, Resource

SERVICE = "AWS::ECS::Service"
FREE = (
    "AWS::Lambda::Function",
    "AWS::OpenSearchService::Domain",
    "AWS::Elasticsearch::Domain",
    "AWS::CodeBuild::Project",
    "AWS::SageMaker::NotebookInstance",
)
"""Types that stand in a VPC only if they name one."""

ALL = (0, 65535)
WIDE = 256
"""Who admits more than one in so many of the internet's addresses admits the internet."""

NOWHERE = Cause("where it stands in the network is not told")
SHARED = Cause("its tasks stand on the network of their container instances")


class Guards:
    """Answers for the resources of one inventory."""

    def __init__(self, inventory: Inventory) -> None:
        """Nothing is read before it is asked for."""
        self.reach = Reach(inventory)
        self._between: dict[tuple[object, ...], Fact] = {}

    def places(self, resource: Resource) -> tuple[Place, ...]:
        """Where a resource stands. A network load balancer without security groups has none, not the default one.

        https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html.
        """
        return self._placed(resource, bare=is_bare(resource) is True)

    def _placed(self, resource: Resource, *, bare: bool) -> tuple[Place, ...]:
        found = self.reach.places.of(resource)
        return tuple(each._replace(groups=(), unsure=None) for each in found) if bare else found

    def likeness(self, resource: Resource) -> object:
        """What the network can tell a resource by: of two that are alike, one answer holds for both.

        An address that is known counts by which rules and network ACLs tell it apart, of all that there are.
        """
        bare = is_bare(resource)
        if isinstance(bare, Cause):
            return resource.key
        told = (held for place in self.places(resource) for held in place.held if held.exact)
        apart = tuple((each.holds(held.spans), each.meets(held.spans)) for held in told for each in self._told_apart)
        return bare, resource.type, apart, *(place.key for place in self.places(resource))

    @cached_property
    def _told_apart(self) -> list[Spans]:
        """The sets of addresses that some security group or network ACL of the inventory names."""
        topology = self.reach.topology
        groups = [topology.group(each.key) for each in topology.inventory.of_type(GROUP)]
        acls = [topology.acl(each.key) for each in topology.inventory.of_type(ACL)]
        rules = (rule for group in groups for rule in (*group.ingress, *group.egress) if rule.group is None)
        gates = (gate for acl in acls for gate in (acl.inward, acl.outward))
        bands = (spans for each in gates for _, _, layer in each.most.bands for _, _, spans in layer.bands)
        return list(dict.fromkeys((*(rule.addresses for rule in rules), *bands)))

    def groups(self, resource: Resource) -> tuple[str, ...]:
        """The security groups of a resource, by key, those out of sight by id."""
        return tuple(dict.fromkeys(group for place in self.places(resource) for group in place.groups))

    def ports(self, resource: Resource) -> Ports:
        """What a resource listens on, as far as its type tells."""
        return reduce(or_, (place.ports for place in self.places(resource)), Ports())

    def port(self, resource: Resource) -> int | None:
        """The one port that a resource listens on; None when there are several, or it is not known."""
        return only(self.ports(resource))

    def everybody(self, resource: Resource, port: int | None, protocol: str = "tcp") -> Fact:
        """Whether everybody on the internet gets in at a port (None: at some port)."""
        if not self.reach.places.of(resource):
            return unplaced(resource) or unknown(NOWHERE)

        def told(*, bare: bool) -> Fact:
            places = self._placed(resource, bare=bare)
            return of_several([self._everybody(place, port, protocol, bare=bare) for place in places], places)

        return either_way(resource, told)

    def somebody(self, resource: Resource, port: int | None, protocol: str = "tcp") -> bool:
        """Whether anybody on the internet gets in at a port, or may."""
        wanted = ports_of(port, protocol)
        places = self.places(resource)
        return is_bare(resource) is not False or any(
            self.reach.flow(ANYWHERE, place).at(wanted).most for place in places
        )

    def clients(self, resource: Resource, port: int | None, protocol: str = "tcp") -> Fact:
        """Whether its security groups let everybody in who comes by way of something that keeps clients' addresses."""
        if not self.reach.places.of(resource):
            return Fact(holds=True, told="nothing filters there")

        def told(*, bare: bool) -> Fact:
            return self._clients(self._placed(resource, bare=bare), port, protocol, bare=bare)

        return either_way(resource, told)

    def between(self, source: Resource, target: Resource, port: int | None, protocol: str = "tcp") -> Fact:
        """Whether one resource can connect to another at a port (None: at some port that the target listens on)."""
        ours, theirs = self.places(source), self.places(target)
        if not theirs:
            return unplaced(target) or Fact(holds=True, told="it stands in no VPC, nothing filters there")
        if not ours:
            return unplaced(source) or self.everybody(target, port, protocol)
        key = (self.likeness(source), self.likeness(target), port, protocol)
        if key not in self._between:
            self._between[key] = self._connects(ours, target, port, protocol)
        return self._between[key]

    def _connects(self, ours: tuple[Place, ...], target: Resource, port: int | None, protocol: str) -> Fact:
        wanted = ports_of(port, protocol)

        def told(*, bare: bool) -> Fact:
            there = self._placed(target, bare=bare)
            flows = [[self._flow(here, each, bare=bare).at(wanted) for here in ours] for each in there]
            return of_several([between_told(each) for each in flows], there)

        return either_way(target, told)

    def _clients(self, places: tuple[Place, ...], port: int | None, protocol: str, *, bare: bool) -> Fact:
        gates = [self._gate(place) for place in places]
        if bare or any(is_wide(each.sure, port, protocol) for each in gates):
            return Fact(holds=True, told="its security groups let everybody's addresses in")
        doubt = next((each.cause for each in gates if each.cause is not None), None)
        doubt = doubt or next((place.unsure for place in places if place.unsure is not None), None)
        return unknown(doubt) if doubt is not None else Fact(holds=False, told="its security groups keep clients out")

    def _everybody(self, place: Place, port: int | None, protocol: str, *, bare: bool) -> Fact:
        wanted = ports_of(port, protocol)
        ways = [*self._unguarded(place)] if bare else list(self.reach.flow(ANYWHERE, place).ways)
        ways = [way._replace(sure=way.sure & wanted, most=way.most & wanted) for way in ways]
        ways = [way for way in ways if way.most]
        if not ways:
            return Fact(holds=False, told="its address, security groups or routes keep the internet out")
        if bare or is_wide(self._gate(place).sure, port, protocol):
            if any(way.sure for way in ways):
                return Fact(holds=True, told="it has an address on the internet, and everybody is let in")
            return unknown(cause_of_ways(ways))
        if place.unsure is None and self._gate(place).cause is None and not any(is_broad(way.admitted) for way in ways):
            return Fact(holds=False, told="its security groups let in named addresses alone")
        return unknown(cause_of_ways(ways))

    def _unguarded(self, place: Place) -> Iterator[Way]:
        """The ways in from the internet when no security group stands before a place."""
        for held in (held for held in place.held if held.public is not False):
            ours = Held(held.version, internet(held.version), exact=True, public=True)
            for leg in self.reach.crossings.inbound(place.subnet, held.version):
                way = passing(leg, held.version, ((leg.inward,), ours), ((), held), place.ports)
                doubt = held.public if isinstance(held.public, Cause) else None
                if way.most:
                    yield doubted(way, [place.doubt, held.doubt, doubt])

    def _flow(self, source: Place, target: Place, *, bare: bool) -> Flow:
        found = self.reach.flow(source, target)
        if not bare:
            return found
        ways = []
        for version in VERSIONS:
            for ours, theirs in ((a, b) for a in source.held for b in target.held if a.version == b.version == version):
                for leg in self.reach.crossings.between(source.subnet, target.subnet, version):
                    sent = self.reach._sent(source, target, leg)  # noqa: SLF001 — one engine
                    way = passing(leg, version, ((leg.inward,), ours), ((leg.outward, sent), theirs), target.ports)
                    ways += [doubted(way, [source.doubt, target.doubt, ours.doubt, theirs.doubt])] if way.most else []
        sure = reduce(or_, (way.sure for way in ways), Ports())
        return found._replace(sure=sure, most=reduce(or_, (way.most for way in ways), sure), ways=tuple(ways))

    def _gate(self, place: Place) -> Gate:
        """What the security groups of a place let in, by address."""
        return gate(rule for key in place.groups for rule in self.reach.topology.group(key).ingress)


def unplaced(resource: Resource) -> Fact | None:
    """What is known of a resource that must stand in a network and does not say where; None for one that need not."""
    if resource.type == SERVICE:
        return unknown(SHARED)
    return unknown(NOWHERE) if resource.type in KINDS and resource.type not in FREE else None


def either_way(resource: Resource, told: Callable[..., Fact]) -> Fact:
    """The answer for a resource with or without security groups; when it may have none, both must agree."""
    bare = is_bare(resource)
    if not isinstance(bare, Cause):
        return told(bare=bare)
    with_groups, without = told(bare=False), told(bare=True)
    return with_groups if with_groups.holds is without.holds else unknown(bare)


def ports_of(port: int | None, protocol: str) -> Ports:
    """One port of a protocol, or all of them."""
    first, last = ALL if port is None else (port, port)
    return Ports.of(NUMBERS[protocol], first, last)


def only(ports: Ports) -> int | None:
    """The port, when there is one alone."""
    bands = [band for _, _, inner in ports.bands for band in inner.bands]
    return bands[0][0] if len(bands) == 1 and bands[0][0] == bands[0][1] else None


def is_wide(packets: Packets, port: int | None, protocol: str) -> bool:
    """Whether a set of packets holds more than a little of the internet at a port, or at some port."""
    number, ports = NUMBERS[protocol], ALL if port is None else (port, port)
    layers = [layer for _, _, layer in packets.within(number, number)]
    return any(is_broad(spans) for layer in layers for _, _, spans in layer.within(*ports))


def is_broad(spans: Spans) -> bool:
    """Whether addresses are more than a little of the internet's, of either IP version."""
    return any((spans & everything(each) & internet(each)).size * WIDE > internet(each).size for each in VERSIONS)


def cause_of_ways(ways: Iterable[Way]) -> Cause:
    """Why ways are only possible."""
    return next((cause for way in ways for cause in way.causes), Cause("what is let in is not known as a whole"))


def between_told(flows: list[Flow]) -> Fact:
    """Whether some place of one gets to a place of another."""
    if any(flow.sure for flow in flows):
        return Fact(holds=True, told="routes and security groups let it connect")
    ways = [way for flow in flows for way in flow.ways]
    return unknown(cause_of_ways(ways)) if ways else Fact(holds=False, told="security groups or routes keep it out")


def of_several(facts: list[Fact], places: tuple[Place, ...]) -> Fact:
    """One answer for all places of a resource; of those where it stands in one at a time, all must say yes."""
    best = next(fact for holds in (True, None, False) for fact in facts if fact.holds is holds)
    if best.holds and any(place.alternatives > 1 for place in places) and not all(fact.holds for fact in facts):
        return unknown(WHICH_SUBNET)
    return best
