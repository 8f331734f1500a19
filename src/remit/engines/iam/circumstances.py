"""What a request holds in a condition key: told, following from caller and target, never there, or a free choice.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, "Availability" of each key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.keys import OF_A_SERVICE, OF_A_SESSION, SEGMENTS, segments
from remit.engines.iam.request import (
    ANONYMOUS,
    FEDERATED,
    FREE,
    HOLDER,
    IDENTITIES,
    ROLE,
    ROOT,
    SAML,
    SERVICE,
    USER,
    WEB,
    Free,
    letters_of,
)
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from remit.engines.iam.operators import Given
    from remit.engines.iam.request import Request
    from remit.engines.iam.text import Letters

    Held = Given | Cause | Free

TYPES = {ROOT: "Account", USER: "User", FEDERATED: "FederatedUser", ROLE: "AssumedRole", ANONYMOUS: "Anonymous"}
ALWAYS = frozenset(("aws:currenttime", "aws:epochtime", "aws:securetransport", "aws:requestedregion"))
"""Keys that every request has."""

OF_SIGNED = frozenset(("aws:viaawsservice", "aws:principalisawsservice"))
OF_A_ROLE = frozenset(
    (
        *("aws:ec2instancesourcevpc", "aws:ec2instancesourceprivateipv4", "ec2:sourceinstancearn", "ec2:roledelivery"),
        *("lambda:sourcefunctionarn", "aws:federatedprovider"),
    )
)
BY_ENDPOINT = frozenset(
    (
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:sourcevpcarn",
        "aws:vpcsourceip",
        "aws:vpceaccount",
        "aws:vpceorgid",
        "aws:vpceorgpaths",
    )
)
"""Keys of requests that come through a VPC endpoint; these have no `aws:SourceIp`."""
NOT_BY_DIRECT_CALL = ("aws:calledvia", "aws:calledviafirst", "aws:calledvialast")
UNTOLD = "the request does not tell {}"


def held(request: Request, key: str) -> Held:
    """The values of a key in a request; None when it is absent, a cause when it cannot be told, or `FREE`."""
    if key in request.context:
        return request.context[key]
    if request.caller.kind == HOLDER and not key.startswith(("aws:resource", "s3:resource")):
        return FREE
    if key.startswith("aws:principaltag/"):
        return tagged(request.caller.tags, key) if request.caller.kind in IDENTITIES else None
    if key.partition("/")[0].endswith(":resourcetag"):
        return tagged(request.target.tags, key)
    found = SETTLED.get(key)
    return found(request) if found else circumstance(request, key)


def tagged(tags: Mapping[str, Any] | Cause | Free, key: str) -> Held:
    """One tag; the keys of tags in condition keys ignore case."""
    if isinstance(tags, (Cause, Free)):
        return tags
    wanted = key.partition("/")[2]
    found = next((value for name, value in tags.items() if name.lower() == wanted), None)
    return None if found is None else (letters_of(found),)


def circumstance(request: Request, key: str) -> Held:
    """A key that does not follow from caller and target."""
    kind = request.caller.kind
    if key in OF_A_SESSION and (kind not in IDENTITIES or (key in OF_A_ROLE and kind != ROLE)):
        return None
    if key in OF_A_SERVICE and kind != SERVICE:
        return None
    if key in BY_ENDPOINT and kind == SERVICE:
        return None
    if key.startswith(NOT_BY_DIRECT_CALL) and kind not in IDENTITIES:
        return None
    return FREE


def is_optional(key: str) -> bool:
    """Whether requests may lack the key."""
    return key not in ALWAYS


def is_consistent(context: Mapping[str, Any]) -> bool:
    """Whether a request may hold these together: an address of the internet, or a VPC endpoint."""
    through = any(context.get(key) is not None for key in BY_ENDPOINT)
    return not (through and context.get("aws:sourceip") is not None)


def of_identity(value: Callable[[Request], Held]) -> Callable[[Request], Held]:
    """A key that only identities of an account have."""
    return lambda request: value(request) if request.caller.kind in IDENTITIES else None


def one(letters: Letters | Free | None, key: str) -> Held:
    """A key with one value, if it is known."""
    if isinstance(letters, Free):
        return letters
    return (letters,) if letters else Cause(UNTOLD.format(key))


def user_id(request: Request) -> Held:
    """`aws:userid`: of a role its id and the session's name."""
    caller = request.caller
    if caller.kind == ROOT:
        return one(caller.account, "aws:userid")
    if isinstance(caller.id, Free):
        return FREE
    if not caller.id:
        return Cause("the unique id of the principal is not known")
    if caller.kind == USER:
        return (letters_of(caller.id),)
    name = segments(caller.session)[-1] if len(segments(caller.session)) == SEGMENTS else ()
    return ((*letters_of(caller.id), ":", *name[len(name) - name[::-1].index("/") :]),) if "/" in name else FREE


def organization(found: str | Cause | Free | None) -> Held:
    """The id of an organization."""
    return found if isinstance(found, (Cause, Free)) else None if found is None else (letters_of(found),)


def is_service(request: Request) -> Held:
    """`aws:PrincipalIsAWSService`: on every signed request."""
    kind = request.caller.kind
    return None if kind in (ANONYMOUS, WEB, SAML) else (letters_of("true" if kind == SERVICE else "false"),)


def via_service(request: Request) -> Held:
    """`aws:ViaAWSService`: whether a service calls on with the caller's credentials."""
    kind = request.caller.kind
    return FREE if kind in IDENTITIES else None if kind == ANONYMOUS else (letters_of("false"),)


def principal_type(request: Request) -> Held:
    """`aws:PrincipalType`."""
    found = TYPES.get(request.caller.kind)
    return (letters_of(found),) if found else None


def paths(found: str | Cause | Free | None) -> Held:
    """The path through an organization, of which only the account's being in none is ever known."""
    if isinstance(found, Free):
        return FREE
    return None if found is None else Cause("the path through the organization is not known")


def region(request: Request) -> Held:
    """`aws:RequestedRegion`: that of a resource in a Region."""
    parts = segments(request.target.arn)
    found = parts[3] if len(parts) == SEGMENTS else ()
    return (found,) if found and "*" not in found else FREE


def service_names(request: Request) -> Held:
    """The names of the calling service."""
    return request.caller.names if request.caller.kind == SERVICE else None


def resource_account(request: Request) -> Held:
    """The account that the resource is in."""
    return one(request.target.account, "the account of the resource")


def caller_account(request: Request) -> Held:
    """The account of the caller."""
    return one(request.caller.account, "the account of the principal")


def auth_type(request: Request) -> Held:
    """`lambda:FunctionUrlAuthType`: nobody gets in unsigned but where the URL asks for no signature."""
    return (letters_of("NONE"),) if request.caller.kind == ANONYMOUS else FREE


def via_url(request: Request) -> Held:
    """`lambda:InvokedViaFunctionUrl`: an unsigned request gets to a function by its URL only."""
    return (letters_of("true"),) if request.caller.kind == ANONYMOUS else FREE


SETTLED: dict[str, Callable[[Request], Held]] = {
    "aws:principalarn": of_identity(lambda request: one(request.caller.arn, "aws:principalarn")),
    "aws:principalaccount": of_identity(caller_account),
    "kms:calleraccount": of_identity(caller_account),
    "aws:principaltype": principal_type,
    "aws:userid": of_identity(user_id),
    "aws:username": lambda request: one(request.caller.name, "aws:username") if request.caller.kind == USER else None,
    "aws:principalorgid": of_identity(lambda request: organization(request.caller.organization)),
    "aws:principalorgpaths": of_identity(lambda request: paths(request.caller.organization)),
    "aws:principalisawsservice": is_service,
    "aws:principalservicename": service_names,
    "aws:principalservicenameslist": service_names,
    "aws:viaawsservice": via_service,
    "aws:requestedregion": region,
    "lambda:functionurlauthtype": auth_type,
    "lambda:invokedviafunctionurl": via_url,
    "aws:resourceaccount": resource_account,
    "s3:resourceaccount": resource_account,
    "aws:resourceorgid": lambda request: organization(request.target.organization),
    "aws:resourceorgpaths": lambda request: paths(request.target.organization),
}
"""Keys whose values follow from caller and target."""
