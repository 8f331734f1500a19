"""The inventory of Terraform: resources in memory, some of which exist only under a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import MemoryInventory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from remit.model import Note, Resource


class TerraformInventory(MemoryInventory):
    """See `remit.model.Inventory`. Scopes are root directories, plan files and state files; a state is whole.

    `conditions` tells on which condition the existence of a resource hangs, by its key; `missing` why there may be
    more resources in a scope; `rests` on which files each scope rests.
    """

    def __init__(
        self,
        resources: Iterable[Resource],
        *,
        whole: frozenset[str] = frozenset(),
        notes: Iterable[Note] = (),
        conditions: Mapping[str, str] | None = None,
        missing: Mapping[str, str] | None = None,
        rests: Mapping[str, set[Path]] | None = None,
    ) -> None:
        """`whole` are the scopes that are complete."""
        super().__init__(resources, whole=lambda scope: scope in whole, notes=notes)
        self._conditions = dict(conditions or {})
        self._missing = dict(missing or {})
        self._rests = dict(rests or {})

    def gap(self, type_name: str, scope: str, region: str | None) -> str:
        """A module that is not here may make resources of any type."""
        return self._missing.get(scope, "") or super().gap(type_name, scope, region)

    def missing(self) -> dict[str, str]:
        """As told to the constructor."""
        return self._missing

    def files(self, scope: str) -> set[Path]:
        """The files on which what is known of a scope rests."""
        return self._rests.get(scope, set())

    def presence(self, key: str) -> str | None:
        """The condition on which the existence of a resource hangs."""
        return self._conditions.get(key)

    def under(self, assumptions: Mapping[str, bool]) -> MemoryInventory | AssumedInventory:
        """The same with conditions taken as given."""
        own = {name: value for name, value in assumptions.items() if name in self._conditions.values()}
        return AssumedInventory(self, own) if own else self


class AssumedInventory:
    """An inventory under assumptions: what hangs on a condition that does not hold is not there."""

    def __init__(self, whole: TerraformInventory, assumptions: Mapping[str, bool]) -> None:
        """See the class."""
        self._whole = whole
        self._assumptions = dict(assumptions)
        self.notes = whole.notes
        self.closed = whole.closed
        self.gap = whole.gap
        self.taken = whole.taken
        self.missing = whole.missing
        self.types = whole.types
        self.possible = whole.possible

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """Those that exist under the assumptions."""
        return (each for each in self._whole.of_type(type_name) if self._exists(each.key))

    def get(self, key: str) -> Resource | None:
        """The resource, when it exists under the assumptions."""
        return self._whole.get(key) if self._exists(key) else None

    def presence(self, key: str) -> str | None:
        """The condition, unless it is assumed."""
        condition = self._whole.presence(key)
        return None if condition in self._assumptions else condition

    def under(self, assumptions: Mapping[str, bool]) -> MemoryInventory | AssumedInventory:
        """With more assumptions."""
        return self._whole.under({**self._assumptions, **assumptions})

    def _exists(self, key: str) -> bool:
        condition = self._whole.presence(key)
        return condition is None or self._assumptions.get(condition, True)
