"""Answers with every member that botocore's models have: all that a table fills is told, and in the registry's form.

What hangs on the values of an answer (`when`, `keeps`, attributes by name) stays away here and is in a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.model import Needs, PartialString, Unknown, unwrap
from remit.schema import Shape, describe
from remit.sources.aws.table import TAGS
from remit.sources.aws.tables import all_tables
from tests.sources.aws.cases import cases, paths
from tests.sources.aws.models import operation
from tests.sources.aws.recorded import MemoryPages, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VALUES = {
    "blob": b"7",
    "boolean": True,
    "double": 7.0,
    "float": 7.0,
    "integer": 7,
    "long": 7,
    "string": "7",  # a text that is a number: some properties are numbers that the API tells as text
    "timestamp": "2026-01-01T00:00:00Z",
}
KINDS: Mapping[str, Any] = {
    "boolean": bool,
    "integer": int,
    "list": list,
    "map": dict,
    "number": (int, float),
    "object": dict,
    "string": str,
}
TYPES = sorted({table.type for table in all_tables()})


class Full:
    """An AWS of whose answers no member is missing."""

    def call(self, service: str, _region: str, name: str, _parameters: Mapping[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = full(operation(f"{service}:{name}").output_shape, ())
        return answer


def full(shape: Any, above: tuple[str, ...]) -> Any:
    """A value with all that a shape may have; one that holds itself ends there."""
    if shape is None or shape.name in above:
        return {}
    above = (*above, shape.name) if shape.type_name == "structure" else above
    if shape.type_name == "structure":
        return {name: full(member, above) for name, member in shape.members.items()}
    if shape.type_name == "list":
        return [full(shape.member, above)]
    return {"7": full(shape.value, above)} if shape.type_name == "map" else VALUES[shape.type_name]


@pytest.mark.parametrize("type_name", TYPES)
def test_all_that_a_table_fills_is_told_in_the_registrys_form(type_name: str) -> None:
    schema = describe(type_name)
    assert schema is not None
    found = list(read(Full(), MemoryPages(), Needs([type_name])).of_type(type_name))
    properties = unwrap(found[0].properties) if found else {}
    assert list(misfits(schema.properties, properties, "")) == []
    shown = {path for case in cases() if case.type == type_name for path in paths(case.template, "")}
    tables = [table for table in all_tables() if table.type == type_name]
    filled = {name for table in tables for name in table.origins if name != TAGS}
    assert {name for name in filled - shown if not is_told(properties, name)} == set()


def misfits(shape: Shape | None, value: Any, path: str) -> Iterator[str]:
    """Where a value is not of the registry's form."""
    if shape is None or shape.kind == "json" or isinstance(value, (Unknown, PartialString)):
        return
    if not isinstance(value, KINDS[shape.kind]) or (isinstance(value, bool) and shape.kind != "boolean"):
        yield f"{path} is {value!r} and no {shape.kind}"
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from misfits(shape.property(name), item, f"{path}.{name}")
    elif isinstance(value, list):
        for item in value:
            yield from misfits(shape.items, item, path)


def is_told(properties: Any, path: str) -> bool:
    for name in path.split("."):
        properties = properties.get(name) if isinstance(properties, dict) else properties
    return properties is not None and not isinstance(properties, Unknown)
