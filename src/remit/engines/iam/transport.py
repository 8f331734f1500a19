"""Whether a policy denies every request that does not use TLS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.document import Element, Principal, Statement
from remit.engines.iam.globs import EVERYTHING, meets
from remit.engines.iam.principals import EVERYBODY, Requester
from remit.engines.iam.search import Question, search
from remit.engines.iam.text import ANY, Text
from remit.model import Answer, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.engines.iam.operators import Condition
    from remit.engines.iam.text import Letters

KEYS = ("aws:securetransport", "s3:tlsversion")
S3: Letters = (*"s3:", ANY)


def denies_plain_http(statements: Sequence[Statement], actions: tuple[Letters, ...]) -> Answer:
    """See `PolicyReader.denies_plain_http`. A policy's Deny names its own resource, in whatever way it is written."""
    denies = [deny for deny in statements if deny.effect != "allow" and any(about(each) for each in deny.conditions)]
    doubt: Undetermined | None = None
    for resources in wholes(denies, objects=any(meets(S3, action) for action in actions)):
        try:
            if not escapes(statements, actions, resources):
                return Answer(yes=True, reason="it denies requests without TLS", at=denies[0].at)
        except Undetermined as raised:
            doubt = doubt or raised
    if doubt is not None:
        raise doubt
    if not denies:
        return Answer(yes=False, reason="no statement denies requests without TLS")
    return Answer(yes=False, reason="its Deny leaves some requests without TLS alone", at=denies[0].at)


def about(condition: Condition) -> bool:
    """Whether a condition is, or may be, about TLS."""
    return condition.cause is not None or condition.key in KEYS


def wholes(denies: Iterable[Statement], *, objects: bool) -> Iterator[tuple[Letters, ...]]:
    """What a policy's own resource may be, read from what its Deny statements name: for S3 a bucket and its objects."""
    for deny in denies:
        if deny.resources is None or deny.resources.excludes:
            yield (EVERYTHING,)
            continue
        for text in deny.resources.patterns:
            letters = text.pattern(arn=True)
            bucket = letters[: letters.index("/")] if objects and "/" in letters else letters
            yield (bucket, (*bucket, "/", ANY)) if objects and bucket != EVERYTHING else (bucket,)


def escapes(statements: Sequence[Statement], actions: tuple[Letters, ...], resources: Iterable[Letters]) -> bool:
    """Whether some request without TLS for one of the actions on the resources is not denied."""
    return any(
        search(
            [allowing(actions, resource), *(each for each in statements if each.effect != "allow")], everybody(actions)
        )
        for resource in resources
    )


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
        actions=Element(tuple(Text.of(action) for action in actions), excludes=False),
        resources=Element((Text.of(resource),), excludes=False),
        conditions=(),
    )
