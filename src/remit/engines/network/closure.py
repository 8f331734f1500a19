"""What is reached in the end when whatever is reached is taken over.

Buckets of places spread at once: what a rule opens to all of a bucket is reached when the first of it is, so that the
work grows with rules and memberships, and not with pairs of places.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.census import ALONE, ANY, MAY, MIXED, NO, YES, Census
from remit.engines.network.groups import ANY_GROUP
from remit.engines.network.reach import ANYWHERE, Outside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.engines.network.census import Bucket
    from remit.engines.network.groups import Rule
    from remit.engines.network.places import Place
    from remit.engines.network.reach import Reach

SURE, MOST = "sure", "most"
Before = dict[int, int | None]
"""What is reached, by index, with the place that it is reached from; None for the source itself."""


class Spread(NamedTuple):
    """What is reached in the end: surely, and at the most."""

    sure: Before
    most: Before


class Openings(NamedTuple):
    """The rules that let somebody in, by whom they name."""

    naming: dict[str, list[tuple[str, Rule]]]
    blocks: dict[str | None, list[tuple[str, Rule]]]
    anybody: list[tuple[str, Rule]]


class Closure:
    """Spreads from a source over the places of an estate."""

    def __init__(self, reach: Reach, census: Census | None = None) -> None:
        """The census is taken once for all questions."""
        self.reach = reach
        self.census = census or Census(reach)
        self.openings = openings_of(self.census)

    def spread(self, sources: Iterable[Place | Outside]) -> Spread:
        """All that is reached from the sources, at the first step and from there on."""
        given = tuple(sources)
        sure = Front(self, SURE).run(given)
        return Spread(sure, Front(self, MOST, sure).run(given))


def openings_of(census: Census) -> Openings:
    """The rules of all groups that a place holds."""
    found = Openings({}, {}, [])
    rules = [(key, rule) for key in census.holders for rule in census.reach.topology.group(key).ingress]
    for key, rule in rules:
        if rule.group == ANY_GROUP:
            found.anybody.append((key, rule))
        elif rule.group is not None:
            found.naming.setdefault(rule.group, []).append((key, rule))
        else:
            for vpc in vpcs_of(census, key):
                found.blocks.setdefault(vpc, []).append((key, rule))
    return found


def vpcs_of(census: Census, group: str) -> set[str | None]:
    """Where the places that hold a group are; None for a VPC that is not known."""
    found = {census.places[index].subnet.vpc for index in census.holders[group]}
    return {vpc if isinstance(vpc, str) else None for vpc in found}


class Front:
    """One spreading, at one level: what is reached so far, what is still to spread, which buckets have."""

    def __init__(self, closure: Closure, level: str, reached: Before | None = None) -> None:
        """`reached` is what is known to be reached already."""
        self.census, self.reach, self.openings = closure.census, closure.reach, closure.openings
        self.level = level
        self.before: Before = dict(reached or {})
        self.queue: deque[int] = deque(self.before)
        self.left: dict[str, list[int]] = {key: list(held) for key, held in self.census.holders.items()}
        self.open = {key: len(held) for key, held in self.left.items()}
        self.blocks = dict(self.openings.blocks)
        for index in self.before:
            self._close(index)
        self.done: dict[Bucket, list[int]] = {}
        self.hit: dict[str, set[int]] = {}
        self.unsure = [index for index, place in enumerate(self.census.places) if place.unsure is not None]
        self.public = sorted(self.census.entrances)
        self.gone_out: set[tuple[object, ...]] = set()

    def run(self, sources: tuple[Place | Outside, ...]) -> Before:
        """Spread until nothing more is reached."""
        for source in sources:
            self.take(None, self.started(source))
        while self.queue:
            at = self.queue.popleft()
            for bucket in self.census.buckets(self.census.places[at], self.census.sends[at]):
                self.take(at, self.opened(at, bucket))
            self.take(at, self.beside(at))
        return self.before

    def started(self, source: Place | Outside) -> Iterator[int]:
        """What the source reaches by itself."""
        if source == ANYWHERE:
            yield from sorted(getattr(self.census.exposed, self.level))
            return
        if isinstance(source, Outside):
            yield from (each for each in range(len(self.census.places)) if self.passes(source, each))
            return
        found = (pair for bucket in self.census.buckets(source) for pair in self.candidates(bucket))
        holders = dict.fromkeys(holder for holder, _ in found)
        near = dict.fromkeys(index for holder in holders for index in self.census.holders[holder])
        apart = self.unsure + self.public
        yield from (index for index in dict.fromkeys((*near, *apart)) if self.passes(source, index))

    def passes(self, source: Place | Outside, index: int) -> bool:
        """Whether a place is reached from the source, at this level."""
        return bool(getattr(self.reach.flow(source, self.census.places[index]), self.level))

    def take(self, before: int | None, found: Iterable[int]) -> None:
        """Places are reached. What stands in one of several subnets is surely reached when it is in each of them."""
        for index in found:
            place = self.census.places[index]
            if index in self.before:
                continue
            if place.alternatives == 1 or self.level == MOST:
                self._reached(before, (index,))
                continue
            hit = self.hit.setdefault(place.resources[0].key, set())
            hit.add(index)
            if len(hit) == place.alternatives:
                self._reached(before, sorted(hit))

    def _reached(self, before: int | None, found: Iterable[int]) -> None:
        for index in found:
            self.before[index] = before
            self.queue.append(index)
            self._close(index)

    def _close(self, index: int) -> None:
        """A place needs no more search: count it off in each of its groups."""
        for group in self.census.places[index].groups:
            self.open[group] -= 1

    def opened(self, at: int, bucket: Bucket) -> Iterator[int]:
        """What rules open to a bucket that a place is in. A regular place speaks for all regular ones of the bucket."""
        regular = bucket[2] != ALONE
        if regular and bucket in self.done:
            mixed = self.done[bucket]
            yield from (each for each in mixed if each not in self.before and self.passes(self.census.places[at], each))
            return
        mixed = self.done.setdefault(bucket, []) if regular else []
        for rule, index in self.asked(bucket):
            verdict = self.judged(bucket, rule, index)
            if verdict == MAY:
                verdict = YES if self.level == MOST else NO
            if verdict == MIXED:
                mixed.append(index)
                verdict = YES if self.passes(self.census.places[at], index) else NO
            if verdict == YES:
                yield index

    def asked(self, bucket: Bucket) -> Iterator[tuple[Rule, int]]:
        """The rules that may let a bucket in, each with the places that it may open."""
        for holder, rule in self.candidates(bucket):
            for index in self.still(holder):
                if self.census.speaks(bucket[2], rule, index):
                    yield rule, index
        if bucket[0] == ANY:
            yield from self.named(bucket)

    def named(self, bucket: Bucket) -> Iterator[tuple[Rule, int]]:
        """What rules for addresses open to a bucket among the places whose groups it names in what it sends."""
        _, key, sends = bucket
        subnet = self.reach.topology.subnet(key)
        for index in dict.fromkeys(each for group in self.census.names(sends) for each in self.still(group)):
            groups = self.census.places[index].groups
            for rule in (rule for group in groups for rule in self.reach.topology.group(group).ingress):
                by_address = rule.group is None and self.census.touches(rule, subnet)
                if by_address and self.census.spoken(sends, rule) and self.census.speaks(sends, rule, index):
                    yield rule, index

    def candidates(self, bucket: Bucket) -> Iterator[tuple[str, Rule]]:
        """The groups with a rule that may let a bucket in; those of rules for addresses, where it sends to anybody."""
        group, key, sends = bucket
        if group != ANY:
            for holder, rule in self.openings.naming.get(group, ()):
                if self.open[holder]:
                    yield holder, rule
            return
        subnet = self.reach.topology.subnet(key)
        own = subnet.vpc if isinstance(subnet.vpc, str) else None
        vpcs: Iterable[str | None] = (
            self.openings.blocks if self.census.leaving.get(key, True) or own is None else {own, None}
        )
        near = [vpc for vpc in vpcs if sends == ALONE or self.census.crosses(subnet, vpc, self.level)]
        for vpc in near:
            self.blocks[vpc] = [pair for pair in self.blocks.get(vpc, ()) if self.open[pair[0]]]
        for holder, rule in [pair for vpc in near for pair in self.blocks[vpc]]:
            if self.open[holder] and self.census.touches(rule, subnet) and self.census.spoken(sends, rule) is None:
                yield holder, rule
        if self.level == MOST:
            yield from self.openings.anybody

    def still(self, holder: str) -> list[int]:
        """The places that hold a group and are not reached yet."""
        left = self.left.get(holder, [])
        if any(index in self.before for index in left):
            left = self.left[holder] = [index for index in left if index not in self.before]
        return left

    def judged(self, bucket: Bucket, rule: Rule, index: int) -> str:
        """Whether a bucket, or a place that only speaks for itself, gets to another by a rule."""
        if not self.census.shared(rule, self.census.places[index]):
            return NO
        return self.census.verdict(bucket, rule, index) if bucket[2] != ALONE else MIXED

    def beside(self, at: int) -> Iterator[int]:
        """What no rule that is known opens: places with groups out of sight, and ways over the internet."""
        place = self.census.places[at]
        if self.level == MOST:
            yield from (index for index in self.unsure if index not in self.before and self.passes(place, index))
        key = (place.subnet.key, self.census.sends[at], tuple(held.public for held in place.held))
        if key in self.gone_out and self.census.sends[at] != ALONE:
            return
        self.gone_out.add(key)
        self.public = [index for index in self.public if index not in self.before]
        for index in self.public:
            if self.census.over_internet(place.subnet.key, self.census.places[index]) and self.passes(place, index):
                yield index


def chain(before: Before, goal: int) -> list[int]:
    """The places on the way to one that is reached, itself the last."""
    found = [goal]
    at = before[goal]
    while at is not None:
        found.append(at)
        at = before[at]
    return found[::-1]
