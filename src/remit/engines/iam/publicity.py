"""What Amazon S3 calls a public policy: a test of its text, stricter than whether anyone gets in.

A policy is public unless every Allow is limited to fixed values, which hold neither wildcards nor variables, of its
principals or of certain condition keys; "The meaning of public" in
https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html. What that page does not
settle is left open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.engines.iam.comparisons import network_of, wide
from remit.engines.iam.keys import ACCOUNT, KINDS, SEGMENTS, segments
from remit.engines.iam.rulings import allows
from remit.engines.iam.text import Symbol
from remit.engines.iam.truth import both, either, negate
from remit.model import Cause

if TYPE_CHECKING:
    from remit.engines.iam.document import Principal, Statement
    from remit.engines.iam.operators import Condition
    from remit.engines.iam.request import Policy
    from remit.engines.iam.text import Text
    from remit.engines.iam.truth import Truth

FIXING = frozenset(
    (
        *("aws:sourcearn", "aws:sourcevpc", "aws:sourcevpce", "aws:sourceowner", "aws:sourceaccount", "aws:userid"),
        *("aws:principalorgid", "s3:dataaccesspointarn", "s3:dataaccesspointaccount"),
        *("s3:x-amz-server-side-encryption-aws-kms-key-id", "aws:sourceip"),
    )
)
"""The keys whose fixed values make a statement non-public."""

NOT_LISTED = Cause("S3 does not say whether this makes a policy non-public")
ROLE_ID = re.compile(r"ARO[A-Z0-9]+:\*")


def is_public(policies: tuple[Policy, ...]) -> Truth:
    """Whether S3 calls the policies of a bucket or access point public: one such statement is enough."""
    statements = (each for policy in policies for each in policy.statements if each.effect != "deny")
    return either(both((allows(each), negate(is_limited(each)))) for each in statements)


def is_limited(statement: Statement) -> Truth:
    """Whether a statement is limited to fixed principals, or to fixed values of a key."""
    named = statement.principals or ()
    principals = False if statement.excepts or not named else both(is_fixed_principal(each) for each in named)
    return either((principals, *(fixes(condition) for condition in statement.conditions)))


def is_fixed_principal(principal: Principal) -> Truth:
    """Whether an entry names somebody in particular; identities at a provider of the web are anybody's."""
    if principal.kind == "Federated":
        return NOT_LISTED if str(principal.text).startswith("arn:") else False
    loose = [letter for letter in principal.text.letters if isinstance(letter, Symbol) and not letter.fixed]
    known = not any(letter in ("*", "?") for letter in principal.text.letters)
    cause = loose[0].cause if loose else principal.text.cause() if principal.kind == "*" else None
    return cause if known and cause is not None and principal.text.cause() else known


def fixes(condition: Condition) -> Truth:
    """Whether a condition demands fixed values of a key that S3 counts."""
    if condition.cause is not None:
        return condition.cause
    if condition.negated or condition.comparison == "null" or condition.key not in KINDS:
        return False
    if condition.key == "aws:sourceip":
        found = condition.comparison == "ipaddress" and both(is_narrow(value) for value in condition.values)
    else:
        found = both(is_fixed(condition.key, value) for value in condition.values)
    settled = condition.key in FIXING and not condition.quantifier and not condition.if_exists
    return found if settled else both((found, NOT_LISTED))


def is_fixed(key: str, value: Text) -> Truth:
    """Whether a value holds neither wildcard nor variable; in a fixed account an access point may have any name."""
    letters = value.letters
    if key == "aws:userid" and ROLE_ID.fullmatch(str(value)):
        return NOT_LISTED
    if key == "s3:dataaccesspointarn":
        parts = segments(letters)
        letters = parts[ACCOUNT] if len(parts) == SEGMENTS else letters
    if any(letter in ("*", "?") or (isinstance(letter, Symbol) and letter.key) for letter in letters):
        return False
    unknown = next((letter for letter in letters if isinstance(letter, Symbol) and not letter.fixed), None)
    return unknown.cause if unknown is not None else bool(letters)


def is_narrow(value: Text) -> Truth:
    """Whether a network is no wider than S3 counts as fixed; private ones are never public."""
    cause = value.cause()
    network = None if cause else network_of(str(value))
    return cause or (network is not None and not wide(network))
