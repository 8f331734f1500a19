"""Which resource a property means: by reference, physical id, ARN or name; what is out of sight keeps its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import MISSING, Cause, PartialString, Reference, Unknown, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from remit.model import Inventory, Resource

ITSELF = ("Ref", "Id", "Arn", "GroupId", "SubnetId", "VpcId", "RouteTableId", "LoadBalancerArn")
"""Attributes that mean the resource as a whole; `attribute.endswith(("Id", "Arn"))` finds the others of their kind."""


class Identities:
    """Finds resources of an inventory by the values that name them. Each type is indexed on first use."""

    def __init__(self, inventory: Inventory) -> None:
        """Nothing is read before it is asked for."""
        self.inventory = inventory
        self._named: dict[str, dict[str, list[Resource]]] = {}
        self._naming: dict[tuple[str, str, str], dict[str, list[Resource]]] = {}

    def find(self, value: Any, *types: str, near: Resource | None = None) -> Resource | None:
        """The resource of one of the types that a value names, if it is in sight. `near` decides between namesakes."""
        if isinstance(value, Reference):
            found = self.inventory.get(value.target)
            return found if found is not None and found.type in types else None
        if not isinstance(value, str):
            return None
        named = [each for type_name in types for each in self._names(type_name).get(value, ())]
        if near is not None and len(named) > 1:
            named = [each for each in named if (each.scope, each.region) == (near.scope, near.region)]
        return named[0] if len(named) == 1 else None

    def naming(self, whole: Resource, type_name: str, name: str) -> Sequence[Resource]:
        """The resources of a type whose property names a resource, as members name what they belong to."""
        key = (whole.type, type_name, name)
        if key not in self._naming:
            made: dict[str, list[Resource]] = {}
            for each in self.inventory.of_type(type_name):
                found = self.find(each.properties[name], whole.type, near=each)
                if found is not None:
                    made.setdefault(found.key, []).append(each)
            self._naming[key] = made
        return self._naming[key].get(whole.key, ())

    def identity(self, value: Any, *types: str, near: Resource | None = None) -> str | Cause | None:
        """What stands for the resource that a value names: its key, or the value itself when it is out of sight.

        A cause when it cannot be told, None when the value is absent.
        """
        if is_known(value) and value == MISSING:
            return None
        found = self.find(value, *types, near=near)
        if found is not None:
            return found.key
        if isinstance(value, Reference):
            return value.cause() if self.inventory.get(value.target) else f"{value.target}.{value.attribute}"
        if isinstance(value, (Unknown, PartialString)):
            return cause_of(value)
        return str(value)

    def _names(self, type_name: str) -> dict[str, list[Resource]]:
        index = self._named.get(type_name)
        if index is None:
            index = self._named[type_name] = {}
            for resource in self.inventory.of_type(type_name):
                for name in dict.fromkeys(names_of(resource)):
                    index.setdefault(name, []).append(resource)
        return index


def names_of(resource: Resource) -> Iterator[str]:
    """The values by which others may name a resource. A logical id is none: it is no value in AWS."""
    own = None if resource.declared and not resource.external else resource.id
    yield from (name for name in (resource.arn, resource.name, own) if name)


def is_told(value: Any) -> bool:
    """Whether a value says which resource is meant, be it one out of sight, or that none is."""
    return is_known(value) or isinstance(value, Reference)


def items(value: Any) -> list[Any]:
    """The items of a list property; one Unknown for a list that is not known; nothing for an absent one."""
    if is_known(value) and value == MISSING:
        return []
    return list(value) if isinstance(value, list) else [value]


def truth(value: Any, default: bool | Cause = False) -> bool | Cause:  # noqa: FBT001, FBT002 — a value
    """A switch: on, off, or why that is not known. Absent is the default."""
    if not is_known(value):
        return cause_of(value)
    return default if value == MISSING else value is True or str(value).lower() == "true"


def either(*switches: bool | Cause) -> bool | Cause:
    """Whether one of several holds; a known yes outweighs what is unknown."""
    if any(each is True for each in switches):
        return True
    return next((each for each in switches if each is not False), False)
