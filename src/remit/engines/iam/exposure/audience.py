"""Whom policies let in, from the widest circle to single accounts, whatever Deny statements and conditions leave.

What an outsider cannot choose keeps them out, what they can choose does not: see `keys`.
https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-concepts.html.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from remit.engines.iam.bare import OF_OWN_ACCOUNT
from remit.engines.iam.contexts import FALSE, NOT_A_SERVICE
from remit.engines.iam.exposure.openings import AUTHENTICATED, CUSTOMERS, NAMED, PUBLIC, Opening
from remit.engines.iam.keys import KINDS
from remit.engines.iam.principals import OUTSIDER, SERVICE, STRANGER, VISITOR, Requester, everyone
from remit.engines.iam.reader import asked, deputies, done, outsiders, strangers, whom
from remit.engines.iam.search import Found, Question, search
from remit.engines.iam.text import FRESH, WILD
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from remit.engines.iam.document import Statement
    from remit.engines.iam.operators import Given
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

    Told = Mapping[str, tuple[Given, ...]]
    Who = Callable[[Statement], Iterable[tuple[Requester, Truth]]]

OF_A_SERVICE = ("aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner")
"""Keys by which a service says for whom it calls; nobody else's requests have them."""
OF_A_PRINCIPAL = (
    *("aws:principalarn", "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths", "aws:principaltag"),
    *("aws:userid", "aws:username", "aws:multifactorauthpresent", "aws:multifactorauthage", "aws:tokenissuetime"),
    *("aws:sourceidentity", "aws:federatedprovider", "aws:viaawsservice", "aws:principalisawsservice"),
    "kms:calleraccount",
)
"""Keys that requests without credentials lack:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, "Availability" of each."""

NOBODY: Told = MappingProxyType({**NOT_A_SERVICE, **dict.fromkeys((*OF_A_SERVICE, *OF_A_PRINCIPAL), (None,))})
SOMEBODY: Told = MappingProxyType(dict.fromkeys(OF_A_SERVICE, (None,)) | {"aws:principalisawsservice": (FALSE,)})

SERVICE_NAMES = ("aws:principalservicename", "aws:principalservicenameslist")


class Audience:
    """Who is asked about: whether requests can be `anonymous`, the `account` of the resource if it is known, the keys
    whose values the way to the resource settles (`told`), and the `actions`.
    """  # noqa: D205

    def __init__(
        self, actions: Sequence[str], *, anonymous: bool, account: str | None, told: Told = MappingProxyType({})
    ) -> None:
        """`actions` are asked about in their order."""
        self.actions = asked(actions)
        self.spelling = {action.lower(): action for action in actions}
        self.anonymous = anonymous
        self.account = account
        self.told = told

    def openings(self, statements: Sequence[Statement]) -> Iterator[Opening]:
        """Every circle that the statements let in."""
        wide = False
        for level, who in self.circles():
            for opening in self.searched(statements, level, who):
                wide = wide or (opening.truth is True and level != CUSTOMERS)
                yield opening
        if not wide:
            yield from self.named(statements)

    def circles(self) -> Iterator[tuple[str, Who]]:
        """The circles that need no naming, widest first, each with those who stand for it."""
        if self.anonymous:
            yield PUBLIC, lambda allow: self.telling(allow, NOBODY)
        yield PUBLIC, lambda allow: (each for each in strangers(allow) if each[0].role == VISITOR)
        yield AUTHENTICATED, lambda allow: self.telling(allow, SOMEBODY)
        yield CUSTOMERS, self.clients

    def telling(self, allow: Statement, told: Told) -> Iterator[tuple[Requester, Truth]]:
        """Anyone, with what is settled of their requests."""
        for requester, truth in strangers(allow):
            if requester.role == STRANGER:
                yield requester._replace(told={**told, **self.told}), truth

    def clients(self, allow: Statement) -> Iterator[tuple[Requester, Truth]]:
        """The services that a statement names, or lets in with everyone."""
        for requester, truth in deputies(allow):
            if requester.name not in OF_OWN_ACCOUNT:
                yield requester._replace(told=self.told), truth
        for principal in allow.principals or ():
            if (everyone(principal) is True) is not allow.excepts:
                for name in service_names(allow):
                    told = {**dict.fromkeys(SERVICE_NAMES, ((name,),)), **self.told}
                    yield Requester(SERVICE, name="a service", principal=principal, told=told), True

    def named(self, statements: Sequence[Statement]) -> Iterator[Opening]:
        """Principals of other accounts, one by one."""
        for allow in statements:
            for requester, truth in outsiders(allow, self.account) if allow.effect != "deny" else ():
                if requester.role == OUTSIDER:
                    yield from self.searched(statements, NAMED, alone(allow, requester._replace(told=self.told), truth))

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
    if requester.role == SERVICE:
        return f"{requester.name}, for any account" if requester.name else "a service, for any account"
    named = whom(found)
    pinned = ", ".join(pins(found.allow)) if named == "anyone" else ""
    return f"anyone of {pinned}" if pinned else named


def pins(allow: Statement) -> Iterator[str]:
    """What conditions demand of those whom a statement lets in with everyone."""
    for condition in allow.conditions:
        if condition.key in KINDS:
            yield from (str(value) for value in condition.values)


def service_names(allow: Statement) -> list[Letters]:
    """The services that conditions ask for, and one that nobody names."""
    found: list[Letters] = [(FRESH,)]
    for condition in allow.conditions:
        if condition.key in SERVICE_NAMES:
            found += [
                tuple(FRESH if letter in WILD else letter for letter in value.pattern()) for value in condition.values
            ]
    return found


def spelled(action: Letters) -> str:
    """An action as text; a part that no policy names as `…`."""
    return "".join("…" if letter == FRESH else letter for letter in action)
