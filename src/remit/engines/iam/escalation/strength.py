"""How much somebody may do: everything, or more than another. Permission sets are compared, never names.

Requests that stand for all are tried with the exact engine: one that no policy mentions, and one for each pair of an
action and a resource that some Deny or exception of the caller's own policies speaks of.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from remit.engines.iam.decision import flat
from remit.engines.iam.globs import matches, witness
from remit.engines.iam.request import FREE, HOLDER, Caller, Policy, Target
from remit.engines.iam.text import ANY, FRESH, ONE, widened
from remit.engines.iam.trial import tried
from remit.engines.iam.truth import both, either
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.engines.iam.document import Element, Statement
    from remit.engines.iam.escalation.permissions import Permissions
    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.text import Letters
    from remit.engines.iam.trial import Outcome
    from remit.engines.iam.truth import Truth

    Sample = tuple[str, Letters]
    """An action and a resource."""

NEW_ACTION, NEW_RESOURCE = f"{FRESH}:{FRESH}", tuple(f"arn:aws:{FRESH}:*:{FRESH}:{FRESH}")
MOST_SAMPLES = 400
"""Requests that are tried for one principal before the answer is left open."""
MANY = Cause("the policies deny too many things to be tried")
UNWEIGHED = Cause("the policies differ in a way that is not weighed to the end")
ACTION: Letters = (ONE, ANY, ":", ONE, ANY)


class Strength:
    """Answers once for all principals with the same policies."""

    def __init__(self, estate: Estate, permissions: Permissions) -> None:
        """Nothing is tried yet."""
        self._estate, self._permissions = estate, permissions
        self._whole: dict[Any, Truth] = {}
        self._stronger: dict[Any, Truth] = {}

    def does_everything(self, standing: Standing) -> Truth:
        """Whether somebody can do everything that the organization lets anybody in the account do."""
        key = self._permissions.kind(standing)
        if key not in self._whole:
            try:
                self._whole[key] = self._everything(standing)
            except Undetermined as raised:
                self._whole[key] = raised.cause
        return self._whole[key]

    def _everything(self, standing: Standing) -> Truth:
        caller = standing.caller
        if not any(spans_new(each) for policy in caller.identity for each in policy.statements):
            return False
        samples = list(self._samples(caller))
        if len(samples) > MOST_SAMPLES:
            return MANY
        truths = []
        for action, resource in samples:
            outcome = self._tried(caller, action, resource)
            truth = truth_of(outcome)
            if truth is False and not self._forbidden(caller, action, resource):
                return False
            truths.append(True if truth is False else truth)
        return both(truths)

    def _samples(self, caller: Caller) -> Iterator[Sample]:
        """One request that no policy mentions, and those that a Deny or an exception speaks of."""
        yield NEW_ACTION, NEW_RESOURCE
        levels = () if isinstance(caller.scps, Cause) else flat(caller.scps)
        for policy in (*caller.identity, *(caller.boundary or ()), *levels):
            for statement in policy.statements:
                actions = list(spoken(statement.actions, ACTION))
                resources = [NEW_RESOURCE]
                if statement.resources is not None:
                    resources += [each for each in spoken(statement.resources, (ANY,)) if each not in resources]
                if statement.effect == "deny" or statement.actions.excludes or excludes(statement):
                    yield from (("".join(action), resource) for action, resource in product(actions, resources))

    def _tried(self, caller: Caller, action: str, resource: Letters) -> Outcome:
        target = Target(resource, caller.account or FREE, tags=FREE, organization=FREE)
        return tried(self._estate.request(caller, action, target))

    def _forbidden(self, caller: Caller, action: str, resource: Letters) -> bool:
        """Whether the organization lets nobody in the account make a request, whoever it is."""
        levels: Iterable[tuple[Policy, ...]] = () if isinstance(caller.scps, Cause) else caller.scps
        for level in levels:
            target = Target(resource, caller.account or FREE, tags=FREE, organization=FREE, policies=level)
            if tried(self._estate.request(Caller(HOLDER), action, target)).answer == "no":
                return True
        return False

    def stronger(self, one: Standing, other: Standing) -> Truth:
        """Whether somebody can do anything that another cannot."""
        key = (self._permissions.kind(one), self._permissions.kind(other))
        if key not in self._stronger:
            try:
                self._stronger[key] = False if key[0] == key[1] else self._exceeds(one, other)
            except Undetermined as raised:
                self._stronger[key] = raised.cause
        return self._stronger[key]

    def _exceeds(self, one: Standing, other: Standing) -> Truth:
        """By requests that stand for each Allow; where those show nothing, the documents are compared."""
        doubt: Truth = False
        for action, resource in allowed(one.caller):
            own = truth_of(self._tried(one.caller, action, resource))
            theirs = truth_of(self._tried(other.caller, action, resource)) if own is not False else True
            if own is True and theirs is False:
                return True
            if own is not False and theirs is not True:
                doubt = doubt or next(each for each in (own, theirs) if isinstance(each, Cause))
        return either((doubt, self._compared(one.caller, other.caller)))

    def _compared(self, one: Caller, other: Caller) -> Truth:
        """Whether one exceeds another, by the symbolic engine: each limit of the other must hold a limit of the one."""
        from remit.engines.iam.inclusion import excess

        for outer in limits(other):
            for inner in limits(one):
                found = excess(joined(inner), joined(outer))
                if found is None:
                    break
                action, arn = found.request.action, found.request.target.arn
                if (
                    truth_of(self._tried(one, action, arn)) is True
                    and truth_of(self._tried(other, action, arn)) is False
                ):
                    return True
            else:
                return UNWEIGHED
        return False


def limits(caller: Caller) -> list[tuple[Policy, ...]]:
    """The sets of policies each of which must allow what the caller does."""
    own = [policies for policies in (caller.identity, caller.boundary) if policies is not None]
    return own + ([] if isinstance(caller.scps, Cause) else list(caller.scps))


def truth_of(outcome: Outcome) -> Truth:
    """An outcome of the engine as a truth."""
    if outcome.answer == "unknown":
        return outcome.decision.cause or Cause(outcome.decision.reason)
    return outcome.answer == "yes"


def joined(policies: Iterable[Policy]) -> Policy:
    """The statements of several policies as one."""
    return Policy("the policies", tuple(each for policy in policies for each in policy.statements))


def excludes(statement: Statement) -> bool:
    """Whether a statement speaks of all resources but some."""
    return statement.resources is not None and statement.resources.excludes


def spans_new(statement: Statement) -> bool:
    """Whether a statement allows, or may allow, what no policy mentions."""
    if statement.effect == "deny":
        return False
    every = (matches(widened(pattern), tuple(NEW_ACTION)) for pattern in statement.actions.patterns)
    return statement.actions.excludes or any(every)


def spoken(element: Element, shape: Letters) -> Iterator[Letters]:
    """A text for each pattern of an element, and one that none of them matches."""
    fresh = witness((shape,), element.patterns) if not element.excludes else None
    if fresh is not None:
        yield fresh
    for pattern in element.patterns:
        found = witness((shape, pattern), ())
        if found is not None:
            yield found


def allowed(caller: Caller) -> Iterator[Sample]:
    """A request for each action and resource that the Allow statements of a caller speak of."""
    seen: set[Sample] = set()
    for statement in (each for policy in caller.identity for each in policy.statements if each.effect != "deny"):
        actions = shown(statement.actions, ACTION, tuple(NEW_ACTION))
        resources = shown(statement.resources, (ANY,), NEW_RESOURCE)
        for action, resource in product(actions, resources):
            sample = ("".join(action), resource)
            if sample not in seen:
                seen.add(sample)
                yield sample


def shown(element: Element | None, shape: Letters, other: Letters) -> list[Letters]:
    """A text for each pattern of an Allow's element; `other` where it speaks of all but some, or of everything."""
    if element is None or element.excludes:
        return [other]
    found = (other if matches(each, other) else witness((shape, each), ()) for each in element.patterns)
    return [each for each in found if each is not None]
