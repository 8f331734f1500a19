"""Blocks of addresses as pairs of integers: parsing CIDR notation, and whether several blocks together make up one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from remit.model import MISSING, Cause, PartialString, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


class Block(NamedTuple):
    """The addresses from `first` to `last`, both included, of IP version 4 or 6."""

    version: int
    first: int
    last: int

    def meets(self, other: Block) -> bool:
        """Whether the two share an address."""
        return self.version == other.version and self.first <= other.last and other.first <= self.last

    def cut(self, other: Block) -> Block:
        """The addresses that two blocks share, when they meet."""
        return Block(self.version, max(self.first, other.first), min(self.last, other.last))

    def without(self, other: Block) -> list[Block]:
        """What is left of this block when another is taken away: nothing, one or two blocks."""
        if not self.meets(other):
            return [self]
        left = [Block(self.version, self.first, other.first - 1)] if self.first < other.first else []
        right = [Block(self.version, other.last + 1, self.last)] if other.last < self.last else []
        return left + right


EVERYTHING = (Block(4, 0, 2**32 - 1), Block(6, 0, 2**128 - 1))
"""All addresses of both versions."""

LARGEST_VPC_PREFIX = 16
"""A VPC's IPv4 block is a /16 at the most: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html."""

SPECIAL = (
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
    *("192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
    *("224.0.0.0/4", "240.0.0.0/4"),
)
"""Where no host on the internet has its IPv4 address: https://www.iana.org/assignments/iana-ipv4-special-registry."""

GLOBAL_UNICAST = "2000::/3"
"""The part of IPv6 that is given out to hosts: https://www.iana.org/assignments/ipv6-address-space."""


@lru_cache(maxsize=4096)  # an estate names few networks, very often
def parse(text: str) -> Block:
    """The block of a CIDR such as `10.0.0.0/8`, host bits dropped as EC2 drops them; `ValueError` when it is none."""
    from ipaddress import ip_network

    network = ip_network(text.strip(), strict=False)
    return Block(network.version, int(network.network_address), int(network.broadcast_address))


def block_of(value: Any) -> Block | Cause | None:
    """The block that a CIDR property holds; the cause when it cannot be told; None when it is absent."""
    if not is_known(value):
        return cause_of(value)
    if value == MISSING:
        return None
    try:
        return parse(str(value))
    except ValueError:
        return Cause("a CIDR block cannot be read")


def prefix_of(value: Any) -> int:
    """The shortest prefix that a CIDR not fully known can have: a known mask, a VPC's own block, else 0."""
    if isinstance(value, Reference) and value.attribute.startswith("CidrBlock"):
        return LARGEST_VPC_PREFIX
    last = value.parts[-1] if isinstance(value, PartialString) else None
    mask = re.search(r"/(\d+)$", last) if isinstance(last, str) else None
    return int(mask[1]) if mask else 0


def make_up(blocks: Iterable[Block], whole: Block) -> bool:
    """Whether the blocks together hold every address of the whole."""
    at = whole.first
    for block in sorted(block for block in blocks if block.meets(whole)):
        if block.first > at:
            return False
        at = max(at, block.last + 1)
    return at > whole.last


class Wanted(NamedTuple):
    """A network asked about: its text, its prefix, the addresses to make up, and those of them that need no rule."""

    network: str
    prefix: int
    block: Block
    spared: tuple[Block, ...]


@lru_cache(maxsize=256)
def wanted(network: str) -> Wanted:
    """What must be made up to speak of all of a network.

    For the whole internet these are the addresses that a host there can have: rules that leave out private and reserved
    addresses still admit the internet.
    """
    block = parse(network)
    prefix = (32 if block.version == 4 else 128) - (block.last - block.first).bit_length()  # noqa: PLR2004 — IP versions
    if block == EVERYTHING[0]:
        return Wanted(network, prefix, block, tuple(parse(text) for text in SPECIAL))
    return Wanted(network, prefix, parse(GLOBAL_UNICAST) if block == EVERYTHING[1] else block, ())
