"""Route tables: whether a route leads to an internet gateway.

A subnet is public when its route table has a direct route to an internet gateway:
https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import MISSING, Answer, Cause, Obj, Reference, Undetermined, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

PROPERTY = "Routes"
"""The property of `AWS::EC2::RouteTable` that its routes fold into; they have the shape of `AWS::EC2::Route`."""

GATEWAYS = {"AWS::EC2::InternetGateway": True, "AWS::EC2::VPNGateway": False}
"""The types that `GatewayId` may point to, and whether the internet is behind them."""


def is_public(table: Any, resolve: Callable[[Any, str], Any] | None) -> Answer:
    """See `RuleReader.is_public`."""
    routes = table[PROPERTY]
    if not is_known(routes):
        raise Undetermined(cause_of(routes))
    doubt: Cause | None = None
    for route in routes if isinstance(routes, list) else []:
        led = leads_out(route, resolve)
        if led is True:
            return Answer(yes=True, reason="a route leads to an internet gateway", at=route)
        if isinstance(led, Cause):
            doubt = doubt or led
    if doubt is not None:
        raise Undetermined(doubt)
    return Answer(yes=False)


def leads_out(route: Any, resolve: Callable[[Any, str], Any] | None) -> bool | Cause:
    """Whether one route leads to an internet gateway, or why that is not known."""
    if not isinstance(route, Obj):
        return Cause("a route is not an object") if is_known(route) else cause_of(route)
    gateway = route["GatewayId"]
    if isinstance(gateway, Reference):
        return behind(gateway, resolve)
    if not is_known(gateway):
        return cause_of(gateway)
    return gateway != MISSING and str(gateway).startswith("igw-")


def behind(gateway: Reference, resolve: Callable[[Any, str], Any] | None) -> bool | Cause:
    """Whether a gateway that is referenced is an internet gateway."""
    for type_name, public in GATEWAYS.items():
        target = resolve(gateway, type_name) if resolve else MISSING
        if is_known(target) and target != MISSING:
            return public
        if cause_of(target).condition:  # it may not exist: the runner tries both
            return cause_of(target)
    return gateway.cause()
