"""All stacks of one run, and what they share: terms, atoms, exports, notes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.sources.cloudformation.evaluator import Session
from remit.sources.cloudformation.formulas import Atom, Facts, Term
from remit.sources.cloudformation.limits import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.sources.cloudformation.formulas import Formula
    from remit.sources.cloudformation.library import Library
    from remit.sources.cloudformation.options import Options
    from remit.sources.cloudformation.stack import Output, Stack
    from remit.sources.notes import Notes

LONGEST_NAME = 160
"""Characters of a term's name; longer expressions are cut and numbered."""


class Estate:
    """What the stacks of a run have in common. `first` is the session of the view without assumptions, `strict` that in
    which only given values count (see `Session`).
    """  # noqa: D205

    def __init__(self, options: Options, notes: Notes, library: Library) -> None:
        """No stack yet."""
        self.options = options
        self.notes = notes
        self.library = library
        self.stacks: list[Stack] = []
        self.made = 0
        self.nothing = Facts()
        self.first = Session(notes)
        self.strict = Session(notes, strict=True)
        self.atoms: dict[str, Atom] = {}
        self._terms: dict[tuple[str, str], Term] = {}
        self._long: dict[str, int] = {}
        self._exports: dict[str, list[tuple[Stack, Output]]] | None = None
        self._rules: tuple[Formula, ...] | None = None

    def allow(self) -> None:
        """Let the sessions read one more stack."""
        self.first.allowed += STEPS
        self.strict.allowed += STEPS

    def term(
        self, scope: str, name: str, *, allowed: Iterable[str] | None = None, shortest: int = 0, parameter: str = ""
    ) -> Term:
        """The term of that name in a tree of stacks; the first caller says what it can be."""
        found = self._terms.get((scope, name))
        if found is None:
            found = Term(self._shortened(name), allowed=allowed, shortest=shortest, parameter=parameter)
            self._terms[scope, name] = found
        return found

    def atom(self, scope: str, left: Term, right: Term | str) -> Atom:
        """The atom `left == right`. Its key tells scope and comparison."""
        other = right.name if isinstance(right, Term) else json.dumps(self._shortened(right), ensure_ascii=False)
        key = f"{scope}?{left.name} == {other}"
        if key not in self.atoms:
            self.atoms[key] = Atom(key, left, right)
        return self.atoms[key]

    def _shortened(self, text: str) -> str:
        """A text of bearable length; long ones are cut and numbered, so that different ones stay different."""
        if len(text) <= LONGEST_NAME:
            return text
        number = self._long.setdefault(text, len(self._long) + 1)
        return f"{text[:LONGEST_NAME]}… ({number})"

    def facts(self, assumptions: Mapping[str, bool]) -> Facts:
        """The facts that keys of atoms stand for; keys that no template has are left aside."""
        return Facts({self.atoms[key]: truth for key, truth in assumptions.items() if key in self.atoms})

    def possible(self, assumptions: Mapping[str, bool]) -> bool:
        """Whether some choice of parameters makes the atoms come out like this and satisfies the rules."""
        if self._rules is None:
            roots = (stack for stack in self.stacks if stack.parent is None)
            self._rules = tuple(rule for stack in roots for rule in stack.rules() if rule is not True)
        facts = self.facts(assumptions)
        for rule in self._rules:
            if facts.decide(rule) is False:
                return False
            facts = facts.holding(rule)
        return facts.consistent

    def exports(self, name: str) -> list[tuple[Stack, Output]]:
        """The outputs of all stacks that are exported under that name."""
        if self._exports is None:
            self._exports = {}
            for stack in self.stacks:
                self._collect(stack, self._exports)
        return self._exports.get(name, [])

    def _collect(self, stack: Stack, exports: dict[str, list[tuple[Stack, Output]]]) -> None:
        reader = self.first.evaluator(stack, self.nothing)
        for output in stack.outputs.values():
            if output.export is not None:
                name = reader.bound(output.bindings).value(output.export)
                if isinstance(name, str):
                    exports.setdefault(name, []).append((stack, output))
