"""Whether a request is allowed: every policy that applies to it, in AWS's order, with the statement that decided.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html. What is
not known is a third truth: a known Deny, or the lack of any Allow, still decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.access import access, limits, outlaws
from remit.engines.iam.request import FEDERATED, IDENTITIES, ROLE, ROOT, USER
from remit.engines.iam.rulings import NO, Ruling, allowed, denied, first, granted
from remit.engines.iam.truth import both
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.request import Policy, Request
    from remit.engines.iam.rulings import Grounds
    from remit.engines.iam.truth import Truth

ALLOW, EXPLICIT_DENY, IMPLICIT_DENY, UNKNOWN = "allow", "explicit deny", "implicit deny", "unknown"

WITHOUT_PERMISSION = {"sts:getcalleridentity": (USER, ROLE, ROOT, FEDERATED), "sts:getsessiontoken": (USER, ROOT)}
"""Who may do what, even against an explicit Deny; beside it API_GetSessionToken.html:
https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html."""

OWN_TO_AWS = frozenset(
    (
        *("iam:attachrolepolicy", "iam:deleterole", "iam:deleterolepermissionsboundary", "iam:deleterolepolicy"),
        *("iam:detachrolepolicy", "iam:putrolepermissionsboundary", "iam:putrolepolicy", "iam:updateassumerolepolicy"),
        *("iam:createpolicyversion", "iam:deletepolicy", "iam:deletepolicyversion", "iam:setdefaultpolicyversion"),
    )
)
"""What AWS lets nobody do to its managed policies and to roles that belong to services."""


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
        return decided(request)
    except Undetermined as raised:
        return Decision(UNKNOWN, raised.cause.reason, cause=raised.cause)


def decided(request: Request) -> Decision:
    """See `decide`."""
    action = request.action.lower()
    if request.caller.kind in WITHOUT_PERMISSION.get(action, ()):
        return Decision(ALLOW, "this needs no permission")
    if request.target.locked and action in OWN_TO_AWS:
        return Decision(EXPLICIT_DENY, request.target.locked)
    deny = first(denials(request))
    if deny.truth is True:
        return Decision(
            EXPLICIT_DENY, f"{deny.grounds.policy.name if deny.grounds else 'a policy'} denies it", deny.grounds
        )
    gates = list(conjuncts(request))
    closed = next((reason for reason, ruling in gates if ruling.truth is False), None)
    if closed is not None:
        return Decision(IMPLICIT_DENY, closed)
    truth = both((*(ruling.truth for _, ruling in gates), not_denied(deny.truth)))
    ruling = gates[-1][1]
    if isinstance(truth, Cause):
        return Decision(UNKNOWN, truth.reason, ruling.grounds, truth)
    return Decision(
        ALLOW, f"{ruling.grounds.policy.name} allows it" if ruling.grounds else "the root user may", ruling.grounds
    )


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
    service = request.action.partition(":")[0].lower()
    spared = request.target.management or request.caller.linked or service not in UNDER_RESOURCE_CONTROL
    return () if spared else request.target.rcps


def flat(levels: tuple[tuple[Policy, ...], ...]) -> tuple[Policy, ...]:
    """The policies of all levels."""
    return tuple(policy for level in levels for policy in level)


UNDER_RESOURCE_CONTROL = frozenset(
    ("s3", "sts", "kms", "sqs", "secretsmanager", "ecr", "aoss", "cognito-idp", "cognito-identity", "logs", "dynamodb")
)
"""Services whose resources these policies protect, as of January 2026."""
