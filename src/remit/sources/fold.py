"""Folding: what only configures a parent becomes a property of the parent, so that no check asks in two places.

`schema/satellites.toml` says what folds into what. Every source uses this: by `fold` over a whole list, or by `links`
and `attach` where the resources are made lazily.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import (
    Cause,
    Obj,
    OpenObj,
    OpenProperties,
    PartialString,
    Reference,
    Resource,
    Satellite,
    Unknown,
    cause_of,
)
from remit.schema import describe, satellites
from remit.sources.causes import Elsewhere, Undecided
from remit.sources.sameness import same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from remit.model import Location
    from remit.model.resource import Path
    from remit.schema import Attachment


class Link(NamedTuple):
    """That a satellite attaches to a parent.

    `parent` is the parent's key. `external` is the parent to make when it is not declared: its type and its id.
    `doubt` says why it may as well attach to another.
    """

    attachment: Attachment
    parent: str
    external: tuple[str, str] | None = None
    doubt: Cause | None = None


STAGES = "/stages/"
"""What stands before the name of a stage in its ARN."""


class Directory:
    """Finds parents: by key, and by what they are called. `of_type` gives the resources of a type, unfolded.

    `ways` says how each satellite type attaches; a source may know more of them than the schema does.
    """

    def __init__(
        self,
        get: Callable[[str], Resource | None],
        of_type: Callable[[str], Iterable[Resource]],
        ways: Mapping[str, tuple[Attachment, ...]] | None = None,
    ) -> None:
        """Nothing is read before it is asked for."""
        self.get = get
        self.ways = satellites() if ways is None else ways
        self._of_type = of_type
        self._named: dict[str, _Names] = {}

    def called(self, value: Any, types: Iterable[str], scope: str) -> Resource | None:
        """The resource of one of the types in the scope that surely goes by this name, id or ARN.

        The name that its kind has (`RepositoryName` of a repository, `DBClusterIdentifier` of a cluster) counts where
        only one of the scope has it.
        """
        for type_name in types:
            names = self._named.get(type_name)
            if names is None:
                names = self._named[type_name] = _Names(self._of_type(type_name))
            found = names.of(value, scope)
            if found is not None:
                return found
        return None

    def alike(self, values: Mapping[str, Any], types: Iterable[str], scope: str) -> Resource | None:
        """The resource of one of the types in the scope that surely has all these values."""
        for resource in self.candidates(types, scope):
            if all(same(value, resource.properties.__dict__.get(name)) for name, value in values.items()):
                return resource
        return None

    def candidates(self, types: Iterable[str], scope: str) -> list[Resource]:
        """All resources of the types in the scope."""
        return [each for name in types for each in self._of_type(name) if each.scope == scope]


def fold(
    resources: Iterable[Resource],
    more: Mapping[str, tuple[Attachment, ...]] | None = None,
    doubt: Callable[[Resource, Resource | None], Cause | None] | None = None,
) -> list[Resource]:
    """The resources with every satellite folded into its parent, which is changed; partial parents are added.

    A satellite that names no parent, or one of a type that cannot be told, stays a resource. `more` are satellites that
    only the source knows. `doubt` says why a satellite may not exist while its parent does: what it sets is then
    unknown.
    """
    by_key = {each.key: each for each in resources}
    by_type: dict[str, list[Resource]] = {}
    for each in by_key.values():
        by_type.setdefault(each.type, []).append(each)
    ways = {**satellites(), **(more or {})}
    directory = Directory(by_key.get, lambda name: by_type.get(name, ()), ways)
    attached: dict[str, list[tuple[Resource, Link]]] = {}
    folded: set[str] = set()
    for type_name in ways:
        for satellite in by_type.get(type_name, ()):
            found = links(satellite, directory)
            for link in found:
                why = doubt(satellite, by_key.get(link.parent)) if doubt and link.doubt is None else None
                doubted = link._replace(doubt=why) if why is not None else link
                attached.setdefault(link.parent, []).append((satellite, doubted))
            if not stays(found):
                folded.add(satellite.key)
    for key, those in attached.items():
        attach(by_key.get(key) or by_key.setdefault(key, external(*those[0])), those)
    return [each for key, each in by_key.items() if key not in folded]


def folds(type_name: str) -> bool:
    """Whether resources of a type are satellites."""
    return type_name in satellites()


def stays(found: Sequence[Link]) -> bool:
    """Whether a satellite with these links is still a resource of its own."""
    return not found or any(link.attachment.merge == "reference" for link in found)


def links(satellite: Resource, directory: Directory) -> list[Link]:
    """To which parents a satellite attaches, in the order in which it names them."""
    found: list[Link] = []
    for attachment in directory.ways.get(satellite.type, ()):
        value = satellite.properties[attachment.by]
        for each in (
            value if isinstance(value, list) else [value] if attachment.by in satellite.properties.__dict__ else []
        ):
            found += _links(satellite, attachment, each, directory)
    return found


def attach(parent: Resource, attached: Iterable[tuple[Resource, Link]]) -> None:
    """Put the satellites into the parent's properties, and remember where each stands and what is waived there."""
    places: list[_Place] = []
    for satellite, link in attached:
        if link.attachment.merge != "reference":
            parent.waivers += [each for each in satellite.waivers if each not in parent.waivers]
        for value, path, inner in _values(satellite, link, parent):
            parent.properties.__dict__[link.attachment.becomes] = value
            place = link.attachment.merge == "reference" or _Place(path, satellite, inner)
            if isinstance(place, _Place):
                places.append(place)
                parent.satellites.append(
                    Satellite(satellite.type, satellite.id, satellite.key, path, satellite.location)
                )
    if places:
        parent.locate = _locator(parent.locate, places)


def external(satellite: Resource, link: Link) -> Resource:
    """The parent of a satellite that is not declared in sight: everything but what is attached to it is Unknown."""
    type_name, id_ = link.external or (link.attachment.parents[0], link.parent)
    made = Resource(
        type_name,
        id_,
        link.parent,
        {},
        scope=satellite.scope,
        account=satellite.account,
        region=satellite.region,
        location=satellite.location,
        external=True,
    )
    leave_open(made, f"{id_} is not declared in {satellite.scope or 'what was read'}")
    return made


def leave_open(resource: Resource, cause: Cause | str) -> None:
    """Whatever its type has and it does not tell may yet be: it is Unknown from now on."""
    schema = describe(resource.type)
    names = schema.properties.names if schema is not None else ()
    resource.properties = OpenProperties(resource.properties.__dict__, cause, names)
    resource.properties._resource = resource  # noqa: SLF001 — the two are one thing, as its constructor says


# ── whom a value means ────────────────────


def _links(satellite: Resource, attachment: Attachment, value: Any, directory: Directory) -> list[Link]:
    """The parent that one value names; all that it could be when a condition decides, or nobody can tell."""
    if isinstance(value, Unknown) and (cause_of(value).condition or isinstance(cause_of(value), Undecided)):
        candidates = directory.candidates(attachment.parents, satellite.scope)
        return [Link(attachment, each.key, doubt=cause_of(value)) for each in candidates]
    if isinstance(value, dict):
        target = directory.alike(value, attachment.parents, satellite.scope)
        if target is not None:
            return [Link(attachment, target.key)]
        named = "/".join(_expression(each, satellite, attachment, directory) for each in value.values())
        return [_outside(satellite, attachment, attachment.parents[0], named)]
    if isinstance(value, Reference):
        target = _parent(value.target, attachment, directory)
    else:
        target = directory.called(value, attachment.parents, satellite.scope)
    if target is None and isinstance(value, PartialString):
        target = _composed(value, satellite.scope, attachment, directory)
    if target is not None:
        return [Link(attachment, target.key)]
    type_name = _external_type(satellite, attachment, value)
    if type_name is None or (attachment.alone and value == attachment.alone):
        return []
    return [_outside(satellite, attachment, type_name, _expression(value, satellite, attachment, directory))]


def _composed(arn: PartialString, scope: str, attachment: Attachment, directory: Directory) -> Resource | None:
    """The parent that an ARN put together here names: what its end refers to, or a stage by its API and its name."""
    last, before = arn.parts[-1], arn.parts[-2:-1]
    target = _parent(last.target, attachment, directory) if isinstance(last, Reference) else None
    if target is not None:
        return target
    api = next((each for each in arn.parts if isinstance(each, Reference)), None)
    name: object = last.rpartition(STAGES)[2] if isinstance(last, str) and STAGES in last else None
    if before and isinstance(before[0], str) and before[0].endswith(STAGES):
        name = last
    if api is None or name is None:
        return None
    return directory.alike({"RestApiId": api, "StageName": name}, attachment.parents, scope)


def _outside(satellite: Resource, attachment: Attachment, type_name: str, id_: str) -> Link:
    """To a parent that is not declared in sight."""
    return Link(attachment, f"{satellite.scope}#{type_name}/{id_}", (type_name, id_))


def _parent(key: str, attachment: Attachment, directory: Directory) -> Resource | None:
    """The resource with that key if it can be a parent; for a satellite the one whose id its `Ref` answers."""
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        target = directory.get(key)
        if target is None or target.type in attachment.parents:
            return target
        named = (target.properties[each.by] for each in directory.ways.get(target.type, ()))
        onwards = next((value for value in named if isinstance(value, Reference)), None)
        if onwards is None:
            return None
        key = onwards.target
    return None


class _Names:
    """The resources of a type by what they are called: texts in an index, other values one by one."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        """Each is asked once."""
        self._texts: dict[tuple[str, str], Resource] = {}
        self._kinds: dict[tuple[str, str], list[Resource]] = {}
        self._others: list[tuple[Resource, Any]] = []
        for each in resources:
            for name in _names(each):
                if isinstance(name, str):
                    self._texts.setdefault((each.scope, name), each)
                else:
                    self._others.append((each, name))
            for ending in ("Name", "Identifier"):
                kind = each.properties.__dict__.get(f"{each.type.rpartition('::')[2]}{ending}")
                if isinstance(kind, str):
                    self._kinds.setdefault((each.scope, kind), []).append(each)

    def of(self, value: Any, scope: str) -> Resource | None:
        """The resource of the scope that surely goes by a value."""
        if not isinstance(value, str):
            return next((each for each, name in self._others if each.scope == scope and same(value, name)), None)
        found = self._texts.get((scope, value))
        of_kind = self._kinds.get((scope, value), ()) if found is None else ()
        return of_kind[0] if len(of_kind) == 1 else found


def _names(resource: Resource) -> list[Any]:
    """What a resource may be called: its name, ARN, the values of its primary identifier, its physical id."""
    schema = describe(resource.type)
    paths = schema.primary_identifier if schema is not None else ()
    names = [resource.properties.__dict__.get(path) for path in paths]
    names += [resource.name, resource.arn, None if resource.declared else resource.id]
    return [name for name in names if name is not None]


def _external_type(satellite: Resource, attachment: Attachment, value: Any) -> str | None:
    """Of which type an undeclared parent is; None when that cannot be told."""
    parents = attachment.parents
    if len(parents) == 1:
        return parents[0]
    kind = satellite.properties.__dict__.get("ResourceType")
    if kind is not None:
        return next((each for each in parents if isinstance(kind, str) and each.rpartition("::")[2] == kind), None)
    text = value.parts[0] if isinstance(value, PartialString) else value
    if isinstance(text, str) and text.startswith("arn:"):
        service = [*text.split(":"), "", ""][2].replace("-", "")
        return next((each for each in parents if service and each.split("::")[1].lower().startswith(service)), None)
    return parents[0] if len({each.split("::")[1] for each in parents}) == 1 else None


def _expression(value: Any, satellite: Resource, attachment: Attachment, directory: Directory) -> str:
    """How an undeclared parent is named: the literal, or what the template writes in its place."""
    if isinstance(value, Reference):
        target = directory.get(value.target)
        name = target.id if target is not None else value.target.rpartition("#")[2]
        return name if value.attribute == "Ref" else f"{name}.{value.attribute}"
    if isinstance(value, PartialString):
        return "".join(
            part if isinstance(part, str) else "${" + _expression(part, satellite, attachment, directory) + "}"
            for part in value.parts
        )
    if isinstance(value, Unknown):
        cause = cause_of(value)
        return (cause.name if isinstance(cause, Elsewhere) else cause.parameter) or f"{satellite.id}.{attachment.by}"
    return str(value)


# ── what it becomes ────────────────────


class _Place(NamedTuple):
    """That the parent's property at `path` stands in the satellite, at `inner` among its properties."""

    path: Path
    satellite: Resource
    inner: Path


def _values(satellite: Resource, link: Link, parent: Resource) -> list[tuple[Any, Path, Path]]:
    """New values of the parent's property, with the path that each satellite part gets, and the path that it had."""
    how = link.attachment
    before = parent.properties.__dict__.get(how.becomes)
    value = _value(satellite, link)
    if value is None:
        return []
    if how.merge == "spread" and isinstance(before, Obj) and isinstance(value, Obj):
        both = _joined(before, value)
        return [(both, (how.becomes, name), (how.takes, name)) for name in value]
    if how.merge == "object" or (how.merge == "spread" and not how.many):
        return [(value, (how.becomes,), (how.takes,) if how.takes else ())]
    if link.doubt is not None and (isinstance(before, Unknown) or not before):
        return [(value, (how.becomes,), ())]  # whether there is anything in the list at all is not known
    listed = list(before) if isinstance(before, list) else [] if before is None else [before]
    added: list[tuple[Any, Path, Path]] = []
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        listed.append(item)
        inner: Path = () if not how.takes else (how.takes, index) if isinstance(value, list) else (how.takes,)
        added.append((listed, (how.becomes, len(listed) - 1), inner))
    return added


def _value(satellite: Resource, link: Link) -> Any:
    """What the satellite brings: Unknown when it may not exist, None when there is nothing."""
    how = link.attachment
    if how.merge in ("object", "append"):
        value: Any = _payload(satellite)
    elif how.merge == "reference":
        value = Reference(satellite.key)
    else:
        value = satellite.properties.__dict__.get(how.takes)
    return Unknown(link.doubt) if value is not None and link.doubt is not None else value


def _joined(one: Any, other: Any) -> Any:
    """An object of which two resources have a part each: lists one after the other, else the second is right."""
    if isinstance(one, list) and isinstance(other, list):
        return [*one, *other]
    if not isinstance(one, Obj) or not isinstance(other, Obj):
        return other
    there = one.__dict__
    both = {**there, **{name: _joined(there.get(name), value) for name, value in other.__dict__.items()}}
    open_ = next((each for each in (one, other) if isinstance(each, OpenObj)), None)
    return Obj(both) if open_ is None else OpenObj(both, cause_of(open_["…"]))


def _payload(satellite: Resource) -> Obj:
    """The satellite's properties without those that name parents."""
    naming = {attachment.by for attachment in satellites()[satellite.type]}
    own = satellite.properties
    kept = {name: value for name, value in own.__dict__.items() if name not in naming}
    return OpenObj(kept, cause_of(own["…"])) if isinstance(own, OpenProperties) else Obj(kept)


def _locator(otherwise: Callable[[Path], Location], places: Sequence[_Place]) -> Callable[[Path], Location]:
    """Where a property of the parent is declared: in the satellite that it came from, else in the parent itself."""

    def locate(path: Path) -> Location:
        for place in reversed(places):
            if path[: len(place.path)] == place.path:
                rest = (*place.inner, *path[len(place.path) :])
                return place.satellite.locate(rest) if rest else place.satellite.location
        return otherwise(path)

    return locate
