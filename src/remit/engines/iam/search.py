"""The search for a request that a policy allows: an Allow speaks of it, its conditions hold, no Deny takes it away.

A request has three sides, who and how (`contexts`), action and resource. They are searched in this order; what of an
Allow's actions and resources the Deny statements leave is decided exactly, taken together. What is not known is counted
against the request first, then for it: if both searches agree the answer is sure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.contexts import contexts
from remit.engines.iam.elements import Cell, Hold, action_cells, hold, patterns_of, resource_cells
from remit.engines.iam.globs import exists
from remit.engines.iam.operators import holds
from remit.engines.iam.principals import names
from remit.engines.iam.truth import both
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from remit.engines.iam.document import Element, Statement
    from remit.engines.iam.operators import Condition, Given
    from remit.engines.iam.principals import Requester
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth


class Question(NamedTuple):
    """What is searched for: a request for one of the `actions`, by one of those that an Allow lets in for `who`."""

    actions: tuple[Letters, ...]
    who: Callable[[Statement], Iterable[tuple[Requester, Truth]]]


class Found(NamedTuple):
    """The Allow and the requester by which a request goes through."""

    allow: Statement
    requester: Requester


def search(statements: Sequence[Statement], question: Question) -> Found | None:
    """A request that goes through, None when there is none; `Undetermined` when that hangs on what is not known."""
    sure = Search(statements, question, certain=True).run()
    if sure is not None:
        return sure
    maybe = Search(statements, question, certain=False)
    if maybe.run() is None:
        return None
    raise Undetermined(weightiest(maybe.doubts) or Cause("a part of the policy is not known"))


def weightiest(doubts: Sequence[Cause]) -> Cause | None:
    """The cause to report: an undecided condition of a template first, since it can be tried both ways."""
    return next((cause for cause in doubts if cause.condition), doubts[0] if doubts else None)


class Search:
    """One search. `certain` counts what is not known against the request, otherwise for it."""

    def __init__(self, statements: Sequence[Statement], question: Question, *, certain: bool) -> None:
        """`doubts` gathers what was not known on the way."""
        self.statements = statements
        self.question = question
        self.certain = certain
        self.doubts: list[Cause] = []

    def run(self) -> Found | None:
        """The first Allow that lets a request through."""
        for allow in self.statements:
            if not self.counts(allow.effect == "allow" or (isinstance(allow.effect, Cause) and allow.effect)):
                continue
            for requester, truth in self.question.who(allow):
                if self.counts(truth) and self.lets(allow, requester):
                    return Found(allow, requester)
        return None

    def counts(self, truth: Truth) -> bool:
        """Whether something in favour of the request counts."""
        if isinstance(truth, Cause):
            self.doubts.append(truth)
            return not self.certain
        return truth

    def denies(self, truth: Truth) -> bool:
        """Whether something against the request counts."""
        if isinstance(truth, Cause):
            self.doubts.append(truth)
            return self.certain
        return truth

    def lets(self, allow: Statement, requester: Requester) -> bool:
        """Whether an Allow lets a requester through."""
        actions = action_cells(allow.actions, self.question.actions, certain=self.certain)
        resources = resource_cells(allow.resources, certain=self.certain)
        for element in (allow.actions, allow.resources):
            self.doubts += [cause for text in (element.patterns if element else ()) if (cause := text.cause())]
        cells = [(action, resource) for action in actions for resource in resources]
        denies = [deny for deny in self.against(allow, requester) if any(self.touches(deny, *cell) for cell in cells)]
        tried: dict[tuple[int, ...], bool] = {}
        asked = [*allow.conditions, *(condition for deny in denies for condition in deny.conditions)]
        for givens, truth in contexts(requester, asked) if cells else ():
            if self.counts(both((truth, met(allow.conditions, givens)))):
                active = tuple(at for at, deny in enumerate(denies) if self.applies(deny, requester, givens))
                if active not in tried:
                    found = [denies[at] for at in active]
                    tried[active] = any(self.left(action, resource, found) for action, resource in cells)
                if tried[active]:
                    return True
        return False

    def against(self, allow: Statement, requester: Requester) -> list[Statement]:
        """The statements that may take something away from a requester."""
        return [
            deny
            for deny in self.statements
            if deny is not allow and deny.effect != "allow" and names(deny, requester) is not False
        ]

    def applies(self, deny: Statement, requester: Requester, givens: dict[str, Given]) -> bool:
        """Whether a Deny is in force for a request."""
        effect = deny.effect if isinstance(deny.effect, Cause) else True
        return self.denies(both((effect, names(deny, requester), met(deny.conditions, givens))))

    def holds_of(self, deny: Statement, action: Cell, resource: Cell) -> tuple[Hold, Hold]:
        """What a Deny does to the actions and to the resources of an Allow."""
        resources = patterns_of(deny.resources, arn=True) if deny.resources else []
        return (
            hold(deny.actions, action, patterns_of(deny.actions, fold=True), certain=self.certain),
            hold(deny.resources, resource, resources, certain=self.certain),
        )

    def touches(self, deny: Statement, action: Cell, resource: Cell) -> bool:
        """Whether a Deny is about anything that an Allow is about."""
        for element in (deny.actions, deny.resources):
            self.doubts += [cause for text in (element.patterns if element else ()) if (cause := text.cause())]
        return Hold.NONE not in self.holds_of(deny, action, resource)

    def left(self, action: Cell, resource: Cell, denies: Sequence[Statement]) -> bool:
        """Whether, after these Deny statements, anything is left of the actions on the resources."""
        if not denies:
            return exists(action.positives, action.negatives) and exists(resource.positives, resource.negatives)
        deny, rest = denies[0], denies[1:]
        on_action, on_resource = self.holds_of(deny, action, resource)
        if Hold.NONE in (on_action, on_resource):
            return self.left(action, resource, rest)
        if on_action is Hold.SOME and deny.actions is not None:
            escapes = outside(deny.actions, action, patterns_of(deny.actions, fold=True))
            if any(self.left(cell, resource, rest) for cell in escapes):
                return True
        if on_resource is Hold.SOME and deny.resources is not None:
            escapes = outside(deny.resources, resource, patterns_of(deny.resources, arn=True))
            return any(self.left(action, cell, rest) for cell in escapes)
        return False


def met(conditions: Iterable[Condition], givens: dict[str, Given]) -> Truth:
    """Whether all conditions hold for a request."""
    return both(holds(condition, givens.get(condition.key)) for condition in conditions)


def outside(element: Element, cell: Cell, patterns: Sequence[Letters]) -> list[Cell]:
    """The parts of a cell that an element is not about."""
    if element.excludes:
        parts = [cell._replace(positives=(*cell.positives, pattern)) for pattern in patterns]
    else:
        parts = [cell._replace(negatives=(*cell.negatives, *patterns))]
    return [part for part in parts if exists(part.positives, part.negatives)]
