"""Ids of other tools and frameworks that no check answers, each with the reason: `not_ported.toml`, read when asked."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit.catalogue.table import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("not_ported.toml")
ADDRESS = re.compile(r"https://[^\s)]+")
CHECK = re.compile(r"\b[a-z0-9]+\.[a-z][a-z0-9-]*[a-z0-9](?![\w-]|\.\w|/)")
"""How a reason names the check that asks instead."""


class NotPorted(NamedTuple):
    """An id that no check answers. `instead` are the checks that the reason names, `sources` its addresses."""

    id: str
    reason: str

    @property
    def instead(self) -> tuple[str, ...]:
        """Ids of checks, in the order of the reason."""
        return tuple(dict.fromkeys(CHECK.findall(ADDRESS.sub("", self.reason))))

    @property
    def sources(self) -> tuple[str, ...]:
        """The pages that the reason rests on."""
        return tuple(ADDRESS.findall(self.reason))


def find(word: str) -> NotPorted | None:
    """The entry of an id, whatever the case; None for an id that is not listed."""
    return entries().get(word.casefold())


@cache
def entries() -> Mapping[str, NotPorted]:
    """All entries by their ids in lower case. `CatalogueError` for a wrong file."""
    document = Document(FILE)
    found = {}
    for name in document.root.keys():  # noqa: SIM118 — a Table is no dict
        row = document.root.table(name)
        if row is not None:
            found[name.casefold()] = NotPorted(name, row.text("reason"))
            row.done()
    document.done()
    return found
