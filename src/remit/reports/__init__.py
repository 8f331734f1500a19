"""One file per format. A report is chosen by name or by the ending of the file that it goes to."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from remit.model import RemitError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from remit.audit import Audit, Registry

FORMATS = {
    "json": "report_json",
    "sarif": "sarif",
    "html": "html",
    "text": "terminal",
    "markdown": "markdown",
    "csv": "report_csv",
    "junit": "junit",
    "github": "github",
    "gitlab-quality": "gitlab_quality",
    "gitlab-sast": "gitlab_sast",
    "ocsf": "ocsf",
    "asff": "asff",
    "crm": "crm",
    "svg": "diagram.svg",
    "mermaid": "diagram.mermaid",
    "oscal-ssp": "oscal_ssp",
    "oscal-plan": "oscal_plan",
    "oscal-results": "oscal_results",
}
"""Name of a format → its module here."""

BINARY = frozenset({"crm"})
"""The formats that are no text: their module writes to a stream of bytes."""

ENDINGS = {
    ".json": "json",
    ".sarif": "sarif",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".md": "markdown",
    ".csv": "csv",
    ".xml": "junit",
    ".sarif.json": "sarif",
    ".ocsf.json": "ocsf",
    ".asff.json": "asff",
    ".xlsx": "crm",
    ".svg": "svg",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".ssp.json": "oscal-ssp",
    ".ap.json": "oscal-plan",
    ".ar.json": "oscal-results",
    "gl-code-quality-report.json": "gitlab-quality",
    "gl-sast-report.json": "gitlab-sast",
}
"""What the name of a file ends with → format; the longest counts. The last two are the names that GitLab looks for."""


class Report(Protocol):
    """A format: writes the whole audit to a stream, as it goes: of text, or of bytes where it is `BINARY`."""

    def write(self, audit: Audit, registry: Registry, out: Any, /) -> None:
        """Every verdict, unless the format has no place for one. `OSError` is the caller's to explain."""


def format_of(path: str) -> str:
    """The format that the ending of a path asks for. `RemitError` when it names none."""
    name = PurePath(path).name.lower()
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if name.endswith(ending):
            return ENDINGS[ending]
    message = f"the ending of {path} names no format"
    if path in FORMATS:
        ending = next((each for each, format_ in ENDINGS.items() if format_ == path), "")
        raise RemitError(
            message, hint=f"write --format {path}" + (f", or -o remit{ending} for a file" if ending else "")
        )
    raise RemitError(
        message, hint="write report.json, .html, .sarif, .md, …, or --format; remit scan --help has them all"
    )


def report(name: str) -> Report:
    """The report of that format. Its module, and what it needs, is imported only now."""
    return import_module(f"remit.reports.{FORMATS[name]}")  # a module with `write` is one


def require(name: str) -> None:
    """Refuse a format whose package is not installed. `RemitError` with the extra that brings it."""
    package, extra = getattr(report(name), "NEEDS", ("", ""))
    if package and find_spec(package) is None:
        message = f"the format {name} needs {package}, which is not installed"
        raise RemitError(message, hint=f"pip install 'remit[{extra}]'")


def left_out(name: str, audit: Audit) -> str:
    """What a format has no place for ("12 findings of code left out: …"), for the narration; empty when it has all."""
    tell: Callable[[Audit], str] | None = getattr(report(name), "left_out", None)
    return tell(audit) if tell else ""
