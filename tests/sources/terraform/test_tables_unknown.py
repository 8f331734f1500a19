"""What is not known stays so: hiding any one attribute neither drops a property that it decides nor makes one up.

Every attribute of the provider's list gets a value, one at a time is hidden, and what the table writes is compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.model import Obj, OpenObj, Unknown
from remit.model.unknowns import Missing
from remit.sources.terraform.instances import Instance
from remit.sources.terraform.mapping import tables
from remit.sources.terraform.mapping.canonical import canonical
from remit.sources.terraform.mapping.writing import SILENT
from tests.sources.terraform import provider_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.sources.terraform.mapping.table import Table
    from tests.sources.terraform.provider_schema import Entries, Entry

    Path = tuple[str, ...]
    Facts = set[tuple[Path, str]]

HIDDEN = "hidden"
DEPTH = 4
SAMPLES = {
    "method_path": "orders/GET",
    "starting_position_timestamp": "2026-01-01T00:00:00Z",
    "tier": "WebServer",
}
"""Texts that must be of a form; elsewhere any will do, and a document where one is wanted."""

EITHER = frozenset({"configurations", "passwords", "rule_json", "rules_json"})
"""Attributes that the provider refuses beside another that says the same."""

TABLES = [table for table in tables.all_tables() if table.names[0] in set(provider_schema.type_names())]


@pytest.mark.parametrize("table", TABLES, ids=repr)
def test_a_hidden_attribute_leaves_what_it_decides_unknown(table: Table) -> None:
    entries = provider_schema.resource(table.names[0]).entries
    given = blocks(entries)
    whole = facts(table, given)
    texts = {repr(value) for value in scalars(given)}
    for path in paths(given):
        if path[0] in table.drop or path[0] in SILENT:
            continue
        told = facts(table, hide(given, path))
        unknown = {place for place, value in told if value == HIDDEN}
        lost = {place for place, _ in whole} - {place for place, _ in told}
        lost = {place for place in lost if not any(place[: len(each)] == each for each in unknown)}
        assert not lost, f"without {path}, nothing tells that {lost} may be set"
        made_up = {(place, value) for place, value in told - whole if value not in (HIDDEN, "") and value not in texts}
        assert not made_up, f"without {path}, a value is made up: {made_up}"


def blocks(entries: Entries, depth: int = 0) -> dict[str, Any]:
    """A value for every attribute that may be configured, and one block of each kind."""
    return {
        name: [blocks(entry.entries, depth + 1)] if entry.entries is not None else sample(name, entry)
        for name, entry in entries.items()
        if entry.is_configurable and name not in EITHER and depth < DEPTH
    }


def sample(name: str, entry: Entry) -> Any:
    """Any value of the kind."""
    kind = entry.kind
    if kind in ("number", "bool"):
        return 3 if kind == "number" else True
    if kind.startswith(("list", "set")):
        return ["one", "two"]
    if kind.startswith("map"):
        return {"key": "value"}
    if name in SAMPLES:
        return SAMPLES[name]
    return '[{"name": "one"}]' if name.endswith("definitions") else '{"image": "one"}' if "propert" in name else "text"


def paths(given: dict[str, Any], above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where something can be hidden."""
    for name, value in given.items():
        yield (*above, name)
        if isinstance(value, list) and isinstance(value[0], dict):
            yield from paths(value[0], (*above, name, 0))


def scalars(value: Any) -> Iterator[Any]:
    """Every value that the configuration itself gives."""
    if isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from scalars(each)
    elif isinstance(value, list):
        for each in value:
            yield from scalars(each)
    else:
        yield value


def hide(given: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    """The same with one value unknown."""
    name, rest = str(path[0]), path[2:]
    inner = [hide(given[name][0], rest)] if rest else Unknown(HIDDEN)
    return {**given, name: inner}


def facts(table: Table, given: dict[str, Any]) -> Facts:
    """What the table writes, as places (positions in lists left out) and values."""
    found: Facts = set()
    made = canonical(Instance(table.names[0], f"{table.names[0]}.it", "it", given), "here")
    if made is not None:
        for name, value in vars(made.resource.properties).items():
            if not name.startswith("@"):
                collect(value, (name,), found)
    return found


def collect(value: Any, place: Path, found: Facts) -> None:
    """Add a value and what is in it."""
    if isinstance(value, Unknown):
        found.add((place[:-1] if place[-1] in ("[]", "…") else place, HIDDEN))
    elif isinstance(value, Obj):
        found.add((place, HIDDEN if isinstance(value, OpenObj) else ""))
        for name, item in vars(value).items():
            collect(item, (*place, name), found)
    elif isinstance(value, list):
        found.add((place, ""))
        for item in value:
            collect(item, (*place, "[]"), found)
    elif not isinstance(value, Missing) and value is not None:
        found.add((place, repr(value)))
