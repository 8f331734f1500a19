"""Users and roles of an inventory as callers, with every policy that is in force for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.arns import account_of, arn_of, name_of, partition
from remit.engines.iam.binding import fits
from remit.engines.iam.documents import attached, inline, items, managed
from remit.engines.iam.library import blank
from remit.engines.iam.organizations import SERVICE_CONTROL
from remit.engines.iam.request import FREE, ROLE, USER, Caller, letters_of, policy_of
from remit.model import MISSING, Cause, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.iam.library import Library
    from remit.engines.iam.organizations import Organization
    from remit.engines.iam.request import Policy
    from remit.engines.iam.text import Letters
    from remit.model import Resource

USER_TYPE, ROLE_TYPE, GROUP_TYPE = "AWS::IAM::User", "AWS::IAM::Role", "AWS::IAM::Group"
TAG_SESSION = tuple("sts:tagsession")
LINKED = "/aws-service-role/"


def caller_of(resource: Resource, library: Library, organization: Organization) -> Caller:
    """A user, or a session of a role, with identity policies, boundary and the organization's."""
    arn = arn_of(resource)
    caller = Caller(
        USER if resource.type == USER_TYPE else ROLE,
        arn,
        account_of(resource),
        name=name_of(resource),
        id=unique_id(resource),
        tags=principal_tags(resource),
        organization=organization.id_of(resource),
        identity=tuple(policies_of(resource, library)),
        boundary=boundary_of(resource, library),
        scps=organization.levels(SERVICE_CONTROL, resource),
        management=organization.manages(resource.account),
        linked=LINKED in "".join(arn),
        known=True,
    )
    return caller if caller.kind == USER else caller._replace(session=session_of(resource))


def session_of(resource: Resource, name: Letters = ()) -> Letters:
    """The ARN of a session of a role, which lacks the role's path; without a name, of none in particular."""
    head = letters_of(f"arn:{partition(resource.region)}:sts::")
    return (*head, *account_of(resource), *letters_of(":assumed-role/"), *name_of(resource), "/", *name) if name else ()


def unique_id(resource: Resource) -> Any:
    """The id of a user or role, where the account tells it; a session adds its name."""
    found = resource.properties["RoleId" if resource.type == ROLE_TYPE else "UserId"]
    return found if isinstance(found, str) else "" if not resource.declared else FREE if found is MISSING else ""


def tags_of(resource: Resource) -> Any:
    """The tags of a resource; a cause when they are not known."""
    for value in (resource.properties["Tags"], *items(resource.properties["Tags"])):
        if not is_known(value):
            return cause_of(value)
    return {name: value for name, value in resource.tags.items() if value is not None}


def principal_tags(resource: Resource) -> Any:
    """The tags of a user or role. Who may tag a role's sessions chooses theirs:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html.
    """  # noqa: D205
    trust = policy_of("", resource.properties["AssumeRolePolicyDocument"]) if resource.type == ROLE_TYPE else None
    for statement in trust.statements if trust else ():
        chosen = any(fits(pattern, TAG_SESSION) is True for pattern in statement.actions.patterns)
        if statement.effect == "allow" and chosen is not statement.actions.excludes:
            return FREE
    return tags_of(resource)


def policies_of(resource: Resource, library: Library) -> Iterator[Policy]:
    """The inline and managed policies of a user or role, and of the user's groups."""
    yield from inline(resource)
    yield from attached(resource, library)
    for value in items(resource.properties["Groups"]) if resource.type == USER_TYPE else ():
        group = group_of(value, library, resource)
        if isinstance(group, Cause):
            yield blank("a group's policies", group)
        else:
            yield from inline(group)
            yield from attached(group, library)


def group_of(value: Any, library: Library, user: Resource) -> Resource | Cause:
    """A group by its name or by a reference to it."""
    if isinstance(value, Reference):
        return library.get(value.target) or cause_of(value)
    if not is_known(value):
        return cause_of(value)
    if not isinstance(value, str):
        return Cause("a group of the user is not named by a text")
    found = library.named(GROUP_TYPE, "GroupName", user.scope).get(value)
    if found is not None:
        return found
    return Cause(f"the group {value} is not among what was read")


def boundary_of(resource: Resource, library: Library) -> tuple[Policy, ...] | None:
    """The permissions boundary, None when there is none."""
    value = resource.properties["PermissionsBoundary"]
    if is_known(value) and value == MISSING:
        return None
    return (managed(value, library, resource),)
