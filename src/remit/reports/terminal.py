"""The terminal report: the two halves first, then what to fix first, then what could not be decided. 80 columns.

Plain text when piped; colours only on a terminal and never with `NO_COLOR`. Names from the estate are made inert.
"""

from __future__ import annotations

import os
import textwrap
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from remit import __version__, catalogue
from remit.model import DUTIES, SEVERITIES
from remit.reports.faults import faults, name_of
from remit.reports.words import LABELS

if TYPE_CHECKING:
    from typing import TextIO

    from remit.audit import Audit, Registry
    from remit.audit.comparison import Comparison
    from remit.model import Finding
    from remit.reports.faults import Fault, Group

WIDTH = 80
MOST_FAULTS = 10
MOST_MEMBERS = 4
MOST_PLACES = 3
LONGEST_NAME = 120
MOST_REASONS = 6
BAR = 12
COLOURS = {"red": "31", "green": "32", "yellow": "33", "blue": "34", "grey": "90", "bold": "1"}
SEVERITY_COLOURS = {"critical": "red", "high": "red", "medium": "yellow", "low": "blue", "info": "grey"}
AWS_HALF = DUTIES[:5]


class Pen:
    """Writes text; colours it when the stream is a terminal that wants colours."""

    def __init__(self, out: TextIO) -> None:
        """`NO_COLOR` (https://no-color.org) and `TERM=dumb` are honoured."""
        self._out = out
        self.colours = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def paint(self, text: str, colour: str) -> str:
        """The text in a colour, or as it is."""
        return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m" if self.colours else text

    def line(self, text: str = "") -> None:
        """One line."""
        self._out.write(text + "\n")

    def wrapped(self, text: str, indent: int) -> None:
        """A paragraph, indented and broken at the width."""
        space = " " * indent
        for each in textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space, break_on_hyphens=False):
            self.line(each)


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """The whole report."""
    pen = Pen(out)
    _head(audit, pen)
    if audit.assessments:
        _halves(audit, pen)
        _first(audit, registry, pen)
        _undecided(audit, pen)
        _accepted(audit, pen)
        _standings(audit, pen)
    else:
        pen.line("Nothing was audited.")
        pen.line()
    _notes(audit, pen)
    if audit.assessments:
        _last_line(audit, pen)


def inert(text: str) -> str:
    """A name from the estate with control characters (ANSI codes, line breaks) shown instead of obeyed."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in text)


def _standings(audit: Audit, pen: Pen) -> None:
    """How the estate stands against the frameworks that were asked for."""
    if audit.standings:
        from remit.reports.standing import tell

        tell(audit, pen)


def _head(audit: Audit, pen: Pen) -> None:
    workloads = sum(not catalogue.is_configuration(each.resource.type) for each in audit.assessments)
    total = len(audit.assessments)
    told = f"{plural(total, 'resource')}, {total - workloads} of them configuration only"
    name = f"remit {__version__}"
    targets = shortened(inert(", ".join(audit.targets)), WIDTH - len(name) - 2)
    pen.line(f"{pen.paint(name, 'bold')}  {targets}".rstrip())
    pen.line(pen.paint(told, "grey"))
    if audit.interrupted:
        pen.line(pen.paint("Interrupted: what follows covers only the resources that were reached.", "yellow"))
    pen.line()


def _halves(audit: Audit, pen: Pen) -> None:
    """The stack of duties, the customer's half above the line, AWS's below; configuration types left out."""
    lines: dict[str, Counter[str]] = {duty: Counter() for duty in DUTIES}
    for (duty, _, state, configuration), count in audit.counts.items():
        if not configuration:
            lines[duty][state] += count
    heading = f"{'not done':>9}{'unknown':>9}{'done':>6}{'open':>6}{'AWS':>6}"
    pen.line(pen.paint("YOU", "bold") + "  security in the cloud" + " " * 18 + pen.paint(heading, "grey"))
    for duty in reversed(DUTIES[len(AWS_HALF) :]):
        pen.line(_duty_line(LABELS[duty], lines[duty], pen))
    pen.line(pen.paint("─" * WIDTH, "grey"))
    pen.line(pen.paint("AWS", "bold") + "  security of the cloud" + " " * 18 + pen.paint(" " * 30 + "   AWS", "grey"))
    for duty in reversed(AWS_HALF):
        pen.line(_duty_line(LABELS[duty], lines[duty], pen))
    pen.wrapped("open: no check answers it yet and nobody attested it. AWS: carried by AWS, inherited.", 2)
    pen.line()


def _duty_line(title: str, states: Counter[str], pen: Pen) -> str:
    done = states["done"] + states["attested"] + states["waived"]
    numbers = (
        (states["not-done"], 9, "red"),
        (states["unknown"], 9, "yellow"),
        (done, 6, "green"),
        (states["unassessed"], 6, "grey"),
        (states["inherited"], 6, "blue"),
    )
    cells = "".join(
        pen.paint(f"{number or '·':>{width}}", colour if number else "grey") for number, width, colour in numbers
    )
    return f"  {title[:26]:<26} {_bar(states, pen)} {cells}"


def _bar(states: Counter[str], pen: Pen) -> str:
    """The states of a duty as a bar of fixed width; each state present gets at least one cell."""
    kinds = (
        (states["not-done"], "█", "red"),
        (states["unknown"], "?", "yellow"),
        (states["done"] + states["attested"] + states["waived"], "▓", "green"),
        (states["unassessed"], "░", "grey"),
        (states["inherited"], "▒", "blue"),
    )
    total = sum(count for count, _, _ in kinds)
    if not total:
        return " " * BAR
    cells = [max(1, round(count / total * BAR)) if count else 0 for count, _, _ in kinds]
    while sum(cells) != BAR:
        largest = cells.index(max(cells))
        cells[largest] += 1 if sum(cells) < BAR else -1
    return "".join(
        pen.paint(mark * width, colour) for width, (_, mark, colour) in zip(cells, kinds, strict=True) if width
    )


def _first(audit: Audit, registry: Registry, pen: Pen) -> None:
    """What to fix first, each fault once."""
    found = faults(audit)
    if not found:
        answered = audit.verdicts["pass"] or audit.verdicts["waived"]
        told = pen.paint("Nothing fails.", "green") if answered else "Nothing fails, and nothing passes."
        pen.line(told)
        pen.line()
        return
    pen.line(pen.paint("FIX FIRST", "bold"))
    for fault in found[:MOST_FAULTS]:
        _fault(fault, registry, pen, audit.comparison)
    rest = sum(1 + len(fault.others) for fault in found[MOST_FAULTS:])
    if rest:
        pen.line(f"  … and {plural(rest, 'more check')}: all of them with -o report.html or report.json")
    pen.line()


def _fault(fault: Fault, registry: Registry, pen: Pen, comparison: Comparison | None) -> None:
    finding = fault.lead.findings[0]
    severity = pen.paint(f"{finding.severity:<9}", SEVERITY_COLOURS[finding.severity])
    first, *more = textwrap.wrap(finding.title, WIDTH - 11, break_on_hyphens=False) or [finding.check]
    pen.line(f"  {severity}{pen.paint(first, 'bold')}")
    for line in more:
        pen.line(" " * 11 + pen.paint(line, "bold"))
    places, left = _places(fault.lead, comparison)
    for place, members in places.items():
        pen.wrapped(f"{place}{_members(members)}", 11)
    if left:
        pen.line(" " * 11 + f"… and {left} more")
    reason = f"{inert(fault.lead.reason)}. " if fault.lead.reason else ""
    pen.wrapped(f"{reason}Fix: {fault.lead.fix(registry)}", 11)
    if names := fault.lead.in_terraform(registry):
        pen.wrapped(f"in Terraform: {names}", 11)
    pen.line(" " * 11 + pen.paint(f"remit explain {fault.lead.check}", "grey"))
    if fault.others:
        pen.wrapped(f"the same fault fails {', '.join(fault.told())}", 11)


def _places(group: Group, comparison: Comparison | None) -> tuple[dict[str, list[str]], int]:
    """Resource, place and whether it is new → the members of the family that fail there; and how many more there are.

    Where a verdict was decided is looked for only of those that are shown: there may be thousands.
    """
    found: dict[str, list[str]] = {}
    shown = 0
    for findings in group.by_resource.values():
        if len(found) >= MOST_PLACES:
            break
        shown += 1
        name = shortened(inert(name_of(findings[0].resource)), LONGEST_NAME)
        for each in findings:
            mark = "" if comparison is None else "  (new)" if comparison.is_new(each) else "  (known)"
            found.setdefault(f"{name}  {_place(each)}{mark}", []).append(each.check.partition(":")[2])
    return dict(islice(found.items(), MOST_PLACES)), len(group.by_resource) - shown + max(0, len(found) - MOST_PLACES)


def _members(names: list[str]) -> str:
    """Some of the members that fail at one place; nothing where a single one does, which the reason tells."""
    if len(names) < 2:  # noqa: PLR2004 — one is no list
        return ""
    more = f" and {len(names) - MOST_MEMBERS} more" if len(names) > MOST_MEMBERS else ""
    return f"  ({', '.join(names[:MOST_MEMBERS])}{more})"


def shortened(text: str, width: int) -> str:
    """The text, or its beginning and its end where it is too long: a path tells most at its end."""
    if len(text) <= width:
        return text
    head = width // 3
    return f"{text[:head]}…{text[head + 1 - width :]}"


def _place(finding: Finding) -> str:
    """Where it stands, and what made it there: the call of a module, or the construct."""
    location = finding.location
    where = inert(str(location)) or inert(finding.resource.region or "")
    made = f"  ({inert(location.detail)})" if location.file and location.detail else ""
    return f"{where} {inert(finding.property)}".rstrip() + made


def _undecided(audit: Audit, pen: Pen) -> None:
    """Why some verdicts are missing, most frequent reason first."""
    reasons = Counter(each.reason for each in audit.findings if each.verdict in ("undetermined", "error"))
    if not reasons:
        return
    pen.line(pen.paint("COULD NOT BE DECIDED", "bold"))
    for reason, count in reasons.most_common(MOST_REASONS):
        lines = textwrap.wrap(inert(reason), WIDTH - 8, break_on_hyphens=False)
        pen.line(f"  {count:>4}  {lines[0]}")
        for more in lines[1:]:
            pen.line(" " * 8 + more)
    if len(reasons) > MOST_REASONS:
        pen.line(f"        … and {plural(len(reasons) - MOST_REASONS, 'more reason')}")
    pen.line()


def _accepted(audit: Audit, pen: Pen) -> None:
    """What is waived, by waiver: the check and the resources, then who accepts it, why, until when."""
    waived: dict[tuple[str, str], list[Finding]] = {}
    for finding in audit.findings:
        if finding.waiver is not None:
            waived.setdefault((finding.check, finding.waiver.told), []).append(finding)
    if not waived:
        return
    pen.line(pen.paint("WAIVED", "bold"))
    for (check, told), group in list(waived.items())[:MOST_REASONS]:
        shown = [inert(str(each.resource.address or each.resource.id)) for each in group[:MOST_PLACES]]
        more = f" and {len(group) - MOST_PLACES} more" if len(group) > MOST_PLACES else ""
        pen.wrapped(f"{check}  {', '.join(shown)}{more}", 2)
        pen.wrapped(inert(told), 8)
    if len(waived) > MOST_REASONS:
        pen.line(f"        … and {plural(len(waived) - MOST_REASONS, 'more waiver')}")
    pen.line()


def _notes(audit: Audit, pen: Pen) -> None:
    worth = [note for note in audit.notes if note.level in ("warning", "error")]
    for note in worth:
        where = f"{inert(str(note.location))}: " if note.location and str(note.location) else ""
        colour = "red" if note.level == "error" else "yellow"
        hint = f" ({inert(note.hint)})" if note.hint else ""
        lines = textwrap.wrap(f"{where}{inert(note.text)}{hint}", WIDTH - 9, break_on_hyphens=False)
        pen.line(pen.paint(f"{note.level:<9}", colour) + lines[0])
        for more in lines[1:]:
            pen.line(" " * 9 + more)
    if worth:
        pen.line()


def _last_line(audit: Audit, pen: Pen) -> None:
    """The counts, which add up."""
    failures = Counter(each.severity for each in audit.failures())
    by_severity = ", ".join(f"{failures[each]} {each}" for each in SEVERITIES if failures[each])
    new = sum(map(audit.comparison.is_new, audit.failures())) if audit.comparison else 0
    told = [
        f"{plural(sum(failures.values()), 'failure')}{f' ({by_severity})' if by_severity else ''}",
        *([f"{new} new", f"{sum(failures.values()) - new} known"] if audit.comparison else []),
        f"{audit.verdicts['pass']} passed",
        f"{audit.verdicts['undetermined']} undetermined",
    ]
    told += [
        f"{audit.verdicts[each]} {name}"
        for each, name in (("waived", "waived"), ("error", "crashed"))
        if audit.verdicts[each]
    ]
    for line in textwrap.wrap(", ".join(told) + ".", WIDTH, break_on_hyphens=False):
        pen.line(pen.paint(line, "bold"))
    states = states_of(audit)
    told = [f"{count} {state}" for state, count in states if count]
    pen.wrapped(f"{sum(count for _, count in states)} ledger lines: {', '.join(told)}.", 0)


def states_of(audit: Audit) -> list[tuple[str, int]]:
    """How many ledger lines are in each state, configuration types included."""
    states: Counter[str] = Counter()
    for (_, _, state, _), count in audit.counts.items():
        states[state] += count
    return states.most_common()


def plural(count: int, noun: str) -> str:
    """`1 resource`, `2 resources`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
