"""Conditions as boolean formulas over atoms, and what a set of assumed atoms says about the others.

An atom is one comparison that the template alone does not decide: `Environment == "prod"`, when no value was given for
the parameter `Environment`. Formulas are three-valued: True, False, or None for undecided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.cloudformation.equality import Equalities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_ATOMS_TO_PROPAGATE = 12
"""A held formula with more atoms than that is not searched for what it implies."""


class Term:
    """Something with one value per deployment that the template does not tell: a parameter, or an expression over some.

    Terms are made once per name (`Scope.term`), so identity is equality. `allowed` lists the only values it can take;
    None: any text of at least `shortest` characters.
    """

    __slots__ = ("allowed", "name", "parameter", "shortest")

    def __init__(
        self, name: str, *, allowed: Iterable[str] | None = None, shortest: int = 0, parameter: str = ""
    ) -> None:
        """`name` is how a person would write it; `parameter` the template parameter that it is, if it is one."""
        self.name = name
        self.allowed = None if allowed is None else tuple(dict.fromkeys(allowed))
        self.shortest = shortest
        self.parameter = parameter

    def admits(self, text: str) -> bool:
        """Whether the term can have that value at all."""
        return len(text) >= self.shortest and (self.allowed is None or text in self.allowed)

    def __repr__(self) -> str:
        """For debuggers."""
        return f"Term({self.name})"


class Atom:
    """One undecided comparison: `left == right`, where `right` is another term or a literal. Made once per key."""

    __slots__ = ("key", "left", "right")

    def __init__(self, key: str, left: Term, right: Term | str) -> None:
        """`key` is unique in the run: `<scope>?<left> == "<right>"`."""
        self.key = key
        self.left = left
        self.right = right

    @property
    def terms(self) -> tuple[Term, ...]:
        """The one or two terms that it compares."""
        return (self.left, self.right) if isinstance(self.right, Term) else (self.left,)

    def __repr__(self) -> str:
        """For debuggers."""
        return f"Atom({self.key})"


class Not:
    """The opposite of a formula."""

    __slots__ = ("formula",)

    def __init__(self, formula: Atom | All | Either) -> None:
        """Made by `negate`, which simplifies."""
        self.formula = formula


class All:
    """A conjunction of at least two formulas, none of them a constant."""

    __slots__ = ("formulas",)

    def __init__(self, formulas: tuple[Atom | Not | All | Either, ...]) -> None:
        """Made by `conjunction`, which simplifies."""
        self.formulas = formulas


class Either:
    """A disjunction of at least two formulas, none of them a constant."""

    __slots__ = ("formulas",)

    def __init__(self, formulas: tuple[Atom | Not | All | Either, ...]) -> None:
        """Made by `disjunction`, which simplifies."""
        self.formulas = formulas


Open = Atom | Not | All | Either
Formula = bool | Open


def negate(formula: Formula) -> Formula:
    """The opposite."""
    if isinstance(formula, bool):
        return not formula
    return formula.formula if isinstance(formula, Not) else Not(formula)


def conjunction(formulas: Iterable[Formula]) -> Formula:
    """All of them; constants and repetitions vanish."""
    parts: dict[Open, None] = {}
    for formula in formulas:
        if formula is False:
            return False
        if formula is not True:
            parts[formula] = None
    return All(tuple(parts)) if len(parts) > 1 else next(iter(parts), True)


def disjunction(formulas: Iterable[Formula]) -> Formula:
    """At least one of them; constants and repetitions vanish."""
    parts: dict[Open, None] = {}
    for formula in formulas:
        if formula is True:
            return True
        if formula is not False:
            parts[formula] = None
    return Either(tuple(parts)) if len(parts) > 1 else next(iter(parts), False)


def atoms(formula: Formula) -> Iterator[Atom]:
    """The atoms of a formula, each once, in the order in which they are written."""
    seen: set[int] = set()
    waiting: list[Formula] = [formula]
    while waiting:
        each = waiting.pop()
        if isinstance(each, bool) or id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, Atom):
            yield each
        elif isinstance(each, Not):
            waiting.append(each.formula)
        else:
            waiting.extend(reversed(each.formulas))


class Facts:
    """What is taken as given: some atoms, and formulas that hold. Answers which other formulas follow.

    A resource under a condition is read with that condition holding, so its own properties see it decided.
    """

    __slots__ = ("_answers", "_assumed", "_equalities", "_held", "_narrower")

    def __init__(self, assumed: Mapping[Atom, bool] | None = None, held: tuple[Open, ...] = ()) -> None:
        """Take the assumptions, and what each held formula implies for its atoms."""
        self._assumed: dict[Atom, bool] = dict(assumed or {})
        self._held = held
        self._answers: dict[Open, bool | None] = {}
        self._narrower: dict[Open, Facts] = {}
        self._equalities = Equalities(self._assumed)
        self._propagate()

    @property
    def consistent(self) -> bool:
        """Whether some choice of values makes all of it true. May say yes too often, never no."""
        return self._equalities.consistent() and all(self.decide(formula) is not False for formula in self._held)

    def holding(self, formula: Formula) -> Facts:
        """These facts, and that the formula is true."""
        if isinstance(formula, bool) or self.decide(formula) is True:
            return self
        if formula not in self._narrower:
            self._narrower[formula] = Facts(self._assumed, (*self._held, formula))
        return self._narrower[formula]

    def decide(self, formula: Formula) -> bool | None:
        """True, False, or None when the facts leave it open."""
        if isinstance(formula, bool):
            return formula
        if formula not in self._answers:
            self._answers[formula] = True if formula in self._held else self._decide(formula)
        return self._answers[formula]

    def undecided(self, formula: Formula) -> Atom | None:
        """The first atom that is still open in a formula that is."""
        if self.decide(formula) is not None:
            return None
        return next((atom for atom in atoms(formula) if self.decide(atom) is None), None)

    def value(self, term: Term) -> str | None:
        """The one value that the facts leave to a term, or None."""
        candidates = self._equalities.candidates(term)
        return candidates[0] if candidates is not None and len(candidates) == 1 else None

    def excludes(self, term: Term, text: str) -> bool:
        """Whether the term cannot have that value."""
        return self._equalities.excludes(term, text)

    def concerns(self, terms: Iterable[Term]) -> bool:
        """Whether anything assumed speaks of one of the terms."""
        return self._equalities.concerns(terms)

    def _decide(self, formula: Open) -> bool | None:
        if isinstance(formula, Atom):
            known = self._assumed.get(formula)
            return self._equalities.decide(formula) if known is None else known
        if isinstance(formula, Not):
            inner = self.decide(formula.formula)
            return None if inner is None else not inner
        decisive = isinstance(formula, Either)
        answers = {self.decide(part) for part in formula.formulas}
        if decisive in answers:
            return decisive
        return None if None in answers else not decisive

    def _propagate(self) -> None:
        """Assume every atom that a held formula leaves no choice, until nothing new follows."""
        waiting = True
        while waiting:
            waiting = any(self._learn(atom, formula) for formula in self._held for atom in _few_atoms(formula))

    def _learn(self, atom: Atom, formula: Open) -> bool:
        """Assume an atom if the formula is false with its opposite. Whether something was learnt."""
        if self.decide(atom) is not None:
            return False
        for value in (True, False):
            if Facts({**self._assumed, atom: not value}).decide(formula) is False:
                self._assumed[atom] = value
                self._equalities = Equalities(self._assumed)
                self._answers.clear()
                return True
        return False


def _few_atoms(formula: Open) -> list[Atom]:
    found = list(atoms(formula))
    return found if len(found) <= MOST_ATOMS_TO_PROPAGATE else []
