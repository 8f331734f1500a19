"""What principals have and do not use: passwords, access keys, roles, and permissions for whole services.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html. Permissions count from when their
principal was made: AWS does not tell since when a policy allows a service.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.engines.iam.documents import items
from remit.model import MISSING, Obj, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Inventory, Resource

USER, ROLE = "AWS::IAM::User", "AWS::IAM::Role"
LINKED = ("/aws-service-role/", "/aws-reserved/")


class Unused(NamedTuple):
    """Something that a principal has: `days` since it was last used, or made if it `never` was.

    `days` is None when that is not known, for the reason `unknown`.
    """

    principal: Resource
    what: str
    days: int | None
    never: bool = False
    unknown: str = ""


def unused(inventory: Inventory, *, days: int) -> list[Unused]:
    """What has not been used for more than so many days, the longest first; then what is not known.

    Of code nothing is told: what it declares has no use yet.
    """
    found: list[Unused] = []
    for type_name, read in ((USER, of_user), (ROLE, of_role)):
        for principal in inventory.of_type(type_name):
            if not principal.declared:
                found += read(principal, inventory.taken(principal.scope))
    idle = [each for each in found if each.days is None or each.days > days]
    return sorted(idle, key=lambda each: (each.days is None, -(each.days or 0), each.principal.key, each.what))


def of_user(user: Resource, taken: str) -> Iterator[Unused]:
    """A user's password, access keys, and services."""
    told = user.properties["Credentials"]
    if not is_known(told):
        yield Unused(user, "credentials", None, unknown=cause_of(told).reason)
        return
    if told["PasswordEnabled"] is True:
        yield aged(user, "password", told["PasswordLastUsed"], told["PasswordLastChanged"], taken)
    for number, key in enumerate(items(user.properties["AccessKeys"]), start=1):
        if not isinstance(key, Obj):
            yield Unused(user, "access keys", None, unknown=cause_of(key).reason)
        elif is_known(key["Status"]) and key["Status"] != "Inactive":
            yield aged(user, f"access key {number}", key["LastUsed"], key["LastRotated"], taken)
    yield from of_services(user, told["UserCreationTime"], taken)


def of_role(role: Resource, taken: str) -> Iterator[Unused]:
    """A role as a whole, and its services. Those of AWS's services are not the customer's to judge."""
    path, used = role.properties["Path"], role.properties["RoleLastUsed"]
    if isinstance(path, str) and path.startswith(LINKED):
        return
    last = used["LastUsedDate"] if isinstance(used, Obj) else used
    yield aged(role, "role", last, role.properties["CreateDate"], taken)
    yield from of_services(role, role.properties["CreateDate"], taken)


def of_services(principal: Resource, made: Any, taken: str) -> Iterator[Unused]:
    """The services that the principal's policies allow."""
    for service in items(principal.properties["ServicesLastAccessed"]):
        if isinstance(service, Obj):
            name = f"permissions for {service['ServiceNamespace']}"
            yield aged(principal, name, service["LastAuthenticated"], made, taken)
        else:
            yield Unused(principal, "permissions", None, unknown=cause_of(service).reason)


def aged(principal: Resource, what: str, used: Any, made: Any, taken: str) -> Unused:
    """Since when something is not used."""
    never = is_known(used) and used == MISSING
    since = made if never else used
    if not is_known(since) or isinstance(since, Reference):
        return Unused(principal, what, None, never, cause_of(since).reason)
    then, now = moment(since), moment(taken)
    if then is None or now is None:
        return Unused(principal, what, None, never, "when that was is not known")
    return Unused(principal, what, (now - then).days, never)


def moment(text: Any) -> datetime | None:
    """A moment of ISO 8601; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
