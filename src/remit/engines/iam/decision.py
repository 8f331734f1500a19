"""Whether a request is allowed: every policy that applies to it, in AWS's order, with the statement that decided.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html. What is
not known is a third truth: a known Deny, or the lack of any Allow, still decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.access import access, limits, outlaws
from remit.engines.iam.request import IDENTITIES, Free, letters_of
from remit.engines.iam.rulings import NO, Ruling, allowed, denied, first, granted
from remit.engines.iam.services import (
    ALSO_BY_FUNCTION_URL,
    BY_FUNCTION_URL,
    OWN_TO_AWS,
    UNDER_RESOURCE_CONTROL,
    VIA_URL,
    WITHOUT_PERMISSION,
    needs_signature,
    service_of,
)
from remit.engines.iam.truth import both
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.request import Policy, Request, Target
    from remit.engines.iam.rulings import Grounds
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

OBJECTS = "/object/"
"""What stands between an access point and an object in the object's ARN."""

ALLOW, EXPLICIT_DENY, IMPLICIT_DENY, UNKNOWN = "allow", "explicit deny", "implicit deny", "unknown"


class Decision(NamedTuple):
    """`outcome` is `allow`, `explicit deny`, `implicit deny` or `unknown`; `reason` says why in one clause.

    `grounds` is the statement that decided, if one did; `cause` what is not known.
    """

    outcome: str
    reason: str
    grounds: Grounds | None = None
    cause: Cause | None = None


def decide(request: Request) -> Decision:
    """The decision about one request. Keys that the request does not tell are not known, rather than absent."""
    try:
        found = exempted(request) or weighed(request)
        if found.outcome != ALLOW:
            return found
        if request.target.behind is not None:
            beyond = decide(onward(request, request.target.behind))
            return found if beyond.outcome == ALLOW else beyond
        return by_function_url(request, found) if request.action.lower() == BY_FUNCTION_URL else found
    except Undetermined as raised:
        return Decision(UNKNOWN, raised.cause.reason, cause=raised.cause)


def exempted(request: Request) -> Decision | None:
    """The decision about a request that no policy decides; None for all others."""
    action = request.action.lower()
    if request.caller.kind in WITHOUT_PERMISSION.get(action, ()):
        return Decision(ALLOW, "this needs no permission")
    if request.target.locked and action in OWN_TO_AWS:
        return Decision(EXPLICIT_DENY, request.target.locked)
    if needs_signature(request):
        return Decision(IMPLICIT_DENY, "AWS takes only signed requests for it")
    return None


def weighed(request: Request) -> Decision:
    """The decision about a request that policies decide."""
    deny = first(denials(request))
    if deny.truth is True:
        told = f"{deny.grounds.policy.name if deny.grounds else 'a policy'} denies it"
        return Decision(EXPLICIT_DENY, told, deny.grounds)
    gates = list(conjuncts(request))
    closed = next((reason for reason, ruling in gates if ruling.truth is False), None)
    if closed is not None:
        return Decision(IMPLICIT_DENY, closed)
    truth = both((*(ruling.truth for _, ruling in gates), not_denied(deny.truth)))
    ruling = gates[-1][1]
    if isinstance(truth, Cause):
        return Decision(UNKNOWN, truth.reason, ruling.grounds, truth)
    told = f"{ruling.grounds.policy.name} allows it" if ruling.grounds else "the root user may"
    return Decision(ALLOW, told, ruling.grounds)


def onward(request: Request, bucket: Target) -> Request:
    """The request that an access point makes of the bucket behind, which must allow it too.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html.
    """
    point, key = parted(request.target.arn)
    account = request.target.account
    context = {**request.context, "s3:dataaccesspointarn": (point,)}
    if account and not isinstance(account, Free):
        context["s3:dataaccesspointaccount"] = (account,)
    return request._replace(target=bucket._replace(arn=(*bucket.arn, *key)), context=context)


def parted(arn: Letters) -> tuple[Letters, Letters]:
    """The ARN of an access point, and what of it names an object, as a bucket has it."""
    mark = tuple(OBJECTS)
    at = next((at for at in range(len(arn)) if arn[at : at + len(mark)] == mark), len(arn))
    return arn[:at], ("/", *arn[at + len(mark) :]) if at < len(arn) else ()


def by_function_url(request: Request, found: Decision) -> Decision:
    """The decision about a request to a function URL that is allowed as such: it needs a second permission as well."""
    context = {**request.context, VIA_URL: (letters_of("true"),)}
    other = weighed(request._replace(action=ALSO_BY_FUNCTION_URL, context=context))
    if other.outcome == ALLOW:
        return found
    cause = Cause("a function URL made since October 2025 needs lambda:InvokeFunction too, an older one does not")
    return Decision(UNKNOWN, cause.reason, found.grounds, other.cause or cause)


def not_denied(truth: Truth) -> Truth:
    """The opposite of a Deny that is not a known one."""
    return truth if isinstance(truth, Cause) else not truth


def denials(request: Request) -> Iterator[Ruling]:
    """What each kind of policy denies."""
    caller, target = request.caller, request.target
    own = (*caller.identity, *(caller.boundary or ()), *(caller.sessions or ()))
    yield denied(own, request)
    yield denied(target.policies, request, by_principal=True)
    for levels in (service_control(request), resource_control(request)):
        yield Ruling(levels) if isinstance(levels, Cause) else denied(flat(levels), request)
    yield denied(request.endpoint or (), request, by_principal=True)


def conjuncts(request: Request) -> Iterator[tuple[str, Ruling]]:
    """What must allow the request, each with what is to be said when it does not; what grants comes last."""
    for levels, told in (
        (resource_control(request), "no resource control policy of a level allows it"),
        (service_control(request), "no service control policy of a level allows it"),
    ):
        if not isinstance(levels, Cause):
            for level in levels:
                yield told, allowed(level, request)
    if request.endpoint is not None:
        yield "the policy of the VPC endpoint does not allow it", endpoint(request)
    yield refusal(request), access(request)


def endpoint(request: Request) -> Ruling:
    """Whether the policy of the VPC endpoint allows the request; it names principals."""
    return first((*granted(request.endpoint or (), request).values(), NO))


def refusal(request: Request) -> str:
    """Why nothing grants a request."""
    if request.caller.kind in IDENTITIES and outlaws(request) is True:
        bounded = request.caller.boundary is not None and allowed(request.caller.boundary, request).truth is False
        return f"the {'permissions boundary' if bounded else 'session policy'} does not allow it"
    if (
        request.caller.kind in IDENTITIES
        and limits(request) is True
        and allowed(request.caller.identity, request).truth
    ):
        return "the resource's own policy does not allow it"
    return "no policy allows it"


def service_control(request: Request) -> tuple[tuple[Policy, ...], ...] | Cause:
    """The service control policies that apply: those of the caller's account, which is none of these.

    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html.
    """
    caller = request.caller
    spared = caller.kind not in IDENTITIES or caller.management or caller.linked
    return () if spared else caller.scps


def resource_control(request: Request) -> tuple[tuple[Policy, ...], ...] | Cause:
    """The resource control policies that apply: those of the resource's account.

    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html.
    """
    covered = service_of(request.action) in UNDER_RESOURCE_CONTROL
    spared = request.target.management or request.caller.linked or not covered
    return () if spared else request.target.rcps


def flat(levels: tuple[tuple[Policy, ...], ...]) -> tuple[Policy, ...]:
    """The policies of all levels."""
    return tuple(policy for level in levels for policy in level)
