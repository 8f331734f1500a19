"""The declared resources of a run under some facts, as their templates write them: nothing folded yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.sources.cloudformation.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.model import Resource
    from remit.sources.cloudformation.evaluator import Session
    from remit.sources.cloudformation.formulas import Facts, Term
    from remit.sources.cloudformation.stack import Declared


class Reading(NamedTuple):
    """A resource, and the terms that its existence and properties hang on."""

    resource: Resource
    terms: frozenset[Term]


class Readings:
    """Reads each resource when it is asked for, once.

    Under assumptions (`first` is then the readings without) only what they speak of is read again; the rest is shared.
    """

    def __init__(
        self, declared: Iterable[Declared], facts: Facts, session: Session, first: Readings | None = None
    ) -> None:
        """With `first`, `declared` is taken from there."""
        self.facts = facts
        self._session = session
        self._first = first
        self._read: dict[str, Reading | None] = {}
        self.declared: dict[str, Declared] = first.declared if first else {each.key: each for each in declared}
        self.keys: dict[str, list[str]] = first.keys if first else {}
        if first is None:
            for key, each in self.declared.items():
                self.keys.setdefault(each.type, []).append(key)

    def of(self, key: str) -> Reading | None:
        """The reading of a declared resource; None when it does not exist under the facts, or is not declared."""
        if key not in self._read:
            known = self._first.of(key) if self._first else None
            again = self._first is None or (known is not None and self.facts.concerns(known.terms))
            self._read[key] = self._again(key) if again else known
        return self._read[key]

    def resource(self, key: str) -> Resource | None:
        """The resource of a reading."""
        reading = self.of(key)
        return None if reading is None else reading.resource

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """Those of a type that exist, in the order of their declaration."""
        found = (self.resource(key) for key in self.keys.get(type_name, ()))
        return (each for each in found if each is not None)

    def shared(self, key: str) -> bool:
        """Whether the reading is that of the readings without assumptions."""
        return self._first is not None and self.of(key) is self._first.of(key)

    def undecided(self, key: str, within: str | None = None) -> str | None:
        """The first open comparison on which a resource hangs; `within`: where that other resource exists."""
        outer = self.declared.get(within) if within else None
        facts = self.facts.holding(outer.presence) if outer else self.facts
        atom = facts.undecided(self.declared[key].presence)
        return atom.key if atom is not None else None

    def excluded(self, key: str, within: str) -> bool:
        """Whether a resource cannot exist where that other one exists."""
        outer = self.declared.get(within)
        facts = self.facts.holding(outer.presence) if outer else self.facts
        return facts.decide(self.declared[key].presence) is False

    def _again(self, key: str) -> Reading | None:
        declared = self.declared.get(key)
        if declared is None or self.facts.decide(declared.presence) is False:
            return None
        session = self._session
        outer, session.touched = session.touched, set(declared.stack.conditions.terms(declared.presence))
        resource = read(declared, session.evaluator(declared.stack, self.facts.holding(declared.presence)))
        resource.conditional = self.facts.decide(declared.presence) is None
        terms, session.touched = frozenset(session.touched), outer
        return Reading(resource, terms)
