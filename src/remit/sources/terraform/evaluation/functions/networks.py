"""IP network functions.

https://developer.hashicorp.com/terraform/language/functions/cidrsubnet and its neighbours.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.evaluation.values import List, Malformed

if TYPE_CHECKING:
    from typing import TypeAlias

    Network: TypeAlias = IPv4Network | IPv6Network


def _network(prefix: str) -> Network:
    """A prefix as a network; the bits of its hosts are left out. Numbers with zeros before them are decimal."""
    text = re.sub(r"(^|\.)0+(?=\d)", r"\1", prefix) if ":" not in prefix else prefix
    if not re.fullmatch(r"[0-9a-fA-F:.]+/\d{1,3}", text, re.ASCII):
        raise Malformed("a CIDR prefix is needed, such as 10.0.0.0/8")
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise Malformed("a CIDR prefix is needed, such as 10.0.0.0/8") from error


def _whole(number: Any) -> int:
    if not isinstance(number, int):
        raise Malformed("a whole number is needed")
    return number


def host(prefix: str, number: Any) -> str:
    """`cidrhost`: the address of a host; a negative number counts from the end."""
    network, at = _network(prefix), _whole(number)
    size = network.num_addresses
    if not -size <= at < size:
        raise Malformed("the prefix has no host of this number")
    return _address(network, int(network.network_address) + at % size)


def netmask(prefix: str) -> str:
    """`cidrnetmask` of an IPv4 prefix."""
    network = _network(prefix)
    if network.version != 4:  # noqa: PLR2004 — IPv4
        raise Malformed("only IPv4 has netmasks")
    return str(network.netmask)


def subnet(prefix: str, new_bits: Any, number: Any) -> Any:
    """`cidrsubnet`."""
    network, bits, at = _network(prefix), _whole(new_bits), _whole(number)
    if bits < 0 or at < 0:
        return Unknown("what a negative subnet is, Terraform does not say")
    length = _longer(network, bits)
    if at >= 2**bits:
        raise Malformed("the prefix has no subnet of this number")
    return f"{_address(network, int(network.network_address) + (at << (network.max_prefixlen - length)))}/{length}"


def _longer(network: Network, bits: int) -> int:
    if network.prefixlen + bits > network.max_prefixlen:
        raise Malformed("the address has too few bits for this subnet")
    return network.prefixlen + bits


def _address(network: Network, address: int) -> str:
    """An address; of IPv6 one that stands for IPv4 as that, as Go writes it."""
    if isinstance(network, IPv4Network):
        return str(IPv4Address(address))
    made = IPv6Address(address)
    return str(made.ipv4_mapped or made)


def subnets(prefix: str, *new_bits: Any) -> List:
    """`cidrsubnets`: subnets one after the other, each where the next of its size begins."""
    network = _network(prefix)
    at, end = int(network.network_address), int(network.broadcast_address) + 1
    made = List()
    for each in new_bits:
        bits = _whole(each)
        if bits < 1:
            raise Malformed("at least one new bit is needed")
        length = _longer(network, bits)
        size = 1 << (network.max_prefixlen - length)
        at = -(-at // size) * size
        if at + size > end:
            raise Malformed("the prefix has no room for all of these subnets")
        made.append(f"{_address(network, at)}/{length}")
        at += size
    return made
