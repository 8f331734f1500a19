"""The tables read backwards: which Terraform types are a registry type, and which attributes set a property of it.

Names for people; nothing is mapped by them. What the tables say in so many words comes first. What they leave to the
rule is named by the rule, for plain values of the plainest type alone: the provider's own schema is not at hand here,
so the tests hold every name on a check's page against it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from remit.schema import describe, satellites
from remit.sources.terraform.mapping import tables
from remit.sources.terraform.mapping.matching import property_of
from remit.sources.terraform.mapping.table import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.schema import Shape
    from remit.sources.terraform.mapping.table import Spec, Table

    Steps = tuple[str, ...]

WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
ONE_WORD = {"CloudFront": "Cloudfront", "CloudWatch": "Cloudwatch", "DynamoDB": "Dynamodb"}
"""Names of services that the provider writes without a joint."""

MANY = 4
"""When a type has more attributes for one property, they set a part of it each, and the type alone is named."""


def terraform_types(type_name: str) -> tuple[str, ...]:
    """The Terraform types that are of a registry type, the plainest first; none when no table is of it.

    Aliases are left out, and types that only configure one.
    """
    return tuple(table.names[0] for table in _tables(type_name))


def attributes(type_name: str, path: Steps) -> list[str]:
    """The attributes that set the property at a path of names: `aws_db_instance.storage_encrypted`.

    Of the resource itself, of what configures it in Terraform (`aws_s3_bucket_versioning`), and of satellites that fold
    in CloudFormation as well. A type alone where a function makes the property of several attributes. None when the
    tables do not tell.
    """
    schema = describe(type_name)
    if schema is None or not path:
        return []
    found = said(type_name, path)
    plainest = next(iter(_tables(type_name)), None)
    if not found and plainest is not None:
        found = list(_guessed(plainest, schema.properties, path, type_name))
    return found


def said(type_name: str, path: Steps) -> list[str]:
    """As `attributes`, without what is left to the rule."""
    schema = describe(type_name)
    if schema is None or not path:
        return []
    own = [list(_told(table, schema.properties, path)) for table in _tables(type_name)]
    first = next((each for each in own if each), [])
    settings = (table for table in tables.all_tables() if type_name in table.parents)
    more = [name for table in settings for name in _told(table, schema.properties, path)]
    folded = [name for inner, rest in _folded(type_name, path) for name in _inside(inner, rest)]
    return list(dict.fromkeys((*first, *more, *folded)))


@cache
def _tables(type_name: str) -> tuple[Table, ...]:
    """The tables of a registry type, that of the shortest name first."""
    found = (
        table
        for table in tables.all_tables()
        if not table.parents and type_name in (getattr(table.type, "types", ()) or (table.type,))
    )
    return tuple(sorted(found, key=lambda table: len(table.names[0])))


def _folded(type_name: str, path: Steps) -> Iterator[tuple[str, Steps]]:
    """The satellites of CloudFormation that become the first name of the path, with the rest of it."""
    for ways in satellites().values():
        for way in ways:
            if type_name in way.parents and way.becomes == path[0] and way.merge in ("object", "append"):
                yield way.satellite, path[1:]


def _inside(satellite: str, path: Steps) -> list[str]:
    """The attributes of a satellite, or its type."""
    return attributes(satellite, path) or list(terraform_types(satellite)[:1])


# ── what tables say ────────────────────


def _told(table: Table, shape: Shape, path: Steps) -> list[str]:
    """The attributes that the table names for a property, or for what it holds; else the rule's, in a block of its."""
    name = table.names[0]
    entries = [each for each in _entries(table.attributes, shape, path) if not each[0].endswith("_wo")]
    sure = any(is_told for _, is_told in entries)
    found = [f"{name}.{each}" for each, is_told in entries if is_told or not sure]
    together = any(_meets(path, tuple(each.split("."))) for whole in table.whole for each in whole.paths)
    return [name] if together or len(found) > MANY else found


def _entries(entries: Mapping[str, Spec], shape: Shape, path: Steps) -> Iterator[tuple[str, bool]]:
    """Attributes, each with whether an entry tells it or the rule."""
    for name, spec in entries.items():
        target = spec if isinstance(spec, str) else spec.path
        steps = tuple(target.split(".")) if target else ()
        if target and len(steps) >= len(path):
            if steps[: len(path)] == path:
                yield name, True
        elif path[: len(steps)] != steps:
            continue
        elif isinstance(spec, (str, Block)):
            inner = _within(spec, shape, steps, path[len(steps) :])
            yield from ((f"{name}.{each}", is_told) for each, is_told in inner)
        else:
            yield name, True


def _within(spec: str | Block, shape: Shape, steps: Steps, rest: Steps) -> Iterator[tuple[str, bool]]:
    """What a block says of the rest of a path; what it leaves to the rule when it says nothing."""
    inner = _at(shape, steps)
    if inner is None:
        return
    found = list(_entries(spec.attributes if isinstance(spec, Block) else {}, inner, rest))
    yield from found or ((each, False) for each in (_by_rule(inner, rest) if steps else ()))


def _meets(path: Steps, other: Steps) -> bool:
    """Whether one path leads through the other's end."""
    return path[: len(other)] == other or other[: len(path)] == path


# ── what the rule says ────────────────────


def _guessed(table: Table, shape: Shape, path: Steps, type_name: str) -> Iterator[str]:
    """What the rule takes for the property, where the table does not say that it means something else by the name."""
    taken = {*table.attributes, *table.drop, *table.by.split()}
    for name in _by_rule(shape, path, type_name):
        if name.partition(".")[0] not in taken:
            yield f"{table.names[0]}.{name}"


def _by_rule(shape: Shape, path: Steps, type_name: str = "") -> Iterator[str]:
    """The attributes that the rule takes for the properties along a path to a plain value."""
    names = []
    for step in path:
        name = _spelt(step)
        inner = _item(shape).property(step)
        if inner is None or property_of(_item(shape), name, type_name) != step:
            return
        names.append(name)
        shape, type_name = inner, ""
    if _item(shape).kind not in ("object", "map", "json"):
        yield ".".join(names)


def _spelt(name: str) -> str:
    """`KmsKeyId` as `kms_key_id`."""
    for service, word in ONE_WORD.items():
        name = name.replace(service, word)
    return WORD.sub("_", name).lower()


def _at(shape: Shape, steps: Steps) -> Shape | None:
    found: Shape | None = _item(shape)
    for step in steps:
        found = found.property(step) if found is not None else None
        found = _item(found) if found is not None else None
    return found


def _item(shape: Shape) -> Shape:
    """The object that a property is, or that its list holds."""
    while shape.kind == "list" and shape.items is not None:
        shape = shape.items
    return shape
