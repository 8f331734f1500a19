"""A file of many small records of which a question reads only those that it asks about.

The records lie one after the other, each compressed, below a line of JSON that says how long each is: looking one up
costs the line, and the record. `tools/shelves.py` writes such files.
"""

from __future__ import annotations

import json
import zlib
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


class Shelf:
    """The records of a file by their names."""

    def __init__(self, file: Path) -> None:
        """Nothing is read before it is asked for."""
        self._file = file

    def names(self) -> list[str]:
        """The names of all records."""
        return list(self._places)

    def read(self, name: str) -> Any:
        """The record of a name; None when there is none."""
        place = self._places.get(name)
        if place is None:
            return None
        with self._file.open("rb") as there:
            there.seek(place[0])
            return json.loads(zlib.decompress(there.read(place[1])))

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """Where each record begins in the file, and how many bytes it has."""
        with self._file.open("rb") as there:
            head = json.loads(there.readline())
            at = there.tell()
        found = {}
        for name, size in head.items():
            found[name] = (at, size)
            at += size
        return found
