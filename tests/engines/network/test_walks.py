"""The engine against packets that are walked one by one, on random small estates; and what holds for any estate."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.engines.network.census import Census
from remit.engines.network.closure import MOST, SURE, Closure
from remit.engines.network.packets import Ports, spans
from remit.engines.network.reach import ANYWHERE, Outside, Reach
from remit.model import MemoryInventory
from tests.engines.lengths import holds, lengths
from tests.engines.network import walker
from tests.engines.network.walker import GROUPS, HOSTS, HOSTS6, PACKETS, Entry, Estate, Rule, estates

if TYPE_CHECKING:
    import random

    from remit.engines.network.places import Place
    from remit.engines.network.reach import Flow
    from remit.model import Inventory
    from tests.engines.network.walker import Card, Packet


def place(reach: Reach, name: str) -> Place:
    resource = reach.topology.inventory.get(name)
    assert resource is not None
    return reach.places.of(resource)[0]


def passing(flow: Flow) -> tuple[set[Packet], set[Packet]]:
    """Of the packets that the walker tries, those that surely pass, and those that may."""
    sure, most = (
        {packet for packet in PACKETS if ports & Ports.of(packet.protocol, packet.port, packet.port)}
        for ports in (flow.sure, flow.most)
    )
    return sure, most


@lengths(1_000)
def test_every_packet_is_told_as_it_walks(examples: int, part: int) -> None:
    holds(agrees, examples, part, estates())


def agrees(estate: Estate) -> None:
    """Each packet between cards, and from and to the internet."""
    reach = Reach(walker.inventory(estate))
    for target in estate.cards:
        at = place(reach, target.name)
        for source in estate.cards:
            between(estate, source, target, reach.flow(place(reach, source.name), at))
        for host in (*HOSTS, *HOSTS6):
            outside = Outside(host, spans(host))
            come = {packet for packet in PACKETS if walker.comes_in(estate, host, target, packet)}
            assert passing(reach.flow(outside, at)) == (come, come), (host, target)
            gone = {packet for packet in PACKETS if walker.goes_out(estate, target, host, packet)}
            sure, most = passing(reach.flow(at, outside))
            assert sure <= gone <= most, (target, host)
            assert sure == most or walker.routed(estate, target.subnet, host) in ("nat", "pcx"), (target, host)
        everyone = {
            packet for packet in PACKETS for host in (*HOSTS, *HOSTS6) if walker.comes_in(estate, host, target, packet)
        }
        assert passing(reach.flow(ANYWHERE, at)) == (everyone, everyone), target


def between(estate: Estate, source: Card, target: Card, flow: Flow) -> None:
    """From card to card, by private addresses and over the internet."""
    walked = {packet for packet in PACKETS if walker.walks(estate, source, target, packet)}
    sure, most = passing(flow)
    assert sure <= walked | around(estate, source, target), (source, target)
    assert walked | by_six(estate, source, target) <= most, (source, target)
    ends = zip(source.addresses(), target.addresses(), strict=False)
    ways = {led for ours, theirs in ends for led in led_both_ways(estate, (source, ours), (target, theirs))}
    if walker.vpc_of(source.subnet) == walker.vpc_of(target.subnet) and "nat" not in ways:
        assert sure == most == walked, (source, target)


def led_both_ways(estate: Estate, ours: tuple[Card, str], theirs: tuple[Card, str]) -> set[str]:
    (source, address), (target, other) = ours, theirs
    return {walker.routed(estate, source.subnet, other), walker.routed(estate, target.subnet, address)}


def around(estate: Estate, source: Card, target: Card) -> set[Packet]:
    """The packets by which one gets to the other by its public IPv4 address, whichever both have."""
    return {
        packet
        for packet in PACKETS
        if all(
            walker.goes_out(estate, source, host, packet) and walker.comes_in(estate, host, target, packet)
            for host in HOSTS
        )
    }


def by_six(estate: Estate, source: Card, target: Card) -> set[Packet]:
    """The packets that get to another VPC by IPv6 over the internet."""
    if not (source.six and target.six) or walker.vpc_of(source.subnet) == walker.vpc_of(target.subnet):
        return set()
    return {
        packet
        for packet in PACKETS
        if walker.goes_out(estate, source, target.six, packet) and walker.comes_in(estate, source.six, target, packet)
    }


# ── laws ────────────────────


def everything(where: Inventory) -> dict[tuple[str, str], Flow]:
    """All flows between cards, and from and to the internet."""
    reach = Reach(where)
    cards = {each.id: reach.places.of(each)[0] for each in where.of_type("AWS::EC2::NetworkInterface")}
    ends: dict[str, Place | Outside] = {**cards, "internet": ANYWHERE}
    return {(one, other): reach.flow(ends[one], ends[other]) for one in ends for other in ends if one != other}


def grows(before: dict[tuple[str, str], Flow], after: dict[tuple[str, str], Flow]) -> None:
    for pair, flow in before.items():
        assert not flow.sure - after[pair].sure, pair
        assert not flow.most - after[pair].most, pair


@settings(max_examples=100)
@given(estates(), st.sampled_from(GROUPS), walker.rule, st.booleans())
def test_a_rule_more_never_closes(estate: Estate, group: str, rule: Rule, ingress: bool) -> None:  # noqa: FBT001 — drawn
    before = everything(walker.inventory(estate))
    (estate.ingress if ingress else estate.egress)[group] = [
        *(estate.ingress if ingress else estate.egress)[group],
        rule,
    ]
    grows(before, everything(walker.inventory(estate)))


@settings(max_examples=100)
@given(estates(), st.data())
def test_a_public_address_more_never_closes(estate: Estate, data: st.DataObject) -> None:
    before = everything(walker.inventory(estate))
    card = data.draw(st.sampled_from(estate.cards))
    if data.draw(st.booleans()):
        card.public = True
    else:
        card.six = card.six or str(ip_network(walker.SUBNETS6[card.subnet])[99])
    grows(before, everything(walker.inventory(estate)))


@settings(max_examples=100)
@given(estates(), st.integers(0, 2), walker.blocks, st.sampled_from(["igw", "pcx"]))
def test_a_route_more_where_there_is_none_never_closes(estate: Estate, subnet: int, block: str, target: str) -> None:
    if (block, target) not in walker.valid(subnet, {block: target}):
        return
    subnets = (*walker.SUBNETS, *walker.SUBNETS6)
    hosts = [ip_network(block)[9], *(ip_network(each)[9] for each in subnets), *HOSTS, *HOSTS6]
    if any(walker.inside(str(host), block) and walker.routed(estate, subnet, str(host)) for host in hosts):
        return  # a longer prefix takes addresses from a shorter one: such a route may well close a way
    before = everything(walker.inventory(estate))
    estate.routes[subnet].append((block, target))
    grows(before, everything(walker.inventory(estate)))


allowing = walker.entry.map(lambda entry: replace(entry, number=10, allow=True))


@settings(max_examples=100)
@given(estates(), st.integers(0, 2), allowing)
def test_an_allowing_entry_more_never_closes(estate: Estate, subnet: int, entry: Entry) -> None:
    before = everything(walker.inventory(estate))
    acl = estate.acls[subnet]
    estate.acls[subnet] = None if acl is None else [*acl, entry]
    grows(before, everything(walker.inventory(estate)))


@settings(max_examples=100)
@given(estates(), st.randoms(use_true_random=False))
def test_order_does_not_matter(estate: Estate, shuffle: random.Random) -> None:
    before = everything(walker.inventory(estate))
    where = walker.inventory(estate)
    found = [each for kind in where.types() for each in where.of_type(kind)]
    shuffle.shuffle(found)
    for each in estate.ingress.values():
        shuffle.shuffle(each)
    after = everything(MemoryInventory(found, whole=True))
    for pair, flow in before.items():
        assert (flow.sure, flow.most) == (after[pair].sure, after[pair].most), pair


@settings(max_examples=100)
@given(estates())
def test_the_search_from_the_target_finds_who_reaches_it(estate: Estate) -> None:
    reach = Reach(walker.inventory(estate))
    census = Census(reach)
    for index, target in enumerate(census.places):
        flows = [reach.flow(source, target) for source in census.places]
        found = census.callers(index)
        assert found.sure == {caller for caller, flow in enumerate(flows) if flow.sure}
        assert found.most == {caller for caller, flow in enumerate(flows) if flow.most}


@settings(max_examples=100)
@given(estates())
def test_what_spreads_in_buckets_spreads_one_by_one(estate: Estate) -> None:
    reach = Reach(walker.inventory(estate))
    closure = Closure(reach)
    places = closure.census.places
    sources: list[Place | Outside] = [ANYWHERE, *places]
    for source in sources:
        found = closure.spread([source])
        for level, before in ((SURE, found.sure), (MOST, found.most)):
            assert set(before) == reached(reach, source, places, level), (source, level)


def reached(reach: Reach, source: Place | Outside, places: list[Place], level: str) -> set[int]:
    """What is reached step by step, each place asked for each other."""
    found: set[int] = set()
    front: list[Place | Outside] = [source]
    while front:
        at = front.pop()
        new = {
            index for index, each in enumerate(places) if index not in found and getattr(reach.flow(at, each), level)
        }
        found |= new
        front += [places[index] for index in new]
    return found
