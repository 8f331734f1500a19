"""Callers that stand for all whom two policies could tell apart: those that they name, and some that they do not."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from remit.engines.iam.comparisons import demanded_pattern
from remit.engines.iam.keys import ACCOUNT, SEGMENTS, segments
from remit.engines.iam.naming import NUMBER, UNIQUE_ID
from remit.engines.iam.request import (
    ANONYMOUS,
    FEDERATED,
    FREE,
    HOLDER,
    ROLE,
    ROOT,
    SERVICE,
    USER,
    WEB,
    Caller,
    letters_of,
)
from remit.engines.iam.samples import regions
from remit.engines.iam.text import ANY, FRESH, ONE, WILD
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.engines.iam.document import Statement
    from remit.engines.iam.operators import Condition
    from remit.engines.iam.text import Letters

NOBODYS = "000000000000"
"""An account that no policy names, or if one does, one account more."""

ACCOUNT_KEYS = ("aws:principalaccount", "kms:calleraccount", "aws:principalarn")
MOST_CALLERS = 2_000

ARN = re.compile(r"arn:[^:]*:(iam|sts):[^:]*:([^:]*):(root|user|role|assumed-role|federated-user)/?(.*)", re.DOTALL)


def callers(statements: Iterable[Statement]) -> list[Caller]:
    """Everyone to be tried; one holder for identity policies, which name nobody."""
    found = list(statements)
    if not any(each.kind != "*" for statement in found for each in statement.principals or ()):
        return [Caller(HOLDER)]
    several = {str(caller): caller for caller in (*unnamed(), *by_name(found), *by_condition(found))}
    if len(several) > MOST_CALLERS:
        raise Undetermined("the policies name too many principals to be tried")
    return list(several.values())


def unnamed() -> Iterator[Caller]:
    """Callers that no policy names: nobody, a user and a role of some account, a service, a visitor."""
    yield Caller(ANONYMOUS)
    yield from members(letters_of(NOBODYS))
    yield Caller(SERVICE, names=((FRESH,),))
    yield Caller(WEB, names=((FRESH,),))


def by_name(statements: Iterable[Statement]) -> Iterator[Caller]:
    """Callers that principals name."""
    for principal in (each for statement in statements for each in statement.principals or ()):
        letters = principal.text.literal()
        text = "".join(letters)
        if principal.kind == "Service":
            yield Caller(SERVICE, names=(letters,))
        elif principal.kind == "Federated":
            yield Caller(WEB, names=(letters,))
        elif principal.kind == "CanonicalUser":
            yield free(Caller(USER, of(NOBODYS, "user", FRESH), letters_of(NOBODYS), names=(letters,)))
        elif NUMBER.fullmatch(text):
            yield from members(letters)
        elif UNIQUE_ID.fullmatch(text):
            kind = ROLE if text.startswith("AROA") else USER
            yield free(Caller(kind, of(NOBODYS, kind, FRESH), letters_of(NOBODYS)))._replace(id=text)
        else:
            yield from by_arn(letters)


def by_condition(statements: Sequence[Statement]) -> Iterator[Caller]:
    """Callers whose ARN, account or service conditions demand; the ARNs of each account that is mentioned."""
    conditions = [condition for statement in statements for condition in statement.conditions]
    known = dict.fromkeys([letters_of(NOBODYS), *accounts(statements)])
    for account in known:
        yield from members(account)
    patterns = demanded(conditions, ("aws:principalarn",))
    plain = [each for each in patterns if not any(letter in WILD for letter in each)]
    named = [each.text.literal() for statement in statements for each in statement.principals or ()]
    for letters in plain:
        yield from by_arn(letters)
    for account, kind in product(known, ("role", "user")) if patterns else ():
        shape: Letters = (*of("".join(account), kind, ""), ONE, ANY)
        for letters in regions([each for each in patterns if each not in plain], [*plain, *named], shape):
            yield from by_arn(letters)
    for name in demanded(conditions, ("aws:principalservicename", "aws:principalservicenameslist")):
        yield Caller(SERVICE, names=(tuple(FRESH if letter in WILD else letter for letter in name),))


def demanded(conditions: Iterable[Condition], keys: tuple[str, ...]) -> list[Letters]:
    """The patterns that conditions demand of some keys."""
    found = [each for each in conditions if each.key in keys and each.comparison != "null"]
    return list(dict.fromkeys(demanded_pattern(each.comparison, value) for each in found for value in each.values))


def accounts(statements: Iterable[Statement]) -> Iterator[Letters]:
    """The accounts that principals and conditions mention."""
    for statement in statements:
        principals = (principal.text.literal() for principal in statement.principals or ())
        for pattern in (*principals, *demanded(statement.conditions, ACCOUNT_KEYS)):
            parts = segments(pattern)
            account = parts[ACCOUNT] if len(parts) == SEGMENTS else pattern
            if NUMBER.fullmatch("".join(account)):
                yield account


def by_arn(letters: Letters) -> Iterator[Caller]:
    """The caller that an ARN names, and of its account another user and another role."""
    found = ARN.fullmatch("".join(letters))
    parts = segments(letters)
    if found is None or len(parts) != SEGMENTS:
        return
    account, kind, name = parts[ACCOUNT], found[3], found[4]
    yield from members(account)
    if kind == "user":
        yield free(Caller(USER, letters, account, name=letters_of(name.rsplit("/", maxsplit=1)[-1])))
    elif kind == "role":
        yield free(Caller(ROLE, letters, account, session=session("".join(account), name)))
    elif kind == "assumed-role":
        arn = of("".join(account), "role", name.split("/", maxsplit=1)[0])
        yield free(Caller(ROLE, arn, account, session=letters))
    elif kind == "federated-user":
        yield free(Caller(FEDERATED, letters, account))


def members(account: Letters) -> Iterator[Caller]:
    """The root user, a user and a role of an account."""
    text = "".join(account)
    yield free(Caller(USER, of(text, "user", FRESH), account, name=FREE))
    yield free(Caller(ROLE, of(text, "role", FRESH), account, session=session(text, FRESH)))
    yield free(Caller(ROOT, letters_of(f"arn:aws:iam::{text}:root"), account))


def free(caller: Caller) -> Caller:
    """With tags, organization and id left open."""
    return caller._replace(tags=FREE, organization=FREE, id=caller.id or FREE)


def of(account: str, kind: str, name: str) -> Letters:
    """The ARN of a user or a role."""
    return letters_of(f"arn:aws:iam::{account}:{kind}/{name}")


def session(account: str, path: str) -> Letters:
    """The ARN of a session of a role, which lacks the role's path."""
    return letters_of(f"arn:aws:sts::{account}:assumed-role/{path.rsplit('/', maxsplit=1)[-1]}/{FRESH}")
