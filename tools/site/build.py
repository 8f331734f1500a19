"""Writes the site: what is told about each check, put into the templates."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from remit import __version__, audit
from remit.catalogue import frameworks, not_ported
from remit.model import DUTIES
from remit.reports.words import LABELS
from tools.site.records import Entry, entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HERE = Path(__file__).parent
COPIED = ("site.css", "search.js")


def build(folder: Path) -> int:
    """Write the whole site into a folder, which is emptied before. How many pages there are."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "checks").mkdir(parents=True)
    for name in COPIED:
        shutil.copy(HERE / name, folder)
    entries = [entry(check) for check in audit.load()]
    pages: dict[str, tuple[str, dict[str, Any]]] = {
        "index.html": ("index.html", {"services": services(entries), "duties": duties(entries), "total": len(entries)}),
        **{f"checks/{each.id}.html": ("check.html", {"check": each}) for each in entries},
        **{
            f"framework-{each.id}.html": ("framework.html", {"framework": each, "rows": rows(each, entries)})
            for each in every_framework()
        },
    }
    templates = environment()
    for path, (template, told) in pages.items():
        root = "../" if "/" in path else ""
        text = templates.get_template(template).render(told | {"root": root, "frameworks": every_framework()})
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "search-index.js").write_text(search_index(entries), encoding="utf-8")
    return len(pages)


def environment() -> Environment:
    """The templates; everything is escaped, and what is missing is an error."""
    made = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined)
    made.filters["code"] = code
    made.globals["version"] = __version__
    return made


def code(text: str) -> Markup:
    """A paragraph in which what stands between backquotes is code."""
    parts = text.split("`")
    told = (
        Markup("<code>{}</code>").format(part) if at % 2 else Markup("{}").format(part) for at, part in enumerate(parts)
    )
    return Markup("").join(told)


def services(entries: list[Entry]) -> dict[str, list[Entry]]:
    """The checks by the service that they are about, under AWS's name of it."""
    found: dict[str, list[Entry]] = {}
    for each in entries:
        for title in each.services:
            found.setdefault(title, []).append(each)
    return dict(sorted(found.items(), key=lambda pair: pair[0].casefold()))


def duties(entries: list[Entry]) -> dict[str, list[Entry]]:
    """The checks by their duty, top of the stack first."""
    found = {title: [each for each in entries if each.duty == duty] for duty, title in reversed(LABELS.items())}
    return {title: listed for title, listed in found.items() if listed}


def every_framework() -> list[frameworks.Framework]:
    """All frameworks, by title."""
    return sorted(map(frameworks.framework, frameworks.names()), key=lambda each: each.title.casefold())


def rows(framework: frameworks.Framework, entries: list[Entry]) -> list[tuple[frameworks.Control, list[Entry], str]]:
    """Each requirement with the checks that answer it, and what answers it where none does."""
    by_control = _by(entries, lambda each: each.controls)
    by_name = _by(entries, lambda each: [each.id, *(name.casefold() for name in each.also)])
    found = []
    for control in framework.controls.values():
        wanted = [control.name, *control.answers] if control.name else list(control.answers)
        told = [each for name in wanted for each in (*by_control.get(name, ()), *by_name.get(name.casefold(), ()))]
        found.append((control, list({each.id: each for each in told}.values()), otherwise(control)))
    return found


def otherwise(control: frameworks.Control) -> str:
    """What answers a requirement for which there is no check: duties, or somebody who attests it."""
    why_not = next(filter(None, map(not_ported.find, (control.name, *control.answers))), None)
    duties = [each for each in control.answers if each in DUTIES]
    return why_not.reason if why_not else ", ".join(duties) or "to be attested"


def _by(entries: list[Entry], names: Any) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for each in entries:
        for name in names(each):
            found.setdefault(name, []).append(each)
    return found


def search_index(entries: Iterable[Entry]) -> str:
    """A script that holds, for each check, its id, title, severity, and the words by which it is found."""
    told = [[each.id, each.title, each.severity, " ".join((*each.types, *each.also, each.duty))] for each in entries]
    # `<` cannot end the script in which a page would have it, and U+2028 is no line in JavaScript.
    text = json.dumps(told, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"const CHECKS = {text};\n"
