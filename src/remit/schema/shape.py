"""Shapes: what a property may hold, read from the generated index one type at a time.

The index (`data/<Namespace>.json`, written by `tools/schema.py`) holds one type a line; only the lines asked for are
parsed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

DATA = Path(__file__).parent / "data"
"""The generated index. Never edited by hand."""


class Shape:
    """What one property may hold.

    `kind` is object, list, map, string, integer, number, boolean or json (anything). `enum` lists the values that the
    registry knows (empty: any). `default` is the registry's default, None when it states none. `scalar` marks a list
    that may also be written as a single value. Shapes refer to each other lazily, so a recursive type has an end.
    """

    __slots__ = ("_definitions", "_found", "_items", "_nodes", "default", "enum", "kind", "scalar")

    def __init__(self, node: Mapping[str, Any] | list[Any] | str, definitions: Mapping[str, Any]) -> None:
        """`node` is an entry of the index, `definitions` what its references name."""
        while isinstance(node, str) and node.startswith("#"):
            node = definitions[node[1:]]
        if isinstance(node, str):
            node = {"kind": node}
        elif isinstance(node, list):
            node = {"kind": "list", "items": node[0]}
        self._definitions = definitions
        self._nodes: Mapping[str, Any] = node.get("properties", {})
        self._items: Any = node.get("items")
        self._found: dict[str, Shape] = {}
        self.kind: str = node.get("kind", "object")
        self.enum: tuple[Any, ...] = tuple(node.get("enum", ()))
        self.default: Any = node.get("default")
        self.scalar: bool = "scalar" in node

    @property
    def names(self) -> tuple[str, ...]:
        """The names of an object's properties, sorted; none for other kinds."""
        return tuple(self._nodes)

    @property
    def items(self) -> Shape | None:
        """What a list or a map holds (or what an object holds beside its named properties); None for other kinds."""
        if self._items is None:
            return None
        if not isinstance(self._items, Shape):
            self._items = Shape(self._items, self._definitions)
        return self._items

    def property(self, name: str) -> Shape | None:
        """What the property of that name holds; None when there is none of that name. A map answers for every name."""
        found = self._found.get(name)
        if found is None:
            node = self._nodes.get(name)
            if node is None:
                return self.items if self.kind in ("map", "object") else None
            found = self._found[name] = Shape(node, self._definitions)
        return found

    def __repr__(self) -> str:
        """For debuggers and test failures."""
        return f"Shape({self.kind}{': ' + ', '.join(self.names) if self._nodes else ''})"


class TypeSchema:
    """What a resource type may hold, and what the registry says about its properties.

    `properties` is an object shape; it includes the properties that satellites become, or add to, and the facts that
    only an account shows. `added` names those. `primary_identifier`, `read_only` (what GetAtt gives) and `write_only`
    (never told by an API) hold dotted paths with `[]` after a list. `tags` is the property that holds the tags, None
    when there is none.
    """

    __slots__ = ("added", "name", "primary_identifier", "properties", "read_only", "tags", "write_only")

    def __init__(self, name: str, record: Mapping[str, Any]) -> None:
        """`record` is the type's entry in the index."""
        added: Mapping[str, Any] = record.get("added", {})
        node = {**record, "properties": {**record["properties"], **added}} if added else record
        self.name = name
        self.properties = Shape(node, record.get("definitions", {}))
        self.added: tuple[str, ...] = tuple(added)
        self.primary_identifier: tuple[str, ...] = tuple(record.get("identifier", ()))
        self.read_only: tuple[str, ...] = tuple(record.get("read_only", ()))
        self.write_only: tuple[str, ...] = tuple(record.get("write_only", ()))
        self.tags: str | None = record.get("tags")

    def __repr__(self) -> str:
        """For debuggers and test failures."""
        return f"TypeSchema({self.name})"


_texts: dict[str, str] = {}
_described: dict[str, TypeSchema | None] = {}


def describe(type_name: str) -> TypeSchema | None:
    """The schema of a resource type (`AWS::S3::Bucket`, `Remit::IAM::RootUser`), or None when there is no such type.

    Read on first use (about a millisecond) and kept.
    """
    try:
        return _described[type_name]
    except KeyError:
        record = _record(type_name)
        schema = _described[type_name] = None if record is None else TypeSchema(type_name, record)
        return schema


def file_name(vendor: str, namespace: str) -> str:
    """The file of the index that holds a namespace: `EC2.json` for AWS's own, `Remit-EC2.json` for the others."""
    return f"{namespace}.json" if vendor == "AWS" else f"{vendor}-{namespace}.json"


def _record(type_name: str) -> Any:
    """The line of a type in the index, parsed; None when there is none."""
    parts = type_name.split("::")
    if len(parts) < 3 or not all(part.isalnum() and part.isascii() for part in parts):  # noqa: PLR2004 — vendor, namespace, type
        return None
    name = file_name(parts[0], parts[1])
    if name not in _texts:
        path = DATA / name
        _texts[name] = path.read_text(encoding="utf-8") if path.is_file() else ""
    text, key = _texts[name], f'\n"{type_name}":'
    start = text.find(key)
    return None if start < 0 else json.JSONDecoder().raw_decode(text, start + len(key))[0]
