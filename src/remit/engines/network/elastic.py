"""Elastic addresses: which instances and interfaces have one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.identities import either, is_told
from remit.model import Cause, cause_of

if TYPE_CHECKING:
    from remit.engines.network.topology import Topology
    from remit.model import Resource

ADDRESS = "AWS::EC2::EIP"
HOLDERS = {"InstanceId": "AWS::EC2::Instance", "NetworkInterfaceId": "AWS::EC2::NetworkInterface"}
"""The properties by which an address names what has it."""


class Named(NamedTuple):
    """The addresses by the key of what they name; and why there may be one that names anything."""

    by_holder: dict[str, list[Resource]]
    stray: Cause | None


class Elastic:
    """The elastic addresses of a topology."""

    def __init__(self, topology: Topology) -> None:
        """Nothing is read before it is asked for."""
        self.topology = topology

    def names(self, resource: Resource) -> bool | Cause:
        """Whether an address names a resource."""
        doubts = [self.topology.existence(address) for address in self._named.by_holder.get(resource.key, [])]
        return either(*(doubt or True for doubt in doubts), self._named.stray or False)

    @cached_property
    def _named(self) -> Named:
        by_holder: dict[str, list[Resource]] = {}
        stray: Cause | None = None
        for address in self.topology.inventory.of_type(ADDRESS):
            for name in HOLDERS:
                value = address.properties[name]
                holder = self.topology.identities.find(value, *HOLDERS.values(), near=address)
                if holder is not None:
                    by_holder.setdefault(holder.key, []).append(address)
                elif not is_told(value) and not cause_of(value).parameter:  # none names what is made beside it
                    stray = stray or cause_of(value)
        return Named(by_holder, stray)
