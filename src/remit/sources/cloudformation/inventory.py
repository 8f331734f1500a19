"""The inventory of templates: one view without assumptions, and one for every set of assumptions that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.cloudformation import credentials
from remit.sources.cloudformation.evaluator import Session
from remit.sources.cloudformation.readings import Readings
from remit.sources.cloudformation.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from remit.model import Note, Resource
    from remit.sources.cloudformation.estate import Estate


class TemplateInventory:
    """See `remit.model.Inventory`. Scopes are root templates; nested stacks belong to the scope of their root."""

    def __init__(self, estate: Estate, *, closed: bool = False, taken: str = "") -> None:
        """`closed` says that nothing exists but what the templates declare, `taken` when that was (examples, tests)."""
        self.notes: list[Note] = estate.notes.all
        self._estate = estate
        self._closed = closed
        self._taken = taken
        self._views: dict[frozenset[tuple[str, bool]], View] = {}
        declared = (each for stack in estate.stacks for each in stack.resources.values())
        self._readings = Readings(declared, estate.nothing, estate.first)
        self._first = View(self._readings)
        self._first.materialise()
        self._holders = credentials.holders(estate.stacks)

    def types(self) -> Iterable[str]:
        """The types of the resources that are not folded away."""
        return dict.fromkeys([*self._first.types(), *([credentials.TYPE] if self._holders else [])])

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """In the order of files and declarations; partial parents last."""
        yield from self._first.of_type(type_name)
        yield from self._holders.values() if type_name == credentials.TYPE else ()

    def get(self, key: str) -> Resource | None:
        """The resource; for a folded satellite the parent that holds it."""
        return self._holders.get(key) or self._first.get(key)

    def closed(self, scope: str) -> bool:  # noqa: ARG002 — the protocol's signature
        """As told to the constructor: a template is a part of an account."""
        return self._closed

    def gap(self, type_name: str, scope: str, region: str | None) -> str:  # noqa: ARG002 — the protocol's signature
        """What may make more resources than the templates show: a macro, a loop over something unknown."""
        return next((stack.missing[0] for stack in self._estate.stacks if stack.scope == scope and stack.missing), "")

    def taken(self, scope: str) -> str:  # noqa: ARG002 — the protocol's signature
        """As told to the constructor: a template knows no time."""
        return self._taken

    def missing(self) -> dict[str, str]:
        """The first reason of each root template: as for `gap`, or a nested stack that was not read."""
        told = ((stack.scope, [*stack.missing, *stack.unread]) for stack in reversed(self._estate.stacks))
        return {scope: reasons[0] for scope, reasons in told if reasons}

    def files(self, scope: str) -> set[Path]:
        """The files that a root template rests on: itself, nested templates, includes."""
        return self._estate.library.behind(scope)

    def under(self, assumptions: Mapping[str, bool]) -> AssumedInventory:
        """The same templates with these undecided comparisons taken as given."""
        return AssumedInventory(self, dict(assumptions), self._view(assumptions))

    def presence(self, key: str) -> str | None:
        """The first undecided comparison on which the existence of a resource depends."""
        return self._first.presence(key)

    def possible(self, assumptions: Mapping[str, bool]) -> bool:
        """Whether some parameter values make the comparisons come out like this."""
        return self._estate.possible(assumptions)

    def _view(self, assumptions: Mapping[str, bool]) -> View:
        key = frozenset(pair for pair in assumptions.items() if pair[0] in self._estate.atoms)
        if not key:
            return self._first
        if key not in self._views:
            readings = Readings(
                (), self._estate.facts(dict(key)), Session(stacks=len(self._estate.stacks)), self._readings
            )
            self._views[key] = View(readings, self._first)
        return self._views[key]


class AssumedInventory:
    """A template inventory under assumptions."""

    def __init__(self, whole: TemplateInventory, assumptions: dict[str, bool], view: View) -> None:
        """`view` is the whole one's for the assumptions."""
        self._whole = whole
        self._assumptions = assumptions
        self._view = view
        self.notes = whole.notes
        self.closed = whole.closed
        self.gap = whole.gap
        self.taken = whole.taken
        self.missing = whole.missing
        self.types = view.types
        self.of_type = view.of_type
        self.get = view.get
        self.presence = view.presence

    def under(self, assumptions: Mapping[str, bool]) -> AssumedInventory:
        """With more assumptions."""
        return self._whole.under({**self._assumptions, **assumptions})

    def possible(self, assumptions: Mapping[str, bool]) -> bool:
        """Together with those already made."""
        return self._whole.possible({**self._assumptions, **assumptions})
