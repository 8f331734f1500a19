"""One file per format. A report is chosen by name or by the ending of the file that it goes to."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from remit.model import RemitError

if TYPE_CHECKING:
    from typing import TextIO

    from remit.audit import Audit, Registry

FORMATS = {"json": "report_json", "sarif": "sarif", "html": "html", "text": "terminal"}
"""Name of a format → its module here."""

ENDINGS = {".json": "json", ".sarif": "sarif", ".html": "html", ".htm": "html", ".txt": "text"}


class Report(Protocol):
    """A format: writes the whole audit to a text stream, as it goes."""

    def write(self, audit: Audit, registry: Registry, out: TextIO, /) -> None:
        """Every verdict, unless the format has no place for one. `OSError` is the caller's to explain."""


def format_of(path: str) -> str:
    """The format that the ending of a path asks for. `RemitError` when it names none."""
    name = PurePath(path).name.lower()
    if name.endswith(".sarif.json"):
        return "sarif"
    ending = PurePath(name).suffix
    if ending in ENDINGS:
        return ENDINGS[ending]
    message = f"the ending of {path} names no format"
    raise RemitError(message, hint=f"use {', '.join(ENDINGS)}, or say --format {'|'.join(FORMATS)}")


def report(name: str) -> Report:
    """The report of that format. Its module, and what it needs, is imported only now."""
    return import_module(f"remit.reports.{FORMATS[name]}")  # a module with `write` is one
