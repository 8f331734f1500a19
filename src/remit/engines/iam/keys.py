"""Condition keys: which of them say something about a requester that the requester cannot choose.

S3 lists the keys whose fixed values make a policy non-public, in "The meaning of public" of
https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html; IAM Access Analyzer
reasons in the same way for other services. Any other key narrows nobody: a header, a tag, an external id (which AWS
says is no secret). https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.engines.iam.text import WILD, Symbol

if TYPE_CHECKING:
    from remit.engines.iam.text import Letters

KINDS = {
    "aws:principalaccount": "account",
    "aws:sourceaccount": "account",
    "aws:sourceowner": "account",
    "aws:vpceaccount": "account",
    "kms:calleraccount": "account",
    "s3:dataaccesspointaccount": "account",
    "aws:principalarn": "arn",
    "aws:sourcearn": "arn",
    "aws:sourcevpcarn": "arn",
    "ec2:sourceinstancearn": "arn",
    "lambda:sourcefunctionarn": "arn",
    "s3:dataaccesspointarn": "arn",
    "aws:userid": "userid",
    "aws:principalorgid": "organization",
    "aws:sourceorgid": "organization",
    "aws:vpceorgid": "organization",
    "aws:principalorgpaths": "organization",
    "aws:sourceorgpaths": "organization",
    "aws:vpceorgpaths": "organization",
    "aws:sourcevpc": "network",
    "aws:sourcevpce": "network",
    "aws:ec2instancesourcevpc": "network",
    "s3:x-amz-server-side-encryption-aws-kms-key-id": "secret",
    "lambda:eventsourcetoken": "secret",
    "aws:sourceip": "address",
}
"""Keys by what their value tells; those that are missing here are at the requester's choice."""

CIRCUMSTANCES = re.compile(
    r"aws:(multifactorauth.*|sourceip|vpcsourceip|securetransport|currenttime|epochtime|tokenissuetime|useragent|referer"
    r"|principal.*|userid|username|sourcevpc.*|vpce.*|viaawsservice|federatedprovider|sourceidentity"
    r"|ec2instancesource.*)|saml:.*|[a-z.-]+:(aud|sub|amr)"
)
"""Keys about who asks and how: conditions on them leave an identity policy as wide as it is, others limit it."""

FREE_CLAIMS = ("amr",)
"""Claims of an identity provider that say nothing about whose identity it is."""

FREE_TENANT_CLAIMS = ("amr", "aud")
"""The same for a provider that serves many tenants: its audience is the same for all of them."""

TENANTS = re.compile(r"(pulumi:[^:]*:org:|[^:/]*:)")
"""What stands in a subject before the name of the tenant: `repo:`, `organization:`, `project_path:`."""

OF_A_SESSION = frozenset(
    (
        "aws:multifactorauthpresent",
        "aws:multifactorauthage",
        "aws:tokenissuetime",
        "aws:federatedprovider",
        "aws:sourceidentity",
        "aws:assumedroot",
        "aws:ec2instancesourcevpc",
        "aws:ec2instancesourceprivateipv4",
        "ec2:sourceinstancearn",
        "ec2:roledelivery",
        "lambda:sourcefunctionarn",
        "aws:chatbotsourcearn",
    )
)
"""Keys that come with temporary credentials; none of them is there for long-term keys, services and nobody."""
OF_A_SERVICE = frozenset(
    ("aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner")
)
"""Keys by which a service says for whom it calls; nobody else's requests have them."""

SEGMENTS = 6
ACCOUNT = 4
"""Which segment of an ARN is the account."""


def open_to_strangers(kind: str, letters: Letters) -> bool:
    """Whether a pattern for a key of this kind may match values of others: its wildcards are where it matters.

    A part that is not known counts as a wildcard, unless it is sure to hold none.
    """
    if kind == "arn":
        return open_arn(letters)
    if kind == "claim":
        return open_claim(letters)
    head = letters
    for mark in {"userid": ":", "organization": "/"}.get(kind, ""):
        head = letters[: letters.index(mark)] if mark in letters else letters
    return any(wildish(letter) for letter in head)


def open_arn(letters: Letters) -> bool:
    """An ARN belongs to its account; one without account (a bucket's) to whoever took the name."""
    parts = segments(letters)
    if len(parts) < SEGMENTS:
        return any(wildish(letter) for letter in letters)
    return any(wildish(letter) for letter in parts[ACCOUNT] or parts[-1])


def is_unowned(letters: Letters) -> bool:
    """Whether an ARN is known and tells no account."""
    parts = segments(letters)
    return len(parts) == SEGMENTS and not parts[ACCOUNT]


def open_claim(letters: Letters) -> bool:
    """A subject such as `repo:octo-org/*` belongs to the tenant whose whole name stands before the first wildcard."""
    text = "".join("*" if wildish(letter) else "x" if isinstance(letter, Symbol) else letter for letter in letters)
    if "*" not in text:
        return False
    prefix = TENANTS.match(text)
    tenant = text[prefix.end() if prefix else 0 :].split("*", maxsplit=1)[0]
    return not re.search(r"[:/]", tenant)


def wildish(letter: str) -> bool:
    """Whether a letter stands, or may stand, for anything."""
    return letter in WILD or (isinstance(letter, Symbol) and not letter.fixed)


def segments(letters: Letters) -> list[Letters]:
    """The segments of an ARN: five that end with a colon, and the rest."""
    parts: list[Letters] = []
    start = 0
    for at, letter in enumerate(letters):
        if letter == ":" and len(parts) < SEGMENTS - 1:
            parts.append(letters[start:at])
            start = at + 1
    return [*parts, letters[start:]]
