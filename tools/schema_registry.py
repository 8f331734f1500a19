"""CloudFormation's registry schemas, as cfn-lint ships them, made compact: the raw material of `tools/schema.py`.

A JSON schema says the same thing in many ways; what remit asks of it is small. Each node becomes one *shape*:

    "string"                                   a scalar kind, or "json" for anything free-form
    "#Rule"                                    a definition of the same type, shared, so that recursion costs nothing
    ["#Rule"]                                  a list of that
    {"properties": {…}}                        an object ("items" beside them when other properties are allowed too)
    {"kind": "map", "items": …}                any key, values of one shape
    {"kind": "list", "items": …, "scalar": 1}  a list that may also be written as one value
    {"kind": "string", "enum": […], "default": …}
"""

from __future__ import annotations

import json
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    Node = dict[str, Any]
    Shape = str | list[Any] | dict[str, Any]

SCALARS = ("string", "integer", "number", "boolean")
BRANCHES = ("oneOf", "anyOf", "allOf")


def source() -> tuple[Path, str, str]:
    """The folder of cfn-lint's schemas, its version, and the date of the registry that they mirror.

    `SystemExit` with what to do when cfn-lint is not installed.
    """
    spec = find_spec("cfnlint")
    if spec is None or spec.origin is None:
        message = "cfn-lint is not installed here: run this with the development environment (make install)"
        raise SystemExit(message)
    folder = Path(spec.origin).parent / "data/schemas"
    date = json.loads((folder / "version.json").read_text(encoding="utf-8"))["schema_date"]
    return folder, metadata.version("cfn-lint"), date


def read_all(folder: Path) -> Iterator[tuple[str, Node]]:
    """Every (type name, JSON schema) of all Regions, sorted by name. `SystemExit` when two Regions disagree on one."""
    found: dict[str, str] = {}
    for file in sorted((folder / "providers").glob("*.json")):
        for name, digest in json.loads(file.read_text(encoding="utf-8")).items():
            if found.setdefault(name, digest) != digest:
                message = f"{file.name} has another schema for {name} than the Regions before it"
                raise SystemExit(message)
    for name in sorted(found):
        yield name, json.loads((folder / "resources" / f"{found[name]}.json").read_text(encoding="utf-8"))


class Compactor:
    """One type's schema on its way to shapes. `definitions` collects what the shapes refer to."""

    def __init__(self, schema: Node) -> None:
        """Start with nothing referred to."""
        self.schema = schema
        self.definitions: dict[str, Shape] = {}
        self._names: dict[int, str] = {}
        self._kept: list[Node] = []  # joined nodes stay alive: `_names` knows them by id()

    def record(self) -> dict[str, Any]:
        """The type's entry in the index: properties, definitions and what the registry says about its properties."""
        root = self.shape(self.schema)
        properties = root.get("properties", {}) if isinstance(root, dict) else {}
        record: dict[str, Any] = {"properties": properties}
        if isinstance(root, dict) and "items" in root:
            record["items"] = root["items"]
        if self.definitions:
            record["definitions"] = dict(sorted(self.definitions.items()))
        lists = {
            "identifier": "primaryIdentifier",
            "read_only": "readOnlyProperties",
            "write_only": "writeOnlyProperties",
        }
        for key, name in lists.items():
            paths = dict.fromkeys(_dotted(pointer) for pointer in self.schema.get(name, ()))
            if paths:
                record[key] = list(paths)
        tagging = self.schema.get("tagging", {})
        tags = _dotted(tagging.get("tagProperty", "/properties/Tags"))
        if tagging.get("taggable", True) and tags in properties:
            record["tags"] = tags
        return record

    def shape(self, node: Node) -> Shape:
        """The shape of a node; definitions that it refers to are compacted too."""
        if "$ref" in node:
            return self._reference(node)
        if any(name in node for name in BRANCHES) and any("$ref" in part for part in self._parts(node, set())):
            return self._named(node)
        return self._flat(node)

    def _reference(self, node: Node) -> Shape:
        """A definition by name; a scalar one with a default of its own place is written out."""
        name, target = self._target(node["$ref"])
        if name not in self.definitions:
            self.definitions[name] = ""  # a definition that refers to itself ends here
            self.definitions[name] = self.shape(target)
        shape = self.definitions[name]
        if isinstance(shape, str) and shape and not shape.startswith("#") and "default" not in node:
            return shape
        if "default" in node and (shape in SCALARS or (isinstance(shape, dict) and shape.get("kind") in SCALARS)):
            return {**({"kind": shape} if isinstance(shape, str) else shape), "default": node["default"]}
        return f"#{name}"

    def _named(self, node: Node) -> Shape:
        """A union of definitions as a definition of its own, so that one within itself has an end."""
        name = self._names.get(id(node))
        if name is None:
            name = self._names[id(node)] = f"{len(self._names)}"
            self.definitions[name] = self._flat(node)
        return f"#{name}"

    def _target(self, pointer: str) -> tuple[str, Node]:
        """The name under which a `#/definitions/Rule` is kept, and its node."""
        node: Any = self.schema
        parts = pointer.removeprefix("#/").split("/")
        for part in parts:
            node = node[part]
        return (parts[1] if parts[0] == "definitions" and len(parts) == 2 else "/".join(parts)), node  # noqa: PLR2004

    def _parts(self, node: Node, seen: set[int]) -> Iterator[Node]:
        """The node itself and the branches of its unions, references followed once."""
        if id(node) in seen:
            return
        seen.add(id(node))
        yield node
        if "$ref" in node:
            yield from self._parts(self._target(node["$ref"])[1], seen)
        for name in BRANCHES:
            for branch in node.get(name, ()):
                yield from self._parts(branch, seen)

    def _flat(self, node: Node) -> Shape:
        """The shape of a node and all its branches together."""
        parts = list(self._parts(node, set()))
        kinds = _kinds(parts)
        free_form = [part for part in parts if part.get("format") == "json"]
        if "array" in kinds and ("object" not in kinds or free_form):
            return self._list(parts, scalar=len(kinds) > 1 and not free_form)
        if free_form and "object" not in kinds:
            return "json"  # a document, given as an object or as its text
        if "object" in kinds:
            return self._object(parts, kinds)
        return _scalar(node, parts, kinds)

    def _list(self, parts: list[Node], *, scalar: bool) -> Shape:
        """A list; `scalar` when one value may stand for a list of one."""
        items = self._joined([part["items"] for part in parts if isinstance(part.get("items"), dict)])
        return {"kind": "list", "items": items, "scalar": 1} if scalar else [items]

    def _object(self, parts: list[Node], kinds: set[str]) -> Shape:
        """An object with named properties, a map, or free-form JSON."""
        named: dict[str, list[Node]] = {}
        others: list[Node] = []
        for part in parts:
            for name, value in part.get("properties", {}).items():
                named.setdefault(name, []).append(value)
            others.extend(part.get("patternProperties", {}).values())
            if isinstance(part.get("additionalProperties"), dict):
                others.append(part["additionalProperties"])
        if named:
            shape: dict[str, Any] = {"properties": {name: self._joined(nodes) for name, nodes in sorted(named.items())}}
            return {**shape, "items": self._joined(others)} if others else shape
        if others:
            return {"kind": "map", "items": self._joined(others)}
        closed = kinds == {"object"} and any(part.get("additionalProperties") is False for part in parts)
        return {"properties": {}} if closed else "json"

    def _joined(self, nodes: list[Node]) -> Shape:
        """One shape for what several branches say about the same property; a bare mention says nothing."""
        telling = [
            node for node in nodes if set(node) - {"description", "title", "const", "minItems", "maxItems"}
        ] or nodes
        if not telling:
            return "json"
        different = {json.dumps(node, sort_keys=True): node for node in telling}
        if len(different) == 1:
            return self.shape(telling[0])
        union = {"anyOf": list(different.values())}
        self._kept.append(union)
        return self.shape(union)


def _dotted(pointer: str) -> str:
    """`/properties/Rules/*/Id` as `Rules[].Id`."""
    return ".".join(pointer.split("/")[2:]).replace(".*", "[]")


def _kinds(parts: list[Node]) -> set[str]:
    """The JSON types that a node and its branches allow, or imply by the keywords that they use."""
    kinds: set[str] = set()
    for part in parts:
        declared = part.get("type", ())
        kinds.update([declared] if isinstance(declared, str) else declared)
        if not declared:
            implied = {"properties": "object", "patternProperties": "object", "items": "array"}
            kinds.update(kind for keyword, kind in implied.items() if keyword in part)
    return kinds - {"null"}


def _scalar(node: Node, parts: list[Node], kinds: set[str]) -> Shape:
    """A scalar with its values and default; two kinds at once are `number` or anything (`json`)."""
    values = _values(parts)
    if not kinds:
        kinds = {"string"} if any(isinstance(value, str) for value in values) or "format" in node else set()
    if kinds == {"integer", "number"}:
        kinds = {"number"}
    if len(kinds) != 1:
        return "json"
    (kind,) = kinds
    shape: dict[str, Any] = {"kind": kind}
    if values:
        shape["enum"] = values
    if "default" in node:
        shape["default"] = node["default"]
    return shape if len(shape) > 1 else kind


def _values(parts: list[Node]) -> list[Any]:
    """The values that may be taken; none when a branch leaves it open."""
    values: dict[Any, None] = {}
    for part in parts:
        if "enum" in part or "const" in part:
            values.update(dict.fromkeys(part.get("enum", [part.get("const")])))
        elif part is not parts[0] and ("pattern" in part or part.get("type")):
            return []
    return sorted(values, key=str)
