"""What a path of IAM's makes of a principal: another policy, another group, no boundary, other tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.engines.iam.arns import text_of
from remit.engines.iam.documents import OF_AWS, managed
from remit.engines.iam.escalation.paths import (
    ANY_POLICY,
    ATTACHED_POLICY,
    GROUP_OF,
    MEMBER,
    NO_BOUNDARY,
    OTHER_TAGS,
    OTHER_VERSION,
    POLICY_OF,
    REWRITE_TRUST,
)
from remit.engines.iam.escalation.standings import WRITTEN
from remit.engines.iam.escalation.weighing import NEVER, Weighed, weighed
from remit.engines.iam.identities import ROLE_TYPE, USER_TYPE
from remit.engines.iam.keys import segments
from remit.engines.iam.library import told_name
from remit.engines.iam.request import FREE, letters_of
from remit.engines.iam.truth import both
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.escalation.paths import Path
    from remit.engines.iam.escalation.people import People
    from remit.engines.iam.escalation.permissions import Permissions
    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.escalation.weighing import Scales
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.request import Policy, Target
    from remit.engines.iam.text import Letters
    from remit.model import Resource

    Change = tuple[Standing, Weighed]
    """What a principal has become, and the permissions that it takes beside those on the principal itself."""
    Gain = tuple[str, tuple[Policy, ...], Weighed]
    """A group or policy by name, with what it gives, and the permissions that it takes."""

REMOVALS = {
    USER_TYPE: ("iam:DetachUserPolicy", "iam:DeleteUserPolicy"),
    ROLE_TYPE: ("iam:DetachRolePolicy", "iam:DeleteRolePolicy"),
}
"""By these somebody who may do everything else takes away the policies that deny it something."""
BY_BOUNDARY = (
    *("iam:AttachUserPolicy", "iam:PutUserPolicy", "iam:DeleteUserPermissionsBoundary", REWRITE_TRUST),
    *("iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:DeleteRolePermissionsBoundary"),
)
PUT_BOUNDARY = ("iam:PutUserPermissionsBoundary", "iam:PutRolePermissionsBoundary")
"""Actions whose requests hold `iam:PermissionsBoundary`:
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html."""
LEAVE = "iam:RemoveUserFromGroup"
MOST_POLICIES = 200
"""How many managed policies are tried where a condition says which may be attached."""
MANY = Cause("the policies that it may attach are too many to be tried")


class Changes:
    """Follows what becomes of a principal."""

    def __init__(self, estate: Estate, people: People, permissions: Permissions, scales: Scales) -> None:
        """Nothing is weighed yet."""
        self._estate, self._people, self._permissions, self._scales = estate, people, permissions, scales
        self._spared: dict[Any, bool] = {}

    def after(self, path: Path, actor: Standing, subject: Standing) -> Iterator[Change]:
        """Everything that a path may make of a subject, who may be the actor itself."""
        resource = subject.resource
        if resource is None:
            return
        for word in path.words():
            if word in POLICY_OF:
                for found in self._people.rewritable(resource):
                    on = self._on(path, actor, word, self._people.target(found))
                    yield from self._by_policy(path, found, subject, on)
                unseen = self._people.unseen(resource)
                if unseen is not None:
                    on = self._scales.anew(path, actor, word)
                    yield self.rewritten(subject), on._replace(truth=both((on.truth, unseen)))
                return
            if word in GROUP_OF:
                yield from self._by_group(path, actor, subject, word)
                return
        if path.becomes == ATTACHED_POLICY:
            yield from self._attached(path, actor, subject, self._people.target(resource))
        else:
            yield from ((found, Weighed((), truth=True)) for found in self._alone(path, subject))

    def _by_policy(self, path: Path, resource: Resource, subject: Standing, on: Weighed) -> Iterator[Change]:
        """By a managed policy of the subject: any text in its place, or one of the versions that are kept of it."""
        policy = self._estate.library.document(resource)
        if path.becomes != OTHER_VERSION:
            yield self.rewritten(subject, policy), on
            return
        versions = self._people.versions(resource)
        if isinstance(versions, Cause):
            yield self.rewritten(subject, policy), on._replace(truth=both((on.truth, versions)))
        else:
            yield from ((subject.replaced(policy, version), on) for version in versions)

    def _alone(self, path: Path, subject: Standing) -> Iterator[Standing]:
        """What becomes of a subject by itself."""
        if path.becomes == ANY_POLICY:
            yield self.rewritten(subject)
        elif path.becomes == NO_BOUNDARY:
            yield from (subject.unbounded(),) if subject.caller.boundary is not None else ()
        elif path.becomes == OTHER_TAGS:
            yield from (subject.retagged(),) if subject.caller.tags is not FREE else ()
        else:
            yield subject

    def _by_group(self, path: Path, actor: Standing, subject: Standing, word: str) -> Iterator[Change]:
        """By the groups that the subject is in, or by joining others."""
        if subject.resource is None or subject.resource.type != USER_TYPE:
            return
        own = {group.key for group in self._people.groups_of(subject.resource)}
        joined: list[Gain] = []
        for group in self._people.groups:
            if (group.key in own) is (path.becomes == MEMBER):
                continue
            target = self._people.target(group)
            if path.becomes == ATTACHED_POLICY:
                yield from self._attached(path, actor, subject, target)
            elif (on := self._on(path, actor, word, target)).truth is not False:
                if path.becomes == MEMBER:
                    joined.append((told_name(group), self._people.policies_of_group(group), on))
                else:
                    yield self.rewritten(subject), on
        yield from gained(subject, joined, "in group", "in every group that it may join")

    def _attached(self, path: Path, actor: Standing, subject: Standing, target: Target) -> Iterator[Change]:
        """By a managed policy: one that allows everything, else those that conditions let it attach."""
        action = next(need.action for need in path.needs if need.action.startswith("iam:Attach"))
        bounds = {} if ":group/" in "".join(target.arn) else self.context(subject)
        whole = self._permissions.permit(actor, action, target, bounds | {"iam:policyarn": (administrator(actor),)})
        if whole.truth is not False:
            yield self.rewritten(subject), weighed((whole,))
        if whole.truth is True or not self._permissions.speaks_of(actor, action, "iam:policyarn"):
            return  # no other policy is attached more easily, and none gives more
        if self._permissions.permit(actor, action, target, bounds).truth is False:
            return
        choices = [*self._by_aws(actor, action, subject), *self._people.policies]
        found: list[Gain] = []
        for arn, policy in choices[:MOST_POLICIES]:
            permit = self._permissions.permit(actor, action, target, bounds | {"iam:policyarn": (arn,)})
            if permit.truth is not False and not any(policy is each for each in subject.caller.identity):
                found.append((policy.name, (policy,), weighed((permit,))))
        yield from gained(subject, found, "having attached", "having attached every policy that it may")
        if len(choices) > MOST_POLICIES:
            yield self.rewritten(subject), Weighed((), MANY)

    def _by_aws(self, actor: Standing, action: str, subject: Standing) -> Iterator[tuple[Letters, Policy]]:
        """AWS's own policies that conditions name."""
        for statement in self._permissions.powers(actor).get(action.lower(), ()):
            values = (value for each in statement.conditions if each.key == "iam:policyarn" for value in each.values)
            for text in (str(value) for value in values):
                if OF_AWS in text and "*" not in text and subject.resource is not None:
                    yield letters_of(text), managed(text, self._estate.library, subject.resource)

    def rewritten(self, subject: Standing, without: Policy | None = None) -> Standing:
        """The subject with a policy that allows everything, and without what it may then take away that denies."""
        kept = tuple(policy for policy in subject.caller.identity if policy is not without)
        if not any(each.effect != "allow" for policy in kept for each in policy.statements):
            return subject.rewritten()
        place = f" in the place of {without.name}" if without else ""
        found = subject.rewritten(kept=kept, told=f"with any policy{place}, but for its own denies")
        return subject.rewritten() if self._may_shed(found) else found

    def _may_shed(self, standing: Standing) -> bool:
        """Whether somebody who may write its own policies may also take all others away."""
        if standing.resource is None:
            return False
        if standing.key not in self._spared:
            target = self._people.target(standing.resource)
            sheds = [self._permissions.asked(standing, action, target) for action in REMOVALS[standing.resource.type]]
            if standing.resource.type == USER_TYPE:
                groups = [self._people.target(group) for group in self._people.groups_of(standing.resource)]
                sheds += [self._permissions.asked(standing, LEAVE, group) for group in groups]
            self._spared[standing.key] = all(permit.truth is True for permit in sheds)
        return self._spared[standing.key]

    def bounds(self, action: str, subject: Standing) -> dict[str, Any]:
        """What a request holds in `iam:PermissionsBoundary`: the boundary that there is, or the one that it puts."""
        if action in PUT_BOUNDARY:
            return {"iam:permissionsboundary": (administrator(subject),)}
        return self.context(subject) if action in BY_BOUNDARY else {"iam:permissionsboundary": None}

    def context(self, subject: Standing) -> dict[str, Any]:
        """What a request to change a user or role holds of its boundary."""
        if subject.resource is None or subject.caller.boundary is None:
            return {"iam:permissionsboundary": None}
        return {"iam:permissionsboundary": self._people.boundary_arn(subject.resource)}

    def _on(self, path: Path, actor: Standing, word: str, target: Target) -> Weighed:
        """The permissions about a policy or a group."""
        permits = weighed(self._permissions.permit(actor, action, target) for action in path.actions(word))
        return NEVER if permits.truth is False else permits


def gained(subject: Standing, gains: list[Gain], one: str, all_: str) -> Iterator[Change]:
    """A subject with each of several gains, and with all of them: together they may do what none does alone.

    Whoever has made one gain of the kind goes on with all, so that the order of gains makes no chains of its own. To a
    policy that allows everything none adds anything.
    """
    if any(policy is WRITTEN for policy in subject.caller.identity):
        return
    if not any(change.startswith((one, all_)) for change in subject.changes):
        yield from ((subject.extended(policies, f"{one} {name}"), permits) for name, policies, permits in gains)
    if len(gains) > 1:
        policies = tuple(policy for _, several, _ in gains for policy in several)
        yield subject.extended(policies, all_), weighed(permit for _, _, on in gains for permit in on.permits)
    elif gains and any(change.startswith(one) for change in subject.changes):
        name, policies, permits = gains[0]
        yield subject.extended(policies, f"{one} {name}"), permits


def administrator(actor: Standing) -> Letters:
    """The ARN of AWS's policy that allows everything, which every account has:
    https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html.
    """  # noqa: D205
    parts = segments(actor.caller.arn)
    where = text_of(parts[1]) if len(parts) > 1 else "aws"
    return letters_of(f"arn:{where}:iam::aws:policy/AdministratorAccess")
