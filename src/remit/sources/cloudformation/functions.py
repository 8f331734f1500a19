"""The functions that need nothing but their arguments. Each takes resolved values and gives a resolved value.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, PartialString, Reference, Unknown, cause_of
from remit.sources.cloudformation.limits import Malformed
from remit.sources.cloudformation.text import compose, part_of, split

if TYPE_CHECKING:
    from collections.abc import Callable


class _NoValue:
    """What `AWS::NoValue` gives: the key or item that holds it is dropped."""

    __slots__ = ()

    def __repr__(self) -> str:
        """For debuggers."""
        return "NO_VALUE"


NO_VALUE = _NoValue()

MOST_BLOCKS = 256
"""The most address blocks that Fn::Cidr makes."""


def not_known(value: object) -> bool:
    """Whether a resolved value is one of the stand-ins."""
    return isinstance(value, (Unknown, Reference, PartialString))


def join(arguments: Any) -> Any:
    """`Fn::Join`: the items of a list with a delimiter between them."""
    delimiter, items = _two(arguments, "Fn::Join", "a delimiter and a list")
    if not isinstance(delimiter, str):
        raise Malformed("the delimiter of Fn::Join is a text")
    if not_known(items):
        return Unknown(cause_of(items))
    if not isinstance(items, list):
        raise Malformed("Fn::Join joins a list")
    parts: list[object] = []
    for item in items:
        parts += (delimiter, part_of(item))
    return compose(parts[1:])


def select(arguments: Any) -> Any:
    """`Fn::Select`: one item of a list, counted from 0."""
    index, items = _two(arguments, "Fn::Select", "an index and a list")
    if not_known(index):
        return Unknown(cause_of(index))
    position = _whole(index, "the index of Fn::Select")
    if not_known(items):
        return Unknown(cause_of(items))
    if not isinstance(items, list):
        raise Malformed("Fn::Select selects from a list")
    if position >= len(items):
        raise Malformed(f"Fn::Select takes item {position} of a list of {len(items)}")
    return items[position]


def divide(arguments: Any, is_name: Callable[[Reference], bool] = lambda _: False) -> Any:
    """`Fn::Split`: the pieces of a text between a delimiter. `is_name`: see `text.split`."""
    delimiter, text = _two(arguments, "Fn::Split", "a delimiter and a text")
    if isinstance(text, Unknown):
        return text
    if not isinstance(delimiter, str) or not delimiter:
        raise Malformed("the delimiter of Fn::Split is a text")
    return split(text, delimiter, is_name)


def clear_text(argument: Any) -> Any:
    """`Fn::Base64`: the clear text, so that checks can read it. AWS's APIs encode it."""
    return part_of(argument)


def zones(argument: Any) -> Unknown:  # noqa: ARG001 — which zones an account has is nowhere in the template
    """`Fn::GetAZs`: which zones an account is given in a Region, no template tells."""
    return Unknown(Cause("the Availability Zones are chosen by the account and Region"))


def length(argument: Any) -> Any:
    """`Fn::Length`: the number of items."""
    if not_known(argument):
        return Unknown(cause_of(argument))
    if not isinstance(argument, list):
        raise Malformed("Fn::Length counts the items of a list")
    return len(argument)


def structure(argument: Any) -> Any:
    """`Fn::ToJsonString`: the object or list itself, so that a document stays readable."""
    if not_known(argument) or isinstance(argument, (dict, list)):
        return argument
    raise Malformed("Fn::ToJsonString takes an object or a list")


def cidr(arguments: Any) -> Any:
    """`Fn::Cidr`: the first blocks of a network. `cidrBits` counts the bits of a host.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
    """
    if not isinstance(arguments, list) or len(arguments) not in (2, 3):
        raise Malformed("Fn::Cidr takes a network, a count and the bits of a host")
    network, count = arguments[:2]
    bits = arguments[2] if len(arguments) > 2 else None  # noqa: PLR2004 — the third is optional
    if not_known(count):
        return Unknown(cause_of(count))
    blocks = _whole(count, "the count of Fn::Cidr")
    if not 1 <= blocks <= MOST_BLOCKS:
        raise Malformed(f"Fn::Cidr makes 1 to {MOST_BLOCKS} blocks")
    unsure = next((value for value in (network, bits) if not_known(value)), None)
    if unsure is not None or bits is None:
        return [Unknown(cause_of(unsure) if bits is not None else "the size of the blocks is not told")] * blocks
    return _blocks(str(network), blocks, bits)


def _blocks(text: str, count: int, bits: object) -> list[str]:
    from ipaddress import ip_network

    try:
        network = ip_network(text, strict=False)
    except ValueError:
        raise Malformed(f"{text[:60]!r} is no network") from None
    host = _whole(bits, "the bits of Fn::Cidr")
    prefix = network.max_prefixlen - host
    if not network.prefixlen <= prefix <= network.max_prefixlen or count > 2 ** (prefix - network.prefixlen):
        raise Malformed(f"{text} has no room for {count} blocks of {host} bits")
    step, first = 2**host, int(network.network_address)
    address = type(network.network_address)
    return [f"{address(first + index * step)}/{prefix}" for index in range(count)]


def _two(arguments: Any, name: str, what: str) -> tuple[Any, Any]:
    if not isinstance(arguments, list) or len(arguments) != 2:  # noqa: PLR2004 — that is the point
        raise Malformed(f"{name} takes {what}")
    return arguments[0], arguments[1]


def _whole(value: object, what: str) -> int:
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:  # noqa: PLR2004 — no list is longer
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise Malformed(f"{what} is a whole number")


PLAIN: dict[str, Callable[[Any], Any]] = {
    "Fn::Base64": clear_text,
    "Fn::Cidr": cidr,
    "Fn::GetAZs": zones,
    "Fn::Join": join,
    "Fn::Length": length,
    "Fn::Select": select,
    "Fn::Split": divide,
    "Fn::ToJsonString": structure,
}
"""Functions of their resolved arguments alone."""
