"""What reaches what: from a place, a range of addresses or the internet, to a place or the internet, at which ports.

A security group lets in what one of its rules admits, and what a place calls it must let out; network ACLs and routes
stand between. Everything is said twice: what surely passes, and what passes at the most.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.acls import EVERYTHING_PASSES
from remit.engines.network.crossing import Crossings, Leg, meet
from remit.engines.network.groups import ANY_GROUP, gate
from remit.engines.network.packets import ANY_PORTS, Gate, Packets, Ports, Spans, boxed, everything, internet
from remit.engines.network.places import Held, Place, Places
from remit.engines.network.topology import Topology
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.engines.network.groups import Rule
    from remit.model import Inventory

VERSIONS = (4, 6)


class Outside(NamedTuple):
    """Addresses that lie in no subnet: the internet, or a range."""

    name: str
    spans: Spans

    def within(self, version: int) -> Spans:
        """Those of an IP version."""
        return of_version(self.spans, version)


@lru_cache(maxsize=1024)
def of_version(addresses: Spans, version: int) -> Spans:
    """The addresses of an IP version."""
    return addresses & everything(version)


@lru_cache(maxsize=1024)
def off_the_internet(addresses: Spans, version: int) -> Spans:
    """The addresses of an IP version that no host on the internet has."""
    return addresses - internet(version)


ANYWHERE = Outside("internet", internet(4) | internet(6))
"""The internet: every address that a host there can have."""


class Way(NamedTuple):
    """One leg from end to end, with the ports that pass: `sure` certainly, `most` at the most, `causes` say why.

    `admitted` are the addresses of an outside source that are let in at some of the ports.
    """

    leg: Leg
    version: int
    sure: Ports
    most: Ports
    admitted: Spans
    causes: tuple[Cause, ...]


class Flow(NamedTuple):
    """All ways from one end to another. `sure` and `most` are the ports, over all of them."""

    sure: Ports
    most: Ports
    ways: tuple[Way, ...]

    @property
    def answer(self) -> str:
        """`yes`, `possible` or `no`."""
        return "yes" if self.sure else "possible" if self.most else "no"

    def at(self, ports: Ports) -> Flow:
        """The same, at some ports only."""
        ways = tuple(way._replace(sure=way.sure & ports, most=way.most & ports) for way in self.ways)
        return Flow(self.sure & ports, self.most & ports, tuple(way for way in ways if way.most))


NOTHING = Flow(Ports(), Ports(), ())


class Filter(NamedTuple):
    """What the groups of a place let through in one direction: by address, and by the groups that rules name."""

    addresses: Gate
    members: dict[str, Gate]


class Reach:
    """The questions on an inventory."""

    def __init__(self, inventory: Inventory) -> None:
        """Nothing is read before it is asked for."""
        self.topology = Topology(inventory)
        self.places = Places(self.topology)
        self.crossings = Crossings(self.topology)
        self._filters: dict[tuple[str, tuple[str, ...]], Filter] = {}

    def flow(self, source: Place | Outside, target: Place | Outside) -> Flow:
        """What gets from one end to the other directly, no machine on the way relaying it."""
        ways = [way for version in VERSIONS for way in self._ways(source, target, version)]
        sure = reduce(or_, (way.sure for way in ways), Ports())
        return Flow(sure, reduce(or_, (way.most for way in ways), sure), tuple(ways))

    def all_may(self, source: Place, target: Place) -> bool:
        """Whether each address that the source can have may get to the target, all at some port alike."""
        for ours, theirs in (pair for version in VERSIONS for pair in pairs(source, target, version)):
            for leg in self.crossings.between(source.subnet, target.subnet, ours.version):
                gates = (
                    (self._admitted(source, target, leg), leg.inward),
                    (self._sent(source, target, leg), leg.outward),
                )
                into, out = ([Gate(gate.most, gate.most) for gate in each] for each in gates)
                if passing(leg, ours.version, (into, ours), (out, theirs._replace(exact=True)), target.ports).sure:
                    return True
        return False

    def _ways(self, source: Place | Outside, target: Place | Outside, version: int) -> Iterator[Way]:
        if isinstance(target, Outside):
            if isinstance(source, Place):
                yield from self._outward(source, target, version)
        elif isinstance(source, Outside):
            yield from self._inward(source, target, version)
        else:
            yield from self._within(source, target, version)

    # ── between places ────────────────────

    def _within(self, source: Place, target: Place, version: int) -> Iterator[Way]:
        for ours, theirs in pairs(source, target, version):
            legs = self.crossings.between(source.subnet, target.subnet, version)
            for leg in legs:
                inward = (leg.inward, self._admitted(source, target, leg))
                outward = (leg.outward, self._sent(source, target, leg))
                way = passing(leg, version, (inward, ours), (outward, theirs), target.ports)
                causes = doubts_of(source, target, ours, theirs)
                if way.most:
                    yield doubted(way, causes)
            yield from self._around(source, target, ours, theirs)

    def _around(self, source: Place, target: Place, ours: Held, theirs: Held) -> Iterator[Way]:
        """Over the internet: out by the one's gateway, in by the other's, between VPCs that are not joined."""
        version = ours.version
        if theirs.public is False or source.subnet.vpc == target.subnet.vpc:
            return
        for out in self._outward(source, ANYWHERE, version, every=True):
            for into in self._inward(ANYWHERE, target, version, every=True):
                most = out.most & into.most
                if most:
                    sure = out.sure & into.sure
                    leg = into.leg._replace(steps=(*out.leg.steps, *into.leg.steps))
                    causes = (*out.causes, *into.causes, *(() if sure else (UNTOLD,)))
                    yield Way(leg, version, sure, most, into.admitted, causes)

    def _admitted(self, source: Place, target: Place, leg: Leg) -> Gate:
        """By which source addresses, and at which ports, the target's groups let the source in on a leg."""
        own = self._filter(target, "in")
        return by_members(own, source.groups, source.unsure, leg.members)

    def _sent(self, source: Place, target: Place, leg: Leg) -> Gate:
        own = self._filter(source, "out")
        return by_members(own, target.groups, target.unsure, leg.members)

    def _filter(self, place: Place, direction: str) -> Filter:
        found = self.filter_of(place.groups, direction)
        return found if place.unsure is None else opened(found, place.unsure)

    def filter_of(self, groups: tuple[str, ...], direction: str) -> Filter:
        """What groups let in, or out: `direction` is "in" or "out"."""
        key = (direction, groups)
        if key not in self._filters:
            known = [self.topology.group(each) for each in groups]
            rules = [rule for each in known for rule in (each.ingress if direction == "in" else each.egress)]
            self._filters[key] = Filter(gate(rules), named(rules))
        return self._filters[key]

    # ── the internet, and ranges ────────────────────

    def _inward(self, source: Outside, target: Place, version: int, *, every: bool = False) -> Iterator[Way]:
        """From addresses outside: from some of them, or with `every` surely from each."""
        addresses = source.within(version)
        private = off_the_internet(addresses, version)
        for theirs in (held for held in target.held if held.version == version and addresses):
            if theirs.public is False and not private:
                continue
            admitted = self._filter(target, "in").addresses
            for leg in self.crossings.inbound(target.subnet, version):
                if theirs.public is False:
                    continue
                ours = Held(version, addresses, exact=not every, public=True)
                way = passing(leg, version, ((leg.inward, admitted), ours), ((), theirs), target.ports)
                causes = [target.doubt, theirs.doubt, theirs.public if isinstance(theirs.public, Cause) else None]
                if way.most:
                    yield doubted(way, causes)
            yield from self._from_range(private, target, theirs, admitted)

    def _from_range(self, addresses: Spans, target: Place, theirs: Held, admitted: Gate) -> Iterator[Way]:
        """From private addresses: whoever has one, in this VPC or in a network behind it, is not known here."""
        if not addresses:
            return
        held = Held(theirs.version, addresses, exact=True, public=False)
        leg = Leg("range", members=False)
        way = passing(leg, theirs.version, ((admitted,), held), ((), theirs), target.ports)
        if way.most:
            yield doubted(way, [target.doubt, RANGE])

    def _outward(self, source: Place, target: Outside, version: int, *, every: bool = False) -> Iterator[Way]:
        """To addresses outside: to some of them, or with `every` surely to each."""
        addresses = target.within(version)
        for ours in (held for held in source.held if held.version == version and addresses):
            sent = self._filter(source, "out").addresses
            for leg in self.crossings.outbound(source.subnet, version):
                if leg.needs_public and version == 4 and ours.public is False:  # noqa: PLR2004 — IP versions
                    continue
                theirs = Held(version, addresses, exact=not every, public=True)
                way = passing(leg, version, ((), ours), ((leg.outward, sent), theirs), ANY_PORTS)
                doubt = ours.public if leg.needs_public and isinstance(ours.public, Cause) else None
                if way.most:
                    yield doubted(way, [source.doubt, ours.doubt, doubt])


RANGE = Cause("who has an address of the range, and by which way, is not known")
UNTOLD = Cause("the public address that it comes from is not told")
ADDRESS = Cause("which address of its subnet it has is not told, and not all of them pass")


def pairs(source: Place, target: Place, version: int) -> Iterator[tuple[Held, Held]]:
    """The addresses of one IP version that both have."""
    for ours in source.held:
        for theirs in target.held:
            if ours.version == theirs.version == version:
                yield ours, theirs


def doubts_of(source: Place, target: Place, ours: Held, theirs: Held) -> list[Cause | None]:
    """Why one of two places may not be there."""
    return [source.doubt, target.doubt, ours.doubt, theirs.doubt]


def passing(
    leg: Leg, version: int, inward: tuple[Iterable[Gate], Held], outward: tuple[Iterable[Gate], Held], ports: Ports
) -> Way:
    """What passes the gates of both ends of a leg: each is asked by the addresses that it sees."""
    (by_source, ours), (by_target, theirs) = inward, outward
    into, out = meet(*by_source), meet(*by_target)
    most = into.most.toward(ours.spans) & out.most.toward(theirs.spans) & ports
    sure = Ports()
    if most:
        sure = into.sure.toward(ours.spans, every=not ours.exact) & out.sure.toward(
            theirs.spans, every=not theirs.exact
        )
    sure = sure & ports
    admitted = into.most.at_any(most, ours.spans) if most and leg.needs_public == "target" else Spans()
    causes = tuple(gate.cause for gate in (*by_source, *by_target) if gate.cause is not None)
    return Way(leg, version, sure, most, admitted, causes if causes or sure == most else (ADDRESS,))


def doubted(way: Way, causes: Iterable[Cause | None]) -> Way:
    """A way of which something may not be there."""
    found = tuple(cause for cause in causes if cause is not None)
    if found:
        return way._replace(sure=Ports(), causes=(*found, *way.causes))
    return way


def named(rules: Iterable[Rule]) -> dict[str, Gate]:
    """The ports that rules open to the members of each group that they name."""
    found: dict[str, Gate] = {}
    for rule in rules:
        if rule.group is None:
            continue
        box = boxed(rule.ports, everything())
        before = found.get(rule.group, Gate(Packets(), Packets()))
        sure = before.sure | box if rule.cause is None else before.sure
        found[rule.group] = Gate(sure, before.most | box, before.cause or rule.cause)
    return found


def opened(own: Filter, cause: Cause) -> Filter:
    """The filter of a place that may have more groups than are known."""
    gate = own.addresses
    return Filter(Gate(gate.sure, EVERYTHING_PASSES, cause), own.members)


def by_members(own: Filter, groups: tuple[str, ...], unsure: Cause | None, counts: bool | None) -> Gate:  # noqa: FBT001 — a value
    """A filter for the other side's groups: rules that name one of them let it through, if such rules count."""
    found, members = own.addresses, own.members
    if counts is False or not members:
        return found
    for group in (*groups, *((ANY_GROUP,) if ANY_GROUP in members else ())):
        if group in members:
            more = members[group]
            sure = found.sure | more.sure if counts and group != ANY_GROUP else found.sure
            found = Gate(sure, found.most | more.most, found.cause or more.cause or (None if counts else MEMBERS))
    if unsure is not None:
        most = reduce(or_, (each.most for each in members.values()), found.most)
        found = Gate(found.sure, most, found.cause or unsure)
    return found


MEMBERS = Cause("whether rules may name security groups across this connection is not known")
