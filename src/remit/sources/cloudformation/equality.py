"""What assumed equalities say about the values of terms: which are the same, which value is left, whether any is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.sources.cloudformation.formulas import Atom, Term

MOST_CHOICES = 2000
"""Steps of the search for values of terms that must differ; beyond it, some choice is taken to exist."""


class Equalities:
    """The terms that atoms speak of, in groups that are equal, with the values excluded for each group."""

    __slots__ = ("_apart", "_excluded", "_groups", "_leaders", "_pinned")

    def __init__(self, assumed: Mapping[Atom, bool]) -> None:
        """Equal terms first, so that what is said of one holds for its whole group."""
        self._leaders: dict[Term, Term] = {}
        self._groups: dict[Term, list[Term]] = {}
        self._pinned: dict[Term, set[str]] = {}
        self._excluded: dict[Term, set[str]] = {}
        self._apart: list[tuple[Term, Term]] = []
        for atom, truth in assumed.items():
            if not isinstance(atom.right, str) and truth:
                self._join(atom.left, atom.right)
        for atom, truth in assumed.items():
            if isinstance(atom.right, str):
                side = self._pinned if truth else self._excluded
                side.setdefault(self._leader(atom.left), set()).add(atom.right)
            elif not truth:
                self._apart.append((self._leader(atom.left), self._leader(atom.right)))

    def concerns(self, terms: Iterable[Term]) -> bool:
        """Whether an assumption speaks of one of the terms."""
        return any(term in self._leaders for term in terms)

    def candidates(self, term: Term) -> tuple[str, ...] | None:
        """The values that are left to a term; None when they cannot be listed; none when it is contradicted."""
        leader = self._leaders.get(term, term)
        group = self._groups.get(leader, [term])
        pinned = self._pinned.get(leader, set())
        if len(pinned) > 1:
            return ()
        values = tuple(pinned) or next((each.allowed for each in group if each.allowed is not None), ())
        if not values:
            return None
        excluded = self._excluded.get(leader, ())
        return tuple(text for text in values if text not in excluded and all(each.admits(text) for each in group))

    def excludes(self, term: Term, text: str) -> bool:
        """Whether a term cannot have that value."""
        candidates = self.candidates(term)
        if candidates is not None:
            return text not in candidates
        leader = self._leaders.get(term, term)
        return text in self._excluded.get(leader, ()) or not all(
            each.admits(text) for each in self._groups.get(leader, [term])
        )

    def decide(self, atom: Atom) -> bool | None:
        """Whether an equality follows, is contradicted, or is open (None)."""
        if not isinstance(atom.right, str):
            return self._same(atom.left, atom.right)
        if self.excludes(atom.left, atom.right):
            return False
        return True if self.candidates(atom.left) == (atom.right,) else None

    def _same(self, one: Term, other: Term) -> bool | None:
        left, right = self._leaders.get(one, one), self._leaders.get(other, other)
        if left is right:
            return True
        if (left, right) in self._apart or (right, left) in self._apart:
            return False
        ours, theirs = self.candidates(one), self.candidates(other)
        if ours is None or theirs is None:
            return None
        if set(ours).isdisjoint(theirs):
            return False
        return True if len(ours) == len(theirs) == 1 else None

    def consistent(self) -> bool:
        """Whether some choice of values makes all the assumptions true."""
        if any(self.candidates(leader) == () for leader in self._groups):
            return False
        if any(left is right for left, right in self._apart):
            return False
        listed = {leader: values for leader in self._groups if (values := self.candidates(leader)) is not None}
        edges = [(left, right) for left, right in self._apart if left in listed and right in listed]
        return not edges or _choosable(listed, edges)

    def _leader(self, term: Term) -> Term:
        if term not in self._leaders:
            self._leaders[term] = term
            self._groups[term] = [term]
        return self._leaders[term]

    def _join(self, left: Term, right: Term) -> None:
        first, second = self._leader(left), self._leader(right)
        if first is not second:
            for term in self._groups.pop(second):
                self._leaders[term] = first
                self._groups[first].append(term)


def _choosable(listed: Mapping[Term, tuple[str, ...]], edges: list[tuple[Term, Term]]) -> bool:
    """Whether each term can take one of its values so that the two of every edge differ."""
    terms = sorted({term for edge in edges for term in edge}, key=lambda term: len(listed[term]))
    neighbours = {term: {a if b is term else b for a, b in edges if term in (a, b)} for term in terms}
    steps = 0

    def place(index: int, chosen: dict[Term, str]) -> bool:
        nonlocal steps
        if index == len(terms) or steps > MOST_CHOICES:
            return True
        term = terms[index]
        for text in listed[term]:
            steps += 1
            if all(chosen.get(other) != text for other in neighbours[term]) and place(
                index + 1, {**chosen, term: text}
            ):
                return True
        return False

    return place(0, {})
