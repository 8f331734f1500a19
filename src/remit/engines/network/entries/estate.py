"""Every entry point of an inventory, and how each can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.engines.network.entries import accelerators, balancers, distributions, gateways, instances, services
from remit.engines.network.entries.directory import Directory, items
from remit.engines.network.entries.words import MISSHAPEN, ODD, Door, Entry, Fact, unknown
from remit.model import Obj, Undetermined, cause_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.model import Inventory, Resource

    Make = Callable[[Resource, Directory], Entry]

KINDS: dict[str, Make] = {
    distributions.DISTRIBUTION: distributions.entry_of,
    accelerators.ACCELERATOR: accelerators.entry_of,
    balancers.BALANCER: balancers.entry_of,
    balancers.CLASSIC: balancers.classic_of,
    gateways.REST: gateways.rest_of,
    gateways.HTTP: gateways.http_of,
    gateways.GRAPHQL: gateways.graphql_of,
    gateways.URL: gateways.url_of,
    **dict.fromkeys(instances.TYPES, instances.entry_of),
    **dict.fromkeys(services.SERVICES, services.entry_of),
}
"""What makes an entry point of each type."""


class Entries:
    """The entry points of an inventory, each worked out once, when it is asked for."""

    def __init__(self, inventory: Inventory, *, strict: bool = False) -> None:
        """Nothing is read before it is asked for; for `strict` see `Directory`."""
        self.directory = Directory(inventory, strict=strict)
        self._made: dict[str, Entry] = {}

    def all(self) -> Iterator[Entry]:
        """Every entry point, whether the internet reaches it or not."""
        for type_name in KINDS:
            for resource in self.directory.of_type(type_name):
                yield self.of(resource)

    def of(self, resource: Resource) -> Entry:
        """The entry point that a resource is. `KeyError` for a type that is none; see `is_one`."""
        if resource.key not in self._made:
            self._made[resource.key] = self._read(resource)
        return self._made[resource.key]

    def _read(self, resource: Resource) -> Entry:
        """The entry point; one of which some property has an odd shape is not known at all."""
        try:
            return KINDS[resource.type](resource, self.directory)
        except Undetermined as raised:
            told = unknown(raised.cause)
        except ODD:
            told = unknown(MISSHAPEN)
        return Entry(resource, told, (Door("", None, told),))

    def is_one(self, resource: Resource) -> bool:
        """Whether a resource is an entry point."""
        return resource.type in KINDS

    def grades(self, distribution: Resource) -> Iterator[tuple[Resource | None, str, Fact]]:
        """How each load balancer behind a distribution can be reached past it; see `distributions.grade`.

        An origin that may be a load balancer, and is not in sight, has no target and is not known.
        """
        try:
            yield from list(self._grades(distribution.properties.DistributionConfig))
        except Undetermined as raised:
            yield None, "", unknown(raised.cause)
        except ODD:
            yield None, "", unknown(MISSHAPEN)

    def _grades(self, config: Any) -> Iterator[tuple[Resource | None, str, Fact]]:
        for origin in items(config["Origins"]):
            if not isinstance(origin, Obj):
                yield None, "", unknown(cause_of(origin))
                continue
            found = distributions.origin_of(origin, config, self.directory)
            if found.target is None and not distributions.is_elsewhere(origin["DomainName"]):
                yield None, "", Fact(None, found.doubt or f"where {found.label} leads is not known")
            elif found.target is not None and found.target.type in (balancers.BALANCER, balancers.CLASSIC):
                inside = found.source == distributions.INSIDE
                yield found.target, *distributions.grade(origin, self.of(found.target), self.directory, inside=inside)
