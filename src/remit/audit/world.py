"""The world that a check may ask: relations between resources, facts of the account, and the engines. Made lazily."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import (
    MISSING,
    Cause,
    PartialString,
    Reference,
    Undetermined,
    Unknown,
    cause_of,
    resource_of,
    unread,
)
from remit.model.unknowns import Missing
from remit.model.values import Obj

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.model import Alarms, Entries, Iam, Inventory, Network, Resource, Secrets, Versions

ACCOUNT_WIDE = "{type} is a fact of the account, which is not declared here; scan the account (remit scan aws)"
NO_CLOCK = "ages are told by an account that was read at a known time (remit scan aws)"
OUT_OF_SIGHT = "other resources of type {type} may exist in the account, outside {scope}"


class EstateWorld:
    """Relations over one inventory, or over one view of it when conditions are assumed.

    `partial` makes what is not declared here undetermined instead of absent (`--partial`).
    """

    def __init__(self, inventory: Inventory, *, partial: bool = False) -> None:
        """Nothing is indexed before it is asked for."""
        self._inventory = inventory
        self._partial = partial
        self._identifiers: dict[str, dict[str, list[Resource]]] = {}
        self._relations: dict[tuple[str, str], Relation] = {}
        self._beside: dict[tuple[str, str, str | None, str | None], list[Any]] = {}
        self._engines: dict[str, Any] = {}

    @property
    def iam(self) -> Iam:
        """The identity engine."""
        if "iam" not in self._engines:
            from remit.engines.iam import EstateReader

            self._engines["iam"] = EstateReader(self._inventory, partial=self._partial)
        return self._engines["iam"]  # type: ignore[no-any-return]

    @property
    def network(self) -> Network:
        """The network engine."""
        if "network" not in self._engines:
            from remit.engines.network import NetworkReader

            self._engines["network"] = NetworkReader(self._inventory, partial=self._partial)
        return self._engines["network"]  # type: ignore[no-any-return]

    @property
    def secrets(self) -> Secrets:
        """What tells credentials from other text."""
        if "secrets" not in self._engines:
            from remit.engines.secrets import SecretReader

            self._engines["secrets"] = SecretReader()
        return self._engines["secrets"]  # type: ignore[no-any-return]

    @property
    def versions(self) -> Versions:
        """What knows the ends of versions."""
        if "versions" not in self._engines:
            from remit.engines.lifecycle import VersionReader

            self._engines["versions"] = VersionReader()
        return self._engines["versions"]  # type: ignore[no-any-return]

    @property
    def entries(self) -> Entries:
        """What the internet can use."""
        if "entries" not in self._engines:
            from remit.engines.network.entries.questions import Questions

            self._engines["entries"] = Questions(self._inventory)
        return self._engines["entries"]  # type: ignore[no-any-return]

    @property
    def alarms(self) -> Alarms:
        """What somebody is called for."""
        if "alarms" not in self._engines:
            from remit.engines.alarms import AlarmReader

            self._engines["alarms"] = AlarmReader(self)
        return self._engines["alarms"]  # type: ignore[no-any-return]

    def resolve(self, value: Any, type_name: str) -> Any:
        """The properties of the resource that a value points to; see `World.resolve`."""
        if isinstance(value, (Missing, Unknown)):
            return value
        if isinstance(value, Reference):
            target = self._inventory.get(value.target)
            return self._seen(target, f"{value.target} is not in the inventory", type_name)
        if isinstance(value, PartialString):
            return Unknown(value.cause())
        found = self._named(type_name).get(str(value), [])
        return self._seen(
            found[0] if len(found) == 1 else None, unread(self._inventory, str(value), type_name), type_name
        )

    def about(self, properties: Any, type_name: str, *, by: str) -> list[Any]:
        """The resources of a type that point to this one; see `World.about`."""
        resource = resource_of(properties)
        relation = self._relations.get((type_name, by))
        if relation is None:
            relation = self._relations[type_name, by] = Relation(self._inventory.of_type(type_name), by.split("."))
        found = [self._present(each) for each in relation.of(resource)]
        found += [Unknown(cause) for cause in relation.unsure(resource)]
        if self._partial and not self._inventory.closed(resource.scope):
            found.append(Unknown(OUT_OF_SIGHT.format(type=type_name, scope=resource.scope)))
        return found + self._gaps(type_name, resource)

    def all(self, type_name: str, *, of: Any) -> list[Any]:
        """All resources of a type in the scope and Region of a resource; see `World.all`."""
        resource = resource_of(of)
        place = (type_name, resource.scope, resource.account, resource.region)
        found = self._beside.get(place)
        if found is None:
            found = self._beside[place] = self._all_beside(type_name, resource)
        return list(found)

    def _all_beside(self, type_name: str, resource: Resource) -> list[Any]:
        found = [self._present(each) for each in self._inventory.of_type(type_name) if beside(each, resource)]
        if not self._inventory.closed(resource.scope):
            return [*found, Unknown(OUT_OF_SIGHT.format(type=type_name, scope=resource.scope))]
        return found + self._gaps(type_name, resource)

    def in_sight(self, type_name: str, *, of: Any) -> list[Any]:
        """The resources of a type beside a resource, what is declared taken as whole; see `World.in_sight`."""
        found, resource = self.all(type_name, of=of), resource_of(of)
        if self._partial or self._inventory.closed(resource.scope):
            return found
        return found[:-1]  # the last one stands for what is out of sight

    def fact(self, type_name: str, *, of: Any) -> Any:
        """The fact of the account (and Region) of a resource; see `World.fact`."""
        resource = resource_of(of)
        for each in self._inventory.of_type(type_name):
            if each.scope == resource.scope and each.region in (None, resource.region, "global"):
                return self._present(each)
        if not self._inventory.closed(resource.scope):
            return Unknown(ACCOUNT_WIDE.format(type=type_name))
        why = self._inventory.gap(type_name, resource.scope, resource.region)
        return Unknown(why or f"{type_name} was not read")

    def declared(self, properties: Any) -> bool:
        """Whether the resource was read from code; see `World.declared`."""
        return resource_of(properties).declared

    def days_since(self, moment: Any, *, of: Any) -> int:
        """Days from a moment to the time at which the account was read; see `World.days_since`."""
        from datetime import UTC, datetime

        taken = self._inventory.taken(resource_of(of).scope)
        if not taken:
            raise Undetermined(NO_CLOCK)
        if isinstance(moment, (Unknown, Reference, PartialString)):
            raise Undetermined(cause_of(moment))
        if isinstance(moment, Missing):
            raise Undetermined("the moment is not told")
        try:
            then, now = (datetime.fromisoformat(str(each)) for each in (moment, taken))
        except ValueError:
            raise Undetermined(f"{moment} is no moment in time") from None
        then, now = (each if each.tzinfo else each.replace(tzinfo=UTC) for each in (then, now))
        return (now - then).days

    def account_of(self, properties: Any) -> str | None:
        """The account of a resource; see `World.account_of`."""
        return resource_of(properties).account

    def region_of(self, properties: Any) -> str | Unknown:
        """The Region of a resource; see `World.region_of`."""
        return resource_of(properties).region or Unknown("the Region is not given (use --region)")

    def _gaps(self, type_name: str, resource: Resource) -> list[Any]:
        """One Unknown item when resources of the type may be missing from the list."""
        why = self._inventory.gap(type_name, resource.scope, resource.region)
        return [Unknown(why)] if why else []

    def _present(self, resource: Resource) -> Any:
        """The properties, or an Unknown that the runner can decide both ways when its existence is conditional."""
        condition = self._inventory.presence(resource.key) if resource.conditional else None
        if condition is None:
            return resource.properties
        return Unknown(Cause(f"{resource.id} exists only under a condition", condition=condition))

    def _seen(self, resource: Resource | None, otherwise: str, type_name: str) -> Any:
        if resource is None or resource.type != type_name:
            return Unknown(otherwise)
        return self._present(resource)

    def _named(self, type_name: str) -> dict[str, list[Resource]]:
        """The resources of a type by each identifier they go by."""
        if type_name not in self._identifiers:
            index: dict[str, list[Resource]] = {}
            for resource in self._inventory.of_type(type_name):
                for name in identifiers(resource, closed=self._inventory.closed(resource.scope)):
                    index.setdefault(name, []).append(resource)
            self._identifiers[type_name] = index
        return self._identifiers[type_name]


class Relation:
    """The resources of one type, by what their property at a path points to."""

    def __init__(self, resources: Iterator[Resource], path: list[str]) -> None:
        """Read the property of each resource once."""
        self._pointing: dict[str, list[Resource]] = {}
        self._unsure: list[tuple[str, Cause]] = []
        for resource in resources:
            for target in leaves(resource.properties, path):
                self._note(resource, target)

    def _note(self, resource: Resource, target: object) -> None:
        if isinstance(target, str):
            self._pointing.setdefault(target, []).append(resource)
        elif isinstance(target, Reference):
            self._pointing.setdefault(target.target, []).append(resource)
        elif isinstance(target, PartialString):
            for part in target.parts:
                if isinstance(part, Reference):
                    self._pointing.setdefault(part.target, []).append(resource)
        elif isinstance(target, Unknown):
            self._unsure.append((resource.scope, cause_of(target)))

    def of(self, resource: Resource) -> list[Resource]:
        """Those that point to this resource, by reference or by any of its identifiers."""
        found: dict[str, Resource] = {}
        for name in (resource.key, *identifiers(resource, closed=True)):
            found |= {each.key: each for each in self._pointing.get(name, ())}
        return list(found.values())

    def unsure(self, resource: Resource) -> list[Cause]:
        """Why some that cannot be placed might point to it.

        A template's parameter has its value before the template's own resources exist, so it cannot point to one of
        them.
        """
        return [cause for scope, cause in self._unsure if not (cause.parameter and scope == resource.scope)]


def beside(one: Resource, other: Resource) -> bool:
    """Whether two resources share account and Region; what is global, or of no known Region, is beside everything."""
    if one.scope != other.scope:
        return False
    anywhere = (None, "global")
    return one.region in anywhere or other.region in anywhere or one.region == other.region


def leaves(value: Any, path: list[str]) -> Iterator[Any]:
    """The values at a dotted path, through lists; an unknown on the way stands for all of them."""
    if isinstance(value, list):
        for item in value:
            yield from leaves(item, path)
    elif not path or not isinstance(value, Obj):
        if value is not MISSING and (not path or isinstance(value, Unknown)):
            yield value
    else:
        yield from leaves(getattr(value, path[0]), path[1:])


def identifiers(resource: Resource, *, closed: bool) -> tuple[str, ...]:
    """The strings by which other resources may mean this one. A logical id is none: it is no value in AWS."""
    names = (resource.arn, resource.name, resource.id if closed and not resource.declared else None)
    return tuple(dict.fromkeys(name for name in names if name))
