"""Reads `evidence.toml`, and refuses what cannot be right. Slow to import and to run: `shelf` keeps what it made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from remit.catalogue.shelf import services as service_files
from remit.catalogue.table import Document

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from remit.catalogue.table import Table

    Record = dict[str, Any]


def evidence(path: Path) -> Record:
    """The file as records. `CatalogueError` when something in it cannot be right."""
    document = Document(path)
    root = document.root
    reports = [_naming(table) for table in root.tables("report")]
    agreements = [_naming(table, titled=True) for table in root.tables("agreement")]
    programmes = [str(each["programme"]) for each in (*reports, *agreements)]
    scopes = [_scope(table, programmes) for table in root.tables("scope")]
    document.done()
    return {"reports": reports, "agreements": agreements, "scopes": scopes}


def _naming(table: Table, *, titled: bool = False) -> Record:
    programme = table.text("programme")
    table.named(programme)
    told = {
        "programme": programme,
        "names": table.texts("names"),
        "source": table.source(),
        "title": table.clause("title") if titled else "",
    }
    table.done()
    return told


def _scope(table: Table, programmes: list[str]) -> Record:
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
    told = {
        "programme": programme,
        "as_of": as_of,
        "complete": table.flag("complete"),
        "source": table.source(),
        "services": sorted(services),
    }
    table.done()
    return told
