"""A request that shows something, in actions that AWS has: `s3:DeleteBucket` says more than `s3:x`.

The search for a request makes up letters where a policy leaves them open. Here real actions are tried in their place,
until one shows the same; where none does, the request that was found stays.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from remit.engines.iam.actions import actions_of
from remit.engines.iam.globs import matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.engines.iam.document import Statement
    from remit.engines.iam.request import Request
    from remit.engines.iam.text import Letters

MOST_TRIED = 400
"""How many actions are tried for one request."""
WELL_KNOWN = ("s3", "ec2", "iam", "kms", "lambda", "sqs", "secretsmanager", "rds")
"""The services tried first where a policy leaves the service open."""
ANY: Letters = ("*",)


def lifelike(request: Request, allow: Statement, shows: Callable[[Request], bool]) -> Request:
    """The request, or one with a real action that shows the same, on every resource if that shows it as well."""
    service, _, name = request.action.partition(":")
    real = next((each for each in actions_of(service) or () if each.lower() == name.lower()), None)
    actions = iter((f"{service}:{real}",)) if real else islice(candidates(service, allow), MOST_TRIED)
    targets = [request.target, *([request.target._replace(arn=ANY)] if request.target.arn[:1] == ANY else [])]
    tried = (request._replace(action=action, target=target) for action, target in product(actions, targets[::-1]))
    return next(filter(shows, tried), request)


def candidates(service: str, allow: Statement) -> Iterator[str]:
    """The actions of which a statement speaks: of the service that was found, else of those that people know."""
    for each in dict.fromkeys((service, *WELL_KNOWN)):
        for name in actions_of(each) or ():
            action = f"{each}:{name}"
            spoken = any(matches(pattern, tuple(action.lower())) for pattern in allow.actions.patterns)
            if spoken is not allow.actions.excludes:
                yield action
