"""Whether some request of a caller for an action on a resource goes through, in whatever circumstances."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.circumstances import BY_ENDPOINT
from remit.engines.iam.decision import ALLOW, EXPLICIT_DENY, UNKNOWN, Decision, decide, onward
from remit.engines.iam.rulings import on_target, within
from remit.engines.iam.samples import contexts
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.engines.iam.document import Statement
    from remit.engines.iam.operators import Given
    from remit.engines.iam.request import Policy, Request


ACCESS_POINT = ("s3:dataaccesspoint", "s3:accesspoint")
"""Keys of requests that come through an access point:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html."""


class Outcome(NamedTuple):
    """`answer` is `yes`, `no` or `unknown`, with the request that shows it and the decision about that request."""

    answer: str
    request: Request
    decision: Decision


def tried(request: Request) -> Outcome:
    """The request in every context that policies tell apart: the first that is allowed, else what stands in its way."""
    doubt: Outcome | None = None
    refused: Outcome | None = None
    try:
        for made in contexts(request, concerned(request)):
            decision = decide(made)
            missing = unweighed(made) if decision.outcome == ALLOW else None
            if decision.outcome == ALLOW and missing is None:
                return Outcome("yes", made, decision)
            if missing is not None:
                decision = Decision(UNKNOWN, missing.reason, decision.grounds, missing)
            if decision.outcome == UNKNOWN:
                doubt = doubt or Outcome("unknown", made, decision)
            elif refused is None or refused.decision.outcome == EXPLICIT_DENY:
                refused = Outcome("no", made, decision)
    except Undetermined as raised:
        doubt = doubt or Outcome("unknown", request, Decision(UNKNOWN, raised.cause.reason, cause=raised.cause))
    return doubt or refused or Outcome("no", request, decide(request))


def unweighed(request: Request) -> Cause | None:
    """Why a request that the policies at hand allow may still fail: it goes a way that has a policy of its own."""
    if request.target.behind is not None:
        return unweighed(request._replace(target=request.target.behind, context=without_points(request.context)))
    present = {key for key, values in request.context.items() if values is not None}
    if any(key.startswith(ACCESS_POINT) for key in present):
        return Cause("it goes through an access point, whose own policy is not weighed")
    if present & BY_ENDPOINT and request.endpoint is None:
        return Cause("it goes through a VPC endpoint, whose own policy is not weighed")
    return None


def without_points(context: Mapping[str, Given | Cause]) -> dict[str, Given | Cause]:
    """A context without the keys of access points."""
    return {key: values for key, values in context.items() if not key.startswith(ACCESS_POINT)}


def concerned(request: Request) -> list[Statement]:
    """The statements that are, or may be, about the action and the resource."""
    behind = request.target.behind
    beyond = concerned(onward(request, behind)) if behind is not None else []
    return beyond + [
        statement
        for policy in policies_of(request)
        for statement in policy.statements
        if within(statement.actions, tuple(request.action.lower()), request) is not False
        and on_target(statement, request) is not False
    ]


def policies_of(request: Request) -> Iterator[Policy]:
    """All policies that may have a say."""
    caller, target = request.caller, request.target
    yield from (*caller.identity, *(caller.boundary or ()), *(caller.sessions or ()))
    yield from (*target.policies, *target.grants, *target.acl, *(request.endpoint or ()))
    for levels in (caller.scps, target.rcps):
        for level in () if isinstance(levels, Cause) else levels:
            yield from level
