"""What exists under some facts about undecided conditions, satellites folded into their parents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Cause, Reference
from remit.schema import satellites
from remit.sources import fold, inheritance
from remit.sources.cloudformation.reading import duplicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Resource
    from remit.sources.cloudformation.readings import Readings


class Attached(NamedTuple):
    """A satellite of some parent: its key, how it attaches, and the comparison on which its existence hangs."""

    key: str
    link: fold.Link
    undecided: str | None


class View:
    """Resources under some facts, made when they are asked for. `first` is the view without assumptions."""

    def __init__(self, readings: Readings, first: View | None = None) -> None:
        """Nothing is made yet."""
        self._readings = readings
        self._first = first
        self._links: dict[str, list[fold.Link]] = {}
        self._attached: dict[str, list[Attached]] | None = None
        self._made: dict[str, Resource | None] = {}
        self._directory = fold.Directory(readings.resource, readings.of_type)

    def materialise(self) -> None:
        """Read every resource and settle what attaches to what, so that all notes are there."""
        for key in self._readings.declared:
            self._readings.of(key)
        self.attached("")

    def types(self) -> list[str]:
        """Types with a resource in this view."""
        present = [name for name in self._readings.keys if next(self._declared(name), None) is not None]
        added = [those[0].link.external[0] for those in self._externals().values() if those[0].link.external]
        return list(dict.fromkeys((*present, *added)))

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """Declared ones that are not folded away, then partial parents."""
        keys = [*self._declared(type_name), *self._partial(type_name)]
        found = (self.get(key) for key in keys)
        return (each for each in found if each is not None)

    def get(self, key: str) -> Resource | None:
        """The resource with its satellites in it; for a folded satellite its parent; None when it does not exist."""
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def presence(self, key: str) -> str | None:
        """The key of the first comparison that leaves open whether the resource exists."""
        if key in self._readings.declared:
            return self._readings.undecided(key)
        undecided = [each.undecided for each in self.attached(key)]
        return undecided[0] if all(undecided) and undecided else None

    def attached(self, key: str) -> list[Attached]:
        """The satellites of a parent."""
        if self._attached is None:
            self._attached = {}
            for type_name in satellites():
                for satellite in self._readings.keys.get(type_name, ()):
                    self._attach(satellite, self._attached)
        return self._attached.get(key, [])

    def folded(self, key: str) -> bool:
        """Whether a satellite is part of its parent here."""
        self.attached("")
        return not fold.stays(self._links.get(key, []))

    # ── who attaches to whom ────────────────────

    def _attach(self, key: str, attached: dict[str, list[Attached]]) -> None:
        self._links[key] = self._linked(key)
        for link in self._links[key]:
            if not self._readings.excluded(key, link.parent):
                undecided = self._readings.undecided(key, link.parent)
                attached.setdefault(link.parent, []).append(Attached(key, link, undecided))

    def _linked(self, key: str) -> list[fold.Link]:
        if self._first is not None and self._readings.shared(key):
            return self._first._links[key]  # noqa: SLF001 — another view of the same
        satellite = self._readings.resource(key)
        return [] if satellite is None else fold.links(satellite, self._directory)

    def _externals(self) -> dict[str, list[Attached]]:
        """Partial parents, which stand for what is not declared: key to satellites."""
        self.attached("")
        declared = self._readings.declared
        return {key: those for key, those in (self._attached or {}).items() if key not in declared}

    def _declared(self, type_name: str) -> Iterator[str]:
        folds = fold.folds(type_name)
        for key in self._readings.keys.get(type_name, ()):
            if self._readings.of(key) is not None and not (folds and self.folded(key)):
                yield key

    def _partial(self, type_name: str) -> Iterator[str]:
        for key, those in self._externals().items():
            if those[0].link.external is not None and those[0].link.external[0] == type_name:
                yield key

    # ── resources ────────────────────

    def _make(self, key: str) -> Resource | None:
        declared = self._readings.declared.get(key)
        if declared is None:
            return self._whole(key) if self.attached(key) else None
        if fold.folds(declared.type) and self.folded(key) and (self._first or self).folded(key):
            return self.get(self._links[key][0].parent)
        return self._whole(key) if self._readings.of(key) is not None else None

    def _whole(self, key: str) -> Resource | None:
        """A resource with its satellites folded in: that of the first view when nothing in it differs here."""
        if self._first is not None and self._unchanged(key, self._first):
            return self._first.get(key)
        inner = [(found, self._doubted(each)) for each in self.attached(key) if (found := self._resource(each.key))]
        own = self._readings.resource(key)
        if own is None:
            made = fold.external(*inner[0])
            made.conditional = self.presence(key) is not None
        elif not inner and not inheritance.inherits(own.type):
            return own
        else:
            made = duplicate(own)
        fold.attach(made, inner)
        self._made[key] = made  # so that two that name each other as their source end
        inheritance.inherit(made, self._source)
        return made

    def _source(self, value: Any, types: tuple[str, ...], scope: str) -> Resource | None:
        """The resource of one of the types that a property names, with what it takes from its own source."""
        if not isinstance(value, Reference):
            named = self._directory.called(value, types, scope)
            return None if named is None else self.get(named.key)
        found = self.get(value.target)
        return found if found is not None and found.type in types else None

    def _resource(self, key: str) -> Resource | None:
        return self._readings.resource(key)

    def _doubted(self, each: Attached) -> fold.Link:
        """The link of a satellite, with the doubt that it may not exist."""
        if each.undecided is None or each.link.doubt is not None:
            return each.link
        name = self._readings.declared[each.key].id
        return each.link._replace(doubt=Cause(f"{name} exists only under a condition", condition=each.undecided))

    def _unchanged(self, key: str, first: View) -> bool:
        declared = self._readings.declared.get(key)
        if declared is not None and inheritance.inherits(declared.type):
            return False  # its source may differ
        attached = self.attached(key)
        same = attached == first.attached(key) and all(self._readings.shared(each.key) for each in attached)
        return same and (declared is None or self._readings.shared(key))
