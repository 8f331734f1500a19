"""How far a resource is open: the grades, the single ways in which it is open, and what they come to together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.truth import both
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from remit.engines.iam.truth import Truth
    from remit.model import Resource

PUBLIC = "public"
AUTHENTICATED = "any authenticated AWS principal"
CUSTOMERS = "any customer of a service"
OUTSIDE = "outside the organization"
NAMED = "named accounts"
ACCOUNT = "account only"
GRADES = (PUBLIC, AUTHENTICATED, CUSTOMERS, OUTSIDE, NAMED, ACCOUNT)
"""Widest first. `public` needs no credentials; a customer of a service comes in as a confused deputy's client."""
UNKNOWN = "unknown"


class Opening(NamedTuple):
    """One way in which a resource is open, or may be: `truth` is True, or the cause for which it is not known.

    `who` comes in, `action` is one that they can do; `at` is the object among the properties that lets them in.
    """

    level: str
    who: str = ""
    action: str = ""
    at: Any = None
    why: str = ""
    truth: Truth = True


class Exposure(NamedTuple):
    """How far a resource is open. `sure` is the widest grade that is known, `possible` the widest that may be.

    `openings` are all ways beyond the account itself, widest first; `reason` tells what decided, or what is not known.
    """

    resource: Resource
    sure: str
    possible: str
    reason: str = ""
    openings: tuple[Opening, ...] = ()

    @property
    def grade(self) -> str:
        """One of `GRADES`, or `unknown`."""
        return self.sure if is_settled(self.sure, self.possible) else UNKNOWN

    @property
    def witness(self) -> Opening | None:
        """The way that shows the grade; None for a resource that only its account can use."""
        return min(self.openings, key=lambda each: each.truth is not True, default=None)

    @property
    def whom(self) -> tuple[str, ...]:
        """Who comes in besides the account, each once."""
        return tuple(dict.fromkeys(each.who for each in self.openings if each.who and each.truth is True))

    def circle(self, level: str) -> Opening | None:
        """The sure way in for exactly a circle, else one that may be; None when there is none.

        What hangs on an undecided condition comes before what is not known otherwise, since it can be tried both ways.
        """
        found = [each for each in self.openings if each.level == level] if self.openings else None
        return min(found, key=weight) if found else None


def weight(opening: Opening) -> int:
    """How much a way tells of its circle, 0 for the most."""
    return (1 if opening.truth.condition else 2) if isinstance(opening.truth, Cause) else 0


def rank(level: str) -> int:
    """Where a grade stands, 0 for the widest."""
    return GRADES.index(level)


def graded(resource: Resource, openings: Iterable[Opening], *, otherwise: str = "") -> Exposure:
    """What the ways in which a resource is open come to; `otherwise` says why there are none."""
    found = [each for each in openings if each.truth is not False and each.level != ACCOUNT]
    found.sort(key=lambda each: (rank(each.level), each.truth is not True))
    sure = next((each for each in found if each.truth is True), None)
    levels = sure.level if sure else ACCOUNT, found[0].level if found else ACCOUNT
    told = sure if sure and is_settled(*levels) else found[0] if found else None
    return Exposure(resource, *levels, reason_of(told) if told else otherwise, tuple(found))


def is_settled(sure: str, possible: str) -> bool:
    """Whether a grade is known. Accounts that may be of the organization or not are named all the same."""
    return sure == possible or (sure, possible) == (NAMED, OUTSIDE)


def reason_of(opening: Opening) -> str:
    """A way in one clause; where it is not known, why."""
    return opening.truth.reason if isinstance(opening.truth, Cause) else opening.why


def narrowed(openings: Iterable[Opening], closed: Truth, *, to: str = ACCOUNT) -> Iterator[Opening]:
    """The ways that are left where something keeps everyone wider than `to` out, if that is so."""
    for each in openings:
        if closed is False or rank(each.level) >= rank(to):
            yield each
            continue
        yield each._replace(level=to)
        if isinstance(closed, Cause):
            yield each._replace(truth=both((each.truth, closed)))


def unpublished(openings: Iterable[Opening], closed: Truth) -> Iterator[Opening]:
    """The ways that are left where something keeps out everyone who is not named; who is named may have a way in."""
    for each in openings:
        yield from [each] if rank(each.level) >= rank(OUTSIDE) else narrowed([each], closed)


def met(near: Iterable[Opening], far: Iterable[Opening]) -> Iterator[Opening]:
    """The ways that lead through two doors: the narrower circle of each pair comes through both."""
    others = list(far)
    for one in near:
        for other in others:
            narrow = max((one, other), key=lambda each: rank(each.level))
            truth = both((one.truth, other.truth))
            if one.level == other.level and one.who != other.who:
                truth = both(
                    (truth, Cause(f"whether {one.who or 'they'} and {other.who or 'they'} are the same is not known"))
                )
            yield narrow._replace(truth=truth)
