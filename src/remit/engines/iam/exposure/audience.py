"""Whom policies let in, from the widest circle to single accounts, whatever Deny statements and conditions leave.

What an outsider cannot choose keeps them out, what they can choose does not: see `keys`.
https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-concepts.html.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from remit.engines.iam.document import Principal
from remit.engines.iam.exposure.elsewhere import NOBODY, SERVICE_NAMES, SOMEBODY, Home, principals, through
from remit.engines.iam.exposure.openings import AUTHENTICATED, CUSTOMERS, NAMED, PUBLIC, Opening
from remit.engines.iam.keys import KINDS
from remit.engines.iam.principals import OUTSIDER, SERVICE, STRANGER, VISITOR, Requester, everyone, names
from remit.engines.iam.reader import asked, confusable_deputies, done, keeps_to_itself, outsiders, strangers, whom
from remit.engines.iam.search import Found, Question, search
from remit.engines.iam.strangers import demanded
from remit.engines.iam.text import FRESH, WILD, Text
from remit.engines.iam.truth import both
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from remit.engines.iam.document import Statement
    from remit.engines.iam.exposure.elsewhere import Told
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

    Who = Callable[[Statement], Iterable[tuple[Requester, Truth]]]


class Audience:
    """Who is asked about: whether requests can be `anonymous`, where the resource is at `home`, the keys whose values
    the way to the resource settles (`told`), and the `actions`.
    """  # noqa: D205

    def __init__(
        self, actions: Sequence[str], *, anonymous: bool, home: Home, told: Told = MappingProxyType({})
    ) -> None:
        """`actions` are asked about in their order."""
        self.actions = asked(actions)
        self.spelling = {action.lower(): action for action in actions}
        self.anonymous = anonymous
        self.home = home
        self.told = told

    def openings(self, statements: Sequence[Statement]) -> Iterator[Opening]:
        """Every circle that the statements let in."""
        sure = set()
        for level, who in self.circles(statements):
            for opening in self.searched(statements, level, who):
                sure |= {level} if opening.truth is True else set()
                yield opening
        if sure <= {CUSTOMERS}:
            yield from self.named(statements)
        if not sure:
            yield from self.through_services(statements)

    def circles(self, statements: Sequence[Statement]) -> Iterator[tuple[str, Who]]:
        """The circles that need no naming, widest first, each with those who stand for it."""
        if self.anonymous:
            yield PUBLIC, lambda allow: self.telling(allow, NOBODY)
        yield PUBLIC, lambda allow: (each for each in strangers(allow) if each[0].role == VISITOR)
        yield AUTHENTICATED, lambda allow: self.telling(allow, SOMEBODY)
        yield CUSTOMERS, lambda allow: self.clients(statements, allow)

    def telling(self, allow: Statement, told: Told) -> Iterator[tuple[Requester, Truth]]:
        """Anyone, with what is settled of their requests."""
        for requester, truth in strangers(allow):
            if requester.role == STRANGER:
                yield requester._replace(told={**told, **self.told}), truth

    def clients(self, statements: Sequence[Statement], allow: Statement) -> Iterator[tuple[Requester, Truth]]:
        """The services that a statement names, or lets in with everyone; of these, each that statements tell apart."""
        for requester, truth in confusable_deputies(allow):
            yield requester._replace(told=self.told), truth
        if allow.excepts or any(everyone(principal) is True for principal in allow.principals or ()):
            for service in services(statements, allow):
                requester = service._replace(told={**service.told, **self.told})
                yield requester, names(allow, requester)

    def named(self, statements: Sequence[Statement]) -> Iterator[Opening]:
        """Principals of other accounts, one by one."""
        for allow in statements:
            for requester, truth in outsiders(allow, self.home.account) if allow.effect != "deny" else ():
                if requester.role == OUTSIDER:
                    found = principals(self.home, statements, requester, anonymous=self.anonymous)
                    yield from self.one_by_one(statements, allow, found, truth)

    def through_services(self, statements: Sequence[Statement]) -> Iterator[Opening]:
        """Other accounts for which services come in, one by one."""
        for allow in statements:
            for service, truth in self.clients(statements, allow) if allow.effect != "deny" else ():
                yield from self.one_by_one(statements, allow, through(self.home, statements, service), truth)

    def one_by_one(
        self, statements: Sequence[Statement], allow: Statement, found: Iterable[tuple[Requester, Truth]], truth: Truth
    ) -> Iterator[Opening]:
        """Requesters whom one statement may let in, each by itself."""
        for requester, sure in found:
            made = requester._replace(told={**requester.told, **self.told})
            yield from self.searched(statements, NAMED, alone(allow, made, both((truth, sure))))

    def searched(self, statements: Sequence[Statement], level: str, who: Who) -> Iterator[Opening]:
        """The circle, if a request of one who stands for it goes through, or may."""
        try:
            found = search(statements, Question(self.actions, who))
        except Undetermined as raised:
            yield Opening(level, truth=raised.cause)
            return
        if found is not None:
            who_is, action = name_of(found), spelled(found.action)
            said = f"it lets {who_is} do {done(found)}"
            yield Opening(level, who_is, self.spelling.get(action, action), found.allow.at, said)


def alone(allow: Statement, requester: Requester, truth: Truth) -> Who:
    """One requester whom one statement may let in, and nobody else."""
    return lambda statement: ((requester, truth),) if statement is allow else ()


def name_of(found: Found) -> str:
    """Who is let in."""
    requester = found.requester
    if requester.role == STRANGER:
        return "anyone" if requester.told.get("aws:principalarn") == (None,) else "any AWS principal"
    if requester.role == SERVICE and "aws:sourceaccount" in requester.told:
        return requester.name
    if requester.role == SERVICE:
        return f"{requester.name}, for any account" if requester.name else "a service, for any account"
    named = whom(found)
    if named != "anyone" or requester.role != OUTSIDER:
        return named
    of = requester.name or ", ".join(pins(found.allow))
    return f"{named} of {of}" if of else named


def pins(allow: Statement) -> Iterator[str]:
    """What conditions demand of those whom a statement lets in with everyone."""
    for condition in allow.conditions:
        if condition.key in KINDS and not condition.negated and condition.comparison != "null":
            yield from (str(value) for value in condition.values)


def services(statements: Sequence[Statement], allow: Statement) -> Iterator[Requester]:
    """The services that statements tell apart, and one that they do not, of those that come in with everyone.

    In its keys each says the name that it goes by.
    """
    conditions = [each for statement in statements for each in statement.conditions]
    principals = [each for statement in statements for each in statement.principals or ()]
    found = [each.text.literal() for each in principals if each.kind == "Service"]
    for demand in ((FRESH,), *found, *demanded(conditions, SERVICE_NAMES)):
        name = tuple(FRESH if letter in WILD else letter for letter in demand)
        if keeps_to_itself(allow, spelled(name)) is not True:
            said = "a service" if FRESH in name else spelled(name)
            told = dict.fromkeys(SERVICE_NAMES, ((name,),))
            yield Requester(SERVICE, said, Principal("Service", Text.of(name)), told=told)


def spelled(action: Letters) -> str:
    """An action as text; a part that no policy names as `…`."""
    return "".join("…" if letter == FRESH else letter for letter in action)
