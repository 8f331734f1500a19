"""How a Principal element names a caller: itself, its role, its session, its account, or everyone.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html and
reference_policies_elements_notprincipal.html beside it.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from remit.engines.iam.binding import bound, fits
from remit.engines.iam.keys import ACCOUNT as AT_ACCOUNT
from remit.engines.iam.keys import SEGMENTS, segments
from remit.engines.iam.request import FEDERATED, HOLDER, IDENTITIES, ROLE, ROOT, SAML, SERVICE, USER, WEB, Free
from remit.engines.iam.text import FRESH, Symbol, symbols
from remit.engines.iam.truth import both, either, negate
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.document import Principal, Statement
    from remit.engines.iam.request import Caller, Request
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

SELF, OF_ROLE, SESSION, PARENT, WHOLE_ACCOUNT, EVERYONE, OTHERWISE = (
    *("itself", "its role", "its session", "the user behind the session", "its account", "everyone"),
    "a kind of its own",
)
"""Ways in which an entry may name a caller; what an implicit deny elsewhere does hangs on it."""

UNIQUE_ID = re.compile(r"A[A-Z]{3}[A-Z0-9]{12,}")
NUMBER = re.compile(r"\d{12}")
LIKE_EVERYONE = Cause("AWS takes no wildcard in a principal but * alone")
NOBODY_NAMED = Cause("a statement of the resource's policy names no principal, which AWS does not take")
PARTLY_EXCEPTED = Cause("AWS says that NotPrincipal must list the session, the role and the account; some are missing")


def named(statement: Statement, request: Request) -> Iterator[tuple[str, Truth]]:
    """The ways in which a statement names the caller, each with whether it does."""
    if request.caller.kind == HOLDER:
        yield OTHERWISE, True
    elif statement.principals is None:
        yield EVERYONE, NOBODY_NAMED
    elif statement.excepts:
        yield EVERYONE, excepted(statement, request)
    else:
        for principal in statement.principals or ():
            yield from ways(principal, request)


def is_about(statement: Statement, request: Request) -> Truth:
    """Whether a statement names the caller in any way."""
    return either(truth for _, truth in named(statement, request))


def excepted(statement: Statement, request: Request) -> Truth:
    """Whether `NotPrincipal` is about the caller.

    A Deny is about everyone with a permissions boundary, even those that it lists, and to spare a session its role and
    its account must be listed too. An account that is listed with one of its identities spares that one alone.
    """
    caller = request.caller
    found = [each for principal in statement.principals or () for each in ways(principal, request)]
    if statement.effect == "allow":
        return negate(either(truth for _, truth in found))
    if caller.boundary is not None and caller.kind in (USER, ROLE):
        return True
    listed = {way: either(truth for each, truth in found if each == way) for way in dict(found)}
    needed = {USER: (SELF, WHOLE_ACCOUNT), ROLE: (OF_ROLE, SESSION, WHOLE_ACCOUNT)}.get(caller.kind)
    if needed is None or listed.get(EVERYONE) is True:
        return negate(either(listed.values()))
    if not any(listed.get(way) for way in needed[:-1]) and names_neighbour(statement, request):
        return True
    whole = both(listed.get(way, False) for way in needed)
    some = either(listed.get(way, False) for way in needed)
    return False if whole is True else some if isinstance(some, Cause) else PARTLY_EXCEPTED if some else True


def names_neighbour(statement: Statement, request: Request) -> bool:
    """Whether an entry is one identity of the caller's account, word for word."""
    named_here = (bound(each.text.literal(), request) for each in statement.principals or () if each.kind == "AWS")
    several = (segments(letters) for letters in named_here if letters)
    own = request.caller.account
    return any(
        len(parts) == SEGMENTS and parts[AT_ACCOUNT] == own and "".join(parts[-1]) != "root" for parts in several
    )


def ways(principal: Principal, request: Request) -> Iterator[tuple[str, Truth]]:
    """The ways in which one entry names the caller."""
    caller = request.caller
    letters = bound(principal.text.literal(), request) or ()
    text = "".join(letters)
    if principal.kind == "*":
        yield OTHERWISE, principal.text.cause() or False
    elif principal.kind == "AWS":
        yield from aws_ways(letters, text, caller)
    elif principal.kind == "Service":
        known = either(fits(letters, name) for name in caller.names) if caller.kind == SERVICE else False
        yield OTHERWISE, known
    elif principal.kind == "Federated":
        known = either(fits(letters, name) for name in caller.names) if caller.kind in (WEB, SAML) else False
        yield OTHERWISE, known
    elif principal.kind == "CanonicalUser" and caller.kind in IDENTITIES:
        same = any(letters == name for name in caller.names)
        yield OTHERWISE, same or Cause("the account of a canonical user id is not known")


def aws_ways(letters: Letters, text: str, caller: Caller) -> Iterator[tuple[str, Truth]]:
    """The ways in which an entry of kind `AWS` names the caller."""
    if text == "*":
        yield EVERYONE, True
    elif caller.kind in IDENTITIES:
        account = account_in(letters, text)
        if "*" in text or "?" in text:
            yield EVERYONE, LIKE_EVERYONE
        elif account is not None:
            yield (SELF if caller.kind == ROOT else WHOLE_ACCOUNT), is_of(caller, account)
        elif UNIQUE_ID.fullmatch(text):
            yield (OF_ROLE if caller.kind == ROLE else SELF), isinstance(caller.id, str) and text == caller.id
        else:
            yield from by_arn(letters, caller)
            yield (SELF if caller.kind == ROOT else WHOLE_ACCOUNT), may_be_account(letters, caller)
    elif any(isinstance(letter, Symbol) and not letter.fixed for letter in letters):
        yield EVERYONE, maybe_everyone(letters)


def maybe_everyone(letters: Letters) -> Truth:
    """Whether an entry that is not known may be `*`."""
    return fits(letters, ("*",))


def may_be_account(letters: Letters, caller: Caller) -> Truth:
    """Whether an entry that begins like an account's number, or like its root user, may come to name the caller's."""
    parts = segments(letters)
    unknown = symbols(parts[-1])
    known = "".join(takewhile(lambda letter: not isinstance(letter, Symbol), parts[-1]))
    if not unknown or not known:
        return False
    if len(parts) == SEGMENTS:
        return both((is_of(caller, parts[AT_ACCOUNT]), unknown[0].cause)) if "root".startswith(known) else False
    return both((is_of(caller, letters), unknown[0].cause)) if len(parts) == 1 and known.isdigit() else False


def by_arn(letters: Letters, caller: Caller) -> Iterator[tuple[str, Truth]]:
    """An entry that is, or may be, an ARN."""
    if is_nobody_known(caller):
        pass  # an entry that names somebody names somebody else
    elif caller.kind == ROLE:
        yield OF_ROLE, fits(letters, caller.arn, known=caller.known)
        if caller.session:
            yield SESSION, fits(letters, caller.session)
    elif caller.kind == FEDERATED:
        yield SESSION, fits(letters, caller.arn, known=caller.known)
        if caller.parent:
            yield PARENT, fits(letters, caller.parent)
    else:
        yield SELF, fits(letters, caller.arn, known=caller.known)
    if letters and isinstance(letters[0], Symbol) and not letters[0].fixed:
        yield EVERYONE, letters[0].cause


def account_in(letters: Letters, text: str) -> Letters | None:
    """The account that an entry names as a whole: its number, or the ARN of its root user."""
    parts = segments(letters)
    if len(parts) == SEGMENTS and "".join(parts[-1]) == "root":
        return parts[AT_ACCOUNT]
    only = letters[0] if len(letters) == 1 else ""
    return letters if NUMBER.fullmatch(text) or (isinstance(only, Symbol) and only.own) else None


def is_of(caller: Caller, account: Letters) -> Truth:
    """Whether a caller is of an account."""
    own = caller.account
    if is_nobody_known(caller):
        return False
    return (
        fits(account, own) if own and not isinstance(own, Free) else Cause("the account of the principal is not known")
    )


def is_nobody_known(caller: Caller) -> bool:
    """Whether a caller is of an account that nobody here knows, so that it is none that is named."""
    return isinstance(caller.account, tuple) and FRESH in caller.account
