"""Finds the resources of an inventory by whatever their neighbours call them: reference, id, ARN, name, DNS name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from remit.engines.network.entries.guards import Guards
from remit.model import MISSING, Cause, Obj, PartialString, Reference, Undetermined, Unknown, cause_of, is_known, unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Inventory, Resource

ADDRESSES = ("DNSName", "DomainName", "RegionalDomainName", "FunctionUrl", "ServiceUrl", "ApiEndpoint", "DnsName")
"""Properties by which a resource is called from outside; a URL is known by its host."""

SUFFIXES = (".execute-api.", ".s3.", ".s3-website", ".s3-")
"""What follows an id in a host name that AWS makes from it: `a1b2c3.execute-api.eu-west-1.amazonaws.com`."""

MARKS = {"AWS::Lambda::Url": ".lambda-url."}
"""What the host names hold that AWS gives to resources of a type:
https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html."""


class Directory:
    """An inventory with its names. Nothing is indexed before it is asked for.

    `strict`: what exists only under a condition is not known to be there, with the condition as its cause, so that it
    can be tried both ways. Otherwise it is there, and `doubt` says why it may not be.
    """

    def __init__(self, inventory: Inventory, *, strict: bool = False) -> None:
        """Keep the inventory."""
        self.inventory = inventory
        self.strict = strict
        self._names: dict[str, dict[str, list[Resource]]] = {}
        self._pointing: dict[tuple[str, str], tuple[dict[str, list[Resource]], list[tuple[Resource, Cause]]]] = {}

    @cached_property
    def guards(self) -> Guards:
        """What security groups, network ACLs and routes let through."""
        return Guards(self.inventory)

    def of_type(self, *types: str) -> Iterator[Resource]:
        """The resources of some types, those only referred to left out."""
        for type_name in types:
            for resource in self.inventory.of_type(type_name):
                if not resource.external:
                    yield resource

    def find(self, value: Any, *types: str) -> Resource | Cause | None:
        """The resource of one of the types that a value means; a cause when it is not in sight; None for no value."""
        if isinstance(value, Reference):
            found = self.inventory.get(value.target)
            return self._present(found) if found is not None and found.type in types else value.cause()
        if isinstance(value, PartialString):
            return self._made_from(value, types)
        if not is_known(value):
            return cause_of(value)
        if value in (MISSING, ""):
            return None
        return self._named(str(value), types)

    def is_host_of(self, value: Any, type_name: str) -> bool:
        """Whether a host name is one that AWS gave to a resource of a type: one of `MARKS`.

        By its letters, or by what it refers to. `Undetermined` for what is not known of either.
        """
        parts = value.parts if isinstance(value, PartialString) else (value,)
        if any(isinstance(part, str) and MARKS[type_name] in part for part in parts):
            return True
        for part in parts:
            target = self.inventory.get(part.target) if isinstance(part, Reference) else None
            if target is not None:
                return target.type == type_name
        if is_known(value):
            return False
        raise Undetermined(cause_of(value))

    def all(self, values: Any, *types: str) -> list[Resource | Cause]:
        """What each item of a list means; a single value counts as a list of one."""
        if isinstance(values, Unknown):
            return [cause_of(values)]
        items = values if isinstance(values, list) else [values]
        return [found for item in items if (found := self.find(item, *types)) is not None]

    def pointing(self, resource: Resource, type_name: str, path: str) -> tuple[list[Resource], Cause | None]:
        """The resources of a type whose property at a dotted path means this one, and why there may be more."""
        if (type_name, path) not in self._pointing:
            self._pointing[type_name, path] = self._index(type_name, path.split("."))
        named, unsure = self._pointing[type_name, path]
        found: dict[str, Resource] = {}
        for name in (resource.key, *self.names_of(resource)):
            found |= {each.key: each for each in named.get(name, ())}
        doubts = [cause for each, cause in unsure if not (cause.parameter and each.scope == resource.scope)]
        why = self.inventory.gap(type_name, resource.scope, resource.region)
        present = [self._present(each) for each in found.values()]
        doubts = [*(each for each in present if isinstance(each, Cause)), *doubts, *([Cause(why)] if why else [])]
        return [each for each in present if not isinstance(each, Cause)], doubts[0] if doubts else None

    def doubt(self, resource: Resource) -> str:
        """Why a resource may not exist; empty when it surely does."""
        found = self.condition(resource)
        return found.reason if found else ""

    def condition(self, resource: Resource) -> Cause | None:
        """The undecided condition under which alone a resource exists, as a cause."""
        condition = self.inventory.presence(resource.key) if resource.conditional else None
        return Cause(f"{label_of(resource)} exists only under a condition", condition=condition) if condition else None

    def _present(self, resource: Resource) -> Resource | Cause:
        return (self.condition(resource) or resource) if self.strict else resource

    def names_of(self, resource: Resource) -> list[str]:
        """The strings by which others may mean a resource. A logical id is none: it is no value in AWS."""
        names = [resource.arn, resource.name, None if resource.declared else resource.id]
        hosts = [resource.properties[name] for name in ADDRESSES if isinstance(resource.properties[name], str)]
        names += [spelled for host in hosts for spelled in (host, resolved(host))]
        return list(dict.fromkeys(host_of(name) for name in names if name))

    def _index(self, type_name: str, path: list[str]) -> tuple[dict[str, list[Resource]], list[tuple[Resource, Cause]]]:
        named: dict[str, list[Resource]] = {}
        unsure: list[tuple[Resource, Cause]] = []
        for resource in self.of_type(type_name):
            for value in leaves(resource.properties, path):
                target = value.target if isinstance(value, Reference) else value
                parts = target.parts if isinstance(target, PartialString) else (target,)
                known = [part.target if isinstance(part, Reference) else part for part in parts]
                if isinstance(target, Unknown):
                    unsure.append((resource, cause_of(target)))
                for part in (part for part in known if isinstance(part, str)):
                    named.setdefault(part, []).append(resource)
        return named, unsure

    def _made_from(self, value: PartialString, types: tuple[str, ...]) -> Resource | Cause:
        """The resource that a composed text refers to, such as the host of an API."""
        for part in value.parts:
            found = self.inventory.get(part.target) if isinstance(part, Reference) else None
            if found is not None and found.type in types:
                return self._present(found)
        return value.cause()

    def _named(self, text: str, types: tuple[str, ...]) -> Resource | Cause:
        host = host_of(text)
        ids = [host.partition(suffix)[0] for suffix in SUFFIXES if suffix in host]
        for type_name in types:
            for name in (text, host, resolved(host), *ids):
                found = self._index_of(type_name).get(name, [])
                if len(found) == 1:
                    return self._present(found[0])
        return Cause(unread(self.inventory, text, *types))

    def _index_of(self, type_name: str) -> dict[str, list[Resource]]:
        if type_name not in self._names:
            index: dict[str, list[Resource]] = {}
            for resource in self.of_type(type_name):
                for name in self.names_of(resource):
                    index.setdefault(name, []).append(resource)
            self._names[type_name] = index
        return self._names[type_name]


def host_of(text: str) -> str:
    """The host of a URL; any other text as it is."""
    scheme, slashes, rest = text.partition("://")
    return rest.partition("/")[0] if slashes and scheme.isalpha() else text


def resolved(host: str) -> str:
    """A host as DNS compares it, without what Route 53 puts around the name of a load balancer in an alias.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html
    """
    return host_of(host).lower().rstrip(".").removeprefix("dualstack.")


def label_of(resource: Resource) -> str:
    """How people know a resource."""
    return resource.address or resource.name or resource.id


def leaves(value: Any, path: list[str]) -> Iterator[Any]:
    """The values at a dotted path, through lists; an unknown on the way stands for all of them."""
    if isinstance(value, list):
        for item in value:
            yield from leaves(item, path)
    elif not path or isinstance(value, Unknown):
        if value is not MISSING:
            yield value
    elif isinstance(value, Obj):
        yield from leaves(value[path[0]], path[1:])


def items(value: Any) -> list[Any]:
    """A list as it is, an absent one empty; anything else, an unknown list too, as its only item."""
    if isinstance(value, list):
        return value
    return [] if is_known(value) and value == MISSING else [value]
