"""The inventory that most sources need: resources held by type, with an index by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from remit.model.resource import Inventory, Note, Resource


def unread(inventory: Inventory, value: str, *types: str) -> str:
    """Why what a value names is not at hand: what was refused, where it is known that a list of the types was."""
    scopes = inventory.missing()
    refused = (inventory.gap(type_name, scope, None) for type_name in types for scope in scopes)
    why = next(filter(None, refused), "")
    return f"{value} is not among the resources read" + (f": {why}" if why else "")


class MemoryInventory:
    """An inventory in memory. `whole` says whether a scope is complete; `gaps` maps (type, scope, region) to the reason
    why resources may be missing from the list (`region` None: in any).
    """  # noqa: D205

    def __init__(
        self,
        resources: Iterable[Resource] = (),
        *,
        whole: Callable[[str], bool] | bool = False,
        notes: Iterable[Note] = (),
    ) -> None:
        """Index the resources; a later one with the same key is refused."""
        self._by_type: dict[str, list[Resource]] = {}
        self._by_key: dict[str, Resource] = {}
        self._whole = whole
        self.gaps: dict[tuple[str, str, str | None], str] = {}
        self.times: dict[str, str] = {}
        self.notes: list[Note] = list(notes)
        for resource in resources:
            self.add(resource)

    def add(self, resource: Resource) -> None:
        """Take one more resource. `ValueError` when its key is taken."""
        if resource.key in self._by_key:
            message = f"two resources have the key {resource.key}"
            raise ValueError(message)
        self._by_key[resource.key] = resource
        self._by_type.setdefault(resource.type, []).append(resource)

    def types(self) -> Iterable[str]:
        """Types in order of first appearance."""
        return list(self._by_type)

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """The resources of a type, as added."""
        return iter(self._by_type.get(type_name, ()))

    def get(self, key: str) -> Resource | None:
        """The resource with that key."""
        return self._by_key.get(key)

    def closed(self, scope: str) -> bool:
        """As told to the constructor."""
        return self._whole(scope) if callable(self._whole) else self._whole

    def gap(self, type_name: str, scope: str, region: str | None) -> str:
        """The recorded reason, for this Region or for any."""
        if region is None:
            reasons = (why for (kind, where, _), why in self.gaps.items() if kind == type_name and where == scope)
            return next(reasons, "")
        return self.gaps.get((type_name, scope, region)) or self.gaps.get((type_name, scope, None), "")

    def taken(self, scope: str) -> str:
        """As recorded in `times`."""
        return self.times.get(scope, "")

    def missing(self) -> dict[str, str]:
        """The first recorded reason of each scope."""
        found: dict[str, str] = {}
        for (_, scope, _), why in self.gaps.items():
            found.setdefault(scope, why)
        return found

    def under(self, assumptions: Mapping[str, bool]) -> Inventory:  # noqa: ARG002 — the protocol's
        """Itself: nothing here depends on a condition."""
        return self

    def presence(self, key: str) -> str | None:  # noqa: ARG002 — the protocol's
        """None, since what is here exists."""
        return None

    def possible(self, assumptions: Mapping[str, bool]) -> bool:  # noqa: ARG002 — the protocol's
        """Always: there are no conditions."""
        return True


class JoinedInventory:
    """Several inventories as one.

    The targets of one command. Keys stay unique because they begin with file or account.
    """

    def __init__(self, parts: Iterable[Inventory]) -> None:
        """The parts, asked in order."""
        self._parts = list(parts)
        self.notes: list[Note] = [note for part in self._parts for note in part.notes]

    def types(self) -> Iterable[str]:
        """Types of all parts, each once."""
        return list(dict.fromkeys(type_name for part in self._parts for type_name in part.types()))

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """Part after part."""
        for part in self._parts:
            yield from part.of_type(type_name)

    def get(self, key: str) -> Resource | None:
        """From the first part that has it."""
        return next((found for part in self._parts if (found := part.get(key)) is not None), None)

    def closed(self, scope: str) -> bool:
        """A scope belongs to one part; to the others it is unknown, hence open."""
        return any(part.closed(scope) for part in self._parts)

    def gap(self, type_name: str, scope: str, region: str | None) -> str:
        """The first reason."""
        return next((why for part in self._parts if (why := part.gap(type_name, scope, region))), "")

    def taken(self, scope: str) -> str:
        """From the part that the scope belongs to."""
        return next((when for part in self._parts if (when := part.taken(scope))), "")

    def missing(self) -> dict[str, str]:
        """Of all parts; a scope belongs to one of them."""
        return {scope: why for part in self._parts for scope, why in part.missing().items()}

    def files(self, scope: str) -> set[Path]:
        """The files and directories that a scope rests on, from the parts that were read from files."""
        asked = (getattr(part, "files", None) for part in self._parts)
        return {path for files in asked if files is not None for path in files(scope)}

    def under(self, assumptions: Mapping[str, bool]) -> Inventory:
        """Each part under them."""
        return JoinedInventory(part.under(assumptions) for part in self._parts)

    def presence(self, key: str) -> str | None:
        """From the part that has it."""
        return next((found for part in self._parts if (found := part.presence(key)) is not None), None)

    def possible(self, assumptions: Mapping[str, bool]) -> bool:
        """In every part."""
        return all(part.possible(assumptions) for part in self._parts)
