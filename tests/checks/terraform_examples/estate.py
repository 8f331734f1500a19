"""A whole example as Terraform: each resource as the type that says most of it, with satellites for the rest."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Obj, Reference
from remit.schema import describe, satellites
from remit.sources.terraform.mapping import tables
from remit.sources.terraform.mapping.canonical import reference
from remit.sources.terraform.mapping.matching import bare, type_of
from remit.sources.terraform.mapping.table import Table
from tests.checks.terraform_examples.hcl import Writer, Written, snake
from tests.checks.terraform_examples.reversal import Reversal, copied, leaves
from tests.sources.terraform import provider_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Inventory, Resource
    from remit.schema import Attachment

    Tree = dict[str, Any]

MOST = 20
"""How many satellites of one type a resource may have."""

UNSURE = "?"
"""In place of a path: the resource is there under a condition, or only named. Such examples are written by hand."""

SATELLITES_FIRST = frozenset({"AWS::S3::Bucket"})
"""Types whose settings version 4 of the provider has taken out of the resource."""


class Translation(NamedTuple):
    """An example as HCL. `lost` are the paths of properties that no Terraform type can say, by registry type."""

    text: str
    addresses: dict[str, str]
    lost: list[tuple[str, str]]


def translated(inventory: Inventory, writer: type[Writer] = Writer) -> Translation:
    """The resources of an inventory as HCL; `addresses` tells which came of each, by key."""
    return Estate(inventory, writer).translation()


class Estate:
    """All resources of an example, and what was written for them."""

    def __init__(self, inventory: Inventory, writer: type[Writer]) -> None:
        self._writer = writer
        self._resources = [each for name in inventory.types() for each in inventory.of_type(name)]
        self._labels = {each.key: snake(re.split(r"[#/]", each.key)[-1]) for each in self._resources}
        self._types: dict[str, str] = {}
        self._written: list[Written] = []
        self._lost: list[tuple[str, str]] = []

    def translation(self) -> Translation:
        """Everything written."""
        for each in self._resources:
            self._resource(each)
        addresses = {key: f"{name}.{self._labels[key]}" for key, name in self._types.items()}
        text = "" if self._lost else self._writer(self._named).text(self._written)
        return Translation(text, addresses, self._lost)

    def _resource(self, resource: Resource) -> None:
        if resource.conditional or resource.external:
            self._lost.append((resource.type, UNSURE))
            return
        rest, label = tree(resource.properties), self._labels[resource.key]
        parent = Reference(resource.key)
        alone = Written("", label, {})
        first = list(settings(resource.type, rest, parent, alone)) if resource.type in SATELLITES_FIRST else []
        first += folded(resource.type, rest, parent, label, {str(each.path[0]) for each in resource.satellites})
        own = best(resource.type, rest, label)
        if own is None:
            self._lost.append((resource.type, ""))
            return
        self._types[resource.key] = own.type
        more = [*settings(resource.type, rest, parent, own), *folded(resource.type, rest, parent, label, set(rest))]
        self._written += [own, *first, *more]
        self._lost += [(resource.type, path) for path in dict.fromkeys(leaves(rest)) if path]

    def _named(self, told: Reference) -> str:
        """How HCL says a reference: by trial, the attribute that is read as this one."""
        name = self._types.get(told.target)
        if name is None:
            message = f"a reference to {told.target}, which is no resource in Terraform"
            raise LookupError(message)
        return f"{name}.{self._labels[told.target]}.{attribute_for(name, told.attribute)}"


@cache
def attribute_for(name: str, wanted: str) -> str:
    """The attribute of a Terraform type that others refer to by `Ref` or `Fn::GetAtt`."""
    entries = provider_schema.resource(name).entries
    likely = sorted(entries, key=lambda each: (not entries[each].computed, each != "id", each != "arn", each))
    found = next((each for each in likely if bare(reference("", name, each).attribute) == bare(wanted)), None)
    return found or ("arn" if wanted.lower().endswith("arn") and "arn" in entries else "id")


def best(type_name: str, properties: Tree, label: str) -> Written | None:
    """The resource as the Terraform type that says most of its properties, which are taken out; None without a type."""
    tries: list[tuple[int, int, str, Tree, Tree]] = []
    for name, table in ways(type_name):
        rest = copied(properties)
        attributes = Reversal(name, table, type_name).attributes(rest)
        if not callable(table.type) or table.type(attributes) == type_name:
            tries.append((len(list(leaves(rest))), len(name), name, attributes, rest))
    if not tries:
        return None
    _, _, name, attributes, rest = min(tries, key=lambda each: each[:3])
    properties.clear()
    properties.update(rest)
    return Written(name, label, attributes)


@cache
def ways(type_name: str) -> tuple[tuple[str, Table], ...]:
    """The Terraform types that are of a registry type, with their tables; of a type and its aliases the first."""
    found = [
        (table.names[0], table)
        for table in tables.all_tables()
        if not table.parents and type_name in (getattr(table.type, "types", ()) or (table.type,))
    ]
    by_rule = (name for name in PROVIDED if type_of(name) == type_name and tables.find(name) is None)
    found += [(name, Table(name, type_name)) for name in sorted(by_rule)]
    return tuple(each for each in found if each[0] in PROVIDED)


PROVIDED = frozenset(provider_schema.type_names())


# ── what configures a resource ────────────────────


def settings(type_name: str, properties: Tree, parent: Reference, own: Written) -> Iterator[Written]:
    """Terraform's own satellites: each takes out of the properties what it says of the parent."""
    for table in tables.all_tables():
        if type_name not in table.parents or table.names[0] not in PROVIDED:
            continue
        named = naming(table, type_name, parent, own)
        for number in range(MOST if named else 0):
            made = Reversal(table.names[0], table, type_name).attributes(properties)
            if not made:
                break
            yield Written(table.names[0], numbered(own.label, number), {**named, **made})


def naming(table: Table, type_name: str, parent: Reference, own: Written) -> Tree:
    """The attributes by which a satellite names its parent; none when it cannot."""
    names = table.match.split()
    if names:
        return {name: own.attributes[name] for name in names} if set(names) <= set(own.attributes) else {}
    ways = table.by.split()
    return {ways[0]: parent} if len(ways) == 1 else {ways[table.parents.index(type_name)]: [parent]}


def folded(type_name: str, properties: Tree, parent: Reference, label: str, names: set[str]) -> Iterator[Written]:
    """CloudFormation's satellites, unfolded: of those that could have become a property, one that says all of it."""
    for becomes in [name for name in properties if name in names]:
        for way in (each for all_ in satellites().values() for each in all_):
            if way.becomes != becomes or type_name not in way.parents or way.merge == "reference":
                continue
            made = [unfolded(way, item, parent, label, number) for number, item in enumerate(parts(way, properties))]
            if made and None not in made:
                del properties[becomes]
                yield from (each for each in made if each is not None)
                break


def unfolded(way: Attachment, own: Tree | None, parent: Reference, label: str, number: int) -> Written | None:
    """One satellite; None when no Terraform type says all of it."""
    schema = describe(way.satellite)
    shape = schema.properties.property(way.by) if schema is not None else None
    if own is None or shape is None:
        return None
    target = Reference(parent.target, "Arn" if way.by.lower().endswith("arn") else "Ref")
    properties = {**own, way.by: [target] if shape.kind == "list" and not shape.scalar else target}
    made = best(way.satellite, properties, numbered(label, number))
    return made if made is not None and not properties else None


def parts(way: Attachment, properties: Tree) -> list[Tree | None]:
    """The properties of the satellites that a property of the parent was made of; None where they cannot be told."""
    value = properties[way.becomes]
    if way.merge == "spread":
        return [{way.takes: value}]
    items = value if isinstance(value, list) else [value]
    return [copied(item) if isinstance(item, dict) else None for item in items]


def numbered(label: str, number: int) -> str:
    """A label for the one and the others."""
    return f"{label}_{number + 1}" if number else label


def tree(value: Any) -> Any:
    """Properties as plain dicts and lists."""
    if isinstance(value, Obj):
        return {name: tree(item) for name, item in vars(value).items()}
    return [tree(item) for item in value] if isinstance(value, list) else value
