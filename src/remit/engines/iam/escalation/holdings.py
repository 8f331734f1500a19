"""What an estate holds that has a role: functions, instances, stacks; and which role that is."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from remit.engines.iam.arns import SHAPES, account_of, arn_of, name_of, partition, region_of, text_of, unknown_part
from remit.engines.iam.assets import target_of
from remit.engines.iam.documents import items
from remit.engines.iam.escalation.paths import settings, things
from remit.engines.iam.identities import ROLE_TYPE, tags_of
from remit.engines.iam.request import FREE, letters_of
from remit.engines.iam.truth import either
from remit.model import MISSING, Cause, Obj, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from typing import Any

    from remit.engines.iam.escalation.paths import Thing
    from remit.engines.iam.escalation.views import Patterns
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.request import Target
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth
    from remit.model import Resource

PROFILE = "AWS::IAM::InstanceProfile"
FILTERS = "Ec2TagFilters"
BY_OTHER_WAYS = ("AutoScalingGroups", "Ec2TagSet", "OnPremisesTagSet", "OnPremisesInstanceTagFilters", "ECSServices")
"""Ways to name what a deployment group deploys to that are not followed here."""


class Holdings:
    """Looks resources up; keeps what it found."""

    def __init__(self, estate: Estate) -> None:
        """Nothing is read before it is asked for."""
        self._estate = estate
        self._found: dict[str, list[tuple[Resource, Target]]] = {}
        self._alike: dict[tuple[str, Patterns | None], list[tuple[Resource, Target]]] = {}
        self._traits: dict[tuple[str, str], Hashable] = {}
        self._leading = {thing.type: thing for thing in things().values() if thing.role}

    def of(self, thing: Thing) -> list[tuple[Resource, Target]]:
        """The resources of a kind, each as a target."""
        if thing.type not in self._found:
            found = self._estate.inventory.of_type(thing.type)
            self._found[thing.type] = [(resource, self._target(resource, thing)) for resource in found]
        return self._found[thing.type]

    def alike(self, thing: Thing, patterns: Patterns | None) -> list[tuple[Resource, Target]]:
        """The first of each kind of resources that these patterns do not tell apart, and that lead to the same roles.

        What has a policy of its own is like nothing else.
        """
        key = (thing.name, patterns)
        if key not in self._alike:
            found: dict[Hashable, tuple[Resource, Target]] = {}
            for resource, target in self.of(thing):
                if patterns is None or target.policies:
                    found[resource.key] = (resource, target)
                else:
                    trait = (self._trait(resource, target, thing), patterns.alike(target))
                    found.setdefault(trait, (resource, target))
            self._alike[key] = list(found.values())
        return self._alike[key]

    def _trait(self, resource: Resource, target: Target, thing: Thing) -> Hashable:
        """What a path asks of a resource beside permissions on it."""
        key = (thing.name, resource.key)
        if key not in self._traits:
            roles = tuple(None if isinstance(role, Cause) else role.key for role in self.roles(resource, thing))
            values = tuple(setting(resource.properties[name]) for name in settings())
            self._traits[key] = resource.key if None in values or target.tags is FREE else (roles, values)
        return self._traits[key]

    def gap(self, type_name: str, scope: str) -> Cause | None:
        """Why there may be more of a type in a scope than was read."""
        why = self._estate.inventory.gap(type_name, scope, None)
        return Cause(why) if why else None

    def missing(self, type_name: str, scope: str) -> Cause | bool:
        """What it means that none of a type was found: False when there is none, else why there may be one."""
        if self._estate.inventory.closed(scope):
            return self.gap(type_name, scope) or False
        return Cause(f"no {type_name} is declared here; there may be one")

    def roles(self, resource: Resource, thing: Thing) -> Iterator[Resource | Cause]:
        """The roles that a resource has; a cause for one that is not known."""
        for path in thing.role:
            value = at(resource, path)
            if path == FILTERS:
                yield from self._deployed(resource, value)
            elif not (is_known(value) and value == MISSING):
                yield self._led(value, resource)

    def has_profile(self, role: Resource) -> Cause | bool:
        """Whether a role is in an instance profile."""
        if role.key in self._profiled:
            return True
        if self._doubtful:
            return self._doubtful[0]
        return self.gap(PROFILE, role.scope) or False

    @cached_property
    def _profiled(self) -> set[str]:
        profiles = self._estate.inventory.of_type(PROFILE)
        found = [self._role(value, each) for each in profiles for value in items(each.properties["Roles"])]
        return {role.key for role in found if not isinstance(role, Cause)}

    @cached_property
    def _doubtful(self) -> list[Cause]:
        profiles = self._estate.inventory.of_type(PROFILE)
        found = [self._role(value, each) for each in profiles for value in items(each.properties["Roles"])]
        return [role for role in found if isinstance(role, Cause)]

    @cached_property
    def _named(self) -> dict[tuple[str, str], dict[str, Resource]]:
        """Roles, instance profiles and what leads to a role: by scope and ARN or name, then by type."""
        found: dict[tuple[str, str], dict[str, Resource]] = {}
        kinds = (*self._leading, PROFILE, ROLE_TYPE)
        for resource in (each for kind in kinds for each in self._estate.inventory.of_type(kind)):
            told = {resource.name, resource.arn or text_of(arn_of(resource)), text_of(name_of(resource))}
            for key in ((place, name) for name in told if name for place in ("", resource.scope)):
                found.setdefault(key, {})[resource.type] = resource
        return found

    def _led(self, value: Any, holder: Resource, depth: int = 3) -> Resource | Cause:
        """The role that a value leads to: a role itself, an instance profile, or something that has one."""
        found = self._pointed(value, holder)
        if isinstance(found, Cause) or found.type == ROLE_TYPE:
            return found
        inner = next(iter(items(found.properties["Roles"])), MISSING) if found.type == PROFILE else MISSING
        if found.type in self._leading:
            values = (at(found, path) for path in self._leading[found.type].role)
            inner = next((each for each in values if not (is_known(each) and each == MISSING)), MISSING)
        if depth == 0 or (is_known(inner) and inner == MISSING):
            return Cause(f"{found.address or found.id} has no role that is known")
        return self._led(inner, found, depth - 1)

    def _pointed(self, value: Any, holder: Resource) -> Resource | Cause:
        """The resource that a value names, by reference, ARN or name."""
        if isinstance(value, Reference):
            found = self._estate.inventory.get(value.target)
            wanted = found is not None and found.type in (ROLE_TYPE, PROFILE, *self._leading)
            return found if found is not None and wanted else cause_of(value)
        if not isinstance(value, str):
            return cause_of(value)
        near = {**self._named.get(("", value), {}), **self._named.get((holder.scope, value), {})}
        if holder.type == "AWS::EC2::Instance":  # which names a profile
            near.pop(ROLE_TYPE, None)
        kinds = (ROLE_TYPE, PROFILE, *self._leading) if near else ()
        return next((near[each] for each in kinds if each in near), Cause(f"{value} is not among what was read"))

    def _role(self, value: Any, holder: Resource) -> Resource | Cause:
        found = self._pointed(value, holder)
        return found if isinstance(found, Cause) or found.type == ROLE_TYPE else Cause(f"{value} is no role")

    def _deployed(self, group: Resource, filters: Any) -> Iterator[Resource | Cause]:
        """The roles of the instances whose tags a deployment group names:
        https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_EC2TagFilter.html.
        """  # noqa: D205
        for name in BY_OTHER_WAYS:
            value = group.properties[name]
            if not is_known(value) or value:
                yield Cause(f"what {group.address or group.id} deploys to by {name} is not followed")
        for one in items(filters):
            if not isinstance(one, Obj):
                yield cause_of(one)
                continue
            for resource, _ in self.of(things()["instance"]):
                tagged = is_tagged(resource, one)
                if isinstance(tagged, Cause):
                    yield tagged
                elif tagged:
                    yield from self.roles(resource, things()["instance"])

    def _target(self, resource: Resource, thing: Thing) -> Target:
        """A resource as a target, with the ARN that its kind has."""
        found = target_of(resource, self._estate.library, self._estate.organization)
        if resource.arn or resource.type in SHAPES or not thing.arn:
            return found
        return found._replace(arn=spelled(thing, resource))


def at(resource: Resource, path: str) -> Any:
    """The value at a dotted path."""
    found: Any = resource.properties
    for name in path.split("."):
        if not isinstance(found, Obj):
            return MISSING if is_known(found) else found
        found = found[name]
    return found


def setting(value: Any) -> str | bool | None:
    """What a path asks of a property: its text, or whether it is there and not false; None when that is not known."""
    if isinstance(value, (str, bool)):
        return value
    return bool(value) if value is MISSING or type(value) is Obj else None


def spelled(thing: Thing, resource: Resource) -> Letters:
    """The ARN of a resource that AWS has not told."""
    name: list[str] = []
    for part in thing.named.split("/") if thing.named else ():
        value = resource.properties[part]
        known = letters_of(value) if value is not MISSING else (unknown_part(resource, "name"),)
        name += ["/", *known] if name else known
    told: dict[str, Letters] = {
        "R": region_of(resource),
        "A": account_of(resource),
        "{}": tuple(name) or (unknown_part(resource, "name"),),
        "{id}": (unknown_part(resource, "id"),),
    }
    return arn_by(thing, letters_of(partition(resource.region)), told)


def arn_by(thing: Thing, where: Letters, told: dict[str, Letters]) -> Letters:
    """The ARN of a thing in a partition; `told` says what R, A, {} and {id} stand for."""
    found: list[str] = [*"arn:", *where, ":"]
    for piece in re.split(r"((?<=:)R(?=:)|(?<=[:/])A(?=:|$)|\{\}|\{id\})", thing.arn):
        found += told.get(piece, tuple(piece))
    return tuple(found)


def is_tagged(resource: Resource, wanted: Obj) -> Truth:
    """Whether an instance has the tag of a filter."""
    tags = tags_of(resource)
    if isinstance(tags, Cause):
        return tags
    key, value = wanted["Key"], wanted["Value"]
    if not (is_known(key) and is_known(value) and is_known(wanted["Type"])):
        return Cause("which instances the deployment group deploys to is not known")
    found = [each for name, each in tags.items() if key in (MISSING, name)]
    if wanted["Type"] == "KEY_ONLY" or value is MISSING:
        return bool(found)
    return either(each == value if is_known(each) else cause_of(each) for each in found)
