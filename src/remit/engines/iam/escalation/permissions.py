"""Whether somebody has a permission on one concrete target, and the statement by which it has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam import naming
from remit.engines.iam.binding import bound
from remit.engines.iam.escalation.holdings import arn_by
from remit.engines.iam.escalation.paths import ASSUME_ROLE, REWRITE_TRUST, thing
from remit.engines.iam.escalation.powers import Sieve, known_text, may_be_about
from remit.engines.iam.escalation.trust import rewritten_trust
from remit.engines.iam.escalation.views import Patterns, View, is_personal
from remit.engines.iam.globs import witness
from remit.engines.iam.keys import SEGMENTS, segments
from remit.engines.iam.naming import is_about
from remit.engines.iam.request import FREE, NOTHING, Target
from remit.engines.iam.text import ANY, ANY_INSIDE, FRESH, ONE, symbols
from remit.engines.iam.trial import tried
from remit.engines.iam.truth import both
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from remit.engines.iam.document import Statement
    from remit.engines.iam.escalation.paths import Path
    from remit.engines.iam.escalation.powers import Powers
    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.request import Caller, Request
    from remit.engines.iam.rulings import Grounds
    from remit.engines.iam.text import Letters
    from remit.engines.iam.trial import Outcome
    from remit.engines.iam.truth import Truth

MOST_CANDIDATES = 40
"""How many names for something new are tried before the answer is left open."""
SOMETHING: Letters = (ONE, ANY)
UNBOUNDED: Mapping[str, Any] = {"iam:permissionsboundary": None}


class Permit(NamedTuple):
    """Whether a permission is there. `target` is the ARN it is on, `grounds` the statement that gives it."""

    action: str
    target: Letters
    truth: Truth
    grounds: Grounds | None = None
    before: str = ""


class Permissions:
    """Asks the engine, and remembers what it said about principals with the same policies."""

    def __init__(self, estate: Estate, sieve: Sieve) -> None:
        """Nothing is asked yet."""
        self._estate = estate
        self._sieve = sieve
        self._powers: dict[int, tuple[Caller, Powers]] = {}
        self._views: dict[tuple[int, str], tuple[Caller, View]] = {}
        self._kinds: dict[Hashable, int] = {}
        self._kept: dict[Any, Permit] = {}
        self._patterns: dict[tuple[Letters, ...], Patterns] = {}

    def powers(self, standing: Standing) -> Powers:
        """What the standing's Allow statements may be about.

        Of a policy of which nothing is known that is everything, and so the standing may be able to do everything
        already: then no step is needed, unless something limits it.
        """
        caller = standing.caller
        if id(caller) not in self._powers:  # the caller is kept with it, so that its id stays its own
            limited = caller.boundary is not None or (bool(caller.scps) and not isinstance(caller.scps, Cause))
            self._powers[id(caller)] = (caller, self._sieve.powers(caller.identity, blank=limited))
        return self._powers[id(caller)][1]

    def kind(self, standing: Standing, asked: Iterable[Target] = ()) -> Hashable:
        """What standings with the same policies have in common; one of its own if these speak of who it is.

        `asked` are targets whose own policies may tell standings apart.
        """
        view = self._view(standing, "")
        return (view.kind, *(heard(self._estate.request(view.caller, "", each), standing.key) for each in asked))

    def permit(self, standing: Standing, action: str, target: Target, context: Mapping[str, Any] = NOTHING) -> Permit:
        """Whether the standing has the permission on the target."""
        shared = has_no_say(action, target)
        if shared and not self.may(standing, action, target):
            return Permit(action, target.arn, truth=False)
        view = self._view(standing, action)
        if shared:
            key: Hashable = (action, view.likeness(target, context))
        else:
            request = self._estate.request(view.caller, action, target)
            key = (action, target.arn, view.kind, heard(request, standing.key), str(context))
        if key not in self._kept:
            self._kept[key] = self._asked(view.caller, action, target, context)
        return retold(self._kept[key], target.arn)

    def speaks_of(self, standing: Standing, action: str, key: str) -> bool:
        """Whether what the standing may do by an action hangs on a condition key."""
        return key in self._view(standing, action).keys

    def patterns(self, standing: Standing, actions: Iterable[str]) -> Patterns | None:
        """What tells targets of several actions apart for a standing; None where more than patterns does."""
        views = [self._view(standing, action).texts for action in actions]
        if None in views:
            return None
        texts = tuple(dict.fromkeys(text for view in views for text in view or ()))
        return self._patterns.setdefault(texts, Patterns(texts))

    def _view(self, standing: Standing, action: str) -> View:
        """What matters of a caller for an action, or for all of them."""
        key = (id(standing.caller), action)
        if key not in self._views:  # the caller is kept with it, so that its id stays its own
            slim = self._sieve.slim(standing.caller, action.lower())
            view = View(slim, standing.key, self._estate.bindings)
            view.kind = self._kinds.setdefault(view.kind, len(self._kinds))  # which is quick to look up
            self._views[key] = (standing.caller, view)
        return self._views[key][1]

    def may(self, standing: Standing, action: str, target: Target) -> bool:
        """Whether some Allow of the standing's own may be about an action on a target."""
        statements = self.powers(standing).get(action.lower())
        if not statements:
            return False
        text = known_text(target.arn)
        return any(may_be_about(each.resources, text) for each in statements)

    def asked(self, standing: Standing, action: str, target: Target) -> Permit:
        """Whether the standing has any permission at all, of the paths or not."""
        return self._asked(self._view(standing, action).caller, action, target, NOTHING)

    def retagged(
        self, standing: Standing, permit: Permit, target: Target, tag: str, context: Mapping[str, Any] = NOTHING
    ) -> Permit:
        """The permission once the standing has changed the target's tags, if those keep it out and it may."""
        if permit.truth is not False or target.tags is FREE or not self._may_retag(standing, permit, target, tag):
            return permit
        view = self._view(standing, permit.action)
        if view.patterns is not None and has_no_say(permit.action, target) and not target.rcps:
            return permit  # no statement speaks of tags
        free = self._asked(view.caller, permit.action, target._replace(tags=FREE), context)
        may = self.asked(standing, tag, target) if free.truth is not False else permit
        truth = both((free.truth, may.truth))
        return permit if truth is False else free._replace(truth=truth, before=tag)

    def _may_retag(self, standing: Standing, permit: Permit, target: Target, tag: str) -> bool:
        """Whether it is worth asking the engine: both the permission and the one to change tags may be given."""
        return bool(tag) and self.may(standing, tag, target) and self.may(standing, permit.action, target)

    def first(self, standing: Standing, actions: Sequence[str], targets: Iterable[Target]) -> tuple[Permit, ...]:
        """The permissions on the first target on which all of them are there, else on the one where they may be."""
        doubt: tuple[Permit, ...] = ()
        refused: tuple[Permit, ...] = ()
        for target in targets:
            permits = tuple(self.permit(standing, action, target, about(action)) for action in actions)
            truth = both(permit.truth for permit in permits)
            if truth is True:
                return permits
            if isinstance(truth, Cause):
                doubt = doubt or permits
            refused = permits
        return doubt or refused or tuple(Permit(action, (), truth=False) for action in actions)

    def assumed(self, standing: Standing, target: Target, *, by_name: bool = True) -> Permit:
        """Whether the standing may assume a role, under whatever session name.

        Not `by_name` when the trust policy names only the account, so that others with the same policies may too.
        """
        view = self._view(standing, ASSUME_ROLE)
        if by_name:
            return self._assumed(view.caller, target)
        key = (target.arn, view.kind)
        if key not in self._kept:
            self._kept[key] = self._assumed(view.caller, target)
        return self._kept[key]

    def assumed_after(self, standing: Standing, target: Target) -> Permit:
        """Whether the standing may assume a role whose trust policy it has rewritten to name itself."""
        view = self._view(standing, ASSUME_ROLE)
        key = (REWRITE_TRUST, view.likeness(target, NOTHING))
        if key not in self._kept:
            self._kept[key] = self._assumed(view.caller, rewritten_trust(target, view.caller))
        return retold(self._kept[key], target.arn)

    def _assumed(self, caller: Caller, target: Target) -> Permit:
        found = Permit(ASSUME_ROLE, target.arn, truth=False)
        for request in self._estate.requests(caller, ASSUME_ROLE, target):
            permit = permit_of(tried(request))
            if permit.truth is True:
                return permit
            found = permit if isinstance(permit.truth, Cause) else found
        return found

    def trusts(self, service: Caller, action: str, target: Target) -> Truth:
        """Whether a role trusts a service."""
        return permit_of(tried(self._estate.request(service, action, target))).truth

    def candidates(self, standing: Standing, path: Path, word: str) -> Iterator[Target]:
        """What something new may be called, so that statements speak of it; and a name that none mentions."""
        caller = standing.caller
        account = caller.account if isinstance(caller.account, tuple) else ()
        if word == "*":
            yield Target(("*",), account or FREE, tags=FREE, organization=FREE)
            return
        shape = template(word, caller)
        found = dict.fromkeys([named(shape, (), ())])
        request = self._estate.request(caller, "", Target(("*",)))
        for statement in (each for action in path.actions(word) for each in self._about(standing, action)):
            for pattern in patterns_of(statement, request):
                found |= dict.fromkeys(
                    (named(shape, (pattern,), ()), named(shape, (pattern,), denied(caller, request)))
                )
        names = [each for each in found if each is not None]
        for letters in names[:MOST_CANDIDATES]:
            yield Target(letters, account or FREE, tags=FREE, organization=FREE)
        if len(names) > MOST_CANDIDATES:
            raise Undetermined("the policies speak of too many names to be tried")

    def _about(self, standing: Standing, action: str) -> tuple[Statement, ...]:
        return self.powers(standing).get(action.lower(), ())

    def _asked(self, caller: Caller, action: str, target: Target, context: Mapping[str, Any]) -> Permit:
        request = self._estate.request(caller, action, target)
        return permit_of(tried(request._replace(context=context) if context else request))


def has_no_say(action: str, target: Target) -> bool:
    """Whether no policy of the target decides about an action: that of a role is about assuming it."""
    return not target.policies or (action != ASSUME_ROLE and target.kind == "AWS::IAM::Role")


def retold(permit: Permit, arn: Letters) -> Permit:
    """What was found of one target, told of one that is like it: where a part is not known, it is a part of this."""
    truth = permit.truth
    if arn == permit.target:
        return permit
    if isinstance(truth, Cause):
        parts = zip(symbols(permit.target), symbols(arn), strict=False)
        truth = next((own.cause for one, own in parts if one.cause.reason == truth.reason), truth)
    return permit._replace(target=arn, truth=truth)


def heard(request: Request, own: Hashable) -> Hashable:
    """How the policies of a target name the caller; `own` where they speak of who it is."""
    statements = [each for policy in request.target.policies for each in policy.statements]
    if request.action == ASSUME_ROLE or any(is_personal(each) for each in statements):
        return own
    if not speaks_of_people(request.target):
        return ()
    return tuple((str(is_about(each, request)), str([*naming.named(each, request)])) for each in statements)


def speaks_of_people(target: Target) -> bool:
    """Whether the policies of a target are about others than services."""
    statements = [each for policy in target.policies for each in policy.statements]
    return any(each.excepts or any(who.kind != "Service" for who in each.principals or ()) for each in statements)


def about(action: str) -> Mapping[str, Any]:
    """What a request for something new holds: of a user or role that it has no permissions boundary."""
    return UNBOUNDED if action.startswith("iam:") else NOTHING


def permit_of(outcome: Outcome) -> Permit:
    """An outcome of the engine as a permission."""
    request, decision = outcome.request, outcome.decision
    truth: Truth = outcome.answer == "yes"
    if outcome.answer == "unknown":
        truth = decision.cause or Cause(decision.reason)
    return Permit(request.action, request.target.arn, truth, decision.grounds)


def template(word: str, caller: Caller) -> Letters:
    """The pattern of all ARNs that something new may have."""
    account = caller.account if isinstance(caller.account, tuple) else (ANY_INSIDE,)
    told: dict[str, Letters] = {"R": (ANY_INSIDE,), "A": account, "{}": SOMETHING, "{id}": SOMETHING}
    where = segments(caller.arn)[1] if len(segments(caller.arn)) == SEGMENTS else tuple("aws")
    return arn_by(thing(word), where, told)


def patterns_of(statement: Statement, request: Request) -> Iterator[Letters]:
    """The patterns of an Allow's Resource, with what is settled filled in."""
    element = statement.resources
    for pattern in () if element is None or element.excludes else element.patterns:
        filled = bound(pattern, request)
        if filled is not None:
            yield filled


def denied(caller: Caller, request: Request) -> tuple[Letters, ...]:
    """The patterns that the caller's policies deny something on."""
    policies = (*caller.identity, *(caller.boundary or ()))
    statements = (each for policy in policies for each in policy.statements if each.effect == "deny")
    found = (each for statement in statements for each in patterns_of(statement, request))
    return tuple(each for each in found if each != (ANY,))


def named(shape: Letters, patterns: Sequence[Letters], avoided: Sequence[Letters]) -> Letters | None:
    """An ARN of a shape that patterns match. A Region that is all the same may be any: it is `*`."""
    found = witness((shape, *patterns), avoided)
    if found is None:
        return None
    parts = segments(found)
    if len(parts) != SEGMENTS or not parts[3] or any(letter != FRESH for letter in parts[3]):
        return found
    head = [letter for part in parts[:3] for letter in (*part, ":")]
    return (*head, "*", ":", *parts[4], ":", *parts[5])
