"""The ways by which a request gets its Allow: identity policies, resource policies, grants, and what limits each.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html, for one account and across
accounts; access_policies_boundaries.html beside it for boundaries and sessions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.binding import fits
from remit.engines.iam.naming import EVERYONE, OF_ROLE, OTHERWISE, PARENT, SELF, SESSION, WHOLE_ACCOUNT
from remit.engines.iam.request import FEDERATED, IDENTITIES, ROOT, SERVICE, Free
from remit.engines.iam.rulings import NO, Ruling, allowed, first, granted
from remit.engines.iam.services import is_about_trust
from remit.engines.iam.text import FRESH
from remit.engines.iam.truth import both, negate
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.request import Request
    from remit.engines.iam.truth import Truth

KEY, A_ROLE, BUCKET = "AWS::KMS::Key", "AWS::IAM::Role", "AWS::S3::Bucket"

BYPASSES_ALL = (SELF, SESSION, EVERYONE, OTHERWISE)
"""Ways of being named by which neither identity policies, boundary nor session need allow anything."""
BYPASSES_IDENTITY = (OF_ROLE, PARENT)
"""Ways by which boundary and session still limit."""

GRANT_IN_BOUNDS = Cause("AWS does not say whether a boundary or a session limits what a KMS grant allows")


def access(request: Request) -> Ruling:
    """Whether something allows the request, apart from denies and organizations."""
    if request.caller.kind not in IDENTITIES:
        return resource_side(request)
    if is_trust(request) and request.caller.kind == ROOT:
        return NO  # https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
    near = same_account(request)
    if near is True:
        return at_home(request)
    if near is False:
        return across(request)
    home, abroad = at_home(request), across(request)
    return home if home.truth == abroad.truth else Ruling(near, (home if home.grounds else abroad).grounds)


def same_account(request: Request) -> Truth:
    """Whether caller and resource are of one account."""
    caller, target = request.caller.account, request.target.account
    if not caller or not target or isinstance(caller, Free) or isinstance(target, Free):
        return Cause("whether principal and resource are of one account is not known")
    if FRESH in caller:
        return False  # an account that nobody here knows
    return fits(target, caller)


def is_trust(request: Request) -> bool:
    """Whether the request is one to take on a role."""
    return request.target.kind == A_ROLE and is_about_trust(request.action)


def needs_resource(request: Request) -> bool:
    """Whether the resource's own policy must allow, whatever identity policies say: a key's, and a role's trust."""
    return is_trust(request) or request.target.kind == KEY


def at_home(request: Request) -> Ruling:
    """Within one account either side is enough; how the resource's policy names the caller says what else counts."""
    return first(routes(request))


def routes(request: Request) -> Iterator[Ruling]:
    """Every way to an Allow within one account."""
    own = identity_side(request)
    if not needs_resource(request):
        yield own
    for way, ruling in {**granted(request.target.policies, request)}.items():
        if way in BYPASSES_ALL:
            yield ruling
        elif way in BYPASSES_IDENTITY:
            yield Ruling(both((ruling.truth, limits(request))), ruling.grounds)
        elif way == WHOLE_ACCOUNT:
            yield Ruling(both((ruling.truth, own.truth)), own.grounds or ruling.grounds)
    yield from kms_grants(request)
    yield first(granted(request.target.acl, request).values())


def kms_grants(request: Request) -> Iterator[Ruling]:
    """What grants of a key allow."""
    for ruling in granted(request.target.grants, request).values():
        bounded = negate(limits(request)) is not False
        yield Ruling(both((ruling.truth, GRANT_IN_BOUNDS if bounded else True)), ruling.grounds)


def across(request: Request) -> Ruling:
    """Between accounts both sides must allow."""
    theirs, own = resource_side(request), identity_side(request)
    return Ruling(both((theirs.truth, own.truth)), (own if own.truth is not True else theirs).grounds)


def resource_side(request: Request) -> Ruling:
    """What the resource's policy, its grants and its ACL allow, however they name the caller."""
    target = request.target
    found = [
        *granted(target.policies, request).values(),
        *granted(target.grants, request).values(),
        *granted(target.acl, request).values(),
    ]
    ruling = first(found)
    cut = both((target.restricted, target.public)) if request.caller.kind != SERVICE else False
    return Ruling(both((ruling.truth, negate(cut))), ruling.grounds)


def identity_side(request: Request) -> Ruling:
    """What the caller's own policies allow within boundary and session. The root user has it all."""
    caller = request.caller
    if caller.kind == ROOT:
        return Ruling(truth=True)
    ruling = allowed(caller.identity, request)
    return Ruling(both((ruling.truth, limits(request))), ruling.grounds)


def limits(request: Request) -> Truth:
    """Whether boundary and session policies, where there are any, allow the request.

    A federated user has what its session policies allow of the user's permissions, and without any nothing:
    https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html.
    """
    caller = request.caller
    if caller.kind == FEDERATED and not caller.sessions:
        return False
    found = [policies for policies in (caller.boundary, caller.sessions) if policies is not None]
    return both(allowed(policies, request).truth for policies in found)


def outlaws(request: Request) -> Truth:
    """Whether only the boundary or the session keeps the caller from what its policies allow."""
    return both((allowed(request.caller.identity, request).truth, negate(limits(request))))
