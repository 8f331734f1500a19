"""What exists, and with which properties, under some facts about undecided conditions.

The view without assumptions reads everything once. A view under assumptions reads again only what asks for something that the
assumptions speak of, and only when it is asked for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.model import Cause
from remit.schema import satellites
from remit.sources import fold
from remit.sources.cloudformation.reading import duplicate, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Resource
    from remit.sources.cloudformation.estate import Estate
    from remit.sources.cloudformation.evaluator import Session
    from remit.sources.cloudformation.formulas import Facts, Term
    from remit.sources.cloudformation.stack import Declared

Attached = dict[str, list[tuple[str, fold.Link]]]
"""Key of a parent to the keys of its satellites, with how each attaches."""


class Raw(NamedTuple):
    """A resource before folding, and the terms that its existence and properties hang on."""

    resource: Resource
    terms: frozenset[Term]


class View:
    """Resources under some facts, made when they are asked for."""

    def __init__(self, estate: Estate, facts: Facts, session: Session, first: View | None) -> None:
        """`first` is the view without assumptions; None when this is it."""
        self._estate = estate
        self._facts = facts
        self._session = session
        self._first = first
        self._raw: dict[str, Raw | None] = {}
        self.links: dict[str, list[fold.Link]] = {}
        self._attached: dict[str, list[tuple[str, fold.Link]]] | None = None
        self._done: dict[str, Resource | None] = {}
        if first is None:
            self.declared = {each.key: each for stack in estate.stacks for each in stack.resources.values()}
            self.keys: dict[str, list[str]] = {}
            for key, each in self.declared.items():
                self.keys.setdefault(each.type, []).append(key)
        else:
            self.declared, self.keys = first.declared, first.keys

    def materialise(self) -> None:
        """Read every resource and settle what attaches to what, so that all notes are there."""
        for key in self.declared:
            self._resource(key)
        self.attachments()

    def types(self) -> list[str]:
        """Types with a resource in this view."""
        present = [name for name in self.keys if next(self.of_type(name), None) is not None]
        added = (name for name, _ in self._externals().values() if name not in present)
        return list(dict.fromkeys((*present, *added)))

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """Declared ones that are not folded away, then partial parents."""
        folds = fold.folds(type_name)
        for key in self.keys.get(type_name, ()):
            if not (folds and self.folded(key)):
                found = self.get(key)
                if found is not None:
                    yield found
        for key, (name, _) in self._externals().items():
            if name == type_name:
                yield self._whole(key)

    def get(self, key: str) -> Resource | None:
        """The resource with its satellites in it; None when it does not exist under the facts."""
        if key not in self._done:
            self._done[key] = self._get(key)
        return self._done[key]

    def presence(self, key: str) -> str | None:
        """The key of the first comparison that leaves open whether the resource exists."""
        declared = self.declared.get(key)
        if declared is not None:
            atom = self._facts.undecided(declared.presence)
            return atom.key if atom is not None else None
        doubts = [link.doubt for _, link in self.attachments().get(key, ())]
        return doubts[0].condition or None if doubts and doubts[0] is not None and all(doubts) else None

    def _get(self, key: str) -> Resource | None:
        declared = self.declared.get(key)
        if declared is None:
            return self._whole(key) if key in self._externals() else None
        if fold.folds(declared.type) and self.folded(key) and (self._first or self).folded(key):
            parent = self.links[key][0].parent
            return self.get(parent) if parent != key else None
        return self._whole(key) if self._resource(key) is not None else None

    # ── before folding ───────────────────────────────────────────────────────────────────────────────────────────────

    def _resource(self, key: str) -> Resource | None:
        """A declared resource as it stands in its template; None when it does not exist."""
        raw = self.raw_of(key)
        return None if raw is None else raw.resource

    def raw_of(self, key: str) -> Raw | None:
        if key not in self._raw:
            known = None if self._first is None else self._first.raw_of(key)
            again = self._first is None or (known is not None and self._facts.concerns(known.terms))
            self._raw[key] = self._read(self.declared[key]) if again else known
        return self._raw[key]

    def _read(self, declared: Declared) -> Raw | None:
        if self._facts.decide(declared.presence) is False:
            return None
        session = self._session
        outer, session.touched = session.touched, set(declared.stack.conditions.terms(declared.presence))
        facts = self._facts.holding(declared.presence)
        resource = read(declared, session.evaluator(declared.stack, facts))
        resource.conditional = self._facts.decide(declared.presence) is None
        terms, session.touched = frozenset(session.touched), outer
        return Raw(resource, terms)

    # ── folding ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def attachments(self) -> dict[str, list[tuple[str, fold.Link]]]:
        """The satellites of each parent, with what makes each of them doubtful."""
        if self._attached is None:
            self._attached = {}
            directory = fold.Directory(self._parent, self._of_raw_type)
            for type_name in satellites():
                for key in self.keys.get(type_name, ()):
                    self._attach(key, directory, self._attached)
        return self._attached

    def _attach(self, key: str, directory: fold.Directory, attached: dict[str, list[tuple[str, fold.Link]]]) -> None:
        raw = self.raw_of(key)
        if raw is None:
            self.links[key] = []
            return
        first = self._first
        same = first is not None and first.raw_of(key) is raw
        found = first.links[key] if first is not None and same else fold.links(raw.resource, directory)
        self.links[key] = found
        for link in found:
            held = self.declared[link.parent].presence if link.parent in self.declared else True
            facts = self._facts.holding(held)
            presence = self.declared[key].presence
            if facts.decide(presence) is not False:
                attached.setdefault(link.parent, []).append((key, fold.doubted(link, self._doubt(key, facts))))

    def _doubt(self, key: str, facts: Facts) -> Cause | None:
        """Why a satellite may not exist where its parent does."""
        atom = facts.undecided(self.declared[key].presence)
        if atom is None:
            return None
        return Cause(f"{self.declared[key].id} exists only under a condition", condition=atom.key)

    def _parent(self, key: str) -> Resource | None:
        return self._resource(key) if key in self.declared else None

    def _of_raw_type(self, type_name: str) -> Iterator[Resource]:
        for key in self.keys.get(type_name, ()):
            found = self._resource(key)
            if found is not None:
                yield found

    def folded(self, key: str) -> bool:
        """Whether a satellite is part of its parent here."""
        self.attachments()
        return key in self.links and not fold.stays(self.links[key])

    def _externals(self) -> dict[str, tuple[str, str]]:
        """Partial parents: key to type and id."""
        return {
            key: those[0][1].external
            for key, those in self.attachments().items()
            if key not in self.declared and those[0][1].external is not None
        }

    def _whole(self, key: str) -> Resource:
        """A resource with its satellites folded in: the first view's own when nothing in it differs here."""
        attached = self.attachments().get(key, [])
        first = self._first
        if first is not None and self._unchanged(key, attached, first):
            return first.whole_once(key)
        satellites_of = [(raw.resource, link) for each, link in attached if (raw := self.raw_of(each)) is not None]
        if key in self.declared:
            declared = self.declared[key]
            if not satellites_of:
                found = self._resource(key)
                if found is not None:
                    return found
            made = self._copy(declared)
        else:
            made = fold.external(*satellites_of[0])
            made.conditional = self.presence(key) is not None
        fold.attach(made, satellites_of)
        return made

    def whole_once(self, key: str) -> Resource:
        if self._done.get(key) is None:
            self._done[key] = self._whole(key)
        found = self._done[key]
        if found is None:
            raise KeyError(key)
        return found

    def _copy(self, declared: Declared) -> Resource:
        """A resource that folding may change, apart from the one that other views share."""
        found = self._resource(declared.key)
        if found is None:
            raise KeyError(declared.key)
        return duplicate(found)

    def _unchanged(self, key: str, attached: list[tuple[str, fold.Link]], first: View) -> bool:
        before = first.attachments().get(key, [])
        keys = [each for each, _ in attached] + ([key] if key in self.declared else [])
        return (
            len(before) == len(attached)
            and all(
                one[0] == other[0] and one[1] is other[1] or one == other
                for one, other in zip(before, attached, strict=True)
            )
            and all(self.raw_of(each) is first.raw_of(each) for each in keys)
        )
