"""What a principal can do: statement by statement of its own policies, and of the resources' policies that name it.

Every ability comes with a request that shows it. Actions and resources are told as the statements spell them; which
actions a pattern stands for is AWS's to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.arns import text_of
from remit.engines.iam.assets import target_of
from remit.engines.iam.binding import bound, bound_text
from remit.engines.iam.estate import sessions
from remit.engines.iam.globs import meets
from remit.engines.iam.leftovers import ANY_ACTION, Block, Side
from remit.engines.iam.request import ROOT, Target
from remit.engines.iam.rulings import each
from remit.engines.iam.services import ON_KEYS, TRUST, service_of
from remit.engines.iam.symbolic import Space, allowed
from remit.engines.iam.text import ANY, ANY_INSIDE, widened
from remit.engines.iam.ways import naming_clauses, these
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.engines.iam.document import Element, Statement
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.request import Caller, Request
    from remit.engines.iam.text import Letters

LED_BY_THEIR_POLICY = (Block(these((*ON_KEYS, *TRUST)), None),)
"""What identity policies alone give nobody. Keys and roles of the estate are asked one by one."""
ELSEWHERE = Cause("keys and roles have policies of their own, and there may be others than those that were read")
EVERYTHING = "*"
MOST_DETOURS = 50
"""How many resources with policies of their own are asked for one action before the answer is left open."""


class Ability(NamedTuple):
    """What a principal can, or may, do: `actions` on `resources` as a statement of the policy `source` spells them.

    `service` is the prefix of the actions, `*` for all. `request` shows a yes; else `cause` says what is not known.
    """

    service: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    source: str
    request: Request | None
    cause: Cause | None = None


def abilities(where: Estate, caller: Caller, actions: Sequence[Letters] = (ANY_ACTION,)) -> Iterator[Ability]:
    """Everything that a caller can, or may, do of some actions."""
    yield from by_own_policies(where, caller, actions)
    for type_name in where.inventory.types():
        for resource in where.inventory.of_type(type_name):
            yield from by_resource(where, caller, target_of(resource, where.library, where.organization), actions)


def by_own_policies(where: Estate, caller: Caller, actions: Sequence[Letters]) -> Iterator[Ability]:
    """What a caller's policies give it in its own account."""
    home = where.request(caller, "", where.home(caller))
    at = tuple(found for place in places(caller) if (found := bound(place, home)) is not None)
    space = Space(home, tuple(actions), at, forbidden=LED_BY_THEIR_POLICY)
    if caller.kind == ROOT:
        asked = [(EVERYTHING, space)]
        yield from able(asked, where, EVERYTHING, (EVERYTHING,), "the root user")
    for policy, statement in each(caller.identity):
        for service, pairs in by_service(statement, actions).items():
            asked = [(text, within(space, patterns, statement)) for text, patterns in pairs]
            yield from able(asked, where, service, told(statement.resources, home), policy.name)


def by_resource(where: Estate, caller: Caller, target: Target, actions: Sequence[Letters]) -> Iterator[Ability]:
    """What the statements of a resource's policies that name a caller give it, its own policies considered."""
    for policy in (*target.policies, *target.grants, *target.acl):
        requests = [where.request(who, "", target) for who in sessions(caller, target)]
        named = {  # by a session of a role only where the role itself is not named
            id(clause.statement): (clause.statement, Space(request, tuple(actions), whole(target.arn)))
            for request in reversed(requests)
            for _, clause in naming_clauses((policy,), request)
        }
        for statement, space in named.values():
            for service, pairs in by_service(statement, actions).items():
                asked = [(text, within(space, patterns, statement)) for text, patterns in pairs]
                yield from able(asked, where, service, (text_of(target.arn),), policy.name)


def able(
    asked: Sequence[tuple[str, Space]], where: Estate, service: str, resources: tuple[str, ...], source: str
) -> Iterator[Ability]:
    """The actions of a statement of which some request goes through, and those of which that is not known."""
    shown: dict[str, Request] = {}
    doubts: dict[str, Cause] = {}
    for text, space in asked:
        try:
            found = borne_out(space, where)
            if found is None and space.forbidden == LED_BY_THEIR_POLICY:
                led_elsewhere(space, where)
        except Undetermined as raised:
            doubts[text] = raised.cause
            continue
        if found is not None:
            shown[text] = found if any(mark in text for mark in "*? …") else found._replace(action=text)
    if shown:
        yield Ability(service, tuple(shown), resources, source, next(iter(shown.values())))
    if doubts:
        yield Ability(service, tuple(doubts), resources, source, None, next(iter(doubts.values())))


def led_elsewhere(space: Space, where: Estate) -> None:
    """`Undetermined` when a caller's own policies let it use keys, or take on roles, that are not at hand."""
    found = borne_out(space._replace(forbidden=()), where)
    if found is not None and not found.target.known:
        raise Undetermined(ELSEWHERE)


def borne_out(space: Space, where: Estate) -> Request | None:
    """A request that goes through, also where it is about a resource of the estate that has a policy of its own.

    Such a resource is asked by itself; where nothing goes through, it is left out and the search goes on.
    """
    doubt: Cause | None = None
    for _ in range(MOST_DETOURS):
        found = allowed(space)
        target = where.holder(found.target.arn) if found and not found.target.known else None
        if target is None or found is None:
            if found is None and doubt is not None:
                raise Undetermined(doubt)
            return found
        request = where.request(space.request.caller, "", target)
        try:
            near = allowed(space._replace(request=request, resources=whole(target.arn)))
        except Undetermined as raised:
            doubt, near = doubt or raised.cause, None
        if near is not None:
            return near
        space = space._replace(
            forbidden=(*space.forbidden, Block(these(("*",)), Side(whole(target.arn), excludes=False)))
        )
    raise Undetermined("too many resources have policies of their own that may say otherwise")


def by_service(statement: Statement, actions: Sequence[Letters]) -> dict[str, list[tuple[str, tuple[Letters, ...]]]]:
    """The actions of an Allow that are among those asked about, with their patterns, by service."""
    if statement.effect == "deny":
        return {}
    element = statement.actions
    if element.excludes:
        return {EVERYTHING: [(told(element)[0], element.patterns)]}
    found: dict[str, list[tuple[str, tuple[Letters, ...]]]] = {}
    for text, pattern in zip(told(element), element.patterns, strict=True):
        if any(meets(widened(pattern), action) for action in actions):
            found.setdefault(service_of(text) if ":" in text else EVERYTHING, []).append((text, (pattern,)))
    return found


def within(space: Space, patterns: tuple[Letters, ...], statement: Statement) -> Space:
    """The requests of a set for some actions of a statement, on its resources; unknown parts are anything."""
    element, asked = statement.resources, Side(space.actions, excludes=False)
    actions = tuple(widened(pattern) for pattern in patterns)
    where = None
    if element is not None and not element.excludes:
        known = (found for pattern in element.patterns if (found := bound(pattern, space.request)) is not None)
        where = Side(tuple(widened(each) for each in known), excludes=False)
    if statement.actions.excludes:
        return space._replace(within=(Block(Side(actions, excludes=True), where),))
    return space._replace(actions=actions, within=(Block(asked, where),))


def told(element: Element | None, request: Request | None = None) -> tuple[str, ...]:
    """An element as it is spelled, with what a request settles filled in."""
    if element is None:
        return ()
    known = ((bound_text(text, request) or text) if request else text for text in element.texts)
    texts = tuple(str(text) for text in known)
    return (f"all but {', '.join(texts)}",) if element.excludes and texts else texts


def places(caller: Caller) -> tuple[Letters, ...]:
    """Resources of a caller's account, those whose ARN tells none, and none at all."""
    head = (*"arn:", ANY_INSIDE, ":", ANY_INSIDE, ":", ANY_INSIDE, ":")
    own = caller.account if isinstance(caller.account, tuple) else ()
    return (*head, *own, ":", ANY), (*head, ":", ANY), ("*",)


def whole(arn: Letters) -> tuple[Letters, ...]:
    """A resource, and all that is in it."""
    return arn, (*arn, "/", ANY), (*arn, ":", ANY)
