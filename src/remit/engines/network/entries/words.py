"""The words for entry points: what listens, how it is guarded, and where it passes requests on to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import Resource


class Fact(NamedTuple):
    """One thing in one clause: `holds` is yes, no, or None for not known; `told` says it, or why it is not known.

    `cause` is that of what is not known, where it is at hand.
    """

    holds: bool | None
    told: str
    cause: Cause | None = None


class Certificate(NamedTuple):
    """What a name is proved with. `key` is its resource's key, or its ARN or name where it is not in sight.

    `issuer` says who signed it, as far as is known (`Amazon` for what ACM issues); `expires` is a date (`2027-01-31`)
    or empty when it is not known.
    """

    key: str
    label: str
    issuer: str = ""
    expires: str = ""


class Onward(NamedTuple):
    """Where a door passes requests on to. `target` is None when that is not among what was read; `label` names it.

    `transit`: whether the connection to it is encrypted, None for a call inside AWS that has none of its own. `source`:
    what its security groups see: `entry` (the one that passes on), `client` (whose addresses are kept; `accelerator`
    too), `either` (not known which), `link` (a VPC link), `internet` or `VPC origin` (a distribution); a `call` inside
    AWS passes none. `doubt` says why this is only possible, and is empty when certain.
    """

    target: Resource | None
    label: str
    protocol: str = ""
    port: int | None = None
    transit: Fact | None = None
    via: tuple[str, ...] = ()
    source: str = "entry"
    doubt: str = ""


class Door(NamedTuple):
    """One way into an entry point: a listener of a load balancer, the viewers' side of a distribution.

    `protocol` and `port` as a client uses them; None is a port that is not known, or all of them. `sign_in`: whether
    somebody must prove who they are here. `via` are keys of what configures the door. `public`: whether the internet
    can use this door, None where that is the entry point's own question.
    """

    protocol: str
    port: int | None
    transit: Fact
    sign_in: Fact | None = None
    certificate: Certificate | None = None
    onward: tuple[Onward, ...] = ()
    via: tuple[str, ...] = ()
    public: Fact | None = None


class Entry(NamedTuple):
    """A resource that others send requests to.

    `public`: whether the internet can, with the reason, which for None says what is not known. `web_acl` is None where
    AWS WAF cannot stand. `groups` are the keys of the security groups in front of it.
    """

    resource: Resource
    public: Fact
    doors: tuple[Door, ...] = ()
    web_acl: Fact | None = None
    groups: tuple[str, ...] = ()


ODD = (AttributeError, TypeError, ValueError)
"""What reading a property raises that is a text where AWS has an object: code may hold anything."""

MISSHAPEN = Cause("a property has a shape that AWS does not take")


def asked(question: Callable[[], Any]) -> bool | Cause:
    """Whether something holds, or why that is not known."""
    try:
        return bool(question())
    except Undetermined as raised:
        return raised.cause
    except ODD:
        return MISSHAPEN


def fact(question: Callable[[], Any], yes: str, no: str) -> Fact:
    """A question answered in words."""
    found = asked(question)
    return unknown(found) if isinstance(found, Cause) else Fact(found, yes if found else no)


def unknown(cause: Cause) -> Fact:
    """What is not known, and why."""
    return Fact(None, cause.reason, cause)
