"""From a Terraform instance to the canonical resource: the tables carried out, and the rule where they are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, Reference, Resource, Undetermined, Unknown, cause_of, wrap
from remit.schema import coerce, describe
from remit.sources.embedded import opened
from remit.sources.naming import name_of, tags_of
from remit.sources.terraform.evaluation.values import is_unset
from remit.sources.terraform.mapping import tables
from remit.sources.terraform.mapping.facts import is_fact
from remit.sources.terraform.mapping.matching import bare, property_of, type_of
from remit.sources.terraform.mapping.table import PARENT, Table, attachment, members
from remit.sources.terraform.mapping.writing import Writer
from remit.sources.terraform.plans.plan_values import Unset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.model import Location
    from remit.model.resource import Path
    from remit.schema import Attachment, TypeSchema
    from remit.sources.terraform.instances import Instance
    from remit.sources.terraform.mapping.table import Also


UNTOLD = (
    *("Credentials", "RoleLastUsed", "ManagedNode", "PatchState", "RecoveryPoints"),
    *("MfaDelete", "InUseBy", "RenewalEligibility", "RenewalStatus", "KeyState", "DeletionDate"),
    *("DBSnapshotAttributes", "DBClusterSnapshotAttributes"),
    *("LastAccessedDate", "LastChangedDate", "LastRotatedDate", "NextRotationDate"),
)
"""Facts of what exists that its state does not keep: they may be there. Who operates a resource is none of them, since
nobody else operates what Terraform made."""


class Canonical:
    """A resource, and for a satellite without registry type how each of its properties gets into the parent.

    `also` are resources that the instance stands for beside it, most of them satellites that fold.
    """

    __slots__ = ("also", "attachments", "resource")

    def __init__(
        self, resource: Resource, attachments: tuple[Attachment, ...] = (), also: tuple[Resource, ...] = ()
    ) -> None:
        """See the class."""
        self.resource = resource
        self.attachments = attachments
        self.also = also


def canonical(instance: Instance, scope: str, *, physical: bool = False) -> Canonical | None:
    """The resource in CloudFormation's words; None when remit has no word for its type.

    `physical`: the instance exists, its `id` is AWS's (state). Attributes that no property answers to are left out;
    where no table says that this is right, the properties that are not set are Unknown instead of absent.
    """
    table = table_of(instance)
    if table is None:
        return None
    told = _type_of(table, instance)
    type_name = instance.type if table.parents else told
    schema = describe(table.parents[0] if table.parents else str(told))
    if type_name is None or schema is None:
        return None
    itself = Reference(instance.key, table.ids.get("id", "Ref"))
    writer = Writer(table, schema, itself, strict=_is_strict(instance, table, physical=physical))
    writer.write(instance)
    properties = _finished(schema, writer.properties)
    for name, value in _parents(table, instance, schema).items():
        properties[name] = value
    for name in UNTOLD if physical and not table.parents else ():
        if name not in properties and schema.properties.property(name) is not None:
            properties[name] = Unknown(f"state does not tell {name}; scan the account (remit scan aws)")
    resource = _resource(instance, type_name, schema, properties, writer, scope=scope, physical=physical)
    also = tuple(each for told in table.also for each in _beside(told, instance, itself, resource))
    return Canonical(resource, _attachments(table, instance.type, schema, properties), also)


def _type_of(table: Table, instance: Instance) -> str | None:
    """The registry type that the table writes; the first of them when the attribute that decides is not known."""
    if not callable(table.type):
        return table.type
    try:
        return table.type(instance.values)
    except Undetermined:
        return next(iter(getattr(table.type, "types", ())), None)


def table_of(instance: Instance) -> Table | None:
    """The table of the instance's type, or one made by rule; None when there is no registry type for it."""
    found = tables.find(instance.type)
    if found is None:
        by_rule = type_of(instance.type)
        found = Table(instance.type, by_rule) if by_rule else None
    return found


def registry_type(terraform: str) -> str | None:
    """The registry type that a Terraform type is, or whose resources it configures; None when there is none."""
    table = tables.find(terraform)
    if table is None:
        return type_of(terraform)
    return table.parents[0] if table.parents else None if callable(table.type) else table.type


def reference(key: str, type_name: str, attribute: str) -> Reference:
    """An attribute of a resource that is not known before it exists, under the name that `Fn::GetAtt` has for it."""
    table = tables.find(type_name)
    if table is not None and attribute in table.ids:
        return Reference(key, table.ids[attribute])
    if attribute == "id":
        return Reference(key, "Ref")
    registry = type_of(type_name) if table is None else None if callable(table.type) else table.type
    schema = describe(registry) if registry else None
    wanted = bare(attribute)
    read_only = schema.read_only if schema is not None else ()
    return Reference(key, next((name for name in read_only if bare(name) == wanted), _spelt(attribute)))


def _spelt(attribute: str) -> str:
    """`dns_name` as `DnsName`."""
    return "".join(part[:1].upper() + part[1:] for part in attribute.split("_"))


def _is_strict(instance: Instance, table: Table, *, physical: bool) -> bool:
    """Whether an attribute without a property leaves the others open: nobody has read the type's page."""
    return tables.find(instance.type) is not table and not physical and instance.type.startswith("aws_")


def _finished(schema: TypeSchema, plain: dict[str, Any]) -> dict[str, Any]:
    """The properties with documents parsed and types made true."""
    values = {name: opened(schema.properties.property(name), value) for name, value in plain.items()}
    return {name: wrap(value) for name, value in coerce(schema.name, values).items()}


def _parents(table: Table, instance: Instance, schema: TypeSchema) -> dict[str, Any]:
    """The values that name the parents of a satellite without registry type, or those that its parent has as well."""
    if table.match:
        return {
            PARENT: {property_of(schema.properties, name): instance.values.get(name) for name in table.match.split()}
        }
    names = table.by.split() if table.parents else []
    told = {PARENT if len(names) == 1 else f"{PARENT}.{name}": instance.values.get(name) for name in names}
    return {
        name: members(value) if isinstance(value, list) else value
        for name, value in told.items()
        if not _is_unset(value)
    }


def _attachments(
    table: Table, type_name: str, schema: TypeSchema, properties: dict[str, Any]
) -> tuple[Attachment, ...]:
    """Each property of such a satellite is one of the parent's; several attributes may name a parent each."""
    found = []
    ways = (table.by.split() or [table.match]) if table.parents else []
    for index, by in enumerate(ways):
        parents = table.parents if len(ways) == 1 else (table.parents[index],)
        for name in properties:
            shape = schema.properties.property(name)
            if shape is not None and not name.startswith(PARENT):
                made = attachment(type_name, parents, name, many=shape.kind == "list")
                made.by = PARENT if len(ways) == 1 else f"{PARENT}.{by}"
                found.append(made)
    return tuple(found)


def _beside(also: Also, instance: Instance, itself: Reference, resource: Resource) -> Iterator[Resource]:
    """The resources of another type that some attributes stand for; what is not known is Unknown in them."""
    given = {name: value for name in also.reads.split() if not _is_unset(value := instance.values.get(name))}
    schema = describe(also.type)
    if not given or schema is None:
        return
    for number, made in enumerate(also.change(given, itself)):
        yield Resource(
            also.type,
            resource.id,
            f"{instance.key}/{also.type}/{number}",
            _finished(schema, {name: value for name, value in made.items() if value is not None}),
            scope=resource.scope,
            account=resource.account,
            region=resource.region,
            address=instance.address,
            location=instance.locate((next(iter(given)),)),
            conditional=resource.conditional,
            elsewhere=instance.open_,
            declared=resource.declared,
            waivers=instance.waivers,
        )


def _is_unset(value: Any) -> bool:
    """Whether an attribute, which is no block, is not set: a plan says so of what the provider will choose."""
    return is_unset(value) or (isinstance(value, Unknown) and isinstance(cause_of(value), Unset))


def _resource(  # noqa: PLR0913 — everything by name
    instance: Instance,
    type_name: str,
    schema: TypeSchema,
    properties: dict[str, Any],
    writer: Writer,
    *,
    scope: str,
    physical: bool,
) -> Resource:
    values, provider = instance.values, instance.provider
    arn = values.get("arn") if physical else None
    arn = arn if isinstance(arn, str) else None
    id_ = values.get("id") if physical else None
    tags = tags_of(properties.get(schema.tags or "Tags"))
    elsewhere = writer.elsewhere or instance.open_
    if is_fact(type_name) and elsewhere is None:
        elsewhere = Cause(f"{type_name} is a fact of the account, of which {instance.address} declares a part")
    return Resource(
        type_name,
        id_ if isinstance(id_, str) and id_ else instance.address,
        instance.key,
        properties,
        scope=scope,
        account=provider.account,
        region=provider.region,
        arn=arn,
        address=instance.address,
        name=_called(instance) or name_of(schema.primary_identifier, properties),
        tags=tags,
        location=instance.location,
        locate=_locator(instance, writer.origins),
        conditional=instance.conditional is not None,
        elsewhere=elsewhere,
        declared=not physical,
        waivers=instance.waivers,
    )


NO_NAMES = ("DBName", "MasterUsername", "SecretAccessKey")
"""What others may refer to as well, and is not what a resource is called."""


def _called(instance: Instance) -> str | None:
    """The name by which others refer to it, which need not be the registry's identifier; ARNs are told apart."""
    table = tables.find(instance.type)
    ids = table.ids if table else {}
    names = [name for name in ids if "." not in ids[name] and ids[name] not in NO_NAMES]
    told = [instance.values.get(name) for name in sorted(names, key=lambda each: ids[each] != "Ref")]
    return next((value for value in told if isinstance(value, str) and not value.startswith("arn:")), None)


def _locator(instance: Instance, origins: dict[Path, Path]) -> Callable[[Path], Location]:
    """Where a property is written: the attribute that it came from, and as far below as the paths agree."""

    def locate(path: Path) -> Location:
        for length in range(len(path), 0, -1):
            origin = origins.get(path[:length])
            if origin is not None:
                return instance.locate((*origin, *path[length:]))
        return instance.location

    return locate
