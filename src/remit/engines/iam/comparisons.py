"""How condition operators compare one value of a request with what a policy demands."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

from remit.engines.iam.globs import matches, meets
from remit.engines.iam.text import FRESH, Symbol, symbols, widened
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from ipaddress import IPv4Network, IPv6Network

    from remit.engines.iam.text import Letters, Text
    from remit.engines.iam.truth import Truth

    Network = IPv4Network | IPv6Network

ORDERS: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
NARROW_MASK = 8
"""AWS counts an IPv4 range wider than /8 as everybody:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html."""

NARROW_MASK_6 = 32
"""The same for IPv6."""


def compare(comparison: str, given: Letters, demanded: Text) -> Truth:
    """Whether a value of a request compares with one that a condition demands."""
    if comparison in ORDERS:
        return ordered(comparison, given, demanded)
    pattern = demanded_pattern(comparison, demanded)
    if comparison in ("stringequalsignorecase", "bool"):
        given = tuple(letter if isinstance(letter, Symbol) else letter.lower() for letter in given)
    if matches(pattern, given):
        return True
    unknown = [*symbols(pattern), *symbols(given)]
    if not unknown:
        return False
    if FRESH in given:
        return fresh(comparison, given, pattern)
    return unknown[0].cause if meets(widened(pattern), widened(given)) else False


def demanded_pattern(comparison: str, demanded: Text) -> Letters:
    """What is demanded, with wildcards where the operator knows them."""
    if comparison == "stringlike":
        return demanded.pattern()
    if comparison == "arnlike":
        return demanded.pattern(arn=True)
    return demanded.literal(fold=comparison in ("stringequalsignorecase", "bool"))


def fresh(comparison: str, given: Letters, pattern: Letters) -> Truth:
    """What only the requester has equals no one value; it may match what holds wildcards, if that is not known."""
    if comparison not in ("stringlike", "arnlike"):
        return False
    loose = [letter for letter in symbols(pattern) if not letter.fixed]
    return loose[0].cause if loose and matches(widened(pattern, fixed=False), given) else False


def ordered(comparison: str, given: Letters, demanded: Text) -> Truth:
    """Numbers and dates."""
    cause = demanded.cause()
    if cause is not None:
        return cause
    left, right = number_of("".join(given)), number_of(str(demanded))
    if right is None:
        return Cause(f"{demanded} is neither a number nor a date")
    return False if left is None else ORDERS[comparison](left, right)


NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)


def number_of(text: str) -> float | None:
    """A number, or a date as seconds since 1970; None for what is neither, such as `NaN`."""
    if NUMBER.fullmatch(text):
        return float(text)
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def compare_addresses(given: Letters, demanded: Iterable[Text]) -> Truth:
    """Whether all addresses of a network are within the networks that a condition lists, taken together."""
    network = network_of("".join(letter for letter in given if not isinstance(letter, Symbol)))
    known = [found for found in (network_of(str(text)) for text in demanded if text.cause() is None) if found]
    if network is not None and any(contains(found, network) for found in together(known)):
        return True
    unknown = [cause for text in demanded if (cause := unread(text)) is not None]
    return unknown[0] if unknown else False


def unread(text: Text) -> Cause | None:
    """Why it is not known which addresses a condition lists: it may be a wide network, or it is none."""
    if text.cause() is not None:
        return None if narrow_text(text) else text.cause()
    return Cause(f"{text} is no network") if network_of(str(text)) is None else None


def narrow_text(text: Text) -> bool:
    """Whether a network that is not fully known is surely no wide one: a reference to one address, or a long mask."""
    mask = re.search(r"/(\d+)$", str(text))
    if mask:
        return int(mask[1]) >= NARROW_MASK_6 or ("." in str(text) and int(mask[1]) >= NARROW_MASK)
    return all(isinstance(letter, Symbol) and letter.fixed for letter in text.letters)


def network_of(text: str) -> Network | None:
    """The network of a CIDR or an address."""
    from ipaddress import ip_network

    try:
        return ip_network(text.strip(), strict=False)
    except ValueError:
        return None


def together(networks: Iterable[Network]) -> list[Network]:
    """The networks with neighbours joined."""
    from ipaddress import collapse_addresses

    found = list(networks)
    return [
        joined
        for version in (4, 6)
        for joined in collapse_addresses(network for network in found if network.version == version)  # type: ignore[type-var]
    ]


def contains(network: Network, part: Network) -> bool:
    """Whether a network holds all of another."""
    return network.version == part.version and part.subnet_of(network)  # type: ignore[arg-type]


def wide(network: Network) -> bool:
    """Whether strangers may be anywhere in a network: it is public and wider than what AWS counts as a fixed range."""
    narrow = NARROW_MASK if network.version == 4 else NARROW_MASK_6  # noqa: PLR2004 — IP versions
    return network.prefixlen < narrow and not network.is_private
