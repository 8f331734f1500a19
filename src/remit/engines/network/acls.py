"""Network ACLs: numbered entries, the lowest number that matches decides, and what none matches is denied.

https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html. Entries are shaped like `AWS::EC2::NetworkAclEntry`.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.blocks import EVERYTHING, Block, block_of, make_up
from remit.engines.network.groups import number_of as numbers_of
from remit.engines.network.identities import items
from remit.engines.network.packets import (
    ALL_PROTOCOLS,
    CLIENT_PORTS,
    ICMP,
    ICMP6,
    TCP,
    UDP,
    Gate,
    Layer,
    Packets,
    Ports,
    Spans,
    boxed,
    everything,
    spans_of,
)
from remit.engines.network.rules import ALL, LAST_PORT, NAMES, number_of, protocol_of
from remit.model import MISSING, Answer, Cause, Obj, Undetermined, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from remit.engines.network.blocks import Wanted

PROPERTY = "Entries"
"""The property of `AWS::EC2::NetworkAcl` that its entries fold into."""


class Entry(NamedTuple):
    """One entry. With a `cause`, some part is not known; then the other fields say the most that it can decide."""

    at: Any
    number: int
    allows: bool
    protocol: str
    first: int
    last: int
    blocks: tuple[Block, ...]
    cause: Cause | None


def admits(acl: Any, *, port: int | None, protocol: str, sources: Sequence[Wanted]) -> Answer:
    """See `RuleReader.acl_admits`."""
    entries = [entry for entry in entries_of(acl[PROPERTY]) if carries(entry, protocol)]
    entries.sort(key=lambda entry: entry.number)
    for source in sources:
        found = deciding(
            [entry._replace(allows=entry.allows and entry.cause is None) for entry in entries], source, port
        )
        if found is not None:
            return Answer(yes=True, reason=f"an entry lets in {source.network}", at=found.at)
    hopeful = [entry._replace(allows=entry.allows or entry.cause is not None) for entry in entries]
    if any(deciding(hopeful, source, port) for source in sources):
        raise Undetermined(next(entry.cause for entry in entries if entry.cause is not None))
    return Answer(yes=False)


def entries_of(value: Any) -> list[Entry]:
    """The ingress entries that a property holds."""
    if is_known(value) and value == MISSING:
        return []
    items = value if isinstance(value, list) else [value]
    return [entry_of(item) for item in items if not (isinstance(item, Obj) and egress(item["Egress"]))]


def egress(value: Any) -> bool:
    """Whether an entry is known to be for egress."""
    return is_known(value) and bool(value)


def entry_of(value: Any) -> Entry:
    """One entry."""
    known = value if is_known(value) and isinstance(value, Obj) else Obj()
    number, protocol = number_of(known["RuleNumber"]), protocol_of(known["Protocol"])
    ports = ports_of(known, protocol)
    block = block_of(known["CidrBlock"]) or block_of(known["Ipv6CidrBlock"])
    widest = EVERYTHING[:1] if "CidrBlock" in vars(known) else EVERYTHING
    action = known["RuleAction"]
    if block is None or number is None:
        block = Cause("a network ACL entry has no number or no block")
    causes = [part for part in (number, protocol, ports, block) if isinstance(part, Cause)]
    causes += [cause_of(part) for part in (value, known["Egress"], action) if not is_known(part)]
    causes += [] if isinstance(value, Obj) or causes else [Cause("a network ACL entry is not an object")]
    first, last = (0, LAST_PORT) if isinstance(ports, Cause) else ports
    return Entry(
        at=value,
        number=number if isinstance(number, int) else 0,
        allows=is_known(action) and action == "allow",
        protocol=ALL if isinstance(protocol, Cause) else protocol,
        first=first,
        last=last,
        blocks=(block,) if isinstance(block, Block) else widest,
        cause=causes[-1] if causes else None,
    )


def ports_of(entry: Any, protocol: str | Cause) -> tuple[int, int] | Cause:
    """The range of ports; everything for a protocol other than TCP and UDP, or where no range is given."""
    if not is_known(entry["PortRange"]):
        return cause_of(entry["PortRange"])
    if protocol not in ("tcp", "udp") or entry["PortRange"] == MISSING:
        return 0, LAST_PORT
    if not isinstance(entry["PortRange"], Obj):
        return Cause("a network ACL entry has a range of ports that is no object")
    first, last = number_of(entry["PortRange"]["From"]), number_of(entry["PortRange"]["To"])
    if isinstance(first, Cause) or isinstance(last, Cause):
        return first if isinstance(first, Cause) else last  # type: ignore[return-value]
    return first or 0, LAST_PORT if last is None else last


def carries(entry: Entry, protocol: str) -> bool:
    """Whether the entry is for the protocol, or for all."""
    return protocol == "any" or entry.protocol in (ALL, NAMES.get(protocol.lower(), protocol.lower()))


def deciding(entries: Sequence[Entry], source: Wanted, port: int | None) -> Entry | None:
    """The first entry by which all of a source is let in to the port, or to any one port; None when it is not."""
    edges = {entry.first for entry in entries} | {entry.last + 1 for entry in entries}
    for each in sorted(edges) if port is None else [port]:
        allowed = allowing([entry for entry in entries if entry.first <= each <= entry.last], source)
        if allowed and make_up([*source.spared, *(block for _, block in allowed)], source.block):
            return allowed[0][0]
    return None


def allowing(entries: Iterable[Entry], source: Wanted) -> list[tuple[Entry, Block]]:
    """The parts of a source that are let in, with their entries: the first entry that matches an address decides."""
    left = [source.block]
    allowed: list[tuple[Entry, Block]] = []
    for entry, block in [(each, block) for each in entries for block in each.blocks]:
        if entry.allows:
            allowed += [(entry, part.cut(block)) for part in left if part.meets(block)]
        left = [rest for part in left for rest in part.without(block)]
    return allowed


# ── as sets of packets ────────────────────

EVERYTHING_PASSES = Packets.of(ALL_PROTOCOLS, (0, LAST_PORT), everything())
OPEN = Gate(EVERYTHING_PASSES, EVERYTHING_PASSES)
"""A network ACL that lets everything through, as that of a new VPC does."""


def gate(value: Any, *, egress: bool) -> Gate:
    """What the entries of one direction let through. The lowest number that matches a packet decides."""
    entries = sorted(
        (entry_of(item) for item in items(value) if leads(item, egress=egress)), key=lambda each: each.number
    )
    sure = let_through(entries, lambda entry: entry.cause is None or told(entry) != "allow")
    most = let_through(entries, lambda entry: entry.cause is None or told(entry) != "deny", hopeful=True)
    return Gate(sure, most, next((entry.cause for entry in entries if entry.cause is not None), None))


def leads(item: Any, *, egress: bool) -> bool:
    """Whether an entry is, or may be, for a direction. Absent is ingress."""
    if not isinstance(item, Obj) or not is_known(item["Egress"]):
        return True
    return bool(item["Egress"]) is egress


def told(entry: Entry) -> str:
    """The action of an entry as it is declared; empty when that is not known."""
    action = entry.at["RuleAction"] if isinstance(entry.at, Obj) else None
    return action if isinstance(action, str) else ""


def let_through(entries: Iterable[Entry], counts: Callable[[Entry], bool], *, hopeful: bool = False) -> Packets:
    """What those entries that count let through; what is not known of one decides against it, or `hopeful` for it."""
    passed, decided = Packets(), Packets()
    for entry in filter(counts, entries):
        box = reduce(or_, (boxed(spoken(entry), spans_of(block)) for block in entry.blocks), Packets())
        if entry.cause is None:
            passed = passed | (box - decided) if entry.allows else passed
            decided = decided | box
        elif hopeful:
            passed = passed | (box - decided)
        else:
            decided = decided | box
    return passed


def spoken(entry: Entry) -> Ports:
    """The protocol and ports of an entry, for ICMP the type. All of them when the protocol cannot be read."""
    protocols = numbers_of(entry.protocol) or ALL_PROTOCOLS
    ports = (entry.first, entry.last)
    icmp = entry.at["Icmp"] if isinstance(entry.at, Obj) else MISSING
    if protocols[0] in (ICMP, ICMP6) and isinstance(icmp, Obj):
        kind = number_of(icmp["Type"])
        ports = (kind, kind) if isinstance(kind, int) and kind >= 0 else ports
    return Ports(((*protocols, Spans.of(ports)),)) if ports[0] <= ports[1] else Ports()


ECHOES = {ICMP: {8: 0, 13: 14}, ICMP6: {128: 129}}
"""The types of ICMP that are answered, with that of the answer: https://www.iana.org/assignments/icmp-parameters."""


def replies(packets: Packets) -> Packets:
    """The packets whose answers an ACL lets through in the other direction, given what it lets through there.

    A client takes the answer of TCP and UDP on a port of its choice above 1023; it takes one that is open.
    """
    ranged = Ports(((TCP, TCP, Spans.of((0, LAST_PORT))), (UDP, UDP, Spans.of((0, LAST_PORT)))))
    asked = Ports((each, each, Spans.of(*((kind, kind) for kind in kinds))) for each, kinds in ECHOES.items())
    answered = _anyhow(packets, CLIENT_PORTS) & boxed(ranged, everything())
    others = Ports(((*ALL_PROTOCOLS, Spans.of((0, LAST_PORT))),)) - ranged - asked
    return answered | (_anyhow(packets, (0, LAST_PORT)) & boxed(others, everything())) | _echoed(packets)


def _echoed(packets: Packets) -> Packets:
    """The requests of ICMP whose answers are let through."""
    pairs = [(each, kind, back) for each, kinds in ECHOES.items() for kind, back in kinds.items()]
    found = (
        Packets.of((each, each), (kind, kind), inner)
        for each, kind, back in pairs
        for _, _, layer in packets.within(each, each)
        for _, _, inner in layer.within(back, back)
    )
    return reduce(or_, found, Packets())


def _anyhow(packets: Packets, ports: tuple[int, int]) -> Packets:
    """The addresses that are let through at some of the ports, at all ports."""
    made = []
    for first, last, layer in packets.bands:
        addresses = reduce(or_, (inner for _, _, inner in layer.within(*ports)), Spans())
        made += [(first, last, Layer(((0, LAST_PORT, addresses),)))] if addresses else []
    return reduce(or_, (Packets((band,)) for band in made), Packets())
