"""The search for a request that a policy allows: an Allow speaks of it, its conditions hold, no Deny takes it away.

A request has three sides, who and how (`contexts`), action and resource. They are searched in this order; what of an
Allow's actions and resources the Deny statements leave is decided exactly, taken together. What is not known is counted
against the request first, then for it: if both searches agree the answer is sure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.contexts import contexts
from remit.engines.iam.elements import Hold, action_cells, hold, resource_cells, spared, speaks
from remit.engines.iam.globs import witness
from remit.engines.iam.operators import holds
from remit.engines.iam.principals import may_name, names
from remit.engines.iam.truth import both
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from remit.engines.iam.document import Statement
    from remit.engines.iam.elements import Cell
    from remit.engines.iam.operators import Condition, Given
    from remit.engines.iam.principals import Requester
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

    Through = tuple[Letters, Letters]
    """The action and the resource of a request."""


MOST_WORK = 20_000
"""How many combinations of statements are weighed before the search gives up."""


class Question(NamedTuple):
    """What is searched for: a request for one of the `actions`, by one of those that an Allow lets in for `who`."""

    actions: tuple[Letters, ...]
    who: Callable[[Statement], Iterable[tuple[Requester, Truth]]]


class Found(NamedTuple):
    """The Allow and the requester by which a request goes through, and the action and the resource of one that does."""

    allow: Statement
    requester: Requester
    action: Letters = ()
    resource: Letters = ()


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


class Held(NamedTuple):
    """A Deny, and what it does to the actions and the resources of an Allow."""

    deny: Statement
    on_action: Hold
    on_resource: Hold

    def counts(self) -> bool:
        """Whether it takes anything away."""
        return Hold.NONE not in (self.on_action, self.on_resource)

    def speaks(self, action: Letters | None, resource: Letters | None) -> bool:
        """Whether it is about one action on one resource."""
        deny = self.deny
        return speaks(deny.actions, self.on_action, action or ()) and speaks(
            deny.resources, self.on_resource, resource or ()
        )

    def spares(self, action: Cell, resource: Cell) -> list[tuple[Cell, Cell]]:
        """What it leaves: the actions on other resources, and other actions."""
        resources = spared(self.deny.resources, self.on_resource, resource)
        actions = spared(self.deny.actions, self.on_action, action)
        return [*((action, cell) for cell in resources), *((cell, resource) for cell in actions)]


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
                through = self.lets(allow, requester) if self.counts(truth) else None
                if through is not None:
                    return Found(allow, requester, *through)
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

    def lets(self, allow: Statement, requester: Requester) -> Through | None:
        """The action and the resource with which an Allow lets a requester through; None when it does not."""
        actions = action_cells(allow.actions, self.question.actions, certain=self.certain)
        resources = resource_cells(allow.resources, certain=self.certain)
        for element in (allow.actions, allow.resources):
            self.doubts += [cause for text in (element.texts if element else ()) if (cause := text.cause())]
        cells = [(action, resource) for action in actions for resource in resources]
        denies = [deny for deny in self.against(allow, requester) if any(self.touches(deny, *cell) for cell in cells)]
        tried: dict[tuple[int, ...], Through | None] = {}
        asked = [*allow.conditions, *(condition for deny in denies for condition in deny.conditions)]
        for givens, truth in contexts(requester, asked) if cells else ():
            if self.counts(both((truth, met(allow.conditions, givens)))):
                active = tuple(at for at, deny in enumerate(denies) if self.applies(deny, requester, givens))
                if active not in tried:
                    found = [denies[at] for at in active]
                    through = (self.left(action, resource, found) for action, resource in cells)
                    tried[active] = next((each for each in through if each is not None), None)
                if tried[active] is not None:
                    return tried[active]
        return None

    def against(self, allow: Statement, requester: Requester) -> list[Statement]:
        """The statements that may take something away from a requester."""
        return [
            deny
            for deny in self.statements
            if deny is not allow and deny.effect != "allow" and may_name(deny, requester)
        ]

    def applies(self, deny: Statement, requester: Requester, givens: dict[str, Given]) -> bool:
        """Whether a Deny is in force for a request."""
        effect = deny.effect if isinstance(deny.effect, Cause) else True
        arn = givens.get("aws:principalarn") or ((),)
        return self.denies(both((effect, names(deny, requester, arn[0]), met(deny.conditions, givens))))

    def held(self, deny: Statement, action: Cell, resource: Cell) -> Held:
        """What a Deny does to the actions and to the resources of an Allow."""
        on_action = hold(deny.actions, action, certain=self.certain)
        return Held(deny, on_action, hold(deny.resources, resource, certain=self.certain))

    def touches(self, deny: Statement, action: Cell, resource: Cell) -> bool:
        """Whether a Deny is about anything that an Allow is about."""
        for element in (deny.actions, deny.resources):
            self.doubts += [cause for text in (element.texts if element else ()) if (cause := text.cause())]
        return self.held(deny, action, resource).counts()

    def left(self, action: Cell, resource: Cell, denies: Sequence[Statement]) -> Through | None:
        """One of the actions on one of the resources that these Deny statements leave; None when nothing is left.

        A request among them is taken; the first Deny about it is avoided, by other resources or actions; and so on.
        """
        found = [self.held(deny, action, resource) for deny in denies]
        against = [held for held in found if held.counts()]
        waiting, work = [(action, resource)], 0
        while waiting and work < MOST_WORK:
            action, resource = waiting.pop()
            named, on = witness(action.positives, action.negatives), witness(resource.positives, resource.negatives)
            if named is None or on is None:
                continue
            held = next((held for held in against if held.speaks(named, on)), None)
            if held is None:
                return named, on
            work += 1
            waiting += held.spares(action, resource)
        if waiting:
            raise Undetermined("the statements of the policy are too many to be weighed against each other")
        return None


def met(conditions: Iterable[Condition], givens: dict[str, Given]) -> Truth:
    """Whether all conditions hold for a request."""
    return both(holds(condition, givens.get(condition.key)) for condition in conditions)
