"""Whether one policy document grants anything that another does not: the search for a request that shows it.

For each Allow of the new policy a request is sought that no Deny of it takes away, and that the old policy does not
allow: because none of its Allow statements is about it, or one of its Deny statements is. Who asks and how are tried
one after the other (`strangers`, `samples`); actions and resources are decided exactly (`leftovers`).
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.binding import bound
from remit.engines.iam.globs import EVERYTHING, head, meets
from remit.engines.iam.leftovers import Block, Side, left
from remit.engines.iam.lifelike import lifelike
from remit.engines.iam.naming import is_about
from remit.engines.iam.request import FREE, Free, Policy, Request, Target
from remit.engines.iam.rulings import denied, first, granted, is_met
from remit.engines.iam.samples import contexts, variables
from remit.engines.iam.strangers import callers
from remit.engines.iam.text import FRESH, symbols, widened
from remit.engines.iam.truth import both, negate
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from remit.engines.iam.document import Element, Statement
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

ANYTHING = Target(("*",), FREE, tags=FREE, organization=FREE)
STAND_INS = ("x", "q7", "zz9")
"""What is written for a letter that no policy holds, when a request is told."""


class Excess(NamedTuple):
    """A request that the new policy allows and the old one does not, and the Allow by which it does."""

    request: Request
    allow: Statement


class Escape(NamedTuple):
    """A way not to be allowed by the old policy: what must speak of the request (a Deny), and what must not."""

    needed: tuple[Statement, ...]
    avoided: tuple[Statement, ...]


def excess(new: Policy, old: Policy) -> Excess | None:
    """A request that `new` allows and `old` does not, None when there is none; `Undetermined` when that is open."""
    doubts: list[Cause] = []
    everyone = callers((*new.statements, *old.statements))
    for allow, escape in ways(new, old):
        for caller in everyone:
            try:
                found = sought(Request(caller, "", ANYTHING), allow, escape, doubts)
            except Undetermined as raised:
                doubts.append(raised.cause)
                continue
            replayed = found and replay(found, new, old)
            if replayed:
                shown = lifelike(replayed, allow, lambda each: is_shown(each, new, old))
                return Excess(named(shown, (*new.statements, *old.statements)), allow)
            if found:
                doubts.append(Cause("a request that was found does not bear out"))
    if doubts:
        raise Undetermined(doubts[0])
    return None


def ways(new: Policy, old: Policy) -> Iterator[tuple[Statement, Escape]]:
    """Every Allow of the new policy with every way in which the old one may not allow the same.

    What both policies hold is passed over: an Allow of both cannot exceed but where the old policy denies.
    """
    kept = {identity(statement) for statement in new.statements if statement.effect != "allow"}
    held = {identity(statement) for statement in old.statements if statement.effect == "allow"}
    denies = tuple(statement for statement in new.statements if statement.effect != "allow")
    allows = tuple(statement for statement in old.statements if statement.effect != "deny")
    lost = [each for each in old.statements if each.effect != "allow" and identity(each) not in kept]
    of = {id(each): services(each.actions) for each in (*new.statements, *old.statements)}

    def near(allow: Statement, others: Iterable[Statement]) -> tuple[Statement, ...]:
        mine = of[id(allow)]
        alike = (each for each in others if not mine or not (its := of[id(each)]) or not mine.isdisjoint(its))
        return tuple(each for each in alike if each is not allow and touches(allow, each))

    for allow in new.statements:
        if allow.effect == "deny":
            continue
        avoided = near(allow, denies)
        if identity(allow) not in held:
            yield allow, Escape((), (*avoided, *near(allow, allows)))
        for deny in near(allow, lost):
            yield allow, Escape((deny,), avoided)


def services(element: Element) -> frozenset[str]:
    """The services that actions are of; empty when they may be of any."""
    heads = [head(widened(pattern)) for pattern in element.patterns]
    known = not element.excludes and all(":" in each for each in heads)
    return frozenset(each.partition(":")[0] for each in heads if known)


def identity(statement: Statement) -> Hashable:
    """What makes two statements the same."""
    resources = statement.resources
    return (
        statement.effect if isinstance(statement.effect, str) else id(statement),
        statement.excepts,
        None if statement.principals is None else tuple((who.kind, who.text.letters) for who in statement.principals),
        (frozenset(statement.actions.patterns), statement.actions.excludes),
        resources and (frozenset(resources.patterns), resources.excludes),
        frozenset(
            (*each[:5], frozenset(value.letters for value in each.values), id(each.cause) if each.cause else 0)
            for each in statement.conditions
        ),
    )


def sought(request: Request, allow: Statement, escape: Escape, doubts: list[Cause]) -> Request | None:
    """A request of the caller that an Allow lets through by an escape."""
    needed = [allow, *escape.needed]
    names = both(is_about(statement, request) for statement in needed)
    if names is False:
        return None
    avoided = [each for each in escape.avoided if is_about(each, request) is not False]
    open_ended = variables(request, [*needed, *avoided])
    for made in contexts(request, [*needed, *avoided]):
        truth = both((names, met(needed, made)))
        if truth is False or not noted(truth, doubts):
            continue
        active = [each for each in avoided if applies(each, made, doubts)]
        found = left(
            [block(each, made, doubts, widest=False) for each in needed],
            [block(each, made, doubts, widest=True) for each in active],
        )
        if found is not None:
            action, resource = found
            return made._replace(action="".join(action), target=ANYTHING._replace(arn=resource))
    if open_ended and not (escape.needed == () and is_covered(allow, avoided, request)):
        doubts.append(Cause(f"what the policy variable {open_ended[0]} stands for may make a difference"))
    return None


def is_covered(allow: Statement, avoided: Iterable[Statement], request: Request) -> bool:
    """Whether, whatever the variables in an Allow's resources stand for, unconditional statements take all of it.

    A variable is then a letter like any other, which only a wildcard or the same variable matches.
    """
    plain = [each for each in avoided if not each.conditions and is_about(each, request) is True]
    return left([block(allow, request, None)], [block(each, request, None) for each in plain], (EVERYTHING,)) is None


def touches(allow: Statement, other: Statement) -> bool:
    """Whether two statements may be about the same action; only what is surely apart is passed over."""
    one, two = allow.actions, other.actions
    if one.excludes or two.excludes:
        return True
    return any(meets(widened(pattern), widened(each)) for pattern in one.patterns for each in two.patterns)


def met(statements: Iterable[Statement], request: Request) -> Truth:
    """Whether the conditions of all of them hold."""
    return both(is_met(condition, request) for statement in statements for condition in statement.conditions)


def noted(truth: Truth, doubts: list[Cause]) -> bool:
    """Whether a truth is a known one; what is not known is remembered."""
    if isinstance(truth, Cause):
        doubts.append(truth)
        return False
    return True


def applies(statement: Statement, request: Request, doubts: list[Cause]) -> bool:
    """Whether a statement to be avoided is, or may be, in force."""
    effect = statement.effect if isinstance(statement.effect, Cause) else True
    truth = both((effect, is_about(statement, request), met([statement], request)))
    noted(truth, doubts)
    return truth is not False


def block(statement: Statement, request: Request, doubts: list[Cause] | None, *, widest: bool | None = None) -> Block:
    """The actions and resources of a statement in a context.

    Parts that are not known count as much as they may when `widest`, or as little; None leaves them as they are.
    """
    resources = statement.resources
    return Block(
        side(statement.actions, request, doubts, widest),
        None if resources is None else side(resources, request, doubts, widest),
    )


def side(element: Element, request: Request, doubts: list[Cause] | None, widest: bool | None) -> Side:  # noqa: FBT001 — as for `block`
    """An element with its variables filled in."""
    patterns = tuple(found for pattern in element.patterns if (found := bound(pattern, request)) is not None)
    if doubts is not None:
        doubts += [letter.cause for pattern in patterns for letter in symbols(pattern)]
    if widest is not None and widest is not element.excludes:
        patterns = tuple(widened(pattern) for pattern in patterns)
    elif widest is not None:
        patterns = tuple(pattern for pattern in patterns if not symbols(pattern))
    return Side(patterns, element.excludes)


def replay(found: Request, new: Policy, old: Policy) -> Request | None:
    """The request in plain letters, if the concrete evaluation agrees that only the new policy allows it."""
    longer = found._replace(target=found.target._replace(arn=(*found.target.arn, FRESH)))
    for letter, request in product(STAND_INS, (longer, found)):
        made = plain(request, letter)
        if is_shown(made, new, old):
            return made
    return None


def is_shown(request: Request, new: Policy, old: Policy) -> bool:
    """Whether the concrete evaluation has it that only the new policy allows a request."""
    return verdict(new, request) is True and verdict(old, request) is False


def named(request: Request, statements: Iterable[Statement]) -> Request:
    """The request with its action spelled as a statement has it."""
    texts = (str(text) for statement in statements for text in statement.actions.texts)
    return request._replace(action={text.lower(): text for text in texts}.get(request.action, request.action))


def verdict(policy: Policy, request: Request) -> Truth:
    """Whether a document allows a request, taken by itself."""
    ruling = first(granted((policy,), request).values())
    return both((ruling.truth, negate(denied((policy,), request, by_principal=True).truth)))


def plain(request: Request, letter: str) -> Request:
    """The request with a letter in the place of those that no policy holds."""

    def spelled(text: Letters) -> Letters:
        return tuple(letter if each == FRESH else each for each in text)

    caller = request.caller
    made = caller._replace(
        arn=spelled(caller.arn),
        session=spelled(caller.session),
        name=caller.name if isinstance(caller.name, Free) else spelled(caller.name),
        names=tuple(spelled(name) for name in caller.names),
    )
    context = {
        key: tuple(spelled(value) for value in values) if isinstance(values, tuple) else values
        for key, values in request.context.items()
    }
    action = request.action.replace(FRESH, letter)
    target = request.target._replace(arn=spelled(request.target.arn))
    return request._replace(caller=made, action=action, target=target, context=context)
