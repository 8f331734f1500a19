"""What points to what: by reference, physical id, ARN or DNS name, also by way of what only leads on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.engines.network.forwarding import INTERNET
from remit.engines.network.topology import Topology
from remit.model import PartialString, Reference
from remit.model.values import Obj

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from remit.model import Inventory, Resource

CONNECTORS = frozenset(f"AWS::ElasticLoadBalancingV2::{name}" for name in ("Listener", "ListenerRule", "TargetGroup"))
"""Configuration that leads a request on: not drawn, but an edge runs through it."""

LOOKED_UP = ("AWS::EC2::Subnet", "AWS::EC2::VPC", "AWS::EC2::SecurityGroup")
"""What tells where a resource lies: looked up in the inventory, also when a selection leaves it out of the audit."""

DISTINCT = re.compile(r"[:.]|^[a-z]+-[0-9a-f]{8,}$")
"""An ARN, a DNS name, or an id that AWS made up: what is called so is called so alone."""

DEEPEST = 60
"""Properties nested deeper than this are not followed: an estate may be hostile, and no registry schema comes near."""


class Relations:
    """The resources of an audit, each with those that its properties name. Values are walked once a resource."""

    def __init__(self, resources: Iterable[Resource], inventory: Inventory) -> None:
        """`inventory` adds the parts of the network that the audit itself leaves out."""
        self.resources = {each.key: each for each in resources}
        for type_name in LOOKED_UP:
            for each in inventory.of_type(type_name):
                self.resources.setdefault(each.key, each)
        self._names: dict[str, list[Resource]] = {}
        for name, resource in _names(self.resources.values()):
            self._names.setdefault(name, []).append(resource)
        self._named: dict[str, tuple[str, ...]] = {}
        self._topology = Topology(inventory)
        self._public: dict[str, bool | None] = {}

    def named_by(self, resource: Resource) -> tuple[str, ...]:
        """The keys of the resources that this one's properties name, in the order in which they stand there."""
        if resource.key not in self._named:
            keys = (self._key(value, name, resource) for name, value in _values(resource.properties))
            self._named[resource.key] = tuple(dict.fromkeys(key for key in keys if key not in (None, resource.key)))
        return self._named[resource.key]

    def lead(self, resource: Resource) -> Iterator[str]:
        """The keys that a resource leads to: those it names, and those that connectors among them name in turn."""
        seen = {resource.key}
        waiting = [resource]
        while waiting:
            for key in self.named_by(waiting.pop()):
                if key in seen:
                    continue
                seen.add(key)
                yield key
                if key in self.resources and self.resources[key].type in CONNECTORS:
                    waiting.append(self.resources[key])

    def is_public(self, subnet: Resource) -> bool | None:
        """Whether a subnet has a route to an internet gateway; None where that is not known."""
        if subnet.key not in self._public:
            out = self._topology.table_for(self._topology.subnet(subnet.key)).toward(INTERNET)
            self._public[subnet.key] = None if out.most and not out.sure else bool(out.sure)
        return self._public[subnet.key]

    def get(self, value: object, name: str, of: Resource) -> Resource | None:
        """The resource that the value of one property names; None for anything else."""
        return self.resources.get(self._key(value, name, of) or "")

    def _key(self, value: object, name: str, of: Resource) -> str | None:
        """What a value names: a reference, an id that only one has, or a name whose property says of what it is.

        `shop` may be the name of a dozen things; as `DBSubnetGroupName` it is that of one.
        """
        if isinstance(value, Reference):
            return value.target
        if not isinstance(value, str) or value not in self._names:
            return None
        found = self._names[value]
        if not DISTINCT.search(value):
            found = [each for each in found if each.type.rpartition("::")[2] in name]
        beside = [each for each in found if (each.account, each.region) == (of.account, of.region)]
        chosen = beside or found
        return chosen[0].key if len(chosen) == 1 else None


def _names(resources: Iterable[Resource]) -> Iterator[tuple[str, Resource]]:
    """What live resources are called in each other's properties: physical ids, ARNs, DNS names."""
    for resource in resources:
        if resource.declared:
            continue
        for name in (resource.arn, resource.id, resource.properties.DNSName):
            if isinstance(name, str) and name:
                yield name, resource


def _values(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """The plain values in a property, at any depth that a schema has, each with the name of the property it stands in.

    What a policy names is no part of its owner.
    """
    if depth > DEEPEST:
        return
    if isinstance(value, Obj):
        for inner, item in vars(value).items():
            if "Polic" not in inner:
                yield from _values(item, inner, depth + 1)
    elif isinstance(value, (list, PartialString)):
        for item in value if isinstance(value, list) else value.parts:
            yield from _values(item, name, depth + 1)
    else:
        yield name, value
