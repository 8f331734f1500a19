"""The rules of a security group, each read from its properties into one shape, its unknown parts kept apart.

The shapes and their edge cases: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from remit.engines.network.blocks import EVERYTHING, Block, block_of, prefix_of
from remit.model import MISSING, Cause, Obj, cause_of, is_known

LAST_PORT = 65535
ALL = "-1"
NAMES = {"6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "all": ALL, "ipv6-icmp": "icmpv6"}
"""Protocol numbers and other spellings: https://www.iana.org/assignments/protocol-numbers."""

RANGED = ("tcp", "udp", "icmp")
"""Protocols whose rules must give a range of ports (for ICMP: type and code). With any other the range is ignored."""

CIDRS = ("CidrIp", "CidrIpv6")
PREFIX_LISTS = ("SourcePrefixListId", "DestinationPrefixListId")


class Rule(NamedTuple):
    """A rule: traffic of `protocol` to the ports `first` to `last`, from or to the addresses of `block`.

    With a `cause`, some part is not known; then the other fields say the most that it can admit: protocol None is any,
    and of `block` it holds at most a part with the prefix `prefix`.
    """

    at: Any
    protocol: str | None
    first: int
    last: int
    block: Block
    prefix: int
    cause: Cause | None

    def carries(self, protocol: str) -> bool:
        """Whether the rule is, or may be, for a protocol: `-1` for every one at once, `any` for one or another."""
        if self.protocol is None or self.protocol == ALL or protocol == "any":
            return True
        return self.protocol == NAMES.get(protocol.lower(), protocol.lower())

    def reaches(self, port: int) -> bool:
        """Whether the port is within the rule's range."""
        return self.first <= port <= self.last


Port = Callable[[Any], "int | Cause | None"]
"""Reads a port of a rule: a number, why it is not known, or None when it is absent."""


def rules_of(value: Any, port: Port | None = None) -> list[Rule]:
    """The rules that a property holds: a list, one rule, or nothing. An unknown one may admit anything."""
    if is_known(value) and value == MISSING:
        return []
    items = value if isinstance(value, list) else [value]
    return [rule for item in items for rule in rules_in(item, port or number_of)]


def unseen(at: Any, cause: Cause) -> list[Rule]:
    """A rule of which nothing is known: it may admit anything of either IP version."""
    return [Rule(at, None, 0, LAST_PORT, block, 0, cause) for block in EVERYTHING]


def rules_in(value: Any, port: Port) -> list[Rule]:
    """One declared rule, as a rule for each of the addresses that it names."""
    if not is_known(value):
        return unseen(value, cause_of(value))
    if not isinstance(value, Obj):
        return unseen(value, Cause("a security group rule is not an object"))
    protocol = protocol_of(value["IpProtocol"])
    ports = ports_of(value, protocol, port)
    first, last = (0, LAST_PORT) if isinstance(ports, Cause) else ports
    rules = []
    for block, prefix, unknown in addresses_of(value):
        causes = [part for part in (protocol, ports, unknown) if isinstance(part, Cause)]
        name = None if isinstance(protocol, Cause) else protocol
        rules.append(Rule(value, name, first, last, block, prefix, causes[0] if causes else None))
    return rules


def protocol_of(value: Any) -> str | Cause:
    """The protocol by name where it has one, `-1` for all. The API takes names and numbers alike."""
    if not is_known(value):
        return cause_of(value)
    if value == MISSING:
        return Cause("a rule names no protocol")
    text = str(value).strip().lower()
    return NAMES.get(text, text)


def ports_of(rule: Any, protocol: str | Cause, port: Port | None = None) -> tuple[int, int] | Cause:
    """The range of ports. For all protocols, and those without ports, everything, whatever range is written.

    For tcp, udp and icmp EC2 demands a range; one that is absent leaves open what the rule will be.
    """
    if isinstance(protocol, Cause) or protocol not in (*RANGED, "icmpv6"):
        return 0, LAST_PORT
    first, last = map(port or number_of, (rule["FromPort"], rule["ToPort"]))
    if first is None and last is None and protocol == "icmpv6":
        return 0, LAST_PORT
    if isinstance(first, Cause) or isinstance(last, Cause):
        return first if isinstance(first, Cause) else last  # type: ignore[return-value]
    if first is None or last is None:
        return Cause("a rule gives no range of ports")
    return (0, LAST_PORT) if first == -1 else (first, first) if protocol in ("icmp", "icmpv6") else (first, last)


def number_of(value: Any) -> int | Cause | None:
    """A whole number, also when written as text; None when absent."""
    if not is_known(value):
        return cause_of(value)
    if value == MISSING:
        return None
    try:
        return int(value)
    except (TypeError, ValueError):
        return Cause("a port or rule number cannot be read")


def addresses_of(rule: Any) -> list[tuple[Block, int, Cause | None]]:
    """The blocks that a rule names; for one not known all that it may be, its shortest possible prefix, and the cause.

    None for another security group: its members are never the internet. The entries of a prefix list stand elsewhere.
    """
    found: list[tuple[Block, int, Cause | None]] = []
    for name, everything in zip(CIDRS, EVERYTHING, strict=True):
        block = block_of(rule[name])
        if isinstance(block, Block):
            found.append((block, 0, None))
        elif block is not None:
            found.append((everything, prefix_of(rule[name]), block))
    if any(name in vars(rule) for name in PREFIX_LISTS):
        cause = Cause("the entries of a prefix list are not known here")
        found += [(everything, 0, cause) for everything in EVERYTHING]
    return found
