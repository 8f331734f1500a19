"""What somebody can become in one step: each path tried on everybody whom it may reach."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remit.engines.iam.escalation.changes import LEAVE, REMOVALS, Changes
from remit.engines.iam.escalation.holdings import Holdings
from remit.engines.iam.escalation.outsiders import Outsiders, made_by, organization_of
from remit.engines.iam.escalation.passing import BY_RESOURCE, Passing
from remit.engines.iam.escalation.paths import (
    ASSUME_ROLE,
    NEW,
    ORGANIZATION,
    REWRITE_TRUST,
    ROLE,
    SELF,
    USER,
    paths,
    reaching,
    things,
)
from remit.engines.iam.escalation.people import People, asks_for_device, has_password, has_room
from remit.engines.iam.escalation.permissions import Permissions
from remit.engines.iam.escalation.powers import Sieve, can_be_sure, is_blank
from remit.engines.iam.escalation.trust import Trusted, account_name, own_names
from remit.engines.iam.escalation.weighing import NEVER, Scales, Weighed, capable, together
from remit.engines.iam.identities import ROLE_TYPE, USER_TYPE
from remit.engines.iam.truth import both, negate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.escalation.paths import Path
    from remit.engines.iam.escalation.permissions import Permit
    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.escalation.weighing import Move
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.truth import Truth
    from remit.model import Resource

TAGS = {USER: "iam:TagUser", ROLE: "iam:TagRole"}
WHO = {
    "user": (USER_TYPE, ""),
    "role": (ROLE_TYPE, ""),
    "sso": (ROLE_TYPE, "/aws-reserved/sso.amazonaws.com/"),
    "": ("", ""),
}
"""Who may take a path: a type, and what its ARN holds. IAM Identity Center makes the roles of permission sets:
https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html."""
MOST_CHANGES = 3
"""How often a principal changes itself on one chain."""


class Moves:
    """The steps in an estate, found when asked for and kept."""

    def __init__(self, estate: Estate) -> None:
        """Nothing is read before it is asked for."""
        self._estate = estate
        self.people = People(estate)
        self._holdings = Holdings(estate)
        removals = (action for pair in REMOVALS.values() for action in pair)
        tags = (thing.tag for thing in things().values() if thing.tag)
        self.permissions = Permissions(estate, Sieve((*removals, LEAVE, *tags, *TAGS.values())))
        self._scales = Scales(self.permissions, self._holdings)
        self._passing = Passing(estate, self.people, self.permissions, self._scales, self._holdings)
        self._changes = Changes(estate, self.people, self.permissions, self._scales)
        self._kept: dict[Standing, tuple[Move, ...]] = {}
        self._trusted: dict[str, Trusted] = {}

    @cached_property
    def outsiders(self) -> Outsiders:
        """Those whom roles let in from elsewhere."""
        return Outsiders(self._estate, self.people, self.permissions)

    def of(self, standing: Standing) -> tuple[Move, ...]:
        """Every step of somebody."""
        if standing not in self._kept:
            self._kept[standing] = tuple(self._found(standing))
        return self._kept[standing]

    def may_be_sure(self, standing: Standing) -> bool:
        """Whether a step of somebody may be a certain one; seen by the statements, without weighing any."""
        if standing.resource is None:
            return True
        policies = (*standing.caller.identity, *(standing.caller.boundary or ()))
        if any(is_blank(each) for policy in policies for each in policy.statements):
            return False  # what nothing is known of may deny it
        if any(name in self._trusting for name in own_names(standing.caller)):
            return True
        powers = self.permissions.powers(standing)
        sure = {action: each for action, found in powers.items() if (each := tuple(filter(can_be_sure, found)))}
        by_resource = BY_RESOURCE if self._passing.telling else ()
        return any(capable(path, sure, by_resource=by_resource) for path in paths())

    def _found(self, standing: Standing) -> Iterator[Move]:
        if standing.resource is None:
            yield from self.outsiders.moves(standing)
            return
        powers = self.permissions.powers(standing)
        for path in reaching(SELF, USER, ROLE):
            if capable(path, powers, by_resource=(ASSUME_ROLE,)) and is_for(path, standing.resource):
                for subject in self._subjects(path, standing):
                    yield from self._steps(path, standing, subject)
        yield from self._passing.moves(standing, standing.resource.scope)
        for path in (each for each in reaching(NEW, ORGANIZATION) if capable(each, powers)):
            made = made_by(standing) if path.reaches == NEW else organization_of(standing)
            move = together(path, made, (self._scales.others(path, standing, standing.resource.scope),))
            yield from (move,) if move else ()

    def _subjects(self, path: Path, standing: Standing) -> Iterator[Standing]:
        """Whom a path may be about."""
        if path.reaches == SELF:
            yield from (standing,) if len(standing.changes) < MOST_CHANGES else ()
            return
        assumes = ASSUME_ROLE in (need.action for need in path.needs)
        everyone = self.people.users if path.reaches == USER else self.people.roles
        for subject in self._assumable(standing) if assumes else everyone:
            if subject.resource is not standing.resource:
                yield subject

    def _assumable(self, standing: Standing) -> Iterator[Standing]:
        """The roles that it is worth asking the engine about."""
        named = [role for name in own_names(standing.caller) for role in self._trusting.get(name, ())]
        yield from dict.fromkeys(named)
        for role in self._trusting.get(account_name(standing.caller), ()):
            target = self.people.target(role.resource) if role.resource else None
            if target and role not in named and self.permissions.may(standing, ASSUME_ROLE, target):
                yield role

    @cached_property
    def _trusting(self) -> dict[str, list[Standing]]:
        """The roles by the names that they trust."""
        found: dict[str, list[Standing]] = {}
        for role in self.people.roles:
            for name in self._trust(role.resource).names if role.resource else ():
                found.setdefault(name, []).append(role)
        return found

    def _trust(self, role: Resource) -> Trusted:
        if role.key not in self._trusted:
            self._trusted[role.key] = Trusted(self.people.target(role))
        return self._trusted[role.key]

    def _steps(self, path: Path, standing: Standing, subject: Standing) -> Iterator[Move]:
        """The steps by one path on one principal, by whatever policy or group."""
        if subject.resource is None:
            return
        own = self._on(path, standing, subject, subject.resource)
        if own.truth is False:
            return
        here = self._scales.others(path, standing, subject.resource.scope, without=IN_IAM)
        for found, more in self._changes.after(path, standing, subject) if here.truth is not False else ():
            move = together(path, found, (own, more, here), self.people.presence(subject.resource))
            if move is not None and found != standing:
                yield move

    def _on(self, path: Path, standing: Standing, subject: Standing, resource: Resource) -> Weighed:
        """The permissions on the principal itself, and what must be so before they help."""
        ready = readiness(path, resource)
        permits: list[Permit] = []
        for action in path.actions(path.reaches) if ready is not False else ():
            if not action.startswith("iam:Attach"):
                permits += self._permits(action, standing, subject, resource)
            if permits and permits[-1].truth is False:
                return NEVER
        return Weighed(tuple(permits), both((ready, *(permit.truth for permit in permits))))

    def _permits(self, action: str, standing: Standing, subject: Standing, resource: Resource) -> Iterator[Permit]:
        """One permission on a principal; whoever rewrites a role's trust must not be denied to assume it."""
        target = self.people.target(resource)
        bounds = {} if action == ASSUME_ROLE else self._changes.bounds(action, subject)
        if action == ASSUME_ROLE:
            trust = self._trust(resource)
            by_name = trust.is_personal or trust.names_itself(standing.caller)
            found = self.permissions.assumed(standing, target, by_name=by_name)
        else:
            found = self.permissions.permit(standing, action, target, bounds)
        tag = TAGS[USER if ":user/" in "".join(target.arn) else ROLE]
        yield self.permissions.retagged(standing, found, target, tag, bounds)
        if action == REWRITE_TRUST and found.truth is not False:
            yield self.permissions.assumed_after(standing, target)


IN_IAM = (SELF, USER, ROLE, "own-policy", "role-policy", "own-group", "other-group")
"""Words that are about principals and what they have in IAM."""


def is_for(path: Path, resource: Resource) -> bool:
    """Whether a path is one for a user, or for a role."""
    type_name, part = WHO[path.who]
    return type_name in ("", resource.type) and part in (resource.arn or "")


def readiness(path: Path, resource: Resource) -> Truth:
    """What must be so for a path that takes over a user: room for a key, a password or none, no MFA device."""
    actions = {need.action for need in path.needs}
    if "iam:CreateAccessKey" in actions and "iam:DeleteAccessKey" not in actions:
        return has_room(resource)
    if "iam:CreateLoginProfile" in actions:
        return negate(has_password(resource))
    if "iam:UpdateLoginProfile" in actions:
        return both((has_password(resource), negate(asks_for_device(resource))))
    return True
