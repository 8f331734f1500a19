"""The users and roles of an estate, each as somebody who acts and as a target, and what stands beside them in IAM."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remit.engines.iam.arns import arn_of
from remit.engines.iam.assets import target_of
from remit.engines.iam.documents import OF_AWS, attached, inline, items
from remit.engines.iam.escalation.standings import Standing
from remit.engines.iam.identities import GROUP_TYPE, ROLE_TYPE, USER_TYPE, caller_of, group_of
from remit.engines.iam.library import MANAGED, told_name
from remit.engines.iam.request import letters_of, policy_of
from remit.model import MISSING, Cause, Obj, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.iam.estate import Estate
    from remit.engines.iam.request import Policy, Target
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth
    from remit.model import Resource

MOST_KEYS = 2
"""Access keys that a user may have:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html."""
PRINCIPALS = (USER_TYPE, ROLE_TYPE)


class People:
    """Reads users, roles, groups and policies once."""

    def __init__(self, estate: Estate) -> None:
        """Nothing is read before it is asked for."""
        self._estate = estate
        self._targets: dict[str, Target] = {}
        self._given: dict[str, tuple[Policy, ...]] = {}

    @cached_property
    def everyone(self) -> dict[str, Standing]:
        """Every user and role as it stands, by the key of its resource."""
        library, organization = self._estate.library, self._estate.organization
        return {
            resource.key: Standing(told_name(resource), caller_of(resource, library, organization), resource)
            for type_name in PRINCIPALS
            for resource in self._estate.inventory.of_type(type_name)
        }

    @cached_property
    def users(self) -> list[Standing]:
        """Those who are users."""
        return [each for each in self.everyone.values() if each.resource and each.resource.type == USER_TYPE]

    @cached_property
    def roles(self) -> list[Standing]:
        """Those who are roles."""
        return [each for each in self.everyone.values() if each.resource and each.resource.type == ROLE_TYPE]

    @cached_property
    def groups(self) -> list[Resource]:
        """The groups."""
        return list(self._estate.inventory.of_type(GROUP_TYPE))

    @cached_property
    def policies(self) -> list[tuple[Letters, Policy]]:
        """The customer's managed policies by ARN."""
        library = self._estate.library
        return [(arn_of(each), library.document(each)) for each in library.of_type(MANAGED)]

    def target(self, resource: Resource) -> Target:
        """A user, role, group or policy as a target."""
        if resource.key not in self._targets:
            self._targets[resource.key] = target_of(resource, self._estate.library, self._estate.organization)
        return self._targets[resource.key]

    def groups_of(self, user: Resource) -> list[Resource]:
        """The groups that a user is in, as far as they are known."""
        named = (group_of(value, self._estate.library, user) for value in items(user.properties["Groups"]))
        return [group for group in named if not isinstance(group, Cause)]

    def policies_of_group(self, group: Resource) -> tuple[Policy, ...]:
        """What a group gives its members."""
        if group.key not in self._given:
            self._given[group.key] = (*inline(group), *attached(group, self._estate.library))
        return self._given[group.key]

    def rewritable(self, principal: Resource) -> Iterator[Resource]:
        """The customer's managed policies that a user or role has, also by its groups."""
        holders = [principal, *(self.groups_of(principal) if principal.type == USER_TYPE else ())]
        for value in (value for holder in holders for value in items(holder.properties["ManagedPolicyArns"])):
            found = self._managed(value)
            if found is not None:
                yield found

    def versions(self, policy: Resource) -> tuple[Policy, ...] | Cause:
        """The versions of a managed policy that are kept beside the default one. Code declares none, and yet they may
        be there: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html.
        """  # noqa: D205
        found = policy.properties["OtherVersions"]
        if not is_known(found):
            return cause_of(found)
        if found == MISSING:
            return Cause("what other versions of the policy allow is not among what was read")
        return tuple(version_of(policy, each) for each in found)

    def unseen(self, principal: Resource) -> Cause | None:
        """Why a user or role may have other managed policies than those that are in sight."""
        for value in items(principal.properties["ManagedPolicyArns"]):
            by_aws = isinstance(value, str) and OF_AWS in value
            if not by_aws and self._managed(value) is None:
                return Cause(f"{value} is not among what was read") if isinstance(value, str) else cause_of(value)
        return None

    def _managed(self, value: Any) -> Resource | None:
        library = self._estate.library
        found = library.get(value.target) if isinstance(value, Reference) else None
        if isinstance(value, str) and OF_AWS not in value:
            found = library.by_arn.get(value)
        return found if found is not None and found.type == MANAGED else None

    def boundary_arn(self, principal: Resource) -> Any:
        """What `iam:PermissionsBoundary` holds in a request to change a user or role."""
        value = principal.properties["PermissionsBoundary"]
        if isinstance(value, Reference):
            found = self._estate.library.get(value.target)
            return (arn_of(found),) if found else cause_of(value)
        if isinstance(value, str):
            return (letters_of(value),)
        return None if is_known(value) and value == MISSING else cause_of(value)

    def presence(self, principal: Resource) -> Truth:
        """Whether a user or role is sure to exist."""
        condition = self._estate.inventory.presence(principal.key) if principal.conditional else None
        if condition is None:
            return True
        return Cause(f"{told_name(principal)} exists only under a condition", condition=condition)


def version_of(policy: Resource, version: Any) -> Policy:
    """One version of a managed policy."""
    told = isinstance(version, Obj)
    name = f"{version['VersionId'] if told else 'another version'} of {told_name(policy)}"
    return policy_of(name, version["Document"] if told else version)


def has_room(user: Resource) -> Truth:
    """Whether a user may have one more access key."""
    keys = user.properties["AccessKeys"]
    return len(items(keys)) < MOST_KEYS if is_known(keys) else cause_of(keys)


def has_password(user: Resource) -> Truth:
    """Whether a user may sign in to the console."""
    profile = user.properties["LoginProfile"]
    return bool(profile) if is_known(profile) else cause_of(profile)


def asks_for_device(user: Resource) -> Truth:
    """Whether a user's password alone is not enough."""
    if user.declared:
        return Cause("whether the user has an MFA device is not declared here")
    told = user.properties["Credentials"]
    active = told["MfaActive"] if isinstance(told, Obj) else MISSING
    return active if isinstance(active, bool) else Cause("whether the user has an MFA device was not read")
