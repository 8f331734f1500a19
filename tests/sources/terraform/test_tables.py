"""Every table against the provider's attributes and the registry's schema: nothing is forgotten, nothing made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit import schema
from remit.sources.terraform.mapping import tables
from remit.sources.terraform.mapping.configured import CONFIGURED
from remit.sources.terraform.mapping.matching import property_of
from remit.sources.terraform.mapping.table import Block, Each, Item, Table, To
from remit.sources.terraform.mapping.writing import SILENT
from tests.sources.terraform import provider_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.schema import Shape
    from remit.sources.terraform.mapping.table import Spec
    from tests.sources.terraform.provider_schema import Entries, Entry

TABLES = tables.all_tables()
PROVIDED = set(provider_schema.type_names())
EARLIER = frozenset(
    {
        *("aws_elasticache_security_group", "aws_db_security_group", "aws_redshift_security_group"),
        *("aws_qldb_ledger", "aws_opsworks_stack"),
    }
)
"""Types that earlier versions of the provider had."""


def registry_types(table: Table) -> list[str]:
    """The registry type that a table writes; all that it may be when an attribute decides."""
    if table.parents:
        return [table.parents[0]]
    return list(getattr(table.type, "types", ())) if callable(table.type) else [table.type]


@pytest.mark.parametrize("table", TABLES, ids=repr)
def test_a_table_is_of_a_type_that_the_provider_has_and_writes_one_that_the_registry_has(table: Table) -> None:
    assert set(table.names) <= PROVIDED | EARLIER
    for name in (*registry_types(table), *table.parents):
        assert schema.describe(name) is not None, name
    for name in table.names:
        assert tables.find(name) is table, f"{name} is not found: MODULES in tables/__init__.py lacks its beginning"


@pytest.mark.parametrize("table", TABLES, ids=repr)
def test_every_property_that_a_table_names_exists(table: Table) -> None:
    for type_name in registry_types(table):
        described = schema.describe(type_name)
        assert described is not None
        wrong = list(missing_targets(table.attributes, described.properties))
        wrong += [path for whole in table.whole for path in whole.paths if not schema.exists(type_name, path)]
        wrong += [path for path in table.defaults if not schema.exists(type_name, path)]
        if callable(table.type):
            continue  # each of its types has a part of them
        assert not wrong, wrong


@pytest.mark.parametrize("table", TABLES, ids=repr)
def test_every_configurable_attribute_has_a_property_or_is_dropped_on_purpose(table: Table) -> None:
    for name in table.names:
        if name not in PROVIDED or callable(table.type):
            continue
        described = schema.describe(registry_types(table)[0])
        assert described is not None
        spent = read_together(table) | set(table.by.split()) | SILENT
        entries = provider_schema.resource(name).entries
        block = Block("", table.attributes, " ".join(table.drop | spent))
        lost = list(unmatched(entries, described.properties, block, described.name))
        assert not lost, f"{name}: {', '.join(lost)}"


@pytest.mark.parametrize("table", TABLES, ids=repr)
def test_every_attribute_that_a_table_names_is_the_providers(table: Table) -> None:
    name = next((each for each in table.names if each in PROVIDED), None)
    if name is None:
        return
    entries = provider_schema.resource(name).entries
    named = {*table.drop, *read_together(table), *table.by.split(), *table.ids}
    unknown = [each for each in named if each not in entries and each not in OLD]
    unknown += list(strangers(entries, table.attributes))
    assert not unknown, f"{name}: {', '.join(unknown)}"


OLD = frozenset(
    {
        *("id", "arn", "name", "vpc", "alb_target_group_arn", "availability_zones", "compute_environment_name"),
        *("logging", "number_cache_clusters", "rotation_lambda_arn", "rotation_rules", "resolve_conflicts"),
        *("security_group_names", "snapshot_copy"),
    }
)
"""Attributes that earlier versions of the provider had at some type, or that the documentation lists for all."""


def read_together(table: Table) -> set[str]:
    """Attributes that functions of the whole table read."""
    told = [*(each.reads for each in table.whole), *(each.reads for each in table.also)]
    return {name for reads in told for name in reads.split()}


def missing_targets(attributes: Any, shape: Shape, path: str = "") -> Iterator[str]:
    """Targets of entries that are no property of the object they are written into."""
    for name, spec in attributes.items():
        target = spec if isinstance(spec, str) else spec.path
        below = shape_at(shape, target) if target else shape
        if below is None:
            yield f"{path}{name} → {target}"
        elif isinstance(spec, Block):
            yield from missing_targets(spec.attributes, item_of(below), f"{path}{name}.")


def unmatched(entries: Entries, shape: Shape, block: Block, type_name: str = "", path: str = "") -> Iterator[str]:
    """Configurable attributes that go nowhere."""
    dropped = set(block.drop.split())
    for name, entry in entries.items():
        if name in dropped or not entry.is_configurable or (not path and name in provider_schema.SETTLED):
            continue
        spec: Spec | None = block.attributes.get(name)
        if spec is None:
            found = property_of(shape, name, type_name)
            if found is None:
                yield f"{path}{name}"
                continue
            spec = found
        yield from below(entry, shape, spec, f"{path}{name}.")


def below(entry: Entry, shape: Shape, spec: Spec, path: str) -> Iterator[str]:
    """What goes nowhere inside of an attribute; a function's own business is not looked into."""
    if entry.entries is None or isinstance(spec, (To, Each, Item)):
        return
    block = Block(spec) if isinstance(spec, str) else spec
    target = shape_at(shape, block.path) if block.path else shape
    if target is None or target.kind == "json":
        return
    yield from unmatched(entry.entries, item_of(target), block, "", path)


def strangers(entries: Entries, attributes: Any, path: str = "") -> Iterator[str]:
    """Entries of a table for attributes that the provider does not have."""
    for name, spec in attributes.items():
        entry = entries.get(name)
        if entry is None:
            if name not in OLD:
                yield f"{path}{name}"
        elif isinstance(spec, Block) and entry.entries is not None:
            yield from strangers(entry.entries, spec.attributes, f"{path}{name}.")


def shape_at(shape: Shape, path: str) -> Shape | None:
    found: Shape | None = item_of(shape)
    for step in path.split("."):
        found = item_of(found).property(step) if found is not None else None
    return found


def item_of(shape: Shape) -> Shape:
    """The object that a property is, or that its list holds."""
    while shape.kind == "list" and shape.items is not None:
        shape = shape.items
    return shape


def test_what_a_module_out_of_sight_may_configure_is_what_the_tables_can_set() -> None:
    """`configured.py` spares a scan the loading of all tables; here it is worked out from them."""
    found: dict[str, set[str]] = {}
    for table in (each for each in TABLES if each.parents):
        for parent in table.parents:
            found.setdefault(parent, set()).update(settable(table, parent))
    known = {
        parent: names - {way.becomes for ways in schema.satellites().values() for way in ways if parent in way.parents}
        for parent, names in found.items()
    }
    assert {parent: set(names.split()) for parent, names in CONFIGURED.items()} == {k: v for k, v in known.items() if v}


def settable(table: Table, parent: str) -> Iterator[str]:
    """The properties of a parent that a table may set: what it names, and what the rule of same letters finds."""
    described = schema.describe(parent)
    assert described is not None
    silent = {*SILENT, *table.drop, *table.by.split(), *table.match.split(), "tags"}
    spent = " ".join([*(each.reads for each in table.whole), *(each.reads for each in table.also)]).split()
    names = {*targets(table.attributes), *table.defaults, *(path for whole in table.whole for path in whole.paths)}
    for entry in (entry for name in table.names if (found := provided(name)) for entry in found.values()):
        if entry.is_configurable and entry.name not in {*silent, *spent, *table.attributes}:
            names.add(property_of(described.properties, entry.name, parent) or "")
    yield from (top for name in names if described.properties.property(top := name.partition(".")[0]) is not None)


def targets(attributes: Mapping[str, Spec]) -> Iterator[str]:
    """The paths that entries name, also those of blocks whose attributes belong to the object around."""
    for spec in attributes.values():
        path = spec if isinstance(spec, str) else spec.path
        if path:
            yield path
        elif isinstance(spec, Block):
            yield from targets(spec.attributes)


def provided(name: str) -> Entries | None:
    """What the provider's type takes; None for a type of earlier versions."""
    return provider_schema.resource(name).entries if name in PROVIDED else None
