"""Sets of packets: protocol, port and the address of the other side, as sorted disjoint intervals of whole numbers.

Addresses of both IP versions lie on one line: IPv4 as they are, IPv6 above all of them, so that no interval straddles.
Every set is immutable; the operators `|`, `&` and `-` are linear in the number of intervals.
"""

from __future__ import annotations

import operator
from bisect import bisect_right
from functools import lru_cache, reduce
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from remit.engines.network.blocks import GLOBAL_UNICAST, SPECIAL, Block, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

SIX = 1 << 128
"""Where IPv6 begins on the line of addresses."""
ALL_PROTOCOLS = (0, 255)
"""https://www.iana.org/assignments/protocol-numbers."""
ALL_PORTS = (0, 65535)
CLIENT_PORTS = (1024, 65535)
"""The ports that clients take replies on: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html."""
TCP, UDP, ICMP, ICMP6 = 6, 17, 1, 58
NUMBERS = {"tcp": TCP, "udp": UDP, "icmp": ICMP, "icmpv6": ICMP6}
NAMES = {number: name for name, number in NUMBERS.items()}
MOST_TOLD = 4
"""How many intervals are told before the rest is counted."""


class Layer:
    """Intervals of whole numbers, each with what it holds: True, or a set of the next dimension.

    `bands` are `(first, last, inner)`, sorted, disjoint, and joined where neighbours hold the same.
    """

    __slots__ = ("bands",)

    def __init__(self, bands: Iterable[tuple[int, int, Any]] = ()) -> None:
        """The bands must be sorted and disjoint already."""
        self.bands = tuple(bands)

    def __bool__(self) -> bool:
        """Whether anything is in it."""
        return bool(self.bands)

    def __eq__(self, other: object) -> bool:
        """Whether the two hold the same."""
        return isinstance(other, Layer) and self.bands == other.bands

    def __hash__(self) -> int:
        """As the bands."""
        return hash(self.bands)

    def __or__(self, other: Self) -> Self:
        """What is in either."""
        if not self.bands or not other.bands:
            return self if self.bands else other
        return combined(self, other, operator.or_)

    def __and__(self, other: Self) -> Self:
        """What is in both."""
        if self is other or not self.bands:
            return self
        return shared(self, other)

    def __sub__(self, other: Self) -> Self:
        """What is in this one only."""
        return combined(self, other, less) if self.bands and other.bands else self

    def __repr__(self) -> str:
        """For debuggers and test failures."""
        return f"{type(self).__name__}{self.bands}"

    def within(self, first: int, last: int) -> list[tuple[int, int, Any]]:
        """The bands that meet an interval."""
        return [band for band in self.bands if band[0] <= last and first <= band[1]]


L = TypeVar("L", bound=Layer)


def less(one: Any, other: Any) -> Any:
    """What is in one only; at the innermost, neither is more than being there."""
    return one and not other if isinstance(one, bool) else one - other


def combined(left: L, right: L, how: Callable[[Any, Any], Any]) -> L:
    """Both, interval by interval. What only one of them has meets the empty set."""
    edges = sorted({edge for side in (left, right) for first, last, _ in side.bands for edge in (first, last + 1)})
    some = (left.bands or right.bands)[0][2] if edges else None
    nothing: Any = False if isinstance(some, bool) else type(some)() if some is not None else None
    made: list[tuple[int, int, Any]] = []
    ours, theirs = Cursor(left, nothing), Cursor(right, nothing)
    for start, end in pairwise(edges):
        inner = how(ours.at(start), theirs.at(start))
        if not inner:
            continue
        if made and made[-1][1] == start - 1 and made[-1][2] == inner:
            made[-1] = (made[-1][0], end - 1, inner)
        else:
            made.append((start, end - 1, inner))
    return type(left)(made)


def shared(left: L, right: L) -> L:
    """What is in both, band by band: what `combined` gives, which looks at more than where both have some."""
    made: list[tuple[int, int, Any]] = []
    ours, theirs = iter(left.bands), iter(right.bands)
    one, other = next(ours, None), next(theirs, None)
    while one and other:
        start, end = max(one[0], other[0]), min(one[1], other[1])
        inner = start <= end and one[2] & other[2]
        if inner and made and made[-1][1] == start - 1 and made[-1][2] == inner:
            made[-1] = (made[-1][0], end, inner)
        elif inner:
            made.append((start, end, inner))
        if one[1] == end:
            one = next(ours, None)
        else:
            other = next(theirs, None)
    return type(left)(made)


class Cursor:
    """Reads a layer from left to right."""

    __slots__ = ("_bands", "_index", "_nothing")

    def __init__(self, layer: Layer, nothing: Any) -> None:
        """At its beginning."""
        self._bands = layer.bands
        self._index = 0
        self._nothing = nothing

    def at(self, point: int) -> Any:
        """What the layer holds at a point, which must not lie before the last one asked for."""
        while self._index < len(self._bands) and self._bands[self._index][1] < point:
            self._index += 1
        if self._index < len(self._bands) and self._bands[self._index][0] <= point:
            return self._bands[self._index][2]
        return self._nothing


FIRST = operator.itemgetter(0)


class Spans(Layer):
    """A set of addresses, or of ports."""

    __slots__ = ()

    @classmethod
    def of(cls, *pairs: tuple[int, int]) -> Spans:
        """The union of intervals, both ends included."""
        if len(pairs) == 1:
            return cls(((*pairs[0], True),))
        return reduce(operator.or_, (cls(((first, last, True),)) for first, last in pairs), cls())

    @property
    def size(self) -> int:
        """How many numbers are in it."""
        return sum(last - first + 1 for first, last, _ in self.bands)

    def holds(self, other: Spans) -> bool:
        """Whether all of the other is in this one."""
        bands = self.bands
        for first, last, _ in other.bands:
            at = bisect_right(bands, first, key=FIRST) - 1
            if at < 0 or bands[at][1] < last:
                return False
        return True

    def meets(self, other: Spans) -> bool:
        """Whether the two share a number."""
        bands = self.bands
        for first, last, _ in other.bands:
            at = bisect_right(bands, last, key=FIRST) - 1
            if at >= 0 and bands[at][1] >= first:
                return True
        return False


class Ports(Layer):
    """What can be spoken to: protocols, each with its ports (for ICMP: types)."""

    __slots__ = ()

    @classmethod
    def of(cls, protocol: int, first: int, last: int) -> Ports:
        """The ports from `first` to `last` of one protocol."""
        return cls(((protocol, protocol, Spans.of((first, last))),))

    def __and__(self, other: Ports) -> Ports:
        """What is in both; all ports, which are asked about most, take nothing away."""
        if other is ANY_PORTS:
            return self
        return other if self is ANY_PORTS else super().__and__(other)


class Packets(Layer):
    """Packets by protocol, then port, then the addresses of the other side."""

    __slots__ = ()

    @classmethod
    def of(cls, protocols: tuple[int, int], ports: tuple[int, int], addresses: Spans) -> Packets:
        """A box; nothing when there are no addresses."""
        return cls(((*protocols, Layer(((*ports, addresses),))),)) if addresses else cls()

    def toward(self, addresses: Spans, *, every: bool = False) -> Ports:
        """The ports at which some address of a set is let through, or with `every` all of them are."""
        if not addresses:
            return Ports()
        return self._ports(lambda found: found.holds(addresses) if every else found.meets(addresses))

    def ports(self) -> Ports:
        """The ports at which anything is let through."""
        return self._ports(bool)

    def _ports(self, passes: Callable[[Spans], bool]) -> Ports:
        made: list[tuple[int, int, Any]] = []
        for first, last, layer in self.bands:
            open_ = Spans.of(*((low, high) for low, high, found in layer.bands if passes(found)))
            if open_ and made and made[-1][1] == first - 1 and made[-1][2] == open_:
                made[-1] = (made[-1][0], last, open_)
            elif open_:
                made.append((first, last, open_))
        return Ports(made)

    def at_all(self, ports: Ports, addresses: Spans) -> Spans:
        """Of some addresses, those that are let through at all of the ports."""
        return addresses - flat(boxed(ports, addresses) - self)

    def at_any(self, ports: Ports, addresses: Spans) -> Spans:
        """Of some addresses, those that are let through at one of the ports at least."""
        return at_any(self, ports, addresses)


def flat(packets: Packets) -> Spans:
    """The addresses of packets, whatever their ports."""
    return reduce(operator.or_, (inner for _, _, layer in packets.bands for _, _, inner in layer.bands), Spans())


def boxed(ports: Ports, addresses: Spans) -> Packets:
    """The packets of some ports with any of the addresses."""
    if not addresses:
        return Packets()
    return Packets(
        (first, last, Layer((low, high, addresses) for low, high, _ in spans.bands))
        for first, last, spans in ports.bands
    )


@lru_cache(maxsize=1024)
def at_any(packets: Packets, ports: Ports, addresses: Spans) -> Spans:
    """See `Packets.at_any`; kept, since the whole internet is asked about again and again."""
    return flat(boxed(ports, addresses) & packets)


@lru_cache(maxsize=8192)
def spans_of(block: Block) -> Spans:
    """A block on the line of addresses."""
    shift = 0 if block.version == 4 else SIX  # noqa: PLR2004 — IP versions
    return Spans.of((block.first + shift, block.last + shift))


@lru_cache(maxsize=8192)
def spans(cidr: str) -> Spans:
    """The addresses of a CIDR block; `ValueError` when it is none."""
    return spans_of(parse(cidr))


@lru_cache(maxsize=4)
def everything(version: int | None = None) -> Spans:
    """All addresses of an IP version, or of both."""
    if version is None:
        return everything(4) | everything(6)
    return spans("0.0.0.0/0" if version == 4 else "::/0")  # noqa: PLR2004 — IP versions


@lru_cache(maxsize=2)
def internet(version: int) -> Spans:
    """The addresses that hosts on the internet have."""
    if version == 6:  # noqa: PLR2004 — IP versions
        return spans(GLOBAL_UNICAST)
    return reduce(operator.sub, (spans(text) for text in SPECIAL), everything(4))


ANY_PORTS = Ports(((*ALL_PROTOCOLS, Spans.of(ALL_PORTS)),))
"""Every port of every protocol."""


def tell_ports(ports: Ports) -> str:
    """Ports in words: `tcp 22, 443; udp 53`, `everything`."""
    if ports == ANY_PORTS:
        return "everything"
    told = []
    for first, last, found in ports.bands:
        name = NAMES.get(first, str(first)) if first == last else f"protocols {first}-{last}"
        whole = found.bands == ((*ALL_PORTS, True),)
        told.append(name if whole else f"{name} {tell_numbers(found)}")
    return "; ".join(told[: MOST_TOLD * 2]) + (
        f"; {len(told) - MOST_TOLD * 2} more" if len(told) > MOST_TOLD * 2 else ""
    )


def tell_numbers(found: Spans) -> str:
    """Numbers in words: `22, 8000-8080`."""
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last, _ in found.bands)


def cidrs(addresses: Spans) -> list[str]:
    """The CIDR blocks that make up a set of addresses."""
    from ipaddress import IPv4Address, IPv6Address, summarize_address_range

    found: list[str] = []
    for first, last, _ in addresses.bands:
        if first < SIX:
            found += map(str, summarize_address_range(IPv4Address(first), IPv4Address(last)))
        else:
            found += map(str, summarize_address_range(IPv6Address(first - SIX), IPv6Address(last - SIX)))
    return found


class Gate(NamedTuple):
    """What something lets through: `sure` certainly, `most` at the most; between the two stands `cause`."""

    sure: Packets
    most: Packets
    cause: Any = None
