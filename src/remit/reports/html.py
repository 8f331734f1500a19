"""The page: one file, no network.

Python renders what everybody reads; a little script filters and opens the long lists.

Everything from the estate goes through Jinja2's escaping or, as data, through JSON with `<`, `>` and `&` escaped; the
content security policy lets only the page's own script run, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from remit import __version__, catalogue
from remit.audit.evidence import Evidence
from remit.audit.page import page
from remit.model import DUTIES, SEVERITIES, STATES
from remit.reports import records
from remit.reports.diagram.elements import MARKS
from remit.reports.diagram.figures import Figures
from remit.reports.faults import faults, name_of
from remit.reports.standing import WORDS, standing_records
from remit.reports.words import LABELS

if TYPE_CHECKING:
    from typing import Any, TextIO

    from remit.audit import Assessment, Audit, Registry
    from remit.model import Finding, LedgerLine, Location

FOLDER = Path(__file__).with_name("page")
AWS_HALF = DUTIES[:5]
MOST_FAULTS = 10
MOST_PLACES = 3


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """The whole page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    figures = Figures(audit)
    template = environment.get_template("page.html.j2")
    stream = template.stream(
        version=__version__,
        summary=records.summary_record(audit),
        stack=stack(audit),
        evidence=evidence(audit),
        proofs=Evidence(audit).proofs(),
        standings=standing_records(audit),
        results=WORDS,
        account_duties=catalogue.account_duties(),
        figures=figures,
        letters=MARKS,
        severities=SEVERITIES,
        states=STATES,
        duties=[(duty, LABELS[duty]) for duty in DUTIES],
        notes=[records.note_record(note) for note in audit.notes if note.level != "info"],
        first=first(audit, registry),
        data=inert_json(data(audit, registry, figures)),
        style=(FOLDER / "page.css").read_text(encoding="utf-8"),
        script=script,
        script_digest=digest,
    )
    stream.enable_buffering(50)
    out.writelines(stream)


def inert_json(value: object) -> str:
    """JSON that cannot end the script element that it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def stack(audit: Audit) -> list[dict[str, Any]]:
    """The duties from the top of the stack down, with how many lines are in each state.

    Configuration types left out.
    """
    counts: dict[str, Counter[str]] = {duty: Counter() for duty in DUTIES}
    for (duty, _, state, configuration), count in audit.counts.items():
        if not configuration and state != "not-applicable":
            counts[duty][state] += count
    return [
        {
            "id": duty.id,
            "title": LABELS[duty.id],
            "half": "aws" if duty.id in AWS_HALF else "you",
            "source": duty.source,
            "says": f"{duty.title}. AWS: {duty.aws}. You: {duty.customer}.",
            "total": sum(counts[duty.id].values()),
            "states": [(state, counts[duty.id][state]) for state in STATES if counts[duty.id][state]],
        }
        for duty in reversed(catalogue.duties())
    ]


def evidence(audit: Audit) -> list[dict[str, Any]]:
    """AWS's half: per duty how many lines are inherited, and the programmes whose reports prove it."""
    inherited: Counter[str] = Counter()
    for (duty, _, state, _), count in audit.counts.items():
        if state == "inherited":
            inherited[duty] += count
    return [
        {
            "title": duty.title,
            "lines": inherited[duty.id],
            "aws": duty.aws,
            "evidence": duty.evidence,
            "source": duty.source,
        }
        for duty in catalogue.duties()
        if inherited[duty.id]
    ]


def first(audit: Audit, registry: Registry) -> list[dict[str, Any]]:
    """What to fix first, each fault once, readable without the script."""
    return [
        {
            "check": fault.lead.check,
            "title": fault.lead.findings[0].title,
            "severity": fault.lead.findings[0].severity,
            "reason": fault.lead.reason,
            "fix": fault.lead.fix(registry),
            "terraform": fault.lead.in_terraform(registry),
            "others": fault.told(),
            "count": len(fault.lead.by_resource),
            "places": [name_of(group[0].resource) for group in islice(fault.lead.by_resource.values(), MOST_PLACES)],
        }
        for fault in islice(faults(audit), MOST_FAULTS)
    ]


def data(audit: Audit, registry: Registry, figures: Figures) -> dict[str, Any]:
    """What the script shows on demand, as rows of numbers and texts: resources, their lines, findings, checks."""
    texts = Texts()
    places = {assessment.resource.key: number for number, assessment in enumerate(audit.assessments)}
    return {
        "states": list(STATES),
        "letters": MARKS,
        "severities": list(SEVERITIES),
        "duties": [[duty, LABELS[duty]] for duty in DUTIES],
        "checks": {name: _check(name, registry) for name in dict.fromkeys(each.check for each in audit.findings)},
        "resources": [
            [*_resource_row(audit, each, texts), figures.number_of(each.resource.key)] for each in audit.assessments
        ],
        "findings": [_finding_row(each, places, texts) for each in audit.findings],
        "texts": texts.all,
    }


def _finding_row(finding: Finding, places: dict[str, int], texts: Texts) -> list[int]:
    """Resource, check, verdict, severity, duty, reason, where, property, waiver: numbers, as page.js reads them."""
    waiver = finding.waiver
    told = waiver.told if waiver else ""
    return [
        places[finding.resource.key],
        texts.number(finding.check),
        texts.number("waived" if waiver else finding.verdict),
        SEVERITIES.index(finding.severity),
        DUTIES.index(finding.duty),
        texts.number(finding.reason),
        texts.number(where(finding.location)),
        texts.number(finding.property),
        texts.number(told),
    ]


def where(location: Location) -> str:
    """Where it stands, and what made it there: the call of a module, or the construct."""
    return f"{location} ({location.detail})" if location.file and location.detail else str(location)


def _resource_row(audit: Audit, assessment: Assessment, texts: Texts) -> list[Any]:
    """Name, type, where, configuration, then for each duty state, owner, reason, because, source; then the key.

    Its card in the diagram comes last, added by the caller.
    """
    resource, lines = assessment.resource, audit.lines(assessment)
    return [
        resource.address or resource.name or resource.id,
        texts.number(resource.type),
        texts.number(str(resource.location)),
        int(catalogue.is_configuration(resource.type)),
        [STATES.index(line.state) for line in lines],
        [texts.number(line.owner) for line in lines],
        [texts.number(line.reason) for line in lines],
        [texts.number(_because(line)) for line in lines],
        [texts.number(line.ownership.source) for line in lines],
        resource.key,
    ]


def _because(line: LedgerLine) -> str:
    """Why it is whose it is, and what remains yours."""
    act = line.ownership.act
    return f"{line.ownership.because}. Yours: {act}." if act else line.ownership.because


class Texts:
    """Texts told once and referred to by number: reasons and types repeat a thousandfold."""

    def __init__(self) -> None:
        """None yet."""
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text, new or known."""
        if text not in self._numbers:
            self._numbers[text] = len(self.all)
            self.all.append(text)
        return self._numbers[text]


def _check(name: str, registry: Registry) -> dict[str, Any]:
    check = registry.get(name)
    if check is None:
        return {"title": name, "why": "", "fix": "", "links": [], "also": []}
    told = page(check)
    also = [other for member in check.members if member.id == name for other in member.also]
    return {"title": told.title, "why": told.why, "fix": told.fix, "links": told.links, "also": also}
