"""Write the files of `remit.engines.iam.shelf`, and say what changed in them."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from remit.engines.iam.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def packed(found: Mapping[str, Any]) -> bytes:
    """The file, the same bytes for the same records: a line of the sizes by name, then each record compressed."""
    parts = {
        name: zlib.compress(json.dumps(each, separators=(",", ":"), sort_keys=True).encode(), level=9)
        for name, each in sorted(found.items())
    }
    head = json.dumps({name: len(each) for name, each in parts.items()}, separators=(",", ":"))
    return b"".join((head.encode(), b"\n", *parts.values()))


def run(arguments: list[str], file: Path, found: Mapping[str, Any], what: str, usage: str) -> int:
    """`write` the records, or `check` the file against them; 1 when they differ."""
    if arguments == ["write"]:
        file.write_bytes(packed(found))
        print(f"{len(found)} {what}, {file.stat().st_size:,} bytes")
        return 0
    if arguments == ["check"]:
        shelf = Shelf(file)
        names = shelf.names()
        differing = sorted(name for name in found.keys() | set(names) if found.get(name) != shelf.read(name))
        print("\n".join(differing) or f"{len(names)} {what}, as they are where they come from")
        return int(bool(differing))
    print(usage)
    return 2
