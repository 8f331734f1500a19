"""Which resources of a type point to which, looked up once for all of an estate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.arns import name_of, text_of
from remit.model import Cause, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.iam.library import Library
    from remit.model import Resource


class Pointers:
    """Resources by what one of their properties points to."""

    def __init__(self, library: Library) -> None:
        """Nothing is read before it is asked for."""
        self._library = library
        self._found: dict[tuple[str, str], dict[str, list[Resource]]] = {}
        self._unsure: dict[tuple[str, str], list[tuple[str, Cause]]] = {}

    def to(self, resource: Resource, type_name: str, by: str) -> Iterator[Any]:
        """The properties of each resource that points to this one; a cause where there may be others."""
        self._read(type_name, by)
        found = self._found[type_name, by]
        pointing = {each.key: each for name in names_of(resource) for each in found.get(name, ())}
        beside = (each for each in pointing.values() if each.scope == resource.scope)
        yield from (self._library.presence(each) or each.properties for each in beside)
        yield from (cause for scope, cause in self._unsure[type_name, by] if scope == resource.scope)
        why = self._library.gap(type_name, resource)
        if why:
            yield Cause(why)

    def _read(self, type_name: str, by: str) -> None:
        if (type_name, by) in self._found:
            return
        found = self._found[type_name, by] = {}
        unsure = self._unsure[type_name, by] = []
        for each in self._library.of_type(type_name):
            value = each.properties[by]
            target = value.target if isinstance(value, Reference) else value
            if not is_known(target):
                unsure.append((each.scope, cause_of(target)))
            elif isinstance(target, str):
                found.setdefault(target, []).append(each)


def names_of(resource: Resource) -> list[str]:
    """The words that mean a resource: its key, ARN, name, and outside of code its id."""
    own = None if resource.declared else resource.id
    words = (resource.key, resource.arn, resource.name, own, text_of(name_of(resource)))
    return list(dict.fromkeys(word for word in words if word))
