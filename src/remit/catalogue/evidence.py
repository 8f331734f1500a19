"""What proves AWS's half, as data: names of reports and agreements in AWS Artifact, and services in scope by date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit.catalogue.shelf import services as service_files
from remit.catalogue.table import Document

if TYPE_CHECKING:
    from remit.catalogue.table import Table

FILE = Path(__file__).with_name("evidence.toml")
WORD = re.compile(r"[a-z0-9]+")


class Naming(NamedTuple):
    """How Artifact names what proves a programme: words in this order. `title` is set for an agreement."""

    programme: str
    names: tuple[str, ...]
    source: str
    title: str

    def fits(self, name: str) -> bool:
        """Whether a report or agreement of that name is one of these."""
        told = f" {_words(name)} "
        return any(f" {_words(each)} " in told for each in self.names)


class Scope(NamedTuple):
    """The services (CloudFormation namespaces) that a programme covered on a day (ISO date).

    Unless `complete`, nothing is known of a service that is not listed.
    """

    programme: str
    as_of: str
    complete: bool
    source: str
    services: frozenset[str]

    def holds(self, namespace: str) -> bool | None:
        """Whether the programme covers a service; None when the list does not tell."""
        return True if namespace in self.services else False if self.complete else None


class EvidenceData(NamedTuple):
    """All of it; scopes by programme."""

    reports: tuple[Naming, ...]
    agreements: tuple[Naming, ...]
    scopes: dict[str, Scope]


@cache
def evidence_data(path: Path = FILE) -> EvidenceData:
    """The file as read. `CatalogueError` when something in it cannot be right."""
    document = Document(path)
    root = document.root
    reports = tuple(_naming(table) for table in root.tables("report"))
    agreements = tuple(_naming(table, titled=True) for table in root.tables("agreement"))
    programmes = [each.programme for each in (*reports, *agreements)]
    scopes = [_scope(table, programmes) for table in root.tables("scope")]
    document.done()
    return EvidenceData(reports, agreements, {each.programme: each for each in scopes})


def _naming(table: Table, *, titled: bool = False) -> Naming:
    programme = table.text("programme")
    table.named(programme)
    title = table.clause("title") if titled else ""
    told = Naming(programme, table.texts("names"), table.source(), title)
    table.done()
    return told


def _scope(table: Table, programmes: list[str]) -> Scope:
    programme = table.one_of("programme", programmes)
    as_of = table.text("as_of")
    try:
        date.fromisoformat(as_of)
    except ValueError:
        raise table.refusal(f"`as_of` is no date: {as_of}", "write 2026-01-31", "as_of") from None
    files = service_files()
    services = table.texts("services")
    for name in services:
        if name.lower() not in files:
            table.known(name.lower(), files, "services")
    scope = Scope(programme, as_of, table.flag("complete"), table.source(), frozenset(services))
    table.done()
    return scope


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))
