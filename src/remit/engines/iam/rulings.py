"""What policies say about one request: whether they allow it, whether they deny it, and by which statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.binding import bound, bound_condition, fits
from remit.engines.iam.circumstances import UNTOLD, held
from remit.engines.iam.comparisons import ORDERS
from remit.engines.iam.globs import near
from remit.engines.iam.naming import is_about, named
from remit.engines.iam.operators import holds, holds_for_none
from remit.engines.iam.request import Free
from remit.engines.iam.text import symbols
from remit.engines.iam.truth import both, either, negate
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.engines.iam.document import Element, Statement
    from remit.engines.iam.operators import Condition
    from remit.engines.iam.request import Policy, Request
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth


class Grounds(NamedTuple):
    """A statement that decided, and the policy that holds it."""

    policy: Policy
    statement: Statement


class Ruling(NamedTuple):
    """What a statement, or several, say, and the one that says it."""

    truth: Truth
    grounds: Grounds | None = None


NO = Ruling(truth=False)


def first(rulings: Iterable[Ruling]) -> Ruling:
    """The ruling of several of which one is enough: a known yes, else what is not known, else no."""
    doubt = NO
    for ruling in rulings:
        if ruling.truth is True:
            return ruling
        if isinstance(ruling.truth, Cause) and doubt.truth is False:
            doubt = ruling
    return doubt


def allowed(policies: Iterable[Policy], request: Request) -> Ruling:
    """Whether policies without principals (of an identity, an organization) allow a request."""
    return first(
        Ruling(both((allows(statement), speaks(statement, request))), Grounds(policy, statement))
        for policy, statement in each(policies)
        if statement.effect != "deny"
    )


def denied(policies: Iterable[Policy], request: Request, *, by_principal: bool = False) -> Ruling:
    """Whether policies deny a request; `by_principal` where statements name whom they are about."""
    return first(
        Ruling(both(denying(statement, request, by_principal=by_principal)), Grounds(policy, statement))
        for policy, statement in each(policies)
        if statement.effect != "allow"
    )


def denying(statement: Statement, request: Request, *, by_principal: bool) -> Iterator[Truth]:
    """What must hold for a statement to deny a request."""
    yield statement.effect if isinstance(statement.effect, Cause) else statement.effect == "deny"
    if by_principal:
        yield is_about(statement, request)
    yield speaks(statement, request)


def granted(policies: Iterable[Policy], request: Request) -> dict[str, Ruling]:
    """Whether policies of a resource allow a request, by the way in which they name the caller."""
    found: dict[str, list[Ruling]] = {}
    for policy, statement in each(policies):
        if statement.effect == "deny":
            continue
        for way, names in named(statement, request):
            if names is not False:
                truth = both((names, allows(statement), speaks(statement, request)))
                found.setdefault(way, []).append(Ruling(truth, Grounds(policy, statement)))
    return {way: first(rulings) for way, rulings in found.items()}


def each(policies: Iterable[Policy]) -> Iterator[tuple[Policy, Statement]]:
    """Every statement with its policy."""
    return ((policy, statement) for policy in policies for statement in policy.statements)


def allows(statement: Statement) -> Truth:
    """Whether a statement is an Allow."""
    return statement.effect if isinstance(statement.effect, Cause) else statement.effect == "allow"


def speaks(statement: Statement, request: Request) -> Truth:
    """Whether a statement is about the action and the resource, and its conditions hold."""
    return both(parts(statement, request))


def parts(statement: Statement, request: Request) -> Iterator[Truth]:
    """What must hold for that."""
    yield within(statement.actions, tuple(request.action.lower()), request)
    yield on_target(statement, request)
    for condition in statement.conditions:
        yield is_met(condition, request)


def on_target(statement: Statement, request: Request) -> Truth:
    """Whether a statement is about the resource; without a Resource it is about the one that it is attached to."""
    target, element = request.target, statement.resources
    return True if element is None else within(element, target.arn, request, known=target.known)


def within(element: Element, text: Letters, request: Request, *, known: bool = False) -> Truth:
    """Whether an action or a resource is among those of an element; `known` as for `fits`."""
    patterns = (bound(pattern, request) for pattern in near(element.patterns, text))
    found = either(fits(pattern, text, known=known) for pattern in patterns if pattern is not None)
    return negate(found) if element.excludes else found


def is_met(condition: Condition, request: Request) -> Truth:
    """Whether a condition holds. What the request does not tell leaves it open."""
    if condition.cause is not None:
        return condition.cause
    values = held(request, condition.key)
    if isinstance(values, Free):
        values = Cause(UNTOLD.format(condition.key))
    if isinstance(values, Cause):
        return values
    if condition.comparison != "null" and not values:
        return condition.if_exists or holds_for_none(condition)
    unknown = [letter for value in values or () for letter in symbols(value)]
    if unknown and (condition.comparison in ORDERS or condition.comparison == "ipaddress"):
        return unknown[0].cause
    return holds(bound_condition(condition, request), presence(values))


def presence(values: tuple[Letters, ...] | None) -> tuple[Letters, ...] | None:
    """An empty text counts as none: https://docs.aws.amazon.com/IAM/latest/UserGuide/
    reference_policies_elements_condition_operators.html#Conditions_Null."""  # noqa: D205, D209
    return None if values == ((),) else values
