"""Steps to the roles of services: one that is passed to something new, and one that something has already."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from remit.engines.iam.arns import unknown_part
from remit.engines.iam.binding import fits
from remit.engines.iam.escalation.holdings import arn_by
from remit.engines.iam.escalation.paths import HOLDER, PASS_ROLE, PASSED, reaching, thing
from remit.engines.iam.escalation.permissions import speaks_of_people
from remit.engines.iam.escalation.weighing import NEVER, Move, Weighed, capable, together
from remit.engines.iam.keys import segments
from remit.engines.iam.principals import SHARED_PROVIDERS
from remit.engines.iam.request import Target, letters_of
from remit.engines.iam.truth import both, either
from remit.model import MISSING, Cause, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.engines.iam.escalation.holdings import Holdings
    from remit.engines.iam.escalation.paths import Path, Thing
    from remit.engines.iam.escalation.people import People
    from remit.engines.iam.escalation.permissions import Permissions, Permit
    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.escalation.weighing import Scales
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.truth import Truth
    from remit.model import Resource

BY_RESOURCE = ("lambda:",)
"""Services whose resources may permit what the paths need:
https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html."""
DEPENDS = Cause("which service a policy must name as iam:PassedToService is not documented")


class Passing:
    """Finds these steps once for all principals with the same policies."""

    def __init__(
        self, estate: Estate, people: People, permissions: Permissions, scales: Scales, holdings: Holdings
    ) -> None:
        """Nothing is weighed yet."""
        self._estate, self._people, self._holdings = estate, people, holdings
        self._permissions, self._scales = permissions, scales
        self._trusting: dict[str, list[tuple[Standing, Truth]]] = {}
        self._kept: dict[Any, tuple[Move, ...]] = {}

    def moves(self, standing: Standing, scope: str) -> tuple[Move, ...]:
        """The steps of a principal."""
        key = (self._permissions.kind(standing, self.telling), scope)
        if key not in self._kept:
            found = (*self._passed(standing, scope), *self._held(standing, scope))
            self._kept[key] = tuple(each_once(move for move in found if move is not None))
        return self._kept[key]

    @cached_property
    def telling(self) -> list[Target]:
        """The resources whose own policies may tell principals apart."""
        kinds = dict.fromkeys(thing(path.of) for path in reaching(HOLDER))
        targets = (target for kind in kinds for _, target in self._holdings.of(kind))
        return [target for target in targets if speaks_of_people(target)]

    def _passed(self, standing: Standing, scope: str) -> Iterator[Move | None]:
        """Roles passed to something new."""
        powers = self._permissions.powers(standing)
        for path in (each for each in reaching(PASSED) if capable(each, powers)):
            others = self._scales.others(path, standing, scope, without=("role",))
            for role, trust in self._trusting_near(standing, path.trust) if others.truth is not False else ():
                passes = self._passes(path, standing, role)
                if passes.truth is not False:
                    yield self._together(path, role, (passes, others), trust, self._profiled(path, role))

    def _held(self, standing: Standing, scope: str) -> Iterator[Move | None]:
        """Roles that something has."""
        powers = self._permissions.powers(standing)
        for path in (each for each in reaching(HOLDER) if capable(each, powers, by_resource=BY_RESOURCE)):
            kind = thing(path.of)
            fixed = (path.of, "role", *(word for word in path.words() if word != "*" and thing_within(word)))
            others = self._scales.others(path, standing, scope, without=fixed)
            if others.truth is False:
                continue
            first = path.actions(path.of)[:1]
            for resource, target in self._alike(path, standing, kind):
                if first and not target.policies and not self._permissions.may(standing, first[0], target):
                    continue
                on = self._on(path, standing, resource, target)
                if on.truth is not False:
                    yield from self._to_roles(path, standing, resource, (on, others))
            gap = self._holdings.gap(kind.type, scope) if self._estate.inventory.closed(scope) else None
            if gap is not None:
                yield from self._unread(path, standing, gap)

    def _alike(self, path: Path, standing: Standing, kind: Thing) -> list[tuple[Resource, Target]]:
        """The resources that a path may go through; of several that are one to this standing the first."""
        asked = (*path.actions(path.of), *((kind.tag,) if kind.tag else ()))
        return self._holdings.alike(kind, self._permissions.patterns(standing, asked))

    def _to_roles(
        self, path: Path, standing: Standing, resource: Resource, parts: tuple[Weighed, ...]
    ) -> Iterator[Move | None]:
        """The steps through one resource to the roles that it has, or may have."""
        for role in self._holdings.roles(resource, thing(path.of)):
            if isinstance(role, Cause):
                for other, trust in self._trusting_near(standing, path.trust):
                    yield self._step(path, standing, other, parts, trust, role)
            elif role.key in self._people.everyone:
                found = self._people.everyone[role.key]
                yield self._step(path, standing, found, parts, self._trust(found, path.trust))

    def _step(
        self, path: Path, standing: Standing, role: Standing, parts: tuple[Weighed, ...], *more: Truth
    ) -> Move | None:
        passes = self._passes(path, standing, role) if "role" in path.words() else None
        return self._together(path, role, (passes, *parts) if passes else parts, *more)

    def _together(self, path: Path, role: Standing, parts: tuple[Weighed, ...], *more: Truth) -> Move | None:
        """The step that parts make, if the role exists."""
        return together(path, role, parts, *more, self._people.presence(role.resource) if role.resource else False)

    def _unread(self, path: Path, standing: Standing, gap: Cause) -> Iterator[Move | None]:
        """What may be there, but was not read, may have any role that trusts the service."""
        on = self._scales.anew(path, standing, path.of)
        for role, trust in self._trusting_near(standing, path.trust) if on.truth is not False else ():
            yield self._step(path, standing, role, (on,), trust, gap)

    def _on(self, path: Path, standing: Standing, resource: Resource, target: Target) -> Weighed:
        """The permissions on a resource that has a role, and on what it names."""
        parts = [self._scales.on(path, standing, path.of, target, thing(path.of).tag)] if path.actions(path.of) else []
        for word in path.words():
            kind = thing_within(word) if word != "*" else None
            if kind is not None:
                value: Any = resource.properties[kind.within]
                named = letters_of(value) if value is not MISSING else (unknown_part(resource, "name"),)
                told = {"R": segments(target.arn)[3], "A": segments(target.arn)[4], "{}": last(named)}
                arn = arn_by(kind, segments(target.arn)[1], told)
                parts.append(self._scales.on(path, standing, word, target._replace(arn=arn, policies=())))
        if path.only:
            parts.append(Weighed((), is_set(resource, path.only)))
        return Weighed(tuple(permit for part in parts for permit in part.permits), both(part.truth for part in parts))

    def _passes(self, path: Path, standing: Standing, role: Standing) -> Weighed:
        """Whether a role may be passed to the service."""
        if role.resource is None:
            return NEVER
        target = self._people.target(role.resource)
        permits: list[Permit] = []
        for service in path.passed_to:
            context = {"iam:passedtoservice": (letters_of(service),)}
            permits.append(self._permissions.permit(standing, PASS_ROLE, target, context))
        truth = both(permit.truth for permit in permits)
        doubt = either(permit.truth for permit in permits)
        return Weighed(tuple(permits[:1]), DEPENDS if truth is False and doubt is True else truth)

    def _profiled(self, path: Path, role: Standing) -> Truth:
        """Whether a role can be given to an instance, where that is what the path does."""
        return self._holdings.has_profile(role.resource) if path.profile and role.resource is not None else True

    def _trusting_near(self, standing: Standing, service: str) -> Iterator[tuple[Standing, Truth]]:
        """The roles of the standing's own account that trust a service, or may."""
        if service not in self._trusting:
            found = ((role, self._trust(role, service)) for role in self._people.roles)
            self._trusting[service] = [(role, trust) for role, trust in found if trust is not False]
        return (
            (role, trust) for role, trust in self._trusting[service] if role.caller.account == standing.caller.account
        )

    def _trust(self, role: Standing, service: str) -> Truth:
        """Whether a role trusts a service; an identity provider's name stands for whoever signs in there."""
        if role.resource is None:
            return False
        target = self._people.target(role.resource)
        if not names(target, service):
            return False
        action = "sts:AssumeRoleWithWebIdentity" if service in SHARED_PROVIDERS else "sts:AssumeRole"
        return self._permissions.trusts(self._estate.caller(service), action, target)


def each_once(moves: Iterable[Move]) -> Iterator[Move]:
    """By each path to each role the first step, and the first that is certain if that one is not."""
    seen: set[tuple[str, Standing, bool]] = set()
    for move in moves:
        step = (move.path.id, move.target)
        if (*step, True) not in seen and (*step, move.doubt is None) not in seen:
            seen.add((*step, move.doubt is None))
            yield move


def names(target: Target, service: str) -> bool:
    """Whether a role's trust policy may name a service at all."""
    wanted = letters_of(service)
    principals = (who for policy in target.policies for each in policy.statements for who in each.principals or ())
    return any(
        who.kind in ("*", "Service", "Federated") and fits(who.text.literal(), wanted) is not False
        for who in principals
    )


def thing_within(word: str) -> Any:
    """The kind of a thing that another one names; None for any other word."""
    kind = thing(word) if word not in ("role", "*") else None
    return kind if kind is not None and kind.within else None


def last(letters: tuple[str, ...]) -> tuple[str, ...]:
    """The name at the end of an ARN, or the name itself."""
    return letters[len(letters) - letters[::-1].index("/") :] if "/" in letters else letters


def is_set(resource: Resource, name: str) -> Truth:
    """Whether a property is there and not false."""
    value = resource.properties[name]
    return bool(value) if is_known(value) else cause_of(value)
