"""Attack paths: who takes over what the internet reaches acts as its role, and reaches what role and network let.

A path ends where something is gained: every permission there is, data to change, data to read, or a database that takes
connections. They are ranked by that. Whether the code has a hole is not known; that it may have one is the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.entries.directory import label_of
from remit.engines.network.entries.distributions import DISTRIBUTION
from remit.engines.network.entries.words import Fact, asked
from remit.engines.paths.reach import CONNECT, READ, WRITE
from remit.engines.paths.requests import START
from remit.engines.paths.route import Chain, Hop, chain_of
from remit.engines.paths.stores import STORES, at_rest
from remit.engines.paths.workloads import INSTANCE, ROLE, ROLES, TYPES, acting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.paths.reach import Reached
    from remit.engines.paths.requests import Requests
    from remit.model import Resource

ADMIN = "admin"
GAINS = (ADMIN, WRITE, READ, CONNECT)
"""What a path gains, worst first."""


class Attack(NamedTuple):
    """One path: its hops, what it `gains`, and of which `store` (None for admin).

    `guards` tell what an attacker must get past on the way (a sign-in, a web ACL); `eased` what makes it easier; `cut`
    is the change that ends it, the nearest to the end.
    """

    chain: Chain
    gains: str
    store: Resource | None
    guards: tuple[str, ...]
    eased: str
    cut: str

    @property
    def rank(self) -> tuple[int, bool, bool, int]:
        """Worst first: by gain, then what nothing guards, what is certain, what is short."""
        return GAINS.index(self.gains), bool(self.guards), not self.chain.certain, len(self.chain.hops)


def attacks(requests: Requests) -> list[Attack]:
    """Every attack path, worst first. Of the ways by several doors of one entry point the worst one is told.

    What anybody can have without taking anything over is told as that alone.
    """
    best: dict[tuple[str, ...], Attack] = {}
    direct = list(into_open_stores(requests))
    anyhow = {(each.gains, each.chain.keys[-1]) for each in direct if each.chain.certain}
    longer = [each for each in through_workloads(requests) if (each.gains, each.chain.keys[-1]) not in anyhow]
    for attack in (*direct, *longer):
        hops = attack.chain.hops
        key = (hops[1].key, hops[-1].key, attack.gains, *sorted({hop.key for hop in hops if hop.type in TYPES}))
        if key not in best or attack.rank < best[key].rank:
            best[key] = attack
    return sorted(best.values(), key=lambda each: (each.rank, each.chain.keys))


def through_workloads(requests: Requests) -> Iterator[Attack]:
    """The paths that take over code and go on as its role."""
    for route in requests.routes():
        seen: set[tuple[str, ...]] = set()
        for chain in route.chains:
            at = next((place for place, hop in enumerate(chain.hops) if hop.type in TYPES), None)
            if at is None:
                yield from at_the_end(chain, requests)
                continue
            way = chain.hops[: at + 1]
            ports = tuple(f"{hop.key}:{hop.port}" for hop in way)
            if ports not in seen:
                seen.add(ports)
                yield from taken_over(faced(way), requests)


def at_the_end(chain: Chain, requests: Requests) -> Iterator[Attack]:
    """A data store that is an entry point itself, or that one asks: as a role of its own, or as CloudFront does."""
    last = chain.hops[-1]
    store = requests.inventory.get(last.key)
    if store is None or store.type not in STORES:
        return
    asker = next((found for key in last.via if (found := requests.inventory.get(key)) and found.type in ROLES), None)
    if asker is None and STORES[store.type].by_network:
        yield Attack(chain, CONNECT, store, guards_of(chain.hops), "", f"take {last.label} off the internet")
        return
    told = by_role(asker, store, requests) if asker is not None else unsigned_or_signed(chain.hops[-2], store, requests)
    gains = next((word for word, found in told.items() if found.holds), None)
    maybe = next((word for word, found in told.items() if found.holds is None), None)
    if gains is None and maybe is not None:
        last = last._replace(certain=False, why=told[maybe].told)
    if gains is not None or maybe is not None:
        before = chain.hops[:-1]
        cut = f"let {before[-1].label} ask {last.label} for no more than its callers may have"
        yield Attack(chain_of((*faced(before), last)), gains or maybe or READ, store, guards_of(before), "", cut)


def by_role(asker: Resource, store: Resource, requests: Requests) -> dict[str, Fact]:
    """What an entry point may do with a store as a role of its own."""
    actor = acting(asker, requests.directory)
    if actor.role is None:
        return {READ: Fact(None, actor.doubt or "as whom it asks is not known")}
    return {WRITE: requests.permissions.writes(actor.role, store), READ: requests.permissions.reads(actor.role, store)}


def unsigned_or_signed(before: Hop, store: Resource, requests: Requests) -> dict[str, Fact]:
    """What an entry point may read that asks as a distribution does: as nobody, or as CloudFront where that signs."""
    action, entry = STORES[store.type].reads, requests.inventory.get(before.key)
    if entry is None or entry.type != DISTRIBUTION:
        return {READ: Fact(None, "as whom it asks is not known")}
    ways = (requests.permissions.anyone(store, action), requests.permissions.signed_by(entry, store, action))
    order = (True, None, False)
    return {READ: min(ways, key=lambda each: order.index(each.holds))}


def faced(way: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """A way as an attacker finds it: where callers must sign in, or may have to, it is only possible."""
    return tuple(
        hop._replace(certain=False, why=hop.sign_in.told)
        if hop.certain and hop.sign_in is not None and hop.sign_in.holds is not False
        else hop
        for hop in way
    )


def taken_over(way: tuple[Hop, ...], requests: Requests) -> Iterator[Attack]:
    """What whoever runs code in a workload gains."""
    workload = requests.inventory.get(way[-1].key)
    if workload is None:
        return
    actor = acting(workload, requests.directory)
    if actor.doubt:
        unread = Hop("", ROLE, "a role that is not in sight", via=actor.via, certain=False, why=actor.doubt)
        cut = f"see what the role of {label_of(workload)} may do"
        yield Attack(chain_of((*way, unread)), ADMIN, None, guards_of(way), easing(workload), cut)
    admin = Fact(holds=False, told="") if actor.role is None else requests.permissions.is_admin(actor.role)
    eased = easing(workload)
    if actor.role is not None and admin.holds is not False:
        hops = (*way, as_role(actor.role, actor.via, admin))
        cut = f"take from {label_of(actor.role)} what makes it an administrator (remit paths {label_of(actor.role)})"
        yield Attack(chain_of(hops), ADMIN, None, guards_of(way), eased, cut)
    for each in requests.data_of(workload):
        if each.role is None or admin.holds is not True:  # a role that is admin reaches everything, told once
            yield gained(way, each, eased)


def gained(way: tuple[Hop, ...], each: Reached, eased: str) -> Attack:
    """What is gained of one store."""
    gains = next(word for word in (WRITE, READ, CONNECT) if word in each.how)
    if each.role is None:
        cut = f"let the security groups of {each.hop.label} admit {way[-1].label} only if it needs to connect"
        return Attack(chain_of((*way, each.hop)), gains, each.store, guards_of(way), "", cut)
    hops = (*way, as_role(each.role, (), Fact(holds=True, told="its credentials are at hand")), each.hop)
    cut = f"take {' and '.join(each.how)} access to {each.hop.label} from {label_of(each.role)}"
    return Attack(chain_of(hops), gains, each.store, guards_of(way), eased, cut)


def as_role(role: Resource, via: tuple[str, ...], told: Fact) -> Hop:
    """The role that a workload's code acts as, as a hop."""
    return Hop(role.key, ROLE, label_of(role), via=via, certain=told.holds is True, why=told.told)


def guards_of(way: tuple[Hop, ...]) -> tuple[str, ...]:
    """What asks who somebody is, or filters, on a way."""
    facts = ((hop, fact) for hop in way for fact in (hop.sign_in, hop.web_acl) if fact is not None)
    return tuple(f"{hop.label}: {fact.told}" for hop, fact in facts if fact.holds)


def easing(workload: Resource) -> str:
    """What makes a role's credentials easy to get: version 1 of the instance metadata service answers plain requests.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html.
    """
    options = workload.properties.MetadataOptions
    if workload.type == INSTANCE and asked(lambda: options.HttpTokens == "optional") is True:
        return "IMDSv1 answers: a request that the server makes for somebody (SSRF) is enough to get the credentials"
    return ""


def into_open_stores(requests: Requests) -> Iterator[Attack]:
    """Data stores whose own policies let anybody in."""
    for store in requests.directory.of_type(*STORES):
        kind = STORES[store.type]
        for word, action in ((WRITE, kind.writes), (READ, kind.reads)):
            found = requests.permissions.anyone(store, action) if action and not kind.by_network else None
            if found is None or found.holds is False:
                continue
            hop = Hop(store.key, store.type, label_of(store), "HTTPS", 443, rest=at_rest(store))
            hops = (START, hop._replace(certain=found.holds is True, why=found.told))
            yield Attack(chain_of(hops), word, store, (), "", f"name who may {word} in the policy of {hop.label}")
