"""What remit adds to the registry's schemas: its own types, facts of live accounts, satellites, and a few corrections.

Works on the records that `tools/schema_registry.py` makes; the data are the TOML files beside `remit.schema`. An entry
that the registry has overtaken or never knew stops the run with what to do about it.
"""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tools.schema_registry import Shape

    Record = dict[str, Any]

FOLDER = Path(__file__).parent.parent / "src/remit/schema"


def read(name: str) -> dict[str, Any]:
    """One of the TOML files beside `remit.schema`."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def attachments() -> list[dict[str, Any]]:
    """The lines of `satellites.toml`, complete: what may be left out there is filled in."""
    lines = read("satellites.toml")["attachments"]
    for line in lines:
        line.setdefault("takes", "")
        line["many"] = line.get("many", line["merge"] in ("append", "reference"))
    return list(lines)


def add_all(records: dict[str, Record]) -> None:
    """Everything that remit adds, in place. `SystemExit` for an entry that does not fit the registry."""
    for path in read("corrections.toml")["documents"]:
        type_name, _, inside = path.partition(".")
        _make_document(records, type_name, inside)
    own = read("remit_types.toml")
    for entry in own["type"]:
        _demand(entry["name"] not in records, f"{entry['name']} is defined twice")
        record = records[entry["name"]] = {key: entry[key] for key in ("identifier", "tags") if key in entry}
        record["properties"] = {}
        for path, told in entry["properties"].items():
            _place(record["properties"], path, told)
    registry = copy.deepcopy(records)
    for entry in own["fact"]:
        for type_name in entry["on"]:
            _add_fact(records, type_name, entry["properties"])
    lines = attachments()
    for line in lines:
        taken = {other["by"] for other in lines if other["satellite"] == line["satellite"]}
        for parent in line["parents"]:
            _attach(records, registry, line, parent, taken)


def _make_document(records: dict[str, Record], type_name: str, path: str) -> None:
    """One property whose text is a document: its shape becomes `json`."""
    _demand(type_name in records, f"corrections.toml: the registry has no {type_name}")
    record = records[type_name]
    properties = record["properties"]
    *outer, last = path.split(".")
    for step in outer:
        properties = _resolved(record, properties[step])["properties"]
    _demand(
        properties.get(last) == "string", f"corrections.toml: {type_name}.{path} is {properties.get(last)}, not string"
    )
    properties[last] = "json"


def _add_fact(records: dict[str, Record], type_name: str, properties: dict[str, Any]) -> None:
    """Properties that a live account adds to a type."""
    _demand(type_name in records, f"remit_types.toml: the registry has no {type_name}")
    record = records[type_name]
    added = record.setdefault("added", {})
    for path, told in properties.items():
        name = path.split(".")[0].removesuffix("[]")
        _demand(
            name not in record["properties"],
            f"remit_types.toml: the registry has {type_name}.{name} by now; drop the fact",
        )
        _place(added, path, told)


def _place(properties: dict[str, Shape], path: str, told: dict[str, Any]) -> None:
    """Enter a property at its path, with the objects and lists on the way."""
    *outer, last = path.split(".")
    for step in outer:
        name = step.removesuffix("[]")
        node: Any = properties.setdefault(name, [{"properties": {}}] if step.endswith("[]") else {"properties": {}})
        properties = (node[0] if isinstance(node, list) else node)["properties"]
    leaf: Shape = {"kind": told["kind"], "enum": told["enum"]} if "enum" in told else told["kind"]
    properties[last.removesuffix("[]")] = [leaf] if last.endswith("[]") else leaf


def _attach(
    records: dict[str, Record], registry: dict[str, Record], line: dict[str, Any], parent: str, taken: set[str]
) -> None:
    """The parent's property that a satellite becomes, joined with what the parent has under that name."""
    for name in (line["satellite"], parent):
        _demand(name in registry, f"satellites.toml: the registry has no {name}")
    satellite, record = registry[line["satellite"]], records[parent]
    for name in {line["by"], line["takes"]} - {""}:
        _demand(name in satellite["properties"], f"satellites.toml: {line['satellite']} has no {name}")
    shape = _with_definitions(record, line["satellite"], satellite, _value(line, satellite, taken))
    added = record.setdefault("added", {})
    there = added.get(line["becomes"], record["properties"].get(line["becomes"]))
    joined = shape if there is None else _joined(record, there, shape)
    if joined != there:
        added[line["becomes"]] = joined


def _value(line: dict[str, Any], satellite: Record, taken: set[str]) -> Shape:
    """What the satellite gives its parent, in terms of the satellite's own definitions."""
    if line["merge"] == "reference":
        return ["string"]
    if line["merge"] == "spread":
        shape: Shape = satellite["properties"][line["takes"]]
        return [shape] if line["many"] and not isinstance(shape, list) else shape
    properties = satellite["properties"]
    whole = {"properties": {name: shape for name, shape in properties.items() if name not in taken} or properties}
    return [whole] if line["merge"] == "append" else whole


def _with_definitions(record: Record, type_name: str, satellite: Record, shape: Shape) -> Shape:
    """The shape with its references turned to copies of the satellite's definitions among the parent's."""
    prefix = type_name.rpartition("::")[2]
    definitions = satellite.get("definitions", {})

    def moved(node: Any) -> Any:
        if isinstance(node, list):
            return [moved(item) for item in node]
        if isinstance(node, str) and node.startswith("#"):
            name = f"{prefix}.{node[1:]}"
            mine = record.setdefault("definitions", {})
            if name not in mine:
                mine[name] = ""
                mine[name] = moved(definitions[node[1:]])
            return f"#{name}"
        if isinstance(node, dict):
            inner = {key: moved(node[key]) for key in ("items",) if key in node}
            if "properties" in node:
                inner["properties"] = {key: moved(value) for key, value in node["properties"].items()}
            return {**node, **inner}
        return node

    return moved(shape)  # type: ignore[no-any-return]


def _joined(record: Record, there: Shape, new: Shape) -> Shape:
    """Both shapes in one: the properties of either, the parent's own taking precedence."""
    first, second = _resolved(record, there), _resolved(record, new)
    if isinstance(first, list) and isinstance(second, list):
        items = _joined(record, first[0], second[0])
        return there if items == first[0] else [items]
    if isinstance(first, dict) and isinstance(second, dict) and "properties" in first and "properties" in second:
        if set(second["properties"]) <= set(first["properties"]):
            return there
        return {**first, "properties": dict(sorted({**second["properties"], **first["properties"]}.items()))}
    return there


def _resolved(record: Record, shape: Shape) -> Any:
    """The shape that a reference stands for."""
    while isinstance(shape, str) and shape.startswith("#"):
        shape = record["definitions"][shape[1:]]
    return shape


def _demand(holds: bool, message: str) -> None:  # noqa: FBT001 — an assertion with words
    """Stop with the message unless the condition holds."""
    if not holds:
        raise SystemExit(message)
