"""What a request may hold in the keys that conditions ask about, depending on who makes it.

For each key a few values stand for all: absent, one that is nobody else's, and one for each value in the policy that
the requester can bring about. Conditions are then tried on them, so every operator has one meaning, in `operators`.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from remit.engines.iam.comparisons import ORDERS, demanded_pattern, network_of, number_of, together, wide
from remit.engines.iam.keys import (
    ACCOUNT,
    FREE_CLAIMS,
    FREE_TENANT_CLAIMS,
    KINDS,
    OF_A_SESSION,
    SEGMENTS,
    is_unowned,
    open_to_strangers,
    segments,
    wildish,
)
from remit.engines.iam.principals import (
    EVERYBODY,
    HOLDER,
    OUTSIDER,
    SERVICE,
    VISITOR,
    account_behind,
    is_tenanted,
    other_account,
)
from remit.engines.iam.text import ANY, FRESH, ONE, WILD, symbols
from remit.engines.iam.truth import both
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.engines.iam.operators import Condition, Given
    from remit.engines.iam.principals import Requester
    from remit.engines.iam.text import Letters, Text
    from remit.engines.iam.truth import Truth

    Choice = tuple[Given, Truth]
    """A value that a key may have, and whether it is sure that it may."""

MOST_CONTEXTS = 20_000
TRUE: Given = (tuple("true"),)
FALSE: Given = (tuple("false"),)
EVERYWHERE = ("0.0.0.0/0", "::/0")
OTHERS: Given = ((FRESH,),)

ALWAYS: dict[str, tuple[Given, ...]] = {"aws:securetransport": (TRUE, FALSE)}
"""Keys that every request has."""

NOT_A_SERVICE: dict[str, tuple[Given, ...]] = {
    "aws:principalisawsservice": (FALSE,),
    "aws:principalservicename": (None,),
    "aws:principalservicenameslist": (None,),
}
PLAIN_HTTP: dict[str, tuple[Given, ...]] = {"aws:securetransport": (FALSE,), "s3:tlsversion": (None,)}
"""A request without TLS, which has no TLS version."""

OF_AN_IDENTITY = ("aws:principalaccount", "aws:principalarn", "aws:principaltype", "aws:userid")
"""Keys that every request of an IAM identity has."""

NOT_OF_A_SERVICE = (
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principaltag",
    "aws:principaltype",
    "aws:userid",
    "aws:username",
    "kms:calleraccount",
    *OF_A_SESSION,
)
"""Keys that a request by a service does not have:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties."""


def contexts(requester: Requester, conditions: Iterable[Condition]) -> Iterator[tuple[dict[str, Given], Truth]]:
    """Every combination of values for the keys of the conditions, and whether it is sure that a request may be so."""
    by_key: dict[str, list[Condition]] = {}
    for condition in conditions:
        if condition.cause is None:
            by_key.setdefault(condition.key, []).append(condition)
    domains = [choices(requester, key, found) for key, found in by_key.items()]
    size = 1
    for domain in domains:
        size *= len(domain)
    if size > MOST_CONTEXTS:
        raise Undetermined("the conditions of the policy are too many to be tried together")
    for combination in product(*domains):
        givens = dict(zip(by_key, (given for given, _ in combination), strict=True))
        yield givens, both(truth for _, truth in combination)


def choices(requester: Requester, key: str, conditions: Sequence[Condition]) -> list[Choice]:
    """The values that a key may have in a requester's request."""
    fixed = settled(requester, key)
    if fixed is not None:
        return [(given, True) for given in fixed]
    kind = kind_of(requester, key)
    if requester.role in (HOLDER, EVERYBODY) or not kind:
        found = free(conditions)
        return found[1:] if requester.role == HOLDER and key in OF_AN_IDENTITY else found
    if requester.role == OUTSIDER and kind not in ("network", "secret"):
        named = identities(requester, conditions) if key == "aws:principalarn" else None
        if named is not None:
            return named
        found = [(given, owned(kind, given, requester)) for given, _ in free(conditions)]
        return [choice for choice in found if choice[1] is not False]
    if kind == "address":
        return [(None, True), *((given, True) for given in strange_addresses(conditions))]
    signed = requester.told.get("aws:principalisawsservice") == (FALSE,)
    absent: list[Choice] = [] if signed and key in OF_AN_IDENTITY else [(None, True)]
    unowned_too = requester.role == SERVICE and kind == "arn"
    return [*absent, (OTHERS, True), *strange(kind, conditions, unowned_too=unowned_too)]


def settled(requester: Requester, key: str) -> tuple[Given, ...] | None:
    """The values of a key that a requester has no choice about."""
    told = requester.told.get(key, requester.told.get(key.partition("/")[0]))
    if told is not None:
        return told
    if requester.role == EVERYBODY:
        return PLAIN_HTTP.get(key)
    if requester.role == SERVICE:
        own: dict[str, tuple[Given, ...]] = {"aws:principalisawsservice": (TRUE,)}
        own |= {
            name: ((tuple(requester.name),),) for name in ("aws:principalservicename", "aws:principalservicenameslist")
        }
        own |= dict.fromkeys(NOT_OF_A_SERVICE, (None,))
        return own.get(key.partition("/")[0], ALWAYS.get(key))
    if requester.role != HOLDER and key in NOT_A_SERVICE:
        return NOT_A_SERVICE[key]
    if key in ("aws:principalaccount", "kms:calleraccount") and requester.role == OUTSIDER:
        account = account_behind(requester)
        return None if account is None else ((account,),)
    return ALWAYS.get(key)


def identities(requester: Requester, conditions: Sequence[Condition]) -> list[Choice] | None:
    """The ARNs that conditions tell apart of an outsider's account; None when it is not known which one that is."""
    account, own = account_behind(requester), requester.principal.text.literal() if requester.principal else ()
    if account is None or symbols((*account, *own)):
        return None
    parts = segments(own)
    if len(parts) == SEGMENTS and "".join(parts[-1]).startswith(("user/", "role/")):
        return [((own,), True)]
    head: Letters = (*"arn:", *(parts[1] if len(parts) == SEGMENTS else "aws"), *":iam::", *account)
    shapes: list[Letters] = [(*head, *f":{kind}/", ONE, ANY) for kind in ("user", "role")]
    return [((each,), True) for each in ((*head, *":root"), *told_apart(conditions, account, shapes))]


def told_apart(conditions: Iterable[Condition], account: Letters, shapes: Iterable[Letters]) -> list[Letters]:
    """The ARNs of some shapes in an account that conditions tell apart; as written, also those without account."""
    from remit.engines.iam.samples import regions

    demanded = [demanded_pattern(each.comparison, value) for each in conditions for value in each.values]
    plain = [each for each in demanded if not any(letter in WILD for letter in each)]
    wild = [each for each in demanded if any(letter in WILD for letter in each)]
    found = [each for each in plain if segments(each)[ACCOUNT : ACCOUNT + 1] in ([account], [()])]
    return [*dict.fromkeys(found), *(each for shape in shapes for each in regions(wild, plain, shape))]


def kind_of(requester: Requester, key: str) -> str:
    """What a key tells about a requester; empty when it is theirs to choose."""
    if requester.role == VISITOR and key.startswith(f"{requester.name}:"):
        claim = key.removeprefix(f"{requester.name}:")
        return "" if claim in (FREE_TENANT_CLAIMS if is_tenanted(requester.name) else FREE_CLAIMS) else "claim"
    return KINDS.get(key, "")


def strange(kind: str, conditions: Iterable[Condition], *, unowned_too: bool = False) -> Iterator[Choice]:
    """Values of others that match a pattern of the policy, where its wildcards let them.

    `unowned_too` counts ARNs that tell no account, a bucket's, as those of whoever takes the name next:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html.
    """
    for condition in conditions:
        for value in condition.values if condition.comparison != "null" else ():
            letters = demanded_pattern(condition.comparison, value)
            if open_to_strangers(kind, letters) or (unowned_too and is_unowned(letters)):
                yield (instance(letters),), True


def strange_addresses(conditions: Iterable[Condition]) -> list[Given]:
    """Networks in which strangers may be: the internet, and the wide ranges that the policy lists."""
    listed = [network_of(str(value)) for condition in conditions for value in condition.values if value.cause() is None]
    found = [network for network in together(network for network in listed if network is not None) if wide(network)]
    return [(tuple(text),) for text in dict.fromkeys((*EVERYWHERE, *(str(network) for network in found)))]


def free(conditions: Iterable[Condition]) -> list[Choice]:
    """Absent, unlike anything, and like each value of the policy; all of these at once where a key may have several."""
    found: list[Given] = [None, OTHERS]
    for condition in conditions:
        values = tuple(letters for value in condition.values for letters in brought(condition.comparison, value))
        found += [(letters,) for letters in values]
        if condition.quantifier:
            found.append(values)
    return [(given, True) for given in dict.fromkeys(found)]


def brought(comparison: str, value: Text) -> list[Letters]:
    """The values by which a requester meets, or just misses, what a condition demands."""
    if comparison == "bool":
        return [tuple("true"), tuple("false")]
    if comparison in ORDERS:
        number = number_of(str(value))
        return [] if number is None else [tuple(str(number + step)) for step in (-1, 0, 1)]
    if comparison == "null":
        return []
    return [tuple(FRESH if letter in WILD else letter for letter in demanded_pattern(comparison, value))]


def instance(letters: Letters) -> Letters:
    """A text of others that a pattern matches, as far as it may hold wildcards."""
    return tuple(FRESH if wildish(letter) else letter for letter in letters)


def owned(kind: str, given: Given, requester: Requester) -> Truth:
    """Whether a value may be that of another account; those of organizations and addresses others may share."""
    if not given or kind not in ("account", "arn", "userid"):
        return True
    if kind == "userid":
        return FRESH in given[0] or Cause("the account of a unique id is not known")
    parts = segments(given[0])
    return other_account(parts[ACCOUNT] if len(parts) == SEGMENTS else given[0], requester.account)
