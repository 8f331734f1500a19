"""Security groups: their rules as sets of packets, and whom they name.

A rule that names a security group admits its members by their private addresses, never the internet:
https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.blocks import EVERYTHING, Block, block_of
from remit.engines.network.identities import items
from remit.engines.network.packets import (
    ALL_PROTOCOLS,
    ANY_PORTS,
    NUMBERS,
    Gate,
    Packets,
    Ports,
    Spans,
    boxed,
    everything,
    spans_of,
)
from remit.engines.network.rules import ALL, ports_of, protocol_of
from remit.model import MISSING, Cause, Obj, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from remit.engines.network.rules import Port
    from remit.model import Resource

BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer"
ANY_GROUP = "*"
"""Stands for the members of a group that cannot be told."""
NAMING = {
    "in": (("SourceSecurityGroupId", "SourceSecurityGroupName"), ("SourcePrefixListId",)),
    "out": (("DestinationSecurityGroupId",), ("DestinationPrefixListId",)),
}
"""The properties of a rule that name groups, and prefix lists, by direction."""


class Rule(NamedTuple):
    """One rule, for each of what it names: `addresses`, or the members of `group`, at `ports`.

    With a `cause` some part is not known, and the rest says the most that it can admit. `list` is the prefix list that
    the addresses are those of, `at` the object that declares the rule.
    """

    at: Any
    ports: Ports
    addresses: Spans
    group: str | None = None
    cause: Cause | None = None
    list: str | None = None


class Group(NamedTuple):
    """A security group: its rules by direction. `key` is its resource's key, or its id when it is out of sight."""

    key: str
    vpc: str | Cause | None
    ingress: tuple[Rule, ...]
    egress: tuple[Rule, ...]
    name: str = ""


class Naming(NamedTuple):
    """How to tell what rules name: groups by identity, ports, and the addresses of a prefix list or why not."""

    group: Callable[[Any], str | Cause | None]
    prefixes: Callable[[Any], tuple[Spans, Cause | None]]
    port: Port


EVERYONE = Rule(None, ANY_PORTS, everything())
"""The rule that AWS gives every group for egress until one is declared."""


UNFILTERED = Group("no security group", None, (EVERYONE,), (EVERYONE,), "no security group")
"""Stands for the groups of what has none, so that everything passes:
https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html."""


def unknown_rules(cause: Cause) -> tuple[Rule, ...]:
    """Rules of which nothing is known: they may admit everything, and everybody."""
    return (
        Rule(None, ANY_PORTS, everything(), cause=cause),
        Rule(None, ANY_PORTS, Spans(), group=ANY_GROUP, cause=cause),
    )


def rules_of(value: Any, direction: str, naming: Naming) -> tuple[Rule, ...]:
    """The rules that a property holds."""
    return tuple(rule for item in items(value) for rule in rules_in(item, direction, naming))


def rules_in(item: Any, direction: str, naming: Naming) -> Iterable[Rule]:
    """One declared rule, as a rule for each of what it names."""
    if not isinstance(item, Obj):
        return unknown_rules(cause_of(item) if not is_known(item) else Cause("a security group rule is not an object"))
    ports, doubt = spoken(item, naming.port)
    groups, lists = NAMING[direction]
    found = []
    for name, whole in zip(("CidrIp", "CidrIpv6"), EVERYTHING, strict=True):
        block = block_of(item[name])
        if block is not None:
            addresses, unknown = (block, None) if isinstance(block, Block) else (whole, block)
            found.append(Rule(item, ports, spans_of(addresses), cause=doubt or unknown))
    for value in (item[name] for name in groups):
        group = naming.group(value)
        if group is not None:
            named = group if isinstance(group, str) else ANY_GROUP
            found.append(Rule(item, ports, Spans(), named, doubt or (group if isinstance(group, Cause) else None)))
    for value in (item[name] for name in lists):
        if not (is_known(value) and value == MISSING):
            prefixes, cause = naming.prefixes(value)
            label = value if isinstance(value, str) else None
            found.append(Rule(item, ports, prefixes, cause=doubt or cause, list=label))
    return found


def spoken(item: Any, port: Port | None = None) -> tuple[Ports, Cause | None]:
    """The protocol and ports of a rule; the most that they can be, and the cause, when they are not known."""
    protocol = protocol_of(item["IpProtocol"])
    if isinstance(protocol, Cause):
        return ANY_PORTS, protocol
    number = number_of(protocol)
    if number is None:
        return ANY_PORTS, Cause("a rule's protocol cannot be read")
    ports = ports_of(item, protocol, port)
    if isinstance(ports, Cause):
        return Ports(((*number, Spans.of((0, 65535))),)), ports
    return Ports(((*number, Spans.of(ports)),)) if ports[0] <= ports[1] else Ports(), None


def number_of(protocol: str) -> tuple[int, int] | None:
    """The numbers of a protocol by name or number: one, or all of them for `-1`; None when there is no such one."""
    if protocol == ALL:
        return ALL_PROTOCOLS
    number = NUMBERS.get(protocol, int(protocol) if protocol.isdecimal() else -1)
    return (number, number) if ALL_PROTOCOLS[0] <= number <= ALL_PROTOCOLS[1] else None


def gate(rules: Iterable[Rule]) -> Gate:
    """What the addresses of rules let through, the groups that they name left aside."""
    rules = [rule for rule in rules if rule.group is None]
    sure = reduce(or_, (boxed(rule.ports, rule.addresses) for rule in rules if rule.cause is None), Packets())
    unsure = [rule for rule in rules if rule.cause is not None]
    most = reduce(or_, (boxed(rule.ports, rule.addresses) for rule in unsure), sure)
    return Gate(sure, most, unsure[0].cause if unsure else None)


def is_bare(resource: Resource) -> bool | Cause:
    """Whether a resource is a network load balancer that names no security group, so that none filters."""
    kind, groups = resource.properties["Type"], resource.properties["SecurityGroups"]
    if resource.type != BALANCER or (isinstance(groups, list) and groups) or isinstance(groups, Reference):
        return False
    named = kind in ("network", "gateway") if is_known(kind) else cause_of(kind)
    return named if is_known(groups) or named is False else cause_of(groups)
