"""The policies of an organization that are in force for an account, level by level.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_auth.html. AWS attaches
`FullAWSAccess` to every level. An account tells whether it is still there. Code cannot take it away, but where a level
has an Allow of its own that may have been the intent, and whether it is still attached is not known.
`RCPFullAWSAccess` cannot be detached:
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.document import parsed
from remit.engines.iam.documents import items
from remit.engines.iam.library import told_name
from remit.engines.iam.operators import unreadable
from remit.engines.iam.request import Policy, policy_of
from remit.engines.iam.truth import either
from remit.model import Cause, Obj, Reference, Undetermined, Unknown, cause_of, is_known, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.iam.library import Library
    from remit.engines.iam.request import Levels
    from remit.engines.iam.truth import Truth
    from remit.model import Resource

POLICY, ORGANIZATION, MEMBER, UNIT = (
    f"AWS::Organizations::{name}" for name in ("Policy", "Organization", "Account", "OrganizationalUnit")
)
SERVICE_CONTROL, RESOURCE_CONTROL = "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"
S3_POLICY = "S3_POLICY"
"""Blocks public access of buckets: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3.html."""
FULL = policy_of("FullAWSAccess", wrap({"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}))
NOT_READ = "the policies of the organization are not among what was read"
NEARER = Cause("whether an S3 policy of the organization holds for the account, or a nearer one, is not known")
PLACE = "the account's place in the organization is not known"
MOST_LEVELS = 10
"""An organization has at most five levels of units."""


class Organization:
    """What an inventory tells of the organization."""

    def __init__(self, library: Library) -> None:
        """Nothing is looked for before it is asked for."""
        self._library = library
        self._levels: dict[tuple[str, str | None, str], Levels | Cause] = {}

    def id_of(self, resource: Resource) -> str | Cause | None:
        """The id of the organization that a resource's account is in; None when it is in none."""
        for found in self._library.of_type(ORGANIZATION):
            known = found.properties["Id"]
            if isinstance(known, str) and known.startswith("o-"):
                return known
        if self._library.is_closed(resource):
            why = self._library.gap(ORGANIZATION, resource)
            return Cause(why) if why else None
        return Cause("the organization of the account is not declared here")

    def manages(self, account: str | None) -> bool:
        """Whether the account is the management account."""
        return account is not None and any(
            found.properties["ManagementAccountId"] == account for found in self._library.of_type(ORGANIZATION)
        )

    def blocks_public(self, resource: Resource) -> Truth:
        """Whether an S3 policy of the organization switches Block Public Access on for a resource's account."""
        found = (each for each in self._library.of_type(POLICY) if of_kind(each, S3_POLICY))
        return either(self._blocks(each, resource) for each in found)

    def levels(self, kind: str, resource: Resource) -> Levels | Cause:
        """The policies of a kind for the account of a resource; a cause when they were not read."""
        key = (kind, resource.account, resource.scope)
        if key not in self._levels:
            self._levels[key] = self._read(kind, resource)
        return self._levels[key]

    def _read(self, kind: str, resource: Resource) -> Levels | Cause:
        policies = [found for found in self._library.of_type(POLICY) if of_kind(found, kind)]
        if policies:
            return self._declared(policies, resource, always=kind == RESOURCE_CONTROL)
        if not self._library.is_closed(resource):
            return ()  # what is not declared here counts as absent
        unread = self._library.gap(ORGANIZATION, resource)
        if not unread and not any(True for _ in self._library.of_type(ORGANIZATION)):
            return ()  # the account is in no organization
        return Cause(unread or self._library.gap(POLICY, resource) or NOT_READ)

    def _declared(self, policies: list[Resource], resource: Resource, *, always: bool) -> Levels:
        """The levels that declared policies are attached to, as far as the account's place is known."""
        chain = self._chain(resource.account)
        levels: dict[str, list[Policy]] = {}
        for found in policies:
            for target in items(found.properties["TargetIds"]):
                for name, policy in self._attached(found, target, resource, chain):
                    levels.setdefault(name, []).append(policy)
        if not always and any(map(is_full_access, policies)):  # an account tells where it is attached, and where not
            return tuple(map(tuple, levels.values()))
        return tuple((*level, FULL if always else full_access(level)) for level in levels.values())

    def _attached(
        self, found: Resource, target: Any, resource: Resource, chain: set[str] | None
    ) -> Iterator[tuple[str, Policy]]:
        """The policy at the level of one of its targets, unless that is surely above another account."""
        account = resource.account
        policy = policy_of(f"organization policy {told_name(found)}", found.properties["Content"], found.key)
        named = target.target if isinstance(target, Reference) else target if isinstance(target, str) else None
        if named is None:
            yield "?", perhaps(policy, cause_of(target))
        elif named.startswith("r-") or (isinstance(target, Reference) and target.attribute == "RootId"):
            yield "root", policy
        elif account is not None and named == account:
            yield "account", policy
        elif named.isdigit() and account is not None:
            return
        elif chain is None or named in chain:
            yield named, policy if chain else perhaps(policy, self._place(resource))

    def _place(self, resource: Resource) -> Cause:
        """Why the place of a resource's account is not known: by the call that was refused, if one was."""
        refused = (self._library.gap(type_name, resource) for type_name in (MEMBER, UNIT))
        return next((Cause(f"{PLACE}: {why}") for why in refused if why), Cause(PLACE))

    def _blocks(self, found: Resource, resource: Resource) -> Truth:
        """Whether a policy, if it is one of S3, blocks, and is above the account; nearer ones may say otherwise."""
        try:
            setting = parsed(found.properties["Content"])
        except Undetermined as raised:
            setting = Unknown(raised.cause)
        for name in ("s3_attributes", "public_access_block_configuration", "@@assign"):
            setting = setting[name] if isinstance(setting, Obj) else setting
        if is_known(setting) and setting != "all":
            return False
        chain, targets = self._chain(resource.account), items(found.properties["TargetIds"])
        attached = [name for target in targets for name, _ in self._attached(found, target, resource, chain)]
        if not is_known(setting) and attached:
            return cause_of(setting)
        return NEARER if attached and attached != ["account"] else bool(attached)

    def _chain(self, account: str | None) -> set[str] | None:
        """The units above an account, by id and key; None when that is not known."""
        members = {
            name: found
            for type_name in (MEMBER, UNIT)
            for found in self._library.of_type(type_name)
            for name in (found.key, found.id, found.properties["AccountId"], found.properties["Id"])
            if isinstance(name, str)
        }
        at = members.get(account or "")
        if at is None:
            return None
        above: set[str] = {at.key}
        for _ in range(MOST_LEVELS):
            parents = [*items(at.properties["ParentIds"]), *items(at.properties["ParentId"])]
            parent = parents[0] if parents else None
            named = parent.target if isinstance(parent, Reference) else parent
            if not isinstance(named, str):
                return None
            above.add(named)
            if named not in members:
                return above if named.startswith("r-") or isinstance(parent, Reference) else None
            at = members[named]
            above |= {at.key, at.id}
        return None


def of_kind(found: Resource, kind: str) -> bool:
    """Whether an organization's policy is, or may be, of a kind."""
    named = found.properties["Type"]
    return not is_known(named) or named == kind


def is_full_access(found: Resource) -> bool:
    """Whether a policy is AWS's own `FullAWSAccess`, with all that it is attached to."""
    targets = found.properties["TargetIds"]
    return found.id == "p-FullAWSAccess" and is_known(targets) and all(isinstance(each, str) for each in items(targets))


def full_access(level: list[Policy]) -> Policy:
    """`FullAWSAccess` beside the policies of a level, sure to be attached where these only deny."""
    if all(statement.effect == "deny" for policy in level for statement in policy.statements):
        return FULL
    cause = Cause("whether FullAWSAccess is still attached beside the policies of the organization is not known")
    return perhaps(FULL, cause)


def perhaps(policy: Policy, cause: Cause) -> Policy:
    """A policy that may be in force or not."""
    doubt = unreadable(cause)
    statements = (each._replace(conditions=(*each.conditions, doubt)) for each in policy.statements)
    return policy._replace(statements=tuple(statements))
