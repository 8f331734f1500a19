"""Paths as the engines find them, in the words of the diagram: a few words a hop, each fact with its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.diagram.elements import OUTSIDE, Hop, Path, Ways
from remit.reports.diagram.placement import kind_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from remit.audit import Audit
    from remit.engines.paths.attacks import Attack
    from remit.engines.paths.requests import Requests
    from remit.engines.paths.route import Chain, Fact
    from remit.engines.paths.route import Hop as Station
    from remit.model import Resource

SIGNS = {True: "✓", False: "✕"}
MOST_REQUESTS, MOST_ATTACKS = 12, 5
"""Paths of a diagram: more than these, and nobody follows one."""

MOST_CHAINS = 1000
"""Chains that are looked at, about a second's: where thousands of workloads reach thousands of stores there are
millions."""

MOST_ROLES = 30
"""Where there are more, nobody waits for the picture until it is known which of them can become which: the ways of
attackers are left to their own command."""

OWN_PORT_LAST = 443
"""A last hop by another port than HTTPS's is a database: the end of the way, rather than a call aside."""


def ways_of(audit: Audit) -> Ways:
    """The ways of requests through an audited estate, the most telling first, and the worst ways of an attacker."""
    from remit.audit.routes import Routes

    found = Routes(audit)
    known = {each.resource.key: each.resource for each in audit.assessments}
    chains, whole = _chains(found.requests)
    few = sum(1 for _ in audit.inventory.of_type("AWS::IAM::Role")) <= MOST_ROLES
    attacks = found.attacks if whole and few else None
    requests = apart(chains)
    paths = [request_path(chain, known) for chain in requests[:MOST_REQUESTS]]
    paths += [attack_path(each, known) for each in (attacks or [])[:MOST_ATTACKS]]
    return Ways(paths, " ".join(_left_out(len(requests), attacks, whole=whole)))


def _chains(requests: Requests) -> tuple[list[Chain], bool]:
    """The chains of one entry point after the other, and whether these are all of them."""
    found: list[Chain] = []
    for route in requests.routes():
        if len(found) > MOST_CHAINS:
            return found, False
        found += route.chains
    return found, True


def _left_out(requests: int, attacks: list[Attack] | None, *, whole: bool) -> Iterator[str]:
    """What is not drawn, with the command that tells it."""
    if not whole:
        yield f"More than {requests} ways of requests: remit routes tells all of them."
    elif requests > MOST_REQUESTS:
        yield f"{MOST_REQUESTS} of {requests} ways of requests are drawn: remit routes tells all of them."
    if attacks is None:
        yield "The ways of attackers are not drawn: remit attacks tells them."
    elif len(attacks) > MOST_ATTACKS:
        yield f"{MOST_ATTACKS} of {len(attacks)} ways of attackers are drawn: remit attacks tells all of them."


def apart(chains: Iterable[Chain]) -> list[Chain]:
    """Each way of hops once, by its first door: the most telling first."""
    once: dict[tuple[str, ...], Chain] = {}
    for chain in chains:
        once.setdefault(tuple(hop.key or hop.label for hop in chain.hops), chain)
    return sorted(once.values(), key=_rank)


def _rank(chain: Chain) -> tuple[int, bool, bool, tuple[str, ...]]:
    """The long before the short, those that end in a database first, the sure before the possible."""
    last = chain.hops[-1]
    return -len(chain.hops), last.port in (None, OWN_PORT_LAST), not chain.certain, chain.keys


def request_path(chain: Chain, known: Mapping[str, Resource]) -> Path:
    """The way of a request, hop by hop; its title names their kinds, as the model's own picture does.

    `known` are the resources by key: a hop is called as its card is.
    """
    title = " → ".join(kind_of(known[each.key]) if each.key in known else each.label for each in chain.hops)
    return Path("request", title, _hops(chain, known), chain.certain, chain.why)


def attack_path(attack: Attack, known: Mapping[str, Resource]) -> Path:
    """The way of an attacker; its title says what is gained."""
    hops = _hops(attack.chain, known)
    title = f"{attack.gains}: {' → '.join(hop.title for hop in hops)}"
    return Path("attack", title, hops, attack.chain.certain, attack.chain.why)


def _hops(chain: Chain, known: Mapping[str, Resource]) -> tuple[Hop, ...]:
    """The first comes from outside; what is out of sight has a name and no key."""
    return tuple(
        Hop(
            each.key if at else OUTSIDE,
            title_of(known[each.key]) if each.key in known else each.label,
            tuple(_told(each)),
        )
        for at, each in enumerate(chain.hops)
    )


def _told(station: Station) -> Iterator[str]:
    """What is known of a hop: how it is reached, then what guards it."""
    reached = f"{station.protocol} {station.port or ''}".strip()
    if reached:
        yield reached
    yield from _signed("encryption", station.transit)
    if station.certificate is not None:
        expires = station.certificate.expires
        yield f"certificate {station.certificate.label}{f', until {expires}' if expires else ''}"
    yield from _signed("web ACL", station.web_acl)
    yield from _signed("sign-in", station.sign_in)
    yield from _signed("encryption at rest", station.rest)
    if not station.certain:
        yield f"? {station.why}"


def _signed(topic: str, fact: Fact | None) -> Iterator[str]:
    """A fact behind its sign; what is not known says also what it is about."""
    if fact is not None:
        yield f"? {topic}: {fact.told}" if fact.holds is None else f"{SIGNS[fact.holds]} {fact.told}"
