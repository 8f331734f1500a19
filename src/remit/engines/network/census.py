"""All places of an estate, indexed by what rules can tell of them: groups and subnets; and who reaches a place.

A bucket is (group, subnet, what its members send), or without a group: they differ only in their own addresses and
further groups. What holds for all addresses of the subnet holds for each member. Only regular places are in buckets:
those that are surely there and have IPv4 alone. The others are asked one by one.
"""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.groups import ANY_GROUP, EVERYONE, Group
from remit.engines.network.packets import ANY_PORTS, boxed, everything, spans_of
from remit.engines.network.places import Held, Place
from remit.engines.network.reach import ANYWHERE, by_members
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.network.crossing import Leg
    from remit.engines.network.groups import Rule
    from remit.engines.network.packets import Gate, Ports, Spans
    from remit.engines.network.reach import Reach
    from remit.engines.network.topology import Subnet

FREE = "|sends everything"
"""A group that lets everything out and nothing in. Who stands for a bucket has one that sends what its members do."""
ALONE = ""
"""In the place of such a group: a place that speaks only for itself."""
ANY = ""
"""In the place of a group: a bucket of a whole subnet."""
YES, NO, MAY, MIXED = "yes", "no", "may", "mixed"
"""Of the members of a bucket: all surely, none, all possibly and none surely, and to be asked one by one."""
Bucket = tuple[str, str, str]
"""A group, or ANY; a subnet; and the group that has the egress of the members."""


Spoken = frozenset[str] | None


class Callers(NamedTuple):
    """Who reaches a place, by index: surely, and at the most."""

    sure: set[int]
    most: set[int]


class Width(NamedTuple):
    """By direction, the addresses that a leg lets through at some ports.

    Surely at all of them, at the most at some, at the most at all, surely at some.
    """

    inward: tuple[Spans, Spans, Spans, Spans]
    outward: tuple[Spans, Spans, Spans, Spans]


class Census:
    """The places of an estate with their index."""

    def __init__(self, reach: Reach) -> None:
        """All places are found."""
        self.reach = reach
        self.places = reach.places.all()
        self.members: dict[tuple[str, str], dict[str, list[int]]] = {}
        self.lying: dict[str, set[str]] = {ANY: set()}
        self.holders: dict[str, list[int]] = {}
        self.sends: list[str] = []
        self._widths: dict[tuple[int, Ports], Width] = {}
        self._free: dict[str, bool] = {}
        self._sending: dict[frozenset[object], str] = {}
        self._sent_to: dict[tuple[object, ...], Ports | None] = {}
        self._spoken: dict[tuple[str, Ports], Spoken] = {}
        self._leads: dict[tuple[str, str], bool] = {}
        self._admits: dict[str, bool] = {}
        self._stands: dict[Bucket, Place] = {}
        self._verdicts: dict[tuple[Bucket, int], str] = {}
        self._crosses: dict[tuple[tuple[str, ...], str, str], bool] = {}
        self._lies: dict[tuple[int, str], str] = {}
        reach.topology.add(Group(FREE, None, (), (EVERYONE,)))
        for index, place in enumerate(self.places):
            self._count(index, place)

    def _count(self, index: int, place: Place) -> None:
        sends = self._sends(place)
        self.sends.append(sends)
        for group in (ANY, *place.groups):
            self.members.setdefault((group, place.subnet.key), {}).setdefault(sends, []).append(index)
            self.lying.setdefault(group, set()).add(place.subnet.key)
            if group:
                self.holders.setdefault(group, []).append(index)

    def _sends(self, place: Place) -> str:
        """The group that has the egress of all groups of a regular place; ALONE for another."""
        alone = len(place.held) == 1 and place.held[0].version == 4 and place.held[0].doubt is None  # noqa: PLR2004 — IP versions
        if not alone or place.doubt is not None or place.unsure is not None:
            return ALONE
        if any(map(self._is_free, place.groups)):
            return FREE
        rules = [rule for group in place.groups for rule in self.reach.topology.group(group).egress]
        told = frozenset((rule.ports, rule.addresses, rule.group, rule.cause) for rule in rules)
        if told not in self._sending:
            self._sending[told] = f"|sends {len(self._sending)}"
            self.reach.topology.add(Group(self._sending[told], None, (), tuple(rules)))
        return self._sending[told]

    def _is_free(self, group: str) -> bool:
        """Whether a group lets everything out by IPv4."""
        if group not in self._free:
            sent = self.reach.filter_of((group,), "out").addresses.sure
            self._free[group] = not boxed(ANY_PORTS, everything(4)) - sent
        return self._free[group]

    def _admits_internet(self, group: str) -> bool:
        """Whether some rule of a group is for addresses of the internet."""
        if group not in self._admits:
            rules = self.reach.topology.group(group).ingress
            self._admits[group] = any(rule.addresses.meets(ANYWHERE.spans) for rule in rules)
        return self._admits[group]

    @staticmethod
    def buckets(place: Place, sends: str = ALONE) -> list[Bucket]:
        """The buckets that a place is in, by what it sends."""
        return [(group, place.subnet.key, sends) for group in (ANY, *place.groups)]

    # ── what holds for a bucket ────────────────────

    def verdict(self, bucket: Bucket, rule: Rule, index: int) -> str:
        """What a rule, and those beside it, open to the members of a bucket."""
        target, subnet = self.places[index], self.reach.topology.subnet(bucket[1])
        if target.unsure is None and target.doubt is None and len(target.held) == 1 and subnet.doubt is None:
            found = self._at_once(rule, bucket, subnet, target)
            if found != MIXED:
                return found
        if (bucket, index) not in self._verdicts:
            self._verdicts[bucket, index] = self._asked(bucket, subnet, target)
        return self._verdicts[bucket, index]

    def _at_once(self, rule: Rule, bucket: Bucket, subnet: Subnet, target: Place) -> str:
        """What a rule opens to a bucket by private ways, as far as whole blocks of addresses tell; MIXED where not."""
        named, held = bucket[0] != ANY, target.held[0]
        legs = self.reach.crossings.between(subnet, target.subnet, 4)
        if held.version != 4:  # noqa: PLR2004 — IP versions
            return MIXED
        if not legs:
            return NO
        lies = YES if named else self.lies(rule, subnet)
        if lies == NO:
            return NO
        if lies != YES or len(legs) > 1 or (named and legs[0].members is not True):
            return MIXED
        ports = self._sent(bucket[2], self.shared(rule, target), target, legs[0])
        if not ports:
            return MIXED if ports is None else NO
        return self._through(rule, self.width(legs[0], ports), subnet.addresses(4), held.spans)

    @staticmethod
    def _through(rule: Rule, width: Width, own: Spans, theirs: Spans) -> str:
        """What gets from some addresses to others by a rule, as far as whole blocks of addresses tell."""
        if width.inward[0].holds(own) and width.outward[0].holds(theirs) and rule.cause is None:
            return YES
        if not (width.inward[1].meets(own) and width.outward[1].meets(theirs)):
            return NO if rule.cause is None else MIXED
        may = width.inward[2].holds(own) and width.outward[2].holds(theirs)
        never = not (width.inward[3].meets(own) and width.outward[3].meets(theirs))
        return MAY if may and never else MIXED

    def _sent(self, sends: str, ports: Ports, target: Place, leg: Leg) -> Ports | None:
        """Of some ports, those at which a bucket sends to all addresses of a target; None where that is in doubt."""
        if sends == FREE:
            return ports
        own, theirs, whole = self.reach.filter_of((sends,), "out"), target.held[0].spans, target.subnet.addresses(4)
        named = tuple(group for group in target.groups if group in own.members)
        key = (sends, ports, target.subnet.key, named, leg.members)
        if key not in self._sent_to:
            self._sent_to[key] = alike(by_members(own, named, None, leg.members), ports, whole)
        found = self._sent_to[key]
        if found is not None and whole.holds(theirs):
            return found
        return alike(by_members(own, named, None, leg.members), ports, theirs)

    def spoken(self, sends: str, rule: Rule) -> Spoken:
        """To whom a bucket may send at some port of a rule: None for anybody by address, else the groups it names."""
        if sends in (FREE, ALONE):
            return None
        key = (sends, rule.ports)
        if key not in self._spoken:
            own = self.reach.filter_of((sends,), "out")
            named = [group for group, gate in own.members.items() if rule.ports & gate.most.ports()]
            anybody = ANY_GROUP in named or bool(rule.ports & own.addresses.most.ports())
            self._spoken[key] = None if anybody else frozenset(named)
        return self._spoken[key]

    def speaks(self, sends: str, rule: Rule, index: int) -> bool:
        """Whether a bucket may send to a place at some port of a rule at all."""
        named = self.spoken(sends, rule)
        return named is None or not named.isdisjoint(self.places[index].groups)

    def names(self, sends: str) -> tuple[str, ...]:
        """The groups that the members of a bucket name in what they send."""
        return () if sends in (FREE, ALONE) else tuple(self.reach.filter_of((sends,), "out").members)

    def crosses(self, subnet: Subnet, vpc: str | None, level: str) -> bool:
        """Whether anything at all gets from a subnet into a VPC, at a level: `sure` or `most`."""
        if vpc is None or subnet.vpc == vpc:
            return True
        if not self.leads(subnet, vpc):
            return False
        key = (self.reach.crossings.sign(subnet), vpc, level)
        if key not in self._crosses:
            legs = (leg for each in self._kinds[vpc] for leg in self.reach.crossings.between(subnet, each, 4))
            self._crosses[key] = any(getattr(leg.inward, level) and getattr(leg.outward, level) for leg in legs)
        return self._crosses[key]

    def leads(self, subnet: Subnet, vpc: str) -> bool:
        """Whether a route of a subnet may lead to a VPC."""
        key = (self.reach.topology.table_for(subnet).key or subnet.key, vpc)
        if key not in self._leads:
            home = self.reach.topology.vpc(vpc)
            wanted = everything() if home.unknown else reduce(or_, map(spans_of, home.blocks))
            self._leads[key] = self.reach.crossings.leaves(subnet, wanted)
        return self._leads[key]

    @cached_property
    def _kinds(self) -> dict[str, list[Subnet]]:
        """Of each VPC, one subnet for each combination of table and ACL."""
        found: dict[str, dict[tuple[str, ...], Subnet]] = {}
        for subnet in map(self.reach.topology.subnet, self.lying[ANY]):
            found.setdefault(str(subnet.vpc), {})[self.reach.crossings.sign(subnet)] = subnet
        return {vpc: list(each.values()) for vpc, each in found.items()}

    @staticmethod
    def shared(rule: Rule, target: Place) -> Ports:
        """The ports of a rule that a place listens on."""
        return rule.ports if target.ports is ANY_PORTS else rule.ports & target.ports

    def width(self, leg: Leg, ports: Ports) -> Width:
        """The addresses that a leg lets through at some ports."""
        key = (id(leg), ports)
        if key not in self._widths:
            four = everything(4)
            self._widths[key] = Width(
                *(
                    (
                        gate.sure.at_all(ports, four),
                        gate.most.at_any(ports, four),
                        gate.most.at_all(ports, four),
                        gate.sure.at_any(ports, four),
                    )
                    for gate in (leg.inward, leg.outward)
                )
            )
        return self._widths[key]

    def _asked(self, bucket: Bucket, subnet: Subnet, target: Place) -> str:
        if bucket not in self._stands:
            groups = (bucket[2], bucket[0]) if bucket[0] else (bucket[2],)
            held = (Held(4, subnet.addresses(4), exact=False, public=False),)
            self._stands[bucket] = Place("bucket", subnet, groups, ANY_PORTS, held, ())
        stands = self._stands[bucket]
        flow = self.reach.flow(stands, target)
        if flow.sure or not flow.most:
            return YES if flow.sure else NO
        alone = stands._replace(held=tuple(held._replace(exact=True) for held in stands.held))
        return MAY if self.reach.all_may(stands, target) and not self.reach.flow(alone, target).sure else MIXED

    def lies(self, rule: Rule, subnet: Subnet) -> str:
        """Whether all addresses of a subnet are among those of a rule, or none, or some."""
        key = (id(rule.addresses), subnet.key)  # the rules live as long as this
        if key not in self._lies:
            own = subnet.addresses(4)
            self._lies[key] = YES if rule.addresses.holds(own) else MIXED if rule.addresses.meets(own) else NO
        return self._lies[key]

    def touches(self, rule: Rule, subnet: Subnet) -> bool:
        """Whether an address that something in a subnet may have, of either IP version, is among those of a rule."""
        if self.lies(rule, subnet) != NO:
            return True
        return subnet.key in self._dual and rule.addresses.meets(subnet.addresses(6))

    @cached_property
    def _dual(self) -> frozenset[str]:
        """The subnets in which something has, or may have, an IPv6 address."""
        return frozenset(
            place.subnet.key
            for place in self.places
            if any(held.version == 6 for held in place.held)  # noqa: PLR2004 — IP versions
        )

    # ── who reaches a place ────────────────────

    def callers(self, index: int) -> Callers:
        """All places that reach one."""
        target = self.places[index]
        found = Callers(set(), set())
        for rule in self._rules(target):
            for group, key in self._named(rule, target):
                for sends, callers in self.members.get((group, key), {}).items():
                    self._ask((group, key, sends), callers, rule, index, found)
        for key in self.lying[ANY]:
            if target.unsure is not None or self.over_internet(key, target):
                for caller in chain.from_iterable(self.members[ANY, key].values()):
                    self._compare(caller, index, found)
        return found

    def over_internet(self, key: str, target: Place) -> bool:
        """Whether a subnet may reach a place by its public address."""
        subnet = self.reach.topology.subnet(key)
        public = [held.version for held in target.held if held.public is not False]
        apart = subnet.vpc != target.subnet.vpc
        return apart and any(self.reach.crossings.gets_out(subnet, version) for version in public)

    def _rules(self, target: Place) -> Iterator[Rule]:
        for group in target.groups:
            for rule in self.reach.topology.group(group).ingress:
                if self.shared(rule, target):
                    yield rule

    def _named(self, rule: Rule, target: Place) -> Iterator[tuple[str, str]]:
        """The groups, or ANY, and subnets whose buckets a rule may let in."""
        if rule.group is not None and rule.group != ANY_GROUP:
            yield from ((rule.group, key) for key in self.lying.get(rule.group, ()))
            return
        for key in self.lying[ANY]:
            subnet = self.reach.topology.subnet(key)
            home = target.subnet.vpc
            apart = isinstance(home, Cause) or isinstance(subnet.vpc, Cause) or subnet.vpc != home
            near = not apart or isinstance(home, Cause) or (self.leaving[key] and self.leads(subnet, home))
            if near and (rule.group == ANY_GROUP or self.touches(rule, subnet)):
                yield ANY, key

    @cached_property
    def leaving(self) -> dict[str, bool]:
        """Of each subnet, whether its routes may lead to another VPC."""
        found = {}
        for key in self.lying[ANY]:
            subnet = self.reach.topology.subnet(key)
            found[key] = isinstance(subnet.vpc, Cause) or self.reach.crossings.leaves(subnet, everything())
        return found

    def _ask(self, bucket: Bucket, callers: list[int], rule: Rule, index: int, found: Callers) -> None:
        if not self.speaks(bucket[2], rule, index):
            return
        verdict = self.verdict(bucket, rule, index) if bucket[2] != ALONE else MIXED
        if verdict == YES:
            found.sure.update(callers)
        if verdict in (YES, MAY):
            found.most.update(callers)
        if verdict == MIXED:
            for caller in callers:
                self._compare(caller, index, found)

    def _compare(self, caller: int, index: int, found: Callers) -> None:
        if caller in found.sure:
            return
        flow = self.reach.flow(self.places[caller], self.places[index])
        if flow.most:
            found.most.add(caller)
        if flow.sure:
            found.sure.add(caller)

    # ── what the internet reaches ────────────────────

    @cached_property
    def entrances(self) -> frozenset[int]:
        """The places that some address of the internet reaches, or may."""
        return frozenset(self.exposed.most)

    @cached_property
    def exposed(self) -> Callers:
        """The places that the internet reaches."""
        found = Callers(set(), set())
        for index, place in enumerate(self.places):
            admits = place.unsure is not None or any(map(self._admits_internet, place.groups))
            if not admits or all(held.public is False for held in place.held):
                continue
            flow = self.reach.flow(ANYWHERE, place)
            found.most.update((index,) if flow.most else ())
            found.sure.update((index,) if flow.sure else ())
        return found


def alike(gate: Gate, ports: Ports, addresses: Spans) -> Ports | None:
    """Of some ports, those at which a gate surely lets all addresses through; None where it tells them apart."""
    most = ports & gate.most.toward(addresses)
    return most if most == ports & gate.sure.toward(addresses, every=True) else None
