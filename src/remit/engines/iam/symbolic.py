"""Whether any request of a whole set goes through: all of a caller's, for many actions, resources and circumstances.

Actions and resources are decided exactly, as sets of texts (`leftovers`); circumstances by samples of which one stands
for all that policies treat alike (`samples`, and `contexts` for those whom nobody here knows). What is not known counts
against the request first, then for it: where both agree the answer is sure. A request that is found is replayed by the
concrete evaluation. Work is bounded; beyond that the answer is `Undetermined`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam import contexts as strange
from remit.engines.iam import samples
from remit.engines.iam.binding import bound, opened
from remit.engines.iam.circumstances import held
from remit.engines.iam.decision import ALLOW, UNKNOWN, decide
from remit.engines.iam.globs import EVERYTHING, meets, near
from remit.engines.iam.leftovers import ANY_ACTION, RESOURCES, Block, Side, left
from remit.engines.iam.request import ANONYMOUS, Free, letters_of
from remit.engines.iam.rulings import is_met
from remit.engines.iam.services import OWN_TO_AWS
from remit.engines.iam.text import ANY, ANY_INSIDE, WILD, symbols, widened
from remit.engines.iam.trial import unweighed
from remit.engines.iam.truth import both
from remit.engines.iam.ways import Clause, Part, Way, denials, parts, these, ways
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.engines.iam.document import Element, Statement
    from remit.engines.iam.principals import Requester
    from remit.engines.iam.request import Request
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

MOST_TRIES = 20_000
"""How many circumstances are looked at before the answer is left open."""


class Space(NamedTuple):
    """A set of requests: those like `request`, for actions and on resources that match one of the patterns each.

    All of `within` are about them, none of `forbidden`. Keys that the context of `request` tells are settled. With a
    `requester` the circumstances are those that somebody whom nobody here knows can bring about.
    """

    request: Request
    actions: tuple[Letters, ...] = (ANY_ACTION,)
    resources: tuple[Letters, ...] = RESOURCES
    requester: Requester | None = None
    within: tuple[Block, ...] = ()
    forbidden: tuple[Block, ...] = ()


def allowed(space: Space) -> Request | None:
    """A request of a set that goes through, None when there is none; `Undetermined` when that is open."""
    sure = Seek(space, certain=True).run()
    if sure is not None:
        return sure
    maybe = Seek(space, certain=False)
    if maybe.run() is None:
        return None
    raise Undetermined(maybe.doubts[0] if maybe.doubts else Cause("a request that was found does not bear out"))


class Seek:
    """One search. `certain` counts what is not known against the request, otherwise for it."""

    def __init__(self, space: Space, *, certain: bool) -> None:
        """`doubts` gathers what was not known on the way."""
        self.space = space
        self.certain = certain
        self.doubts: list[Cause] = []
        self._tries = 0
        self._known: dict[object, tuple[Letters, Letters] | None] = {}

    def run(self) -> Request | None:
        """The first request that goes through."""
        for part in parts(self.space.request):
            against = [clause for clause in denials(part.request) if clause.truth is not False]
            for way in ways(part.request):
                found = self._by(part, way, against)
                if found is not None:
                    return found
        return None

    def _by(self, part: Part, way: Way, against: Sequence[Clause]) -> Request | None:
        """A request that goes through by one way."""
        needed = tuple(touched(way.needed, [self.space.actions], [self.space.resources]))
        if len(needed) < len(way.needed):
            return None
        way = way._replace(needed=needed)
        way = way._replace(gates=tuple(self._touching(way, gate) for gate in way.gates))
        if not all(way.gates) or not self._counts(way.doubt or True):
            return None
        against = self._touching(way, against)
        clauses = [*way.needed, *(clause for gate in way.gates for clause in gate), *against]
        for made in self._circumstances(part.request, [clause.statement for clause in clauses]):
            self._tries += 1
            if self._tries > MOST_TRIES:
                raise Undetermined("the conditions of the policies are too many to be tried together")
            found = self._left(part, way, against, made)
            if found is not None:
                request = self._request(made, *found)
                if self._bears_out(request):
                    return request
        return None

    def _left(self, part: Part, way: Way, against: Sequence[Clause], made: Request) -> tuple[Letters, Letters] | None:
        """An action and a resource in a context: what the way lets through, without what is denied."""
        if not all(self._holds(clause, made) for clause in way.needed):
            return None
        gates = [[self._granted(each, made) for each in gate if self._holds(each, made)] for gate in way.gates]
        if not all(gates):
            return None
        needed = [Block(side, None) for side in (Side(self.space.actions, excludes=False), *part.sides)]
        needed += [*self.space.within, *self._placed(made), *(self._granted(clause, made) for clause in way.needed)]
        taken = [self._denied(clause, made) for clause in against if self._denies(clause, made)]
        taken += [*self.space.forbidden, *([Block(these(sorted(OWN_TO_AWS)), None)] if made.target.locked else [])]
        resources = self.space.resources if self.certain else tuple(self._widest(each) for each in self.space.resources)
        key = (tuple(needed), tuple(taken), tuple(tuple(gate) for gate in gates))
        if key not in self._known:
            self._known[key] = left(needed, taken, resources, gates)
        return self._known[key]

    def _placed(self, made: Request) -> list[Block]:
        """Where resources may be when a context tells the Region; a single one's follows from its ARN."""
        values = made.context.get("aws:requestedregion")
        if not isinstance(values, tuple) or self._is_one():
            return []
        head = (*letters_of("arn:"), ANY_INSIDE, ":", ANY_INSIDE, ":")
        there = tuple((*head, *value, ":", ANY) for value in (*values, ()))
        return [Block(Side((EVERYTHING,), excludes=False), Side((*there, ("*",)), excludes=False))]

    def _is_one(self) -> bool:
        """Whether all requests of the set are about one resource."""
        resources = self.space.resources
        return len(resources) == 1 and not any(letter in WILD for letter in resources[0])

    def _request(self, made: Request, action: Letters, resource: Letters) -> Request:
        """The request that was found; a single resource as it is, however little of it is known."""
        arn = self.space.resources[0] if self._is_one() else resource
        return made._replace(action="".join(action), target=made.target._replace(arn=arn))

    def _bears_out(self, request: Request) -> bool:
        """Whether the concrete evaluation agrees. Those whom nobody knows see to the policies of their own way."""
        missing = unweighed(request) if self.space.requester is None else None
        decision = decide(request)
        if decision.outcome == ALLOW and missing is None:
            return True
        if self.certain or (decision.outcome not in (ALLOW, UNKNOWN) and self._is_point()):
            return False
        self.doubts.insert(0, missing or decision.cause or Cause("a request that was found does not bear out"))
        return True

    def _is_point(self) -> bool:
        """Whether all requests of the set are about one action on one resource."""
        actions = self.space.actions
        return self._is_one() and len(actions) == 1 and not any(letter in WILD for letter in actions[0])

    def _circumstances(self, request: Request, statements: Sequence[Statement]) -> Iterator[Request]:
        """The request in every context to be tried."""
        if self.space.requester is not None:
            found = outsiders(request, self.space.requester, statements)
            yield from (made for made, truth in found if self._counts(truth))
        elif self.certain:
            yield from samples.contexts(request, statements)
        else:  # variables stay open, so that none of their values is missed
            asked = [each for found in statements for each in found.conditions if each.cause is None]
            keys = [key for key in dict.fromkeys(each.key for each in asked) if isinstance(held(request, key), Free)]
            yield from samples.filled(request, keys, asked, ())

    def _touching(self, way: Way, clauses: Iterable[Clause]) -> tuple[Clause, ...]:
        """The statements that may be about what a way is about, without what is surely apart from it."""
        own = [each.statement for each in way.needed]
        actions = [self.space.actions, *(each.actions.patterns for each in own if not each.actions.excludes)]
        resources = [self.space.resources]
        resources += [each.resources.patterns for each in own if each.resources and not each.resources.excludes]
        return tuple(touched(clauses, actions, resources))

    def _holds(self, clause: Clause, made: Request) -> bool:
        """Whether a statement in favour of the request counts."""
        return self._counts(both((clause.truth, met(clause.statement, made))))

    def _counts(self, truth: Truth) -> bool:
        if isinstance(truth, Cause):
            self.doubts.append(truth)
            return not self.certain
        return truth

    def _denies(self, clause: Clause, made: Request) -> bool:
        """Whether a Deny counts."""
        truth = both((clause.truth, met(clause.statement, made)))
        if isinstance(truth, Cause):
            self.doubts.append(truth)
            return self.certain
        return truth

    def _granted(self, clause: Clause, made: Request) -> Block:
        """What a statement that allows is about in a context: for sure, or at the most."""
        return self._block(clause.statement, made, wide=not self.certain)

    def _denied(self, clause: Clause, made: Request) -> Block:
        """What a statement that denies is about in a context: at the most, or for sure."""
        return self._block(clause.statement, made, wide=self.certain)

    def _block(self, statement: Statement, made: Request, *, wide: bool) -> Block:
        resources = statement.resources
        return Block(
            self._side(statement.actions, made, wide=wide),
            None if resources is None else self._side(resources, made, wide=wide),
        )

    def _side(self, element: Element, made: Request, *, wide: bool) -> Side:
        """An element with its variables filled in; an unknown part is a letter like no other, or anything."""
        patterns = [found for pattern in element.patterns if (found := bound(pattern, made)) is not None]
        self.doubts += [letter.cause for pattern in patterns for letter in symbols(pattern)]
        if wide is not element.excludes:
            patterns = [self._widest(pattern) for pattern in patterns]
        return Side(tuple(patterns), element.excludes)

    def _widest(self, pattern: Letters) -> Letters:
        """All that a pattern may be; names that AWS makes up are no other resource's."""
        return opened(pattern) if self.space.request.target.known else widened(pattern)


def touched(
    clauses: Iterable[Clause], actions: Sequence[Sequence[Letters]], resources: Sequence[Sequence[Letters]]
) -> Iterator[Clause]:
    """The statements that may be about an action and a resource of each of several lists, without what is apart."""
    for truth_of in clauses:
        statement = truth_of.statement
        named = narrowed(statement.actions, actions)
        if named is not None:
            on = None if statement.resources is None else narrowed(statement.resources, resources)
            if on is not None or statement.resources is None:
                yield truth_of._replace(statement=statement._replace(actions=named, resources=on))


def narrowed(element: Element, others: Iterable[Sequence[Letters]]) -> Element | None:
    """An element with those of its patterns that may be about something of each of several lists; None without any."""
    found = element.patterns
    for patterns in others:
        wide = [widened(each) for each in patterns]
        close = found if len(wide) > 1 else near(found, wide[0])
        kept = {one for one in close if any(meets(widened(one), other) for other in wide)}
        found = found if len(kept) == len(found) else tuple(one for one in found if one in kept)
    return element._replace(patterns=found) if found or element.excludes else None


def met(statement: Statement, request: Request) -> Truth:
    """Whether all conditions of a statement hold."""
    return both(is_met(condition, request) for condition in statement.conditions)


def outsiders(
    request: Request, requester: Requester, statements: Iterable[Statement]
) -> Iterator[tuple[Request, Truth]]:
    """The request in every context that somebody whom nobody here knows can bring about, and whether that is sure."""
    nobody = request.caller.kind == ANONYMOUS
    asked = [each for found in statements for each in found.conditions if each.key not in request.context]
    asked = [each for each in asked if not nobody or isinstance(held(request, each.key), Free)]
    for givens, truth in strange.contexts(requester, asked):
        yield request._replace(context={**request.context, **givens}), truth
