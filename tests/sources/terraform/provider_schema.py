"""What the AWS provider's resources take and give, from the index that `tools/terraform_provider.py` makes."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

INDEX = Path(__file__).parent / "provider/index.json.gz"

SETTLED = ("id", "tags_all")
"""Optional by the schema, yet set by the provider alone: nobody writes them."""


class Entry:
    """One attribute or block.

    `kind` is `string`, `number`, `bool`, `list string`, `map any`, … for a plain attribute. For a block, and for an
    attribute of objects, it is empty: `nesting` is `list`, `set`, `map` or `single` and `entries` says what it holds.
    """

    __slots__ = ("computed", "entries", "is_block", "kind", "name", "nesting", "optional", "required")

    def __init__(self, name: str, words: list[str], entries: Entries | None) -> None:
        self.name = name
        self.entries = entries
        self.is_block = entries is not None and words[1] == "block"
        self.nesting = words[0] if entries is not None else ""
        flags = {"required", "optional", "computed"}
        self.kind = "" if entries is not None else " ".join(word for word in words if word not in flags)
        self.required, self.optional, self.computed = (word in words for word in ("required", "optional", "computed"))

    @property
    def is_configurable(self) -> bool:
        return self.required or self.optional


class Entries(dict[str, Entry]):
    """The attributes and blocks of a resource or of an object in it, by name."""

    def __init__(self, raw: dict[str, Any], above: tuple[Entries, ...] = ()) -> None:
        super().__init__()
        around = (self, *above)
        for name, told in raw.items():
            if isinstance(told, str):
                self[name] = Entry(name, told.split(), None)
                continue
            nested = around[told[1] - 1] if isinstance(told[1], int) else Entries(told[1], around)
            self[name] = Entry(name, told[0].split(), nested)


class ProviderType:
    """One resource type of the provider."""

    __slots__ = ("entries", "name")

    def __init__(self, name: str, entries: Entries) -> None:
        self.name = name
        self.entries = entries

    @property
    def attributes(self) -> dict[str, Entry]:
        return {name: entry for name, entry in self.entries.items() if not entry.is_block}

    @property
    def blocks(self) -> dict[str, Entry]:
        return {name: entry for name, entry in self.entries.items() if entry.is_block}

    def entry(self, path: str) -> Entry | None:
        """What stands at `versioning_configuration.status`, or nothing. A key of a map is the map's entry."""
        entries: Entries | None = self.entries
        found: Entry | None = None
        for name in path.split("."):
            if entries is None:
                return found if found is not None and found.kind.startswith(("map", "any")) else None
            found = entries.get(name)
            if found is None:
                return None
            entries = found.entries
        return found

    def has(self, path: str) -> bool:
        return self.entry(path) is not None

    def is_configurable(self, path: str) -> bool:
        """Whether a configuration may set what stands at the path: not what only the provider tells (`arn`, `id`)."""
        found = self.entry(path)
        return found is not None and found.is_configurable and not (path in SETTLED and found.computed)


def resource(type_name: str) -> ProviderType:
    """`KeyError` when the provider has no such resource."""
    return _resource(type_name)


def type_names() -> list[str]:
    """Every resource type of the provider."""
    return [name for name, told in _index().items() if isinstance(told, dict)]


def provider_version() -> str:
    """`hashicorp/aws 6.66.0`."""
    return str(_index()["provider"])


@cache
def _resource(type_name: str) -> ProviderType:
    return ProviderType(type_name, Entries(_index()[type_name]))


@cache
def _index() -> dict[str, Any]:
    return dict(json.loads(gzip.decompress(INDEX.read_bytes())))
