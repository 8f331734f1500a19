"""What a resource takes from the one that it is made from: a replica, a restored database, a member of a whole.

`schema/origins.py` says which properties. They are not absent for want of a line: their value is read where it stands,
or is unknown. For code alone: an account tells what a resource has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import OpenProperties, Reference, Unknown, cause_of
from remit.schema.origins import ORIGINS
from remit.sources.fold import Directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from remit.model import Resource
    from remit.schema.origins import Origin

    Find = Callable[[Any, tuple[str, ...], str], Resource | None]
    """The resource of one of the types in a scope that a value means, with what it takes itself."""


def inherits(type_name: str) -> bool:
    """Whether resources of a type may take properties from another."""
    return type_name in ORIGINS


def inherit(resource: Resource, find: Find) -> None:
    """Put the properties that come from elsewhere into a resource."""
    own = resource.properties.__dict__
    for origin in ORIGINS.get(resource.type, ()) if resource.declared else ():
        absent = [name for name in origin.takes if name not in own]
        named = next((own[name] for name in origin.by if _says(own.get(name))), None)
        if absent and named is not None and not any(_says(own.get(name)) for name in origin.unless):
            own.update(_taken(resource, origin, named, absent, find))


def inherit_all(resources: Iterable[Resource]) -> None:
    """The same for all resources of a whole list, sources first."""
    by_key = {each.key: each for each in resources}
    by_type: dict[str, list[Resource]] = {}
    for each in by_key.values():
        by_type.setdefault(each.type, []).append(each)
    directory = Directory(by_key.get, lambda name: by_type.get(name, ()))
    done: set[str] = set()

    def find(value: Any, types: tuple[str, ...], scope: str) -> Resource | None:
        target = by_key.get(value.target) if isinstance(value, Reference) else directory.called(value, types, scope)
        return settled(target) if target is not None and target.type in types else None

    def settled(resource: Resource) -> Resource:
        if resource.key not in done:
            done.add(resource.key)
            inherit(resource, find)
        return resource

    for type_name in ORIGINS:
        for each in by_type.get(type_name, ()):
            settled(each)


def _says(value: Any) -> bool:
    """Whether a value may name something: an empty text and `false` do not."""
    return isinstance(value, Unknown) or (value is not None and value != "" and value is not False)


def _taken(resource: Resource, origin: Origin, named: Any, absent: list[str], find: Find) -> dict[str, Any]:
    """The absent properties that the source has, or that it may have."""
    if isinstance(named, Unknown):
        return dict.fromkeys(absent, Unknown(cause_of(named)))
    source = find(named, origin.types, resource.scope) if origin.types else None
    if source is None:
        return {name: Unknown(f"{name} is not told here: it is that of the {origin.what}") for name in absent}
    there = source.properties
    known = there.__dict__
    return {
        name: known[name] if name in known else there[name]
        for name in absent
        if name in known or isinstance(there, OpenProperties)
    }
