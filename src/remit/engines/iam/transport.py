"""Whether a policy denies every request that does not use TLS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.document import Element, Principal, Statement
from remit.engines.iam.globs import EVERYTHING, meets
from remit.engines.iam.principals import EVERYBODY, Requester
from remit.engines.iam.search import Question, search
from remit.engines.iam.text import ANY, Text
from remit.model import Answer, Undetermined, some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.engines.iam.operators import Condition
    from remit.engines.iam.text import Letters

    Cell = tuple[tuple[Letters, ...], Letters]
    """Actions, and the resources that they are on."""

KEYS = ("aws:securetransport", "s3:tlsversion")
S3: Letters = (*"s3:", ANY)

MOST_RESOURCES = 50
"""How many resources a policy may name before it is left open which is its own."""


def denies_plain_http(statements: Sequence[Statement], actions: tuple[Letters, ...]) -> Answer:
    """See `PolicyReader.denies_plain_http`. A policy's Deny names its own resource, in whatever way it is written."""
    denies = [statement for statement in statements if statement.effect != "allow"]
    meant = [deny for deny in denies if any(about(each) for each in deny.conditions)]
    doubt: Undetermined | None = None
    for at, asked in enumerate(wholes(denies, actions)):
        if at == MOST_RESOURCES:
            raise Undetermined("the Deny statements of the policy name too many resources")
        try:
            if not some(lambda cell: escapes(statements, *cell), asked):
                return Answer(yes=True, reason="it denies requests without TLS", at=(meant or denies)[0].at)
        except Undetermined as raised:
            doubt = doubt or raised
    if doubt is not None:
        raise doubt
    if not meant:
        return Answer(yes=False, reason="no statement denies requests without TLS")
    return Answer(yes=False, reason="its Deny leaves some requests without TLS alone", at=meant[0].at)


def about(condition: Condition) -> bool:
    """Whether a condition is, or may be, about TLS."""
    return condition.cause is not None or condition.key in KEYS


def wholes(denies: Iterable[Statement], actions: tuple[Letters, ...]) -> Iterator[list[Cell]]:
    """What a policy's own resource may be, read from what its Deny statements name, with the actions on its parts.

    For S3 the parts are a bucket and its objects: actions on objects alone are not asked of the bucket.
    """
    in_s3 = any(meets(S3, action) for action in actions)
    on_bucket = tuple(action for action in actions if not on_objects(action))
    named = (letters for deny in denies for letters in resources_of(deny))
    for letters in dict.fromkeys(bucket_of(each) if in_s3 else each for each in named):
        if in_s3 and letters != EVERYTHING:
            yield [(on_bucket, letters), (actions, (*letters, "/", ANY))]
        else:
            yield [(actions, letters)]


def resources_of(deny: Statement) -> tuple[Letters, ...]:
    """The resources that a Deny names; everything when it names others or none."""
    named = deny.resources
    return (EVERYTHING,) if named is None or named.excludes else named.patterns


def bucket_of(letters: Letters) -> Letters:
    """The bucket of a bucket's or an object's ARN."""
    return letters[: letters.index("/")] if "/" in letters else letters


def on_objects(action: Letters) -> bool:
    """Whether an S3 action is one on objects, by its name."""
    name = "".join(action)
    return name.startswith("s3:") and "object" in name and "bucket" not in name and ANY not in action


def escapes(statements: Sequence[Statement], actions: tuple[Letters, ...], resource: Letters) -> bool:
    """Whether some request without TLS for one of the actions on a resource is not denied."""
    denies = [each for each in statements if each.effect != "allow"]
    return search([allowing(actions, resource), *denies], everybody(actions)) is not None


def everybody(actions: tuple[Letters, ...]) -> Question:
    """The question for any request at all."""
    return Question(actions, lambda allow: ((Requester(EVERYBODY), allow.at is None),))


def allowing(actions: Iterable[Letters], resource: Letters) -> Statement:
    """A statement as another policy may hold it, which allows the actions to all."""
    return Statement(
        at=None,
        effect="allow",
        principals=(Principal("AWS", Text("*")),),
        excepts=False,
        actions=Element((), tuple(actions), excludes=False),
        resources=Element((), (resource,), excludes=False),
        conditions=(),
    )
