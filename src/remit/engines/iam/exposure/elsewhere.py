"""What is settled of requests from elsewhere: by nobody, by somebody, and by whom of which account and organization.

Whom a policy lets in with everyone is taken apart by the accounts that its conditions mention, so that no request is
made up whose account, ARN and organization do not go together.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.comparisons import demanded_pattern
from remit.engines.iam.contexts import FALSE, NOT_A_SERVICE, NOT_OF_A_SERVICE, TRUE, told_apart
from remit.engines.iam.keys import OF_A_SERVICE
from remit.engines.iam.principals import Requester, other_account
from remit.engines.iam.request import given, letters_of
from remit.engines.iam.samples import regions
from remit.engines.iam.text import ANY, ANY_INSIDE, FRESH, ONE, WILD
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from remit.engines.iam.document import Statement
    from remit.engines.iam.operators import Condition, Given
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

    Told = Mapping[str, tuple[Given, ...]]

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
A_SERVICE: Told = MappingProxyType(dict.fromkeys(NOT_OF_A_SERVICE, (None,)) | {"aws:principalisawsservice": (TRUE,)})
SERVICE_NAMES = ("aws:principalservicename", "aws:principalservicenameslist")
ACCOUNT_KEYS = ("aws:principalaccount", "kms:calleraccount")
ANY_ARN: Letters = (*"arn:", *(letter for _ in range(3) for letter in (ANY_INSIDE, ":")))
"""Of a resource, up to its account."""
NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")
"""An account within a text."""


class Home(NamedTuple):
    """Where a resource is: its account and its organization, if they are known.

    `outside` says whether somebody of whom a text tells the account is of none that belongs to the organization.
    """

    account: str | None
    organization: str | None
    outside: Callable[[str], Truth]


class Place(NamedTuple):
    """Where somebody comes from: an account, whether it is outside of the organization, and whether it is another one.

    `name` is how it is told; empty for an account of which nothing is known.
    """

    account: Letters
    outside: Truth
    truth: Truth
    name: str


def principals(
    home: Home, statements: Sequence[Statement], requester: Requester, *, anonymous: bool
) -> Iterator[tuple[Requester, Truth]]:
    """Those of other accounts whom an entry stands for: one who is named, or everybody that comes in with everyone."""
    if requester.principal is not None:
        outside = home.outside(str(requester.principal.text))
        yield requester._replace(told={**SOMEBODY, **ids(home, outside, statements, "aws:principalorgid")}), True
        return
    for place in places(home, statements, "aws:principal"):
        told = {**SOMEBODY, **ids(home, place.outside, statements, "aws:principalorgid")}
        told |= dict.fromkeys(ACCOUNT_KEYS, ((place.account,),))
        yield requester._replace(name=place.name, told=told), place.truth
    if anonymous:
        yield requester._replace(told=NOBODY), True


def through(home: Home, statements: Sequence[Statement], service: Requester) -> Iterator[tuple[Requester, Truth]]:
    """Those of other accounts for whom a service comes in."""
    names = {name: ((letters_of(service.name),),) for name in SERVICE_NAMES}
    for place in places(home, statements, "aws:source"):
        told = {**A_SERVICE, **names, **service.told, **ids(home, place.outside, statements, "aws:sourceorgid")}
        told |= dict.fromkeys(("aws:sourceaccount", "aws:sourceowner"), (None, (place.account,)))
        asked = (condition for each in statements for condition in each.conditions if condition.key == "aws:sourcearn")
        arns = told_apart(asked, place.account, [(*ANY_ARN, *place.account, ":", ONE, ANY)])
        told["aws:sourcearn"] = (None, *((each,) for each in arns))
        yield service._replace(name=f"{service.name} for {place.name or 'others'}", told=told), place.truth


def places(home: Home, statements: Sequence[Statement], keys: str) -> Iterator[Place]:
    """The accounts that conditions on some keys mention, and one that none does, within the organization and beyond."""
    for account in mentioned(statements, keys):
        letters = letters_of(account)
        yield Place(letters, home.outside(account), other_account(letters, home.account), account)
    if home.organization:
        yield Place((FRESH,), outside=False, truth=True, name=home.organization)
    yield Place((FRESH,), outside=True, truth=True, name="")


def mentioned(statements: Sequence[Statement], keys: str) -> list[str]:
    """The accounts that conditions mention on keys which begin alike."""
    asked = (condition for each in statements for condition in each.conditions)
    values = (str(value) for each in asked if each.key.startswith((keys, "kms:caller")) for value in each.values)
    return list(dict.fromkeys(account for value in values for account in NUMBER.findall(value)))


def ids(home: Home, outside: Truth, statements: Sequence[Statement], key: str) -> Told:
    """The organization of those who are outside of the resource's own, or within; nothing when that is not known."""
    own = home.organization
    if own is None or isinstance(outside, Cause):
        return {}
    if not outside:
        return {key: (given(own),)}
    asked: Sequence[Condition] = [each for found in statements for each in found.conditions if each.key == key]
    demanded = dict.fromkeys(demanded_pattern(each.comparison, value) for each in asked for value in each.values)
    plain = [each for each in demanded if not any(letter in WILD for letter in each) and each != letters_of(own)]
    wild = [each for each in demanded if any(letter in WILD for letter in each)]
    others = regions(wild, [*plain, letters_of(own)], ("o", "-", ONE, ANY))
    return {key: (None, *((each,) for each in (*plain, *others)))}
