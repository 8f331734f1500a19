"""The order of a decision as sets of statements: by which ways a caller gets an Allow, and what may deny it.

The same rules as in `decision` and `access`, for all actions and resources at once: a way holds for those that its
statements are about. Where a rule depends on the action, the actions are parted first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.access import A_ROLE, BYPASSES_ALL, BYPASSES_IDENTITY, GRANT_IN_BOUNDS, is_trust, needs_resource
from remit.engines.iam.access import same_account as in_one_account
from remit.engines.iam.decision import flat, resource_control, service_control
from remit.engines.iam.leftovers import Side
from remit.engines.iam.naming import WHOLE_ACCOUNT, is_about, named
from remit.engines.iam.request import ANONYMOUS, FEDERATED, IDENTITIES, ROOT, SERVICE
from remit.engines.iam.rulings import allows, each
from remit.engines.iam.services import (
    ALSO_BY_FUNCTION_URL,
    BY_FUNCTION_URL,
    TRUST,
    UNDER_RESOURCE_CONTROL,
    UNSIGNED,
)
from remit.engines.iam.text import Text
from remit.engines.iam.truth import both
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.engines.iam.document import Statement
    from remit.engines.iam.request import Levels, Policy, Request
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

    Gate = tuple["Clause", ...]
    """Statements of which one must allow."""


class Clause(NamedTuple):
    """A statement, and whether it has the effect that is asked for and is about the caller."""

    statement: Statement
    truth: Truth


class Way(NamedTuple):
    """A way to an Allow: `needed` must all allow, and of each gate one; with a `doubt` it is not known to be open."""

    needed: tuple[Clause, ...]
    gates: tuple[Gate, ...] = ()
    doubt: Cause | None = None


class Part(NamedTuple):
    """Actions for which the same rules hold, each of them like that of `request`; all of `sides` are about them."""

    request: Request
    sides: tuple[Side, ...]


def parts(request: Request) -> Iterator[Part]:
    """The actions, parted by the rules that hold for them. What needs no permission at all is left out."""
    signed = [] if request.caller.kind != ANONYMOUS else [these((*of(UNSIGNED), BY_FUNCTION_URL, ALSO_BY_FUNCTION_URL))]
    trust = these(TRUST)
    by_url = these((BY_FUNCTION_URL,))
    covered = these(of(UNDER_RESOURCE_CONTROL))
    is_role = request.target.kind == A_ROLE
    if is_role:
        yield Part(request._replace(action="sts:AssumeRole"), (trust, *signed))
    apart = [others(trust)] if is_role else []
    yield Part(request._replace(action="s3:Any"), (covered, *apart, *signed))
    yield Part(request._replace(action="any:Other"), (others(covered), others(by_url), *signed))
    yield Part(request._replace(action=BY_FUNCTION_URL), (by_url, *signed))


def of(services: Iterable[str]) -> tuple[str, ...]:
    """All actions of services."""
    return tuple(f"{service}:*" for service in sorted(services))


def these(actions: Iterable[str]) -> Side:
    """An element that is about some actions."""
    return Side(tuple(pattern_of(action) for action in actions), excludes=False)


def others(side: Side) -> Side:
    """An element that is about all other actions."""
    return Side(side.patterns, excludes=True)


def pattern_of(action: str) -> Letters:
    """The pattern of an action as a policy spells it."""
    return Text(action, variables=False).pattern(fold=True)


def ways(request: Request) -> Iterator[Way]:
    """Every way to an Allow for actions that are ruled like the request's."""
    gates: list[Gate] = []
    doubt: Cause | None = None
    for levels in (service_control(request), resource_control(request)):
        doubt = levels if isinstance(levels, Cause) else doubt
        gates += [] if isinstance(levels, Cause) else [allow_clauses(level) for level in levels]
    if request.endpoint is not None:
        gates.append(tuple(clause for _, clause in naming_clauses(request.endpoint, request)))
    for way in accesses(request):
        yield Way(way.needed, (*way.gates, *gates), way.doubt or doubt)


def denials(request: Request) -> Iterator[Clause]:
    """Every statement that may deny."""
    caller, target = request.caller, request.target
    levels = [flat(found) for found in applied((service_control(request), resource_control(request)))]
    own = (*caller.identity, *(caller.boundary or ()), *(caller.sessions or ()))
    for _, statement in each((*own, *(policy for level in levels for policy in level))):
        if statement.effect != "allow":
            yield Clause(statement, statement.effect if isinstance(statement.effect, Cause) else True)
    for _, statement in each((*target.policies, *(request.endpoint or ()))):
        if statement.effect != "allow":
            effect = statement.effect if isinstance(statement.effect, Cause) else True
            yield Clause(statement, both((effect, is_about(statement, request))))


def applied(both_kinds: Iterable[Levels | Cause]) -> Iterator[Levels]:
    """The levels that were read."""
    return (levels for levels in both_kinds if not isinstance(levels, Cause))


def accesses(request: Request) -> Iterator[Way]:
    """As `access`: apart from denies and organizations."""
    if request.caller.kind not in IDENTITIES:
        yield from resource_ways(request, ())
    elif not (is_trust(request) and request.caller.kind == ROOT):
        near = in_one_account(request)
        if near is not True:
            yield from resource_ways(request, own_gates(request))
        if near is not False:
            doubt = near if isinstance(near, Cause) else None
            yield from (way._replace(doubt=way.doubt or doubt) for way in home_ways(request))


def home_ways(request: Request) -> Iterator[Way]:
    """As `routes`: within one account either side is enough."""
    limits = limit_gates(request)
    if not needs_resource(request):
        yield from identity_ways(request)
    for way, clause in naming_clauses(request.target.policies, request):
        if way in BYPASSES_ALL:
            yield Way((clause,))
        elif way in BYPASSES_IDENTITY:
            yield Way((clause,), limits)
        elif way == WHOLE_ACCOUNT:
            yield Way((clause,), own_gates(request))
    for _, clause in naming_clauses(request.target.grants, request):
        yield Way((clause,), limits)
        if limits:
            yield Way((clause,), (), GRANT_IN_BOUNDS)
    yield from (Way((clause,)) for _, clause in naming_clauses(request.target.acl, request))


def resource_ways(request: Request, gates: tuple[Gate, ...]) -> Iterator[Way]:
    """As `resource_side`: what the resource's policy, its grants and its ACL allow, however they name the caller."""
    target = request.target
    cut = both((target.restricted, target.public)) if request.caller.kind != SERVICE else False
    if cut is True:
        return
    doubt = cut if isinstance(cut, Cause) else None
    for _, clause in naming_clauses((*target.policies, *target.grants, *target.acl), request):
        yield Way((clause,), gates, doubt)


def identity_ways(request: Request) -> Iterator[Way]:
    """As `identity_side`: the caller's own policies, one statement after the other. The root user has it all."""
    if request.caller.kind == ROOT:
        yield Way(())
        return
    for clause in allow_clauses(request.caller.identity):
        yield Way((clause,), limit_gates(request))


def own_gates(request: Request) -> tuple[Gate, ...]:
    """The caller's own policies as something that must allow as well."""
    if request.caller.kind == ROOT:
        return ()
    return (allow_clauses(request.caller.identity), *limit_gates(request))


def limit_gates(request: Request) -> tuple[Gate, ...]:
    """As `limits`: boundary and session policies. A federated user without session policies may nothing."""
    caller = request.caller
    if caller.kind == ROOT:
        return ()
    if caller.kind == FEDERATED and not caller.sessions:
        return ((),)
    found = (policies for policies in (caller.boundary, caller.sessions) if policies is not None)
    return tuple(allow_clauses(policies) for policies in found)


def allow_clauses(policies: Iterable[Policy]) -> Gate:
    """The Allow statements of policies that name nobody."""
    return tuple(Clause(statement, allows(statement)) for _, statement in each(policies) if statement.effect != "deny")


def naming_clauses(policies: Iterable[Policy], request: Request) -> Iterator[tuple[str, Clause]]:
    """The Allow statements of policies that name the caller, each with the way in which it does."""
    for _, statement in each(policies):
        for way, names in named(statement, request) if statement.effect != "deny" else ():
            truth = both((names, allows(statement)))
            if truth is not False:
                yield way, Clause(statement, truth)
