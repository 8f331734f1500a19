"""A way in words: its hops, the rule at each, and the first change that would cut it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network import acls
from remit.engines.network.packets import (
    NAMES,
    Ports,
    Spans,
    boxed,
    cidrs,
    everything,
    internet,
    spans_of,
    tell_ports,
)
from remit.engines.network.reach import Outside
from remit.engines.network.topology import name_of
from remit.model import MISSING, Obj, Reference, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.network.crossing import Step
    from remit.engines.network.groups import Rule
    from remit.engines.network.places import Place
    from remit.engines.network.reach import Reach, Way
    from remit.model import Location, Resource

MOST_NAMED = 3
"""How many blocks, or rules, are named before the rest is counted."""
A_CUSTOMER = 2**24
"""As many IPv4 addresses as the largest block that one holder has (a /8): whoever admits more admits strangers."""


class Hop(NamedTuple):
    """One thing on the way: its kind and name, what it does, and where that is declared."""

    kind: str
    name: str
    told: str = ""
    at: str = ""

    def record(self) -> dict[str, str]:
        """As JSON has it."""
        return {"kind": self.kind, "name": self.name, "rule": self.told, "at": self.at}


class Path(NamedTuple):
    """One way from end to end. `ports` are those that surely pass, or with the answer `possible` those that may.

    `sources` are the blocks of addresses that are let in, when not everybody is; `cut` is the change that would close
    it, None when the rule that opens it is not in sight; `because` says why it is only possible.
    """

    answer: str
    hops: tuple[Hop, ...]
    ports: Ports
    sources: tuple[str, ...]
    cut: str | None
    because: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "answer": self.answer,
            "hops": [hop.record() for hop in self.hops],
            "ports": tell_ports(self.ports),
            "sources": list(self.sources),
            "cut": self.cut,
            "because": list(self.because),
        }


def explain(reach: Reach, source: Place | Outside, target: Place | Outside, way: Way) -> Path:
    """A way in words."""
    ports = way.sure or way.most
    hops = [end_of(source, way), *sending(reach, source, target, ports)]
    hops += [step_of(reach, step, way, ports) for step in way.leg.steps]
    admitting = rules_toward(reach, source, target, ports)
    hops += [Hop("security-group", name, told, at) for name, told, at in admitting]
    hops.append(end_of(target, way))
    because = () if way.sure else tuple(dict.fromkeys(cause.reason for cause in way.causes))
    answer = "yes" if way.sure else "possible"
    sources = tuple(cidrs(way.admitted)) if isinstance(source, Outside) and grade(way.admitted) != "anyone" else ()
    return Path(answer, tuple(hops), ports, sources, cut_of(admitting, way, target), because)


@lru_cache(maxsize=1024)
def grade(admitted: Spans) -> str:
    """Who on the internet is let in: `anyone`, or only `some addresses`."""
    wide = (admitted & internet(4)).size > A_CUSTOMER or (admitted & internet(6)).size > A_CUSTOMER << 88
    return "anyone" if wide else "some addresses"


def end_of(end: Place | Outside, way: Way) -> Hop:
    """The first or last hop."""
    if isinstance(end, Outside):
        return Hop(end.name, end.name, told_of(way.admitted) if way.admitted else "")
    names = ", ".join(label(each) for each in end.resources[:MOST_NAMED])
    more = len(end.resources) - MOST_NAMED
    at = end.resources[0].location
    return Hop(end.kind, names + (f" and {more} more" if more > 0 else ""), f"in {name_of(end.subnet.key)}", str(at))


def told_of(admitted: Spans) -> str:
    """Who is let in, in words."""
    if grade(admitted) == "anyone":
        return "anyone"
    blocks = cidrs(admitted)
    return ", ".join(blocks[:MOST_NAMED]) + (
        f" and {len(blocks) - MOST_NAMED} more" if len(blocks) > MOST_NAMED else ""
    )


def label(resource: Resource) -> str:
    """What people call a resource."""
    return resource.address or resource.name or resource.id


def step_of(reach: Reach, step: Step, way: Way, ports: Ports) -> Hop:
    """A route, a network ACL or a gateway."""
    holder = reach.topology.inventory.get(step.key)
    at = where(holder, step.at) if holder is not None else None
    told = step.told
    if step.kind == "route" and isinstance(step.at, Obj):
        told = f"{destination_of(step.at)} {told}"
    elif step.kind == "network-acl" and holder is not None:
        entry = deciding(holder, way, ports)
        told = f"rule {entry.number} {told}" if entry is not None else told
        at = where(holder, entry.at) if entry is not None else at
    return Hop(step.kind, name_of(step.key) or "not in sight", told, str(at or ""))


def deciding(holder: Resource, way: Way, ports: Ports) -> acls.Entry | None:
    """The entry of an ACL by which packets for the first of the ports are let in."""
    first = sample(ports)
    wanted = boxed(first, way.admitted or everything(way.version))
    for entry in sorted(acls.entries_of(holder.properties[acls.PROPERTY]), key=lambda each: each.number):
        box = [boxed(acls.spoken(entry), spans_of(block)) for block in entry.blocks]
        if any(each & wanted for each in box):
            return entry if entry.allows else None
    return None


def sample(ports: Ports) -> Ports:
    """One of the ports: of TCP where there is one."""
    for protocol, low, _ in sorted((first, spans.bands[0][0], 0) for first, _, spans in ports.bands):
        if protocol in NAMES:
            return Ports.of(protocol, low, low)
    return ports


# ── the rules of groups ────────────────────


def sending(reach: Reach, source: Place | Outside, target: Place | Outside, ports: Ports) -> Iterator[Hop]:
    """The rules by which a place calls the other."""
    if isinstance(source, Outside):
        return
    told = [(name_of(key), rule, key) for key in source.groups for rule in reach.topology.group(key).egress]
    for name, rule, key in told:
        if touches(rule, target, ports):
            yield Hop("security-group", name, f"lets out {spelled(rule, 'to')}", str(locate(reach, key, rule)))


def rules_toward(
    reach: Reach, source: Place | Outside, target: Place | Outside, ports: Ports
) -> list[tuple[str, str, str]]:
    """The rules by which a place lets the other in: group, rule in words, where it is declared."""
    if isinstance(target, Outside):
        return []
    rules = [(key, rule) for key in target.groups for rule in reach.topology.group(key).ingress]
    return [
        (name_of(key), f"lets in {spelled(rule, 'from')}", str(locate(reach, key, rule)))
        for key, rule in rules
        if touches(rule, source, ports)
    ]


def touches(rule: Rule, other: Place | Outside, ports: Ports) -> bool:
    """Whether a rule has to do with the other end at the ports."""
    if not rule.ports & ports:
        return False
    if isinstance(other, Outside):
        return rule.group is None and rule.addresses.meets(other.spans)
    if rule.group is not None:
        return rule.group == "*" or rule.group in other.groups
    return any(rule.addresses.meets(held.spans) for held in other.held)


def spelled(rule: Rule, word: str) -> str:
    """A rule in words: `tcp 22 from 0.0.0.0/0`."""
    if rule.group is not None:
        who = "a group that is not told" if rule.group == "*" else f"members of {name_of(rule.group)}"
    elif rule.list is not None:
        who = rule.list
    else:
        who = told_address(rule)
    doubt = f" ({rule.cause.reason})" if rule.cause is not None else ""
    return f"{tell_ports(rule.ports)} {word} {who}{doubt}"


def told_address(rule: Rule) -> str:
    """The block of a rule as it is declared, or as it is read."""
    value = rule.at["CidrIp"] if isinstance(rule.at, Obj) else MISSING
    if is_known(value) and value != MISSING:
        return str(value)
    blocks = cidrs(rule.addresses)
    return ", ".join(blocks[:MOST_NAMED])


def locate(reach: Reach, key: str, rule: Rule) -> Location | str:
    """Where a rule is declared."""
    holder = reach.topology.inventory.get(key)
    if holder is None or rule.at is None:
        return "" if holder is None else "as AWS makes it"
    return where(holder, rule.at) or holder.location


def where(holder: Resource, at: object) -> Location | None:
    """Where an object among a resource's properties is declared."""
    path = path_of(at, holder.properties) if at is not None else None
    return holder.locate(path) if path is not None else holder.location


def path_of(wanted: object, within: Any) -> tuple[str | int, ...] | None:
    """The path of an object among properties."""
    if within is wanted:
        return ()
    known = (
        within.__dict__.items() if isinstance(within, Obj) else enumerate(within) if isinstance(within, list) else ()
    )
    for name, value in known:
        found = path_of(wanted, value)
        if found is not None:
            return (name, *found)
    return None


def destination_of(route: Obj) -> str:
    """The destination of a route as it is declared."""
    for name in ("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"):
        value = route[name]
        if is_known(value) and value != MISSING:
            return str(value)
        if isinstance(value, Reference):
            return name_of(value.target)
    return "a destination that is not told"


def cut_of(admitting: list[tuple[str, str, str]], way: Way, target: Place | Outside) -> str | None:
    """The first change that would cut a way: the rules that let it in, else the route that leads out."""
    if isinstance(target, Outside):
        step = next((each for each in way.leg.steps if each.kind == "route"), None)
        return f"remove the route {step.told} from {name_of(step.key)}" if step is not None else None
    if not admitting:
        return None
    rules = [f"the rule that {told} from {name}{f' ({at})' if at else ''}" for name, told, at in admitting]
    return "remove " + " and ".join(rules)
