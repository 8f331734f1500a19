"""The way of a request: from a browser through each entry point to what runs code, and on to the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.entries import Entries
from remit.engines.network.entries.directory import label_of
from remit.engines.network.entries.distributions import DISTRIBUTION, INSIDE, names_cloudfront
from remit.engines.network.entries.gateways import CALL, LINK_2
from remit.engines.network.entries.words import Entry, Fact
from remit.engines.paths.permissions import Permissions
from remit.engines.paths.policies import sign_in
from remit.engines.paths.reach import Reached, reached, standing
from remit.engines.paths.route import BROWSER, Chain, Hop, chain_of
from remit.engines.paths.stores import STORES, at_rest
from remit.engines.paths.workloads import TYPES, acting
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.network.entries.words import Door, Onward
    from remit.model import Inventory, Resource

MOST_HOPS = 8
"""A longer way is cut: load balancers that lead to each other could go on for ever."""
MOST_CHAINS = 500
"""How many chains are told of one entry point."""

START = Hop("", "", BROWSER)


class Route(NamedTuple):
    """An entry point and the ways that lead in by it. `public` says whether the internet can use it, and why.

    `cut` is true when there are more chains than are told.
    """

    resource: Resource
    public: Fact
    chains: tuple[Chain, ...]
    cut: bool = False


class Requests:
    """The ways of requests through an inventory."""

    def __init__(self, inventory: Inventory) -> None:
        """Nothing is read before it is asked for."""
        self.inventory = inventory
        self.entries = Entries(inventory)
        self.directory = self.entries.directory
        self.permissions = Permissions(self.directory)
        self._reached: dict[tuple[object, ...], list[Reached]] = {}

    def routes(self) -> Iterator[Route]:
        """A route for every entry point that the internet can use, or may."""
        for entry in self.entries.all():
            if entry.public.holds is not False:
                yield self.route(entry)

    def route(self, entry: Entry) -> Route:
        """The ways in by one entry point."""
        found: list[Chain] = []
        for door in entry.doors:
            public = door.public or entry.public
            if public.holds is False:
                continue
            for hops in self._through(entry, door, (START,), public):
                if len(found) == MOST_CHAINS:
                    return Route(entry.resource, entry.public, tuple(found), cut=True)
                found.append(chain_of(hops))
        return Route(entry.resource, entry.public, tuple(found))

    def data_of(self, workload: Resource) -> list[Reached]:
        """The data stores that a workload reaches, each once."""
        place = standing(workload, self.directory)
        actor = acting(workload, self.directory)
        alike = workload.key if isinstance(place, Cause) else self.directory.guards.likeness(place)
        key = (alike, actor.role.key if actor.role else "", actor.via)
        if key not in self._reached:
            self._reached[key] = list(reached(place, actor, self.directory, self.permissions))
        return self._reached[key]

    def _through(self, entry: Entry, door: Door, hops: tuple[Hop, ...], arrival: Fact) -> Iterator[tuple[Hop, ...]]:
        """The ways on from a door that a request has reached."""
        doubt = self.directory.doubt(entry.resource)
        here = Hop(
            entry.resource.key,
            entry.resource.type,
            label_of(entry.resource),
            door.protocol,
            door.port,
            door.transit,
            door.certificate,
            entry.web_acl,
            sign_in(entry, door, self.permissions),
            at_rest(entry.resource),
            entry.groups,
            door.via,
            arrival.holds is True and not doubt,
            doubt or arrival.told,
        )
        way = (*hops, here)
        past = self._past(entry)
        found = False
        for onward in door.onward if len(way) < MOST_HOPS else ():
            for longer in self._onward(entry, onward, way):
                found = True
                yield guarded(longer, len(way), past)
        if entry.resource.type in TYPES:
            found = True
            yield from self._to_data(entry.resource, way)
        if not found:
            yield way

    def _past(self, entry: Entry) -> dict[str, Fact]:
        """Of a distribution, whether each load balancer behind it can be reached by it alone, by key."""
        if entry.resource.type != DISTRIBUTION:
            return {}
        grades = self.entries.grades(entry.resource)
        return {target.key: alone(fact) for target, _, fact in grades if target is not None}

    def _onward(self, entry: Entry, onward: Onward, way: tuple[Hop, ...]) -> Iterator[tuple[Hop, ...]]:
        """The ways on to one target, unless its security groups keep the entry point out."""
        target = onward.target
        if target is None:
            hop = Hop("", "", onward.label, onward.protocol, onward.port, onward.transit, via=onward.via)
            yield (*way, hop._replace(certain=False, why=onward.doubt))
            return
        if target.key in {hop.key for hop in way}:
            return
        arrival = self._arrival(entry, onward, target)
        if arrival.holds is False:
            return
        if self.entries.is_one(target) and target.type not in TYPES:
            yield from self._into(self.entries.of(target), onward, way, arrival)
            return
        hop = Hop(
            target.key,
            target.type,
            label_of(target),
            onward.protocol,
            onward.port,
            onward.transit,
            None,
            None,
            None,
            at_rest(target),
            self.directory.guards.groups(target),
            onward.via,
            arrival.holds is True,
            arrival.told,
        )
        yield from self._to_data(target, (*way, hop))

    def _into(self, entry: Entry, onward: Onward, way: tuple[Hop, ...], arrival: Fact) -> Iterator[tuple[Hop, ...]]:
        """The ways on through an entry point that another one leads to, by the doors that fit."""
        for door in entry.doors:
            if onward.port is not None and door.port is not None and door.port != onward.port:
                continue
            plain = door if onward.transit is None else door._replace(transit=worse(door.transit, onward.transit))
            yield from self._through(entry, plain._replace(via=(*onward.via, *door.via)), way, arrival)

    def _arrival(self, entry: Entry, onward: Onward, target: Resource) -> Fact:
        """Whether traffic from an entry point gets in at a target."""
        if onward.doubt:
            return Fact(None, onward.doubt)
        if onward.source == CALL:
            return Fact(holds=True, told=f"{label_of(entry.resource)} calls it")
        protocol = "udp" if onward.protocol in ("UDP", "QUIC") else "tcp"
        found = self._let_in(entry, onward, target, protocol)
        label = label_of(entry.resource)
        if found.holds is None:
            return found
        return Fact(found.holds, f"{label} passes requests on to it" if found.holds else f"{found.told}: {label}")

    def _let_in(self, entry: Entry, onward: Onward, target: Resource, protocol: str) -> Fact:
        """By the address that the target sees: the entry point's own, the client's, CloudFront's, or that of a link."""
        guards, port = self.directory.guards, onward.port
        ways = {
            "entry": lambda: guards.between(entry.resource, target, port, protocol),
            "client": lambda: guards.clients(target, port, protocol),
            "accelerator": lambda: guards.clients(target, port, protocol),
            "link": lambda: self._linked(onward, target, protocol),
        }
        if onward.source in ways:
            return ways[onward.source]()
        if onward.source == "either":
            own, clients = ways["entry"](), ways["client"]()
            return own if own.holds is clients.holds else Fact(None, "which address it sees is not known")
        return self._fetched(onward, target, protocol)

    def _fetched(self, onward: Onward, target: Resource, protocol: str) -> Fact:
        """Whether a distribution, or a gateway, gets in that asks over the internet or by a VPC origin."""
        guards = self.directory.guards
        if not guards.places(target):
            return Fact(holds=True, told="it stands in no VPC")
        if onward.source != INSIDE and not guards.somebody(target, onward.port, protocol):
            return Fact(holds=False, told="nobody on the internet gets in")
        if names_cloudfront(target, self.directory, onward.port):
            return Fact(holds=True, told="its security group names CloudFront")
        asks = guards.clients if onward.source == INSIDE else guards.everybody
        found = asks(target, onward.port, protocol)
        return Fact(None, "whether its security groups let this in is not known") if found.holds is False else found

    def _linked(self, onward: Onward, target: Resource, protocol: str) -> Fact:
        """Whether a VPC link gets in at a load balancer. From which addresses one of version 1 comes is not told."""
        link = next((found for key in onward.via if (found := self.inventory.get(key)) and found.type == LINK_2), None)
        if link is not None:
            return self.directory.guards.between(link, target, onward.port, protocol)
        if not self.directory.guards.groups(target):
            return Fact(holds=True, told="no security group stands before it")
        return Fact(None, "whether its security groups let the VPC link in is not known")

    def _to_data(self, workload: Resource, way: tuple[Hop, ...]) -> Iterator[tuple[Hop, ...]]:
        """The ways on from what runs code to each data store; the way itself when there is none."""
        if workload.type in STORES or workload.type not in TYPES:
            yield way
            return
        hops = [each.hop for each in self.data_of(workload)]
        doubt = acting(workload, self.directory).doubt
        if doubt:
            hops.append(Hop("", "", "what its role may reach", certain=False, why=doubt))
        for hop in hops:
            yield (*way, hop)
        if not hops:
            yield way


def alone(past: Fact) -> Fact:
    """Whether a distribution is the only way, from whether there is a way past it."""
    return Fact(None if past.holds is None else not past.holds, past.told)


def guarded(hops: tuple[Hop, ...], at: int, past: dict[str, Fact]) -> tuple[Hop, ...]:
    """The hops, with what is known of the ways past a distribution to the hop behind it."""
    if len(hops) <= at or hops[at].key not in past:
        return hops
    return (*hops[:at], hops[at]._replace(only_way=past[hops[at].key]), *hops[at + 1 :])


def worse(one: Fact, other: Fact) -> Fact:
    """Of two facts about one connection, from either end, the one that says less good."""
    order = (False, None, True)
    return min((other, one), key=lambda each: order.index(each.holds))
