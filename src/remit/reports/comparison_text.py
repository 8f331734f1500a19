"""A comparison on the terminal, 80 columns: what is new, what is fixed, whose duty changed, what came and went."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from remit import __version__
from remit.model import SEVERITIES
from remit.reports.failures import listed, name_of, title_of
from remit.reports.terminal import SEVERITY_COLOURS, WIDTH, Pen, inert, plural, shortened
from remit.reports.words import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from remit.audit import Registry
    from remit.audit.comparison import Comparison, LineChange
    from remit.audit.sides import Side, Subject
    from remit.reports.failures import Failure

MOST_FAILURES = 25
MOST_LINES = 12
INDENT = 11


def write(comparison: Comparison, registry: Registry, out: TextIO) -> None:
    """The whole comparison."""
    pen = Pen(out)
    _head(comparison, pen)
    exposed = {(each.subject.key, each.check) for each in comparison.exposure}
    _failures("NEW", listed(comparison.of("new")), registry, pen)
    if exposed:
        names = list(dict.fromkeys(inert(name_of(each.subject)) for each in comparison.exposure))
        pen.line(pen.paint("NEWLY EXPOSED", "bold"))
        _names(names, pen)
    _failures("NO LONGER DECIDED", listed(comparison.of("undecided")), registry, pen)
    _failures("WAIVED", listed(comparison.of("waived")), registry, pen)
    _failures("FIXED", listed(comparison.of("fixed")), registry, pen)
    _duties(comparison.lines, pen)
    _resources("ADDED", comparison.added, pen)
    _resources("REMOVED", comparison.removed, pen)
    _moved(comparison.moved, pen)
    _last_line(comparison, pen)


def _head(comparison: Comparison, pen: Pen) -> None:
    name = f"remit {__version__}"
    half = (WIDTH - len(name) - 5) // 2
    before, after = (shortened(inert(each.label), half) for each in (comparison.before, comparison.after))
    pen.line(f"{pen.paint(name, 'bold')}  {before} → {after}")
    for told in _limits(comparison):
        pen.wrapped(told, 0)
    pen.line()


def _limits(comparison: Comparison) -> Iterator[str]:
    """What the comparison cannot say, since a side does not show everything."""
    before, after = comparison.before, comparison.after
    if before.incomplete or before.gaps:
        yield f"{inert(before.label)}: {_gap(before)}, so less may be new than it seems."
    if after.incomplete or after.gaps:
        yield f"{inert(after.label)}: {_gap(after)}, so what is gone is not called fixed."
    if comparison.elsewhere:
        count = plural(comparison.elsewhere, "resource")
        yield f"Not compared: {count} of {inert(before.label)} outside of what {inert(after.label)} covers."


def _gap(side: Side) -> str:
    return "not everything could be read" if side.incomplete else inert(side.gaps[0])


def _failures(heading: str, failures: Sequence[Failure], registry: Registry, pen: Pen) -> None:
    if not failures:
        return
    pen.line(pen.paint(heading, "bold"))
    for each in failures[:MOST_FAILURES]:
        severity = pen.paint(f"{shortened(inert(each.severity), 8):<9}", SEVERITY_COLOURS.get(each.severity, "grey"))
        title = title_of(each.check, registry) or inert(each.check)
        first, *more = textwrap.wrap(title, WIDTH - INDENT, break_on_hyphens=False) or [""]
        pen.line(f"  {severity}{pen.paint(first, 'bold')}")
        for line in more:
            pen.line(" " * INDENT + pen.paint(line, "bold"))
        told = f"{inert(each.resource)}  {inert(each.where)}  {inert(each.check)}"
        pen.wrapped(f"{told}  ({inert(each.because)})" if each.because else told, INDENT)
    _more(len(failures) - MOST_FAILURES, "failure", pen)
    pen.line()


def _duties(changes: Sequence[LineChange], pen: Pen) -> None:
    """Ledger lines whose owner or state changed: the worse ones first."""
    if not changes:
        return
    order = {"worse": 0, "changed": 1, "better": 2}
    ranked = sorted(changes, key=lambda each: order[each.direction])
    pen.line(pen.paint("DUTIES", "bold"))
    for each in ranked[:MOST_LINES]:
        colour = {"worse": "red", "better": "green"}.get(each.direction, "grey")
        label = LABELS.get(each.duty, each.duty)  # type: ignore[call-overload]
        name = shortened(inert(name_of(each.subjects[1])), WIDTH - INDENT - len(label) - 4)
        pen.line(f"  {pen.paint(f'{each.direction:<9}', colour)}{label} of {name}")
        pen.wrapped(f"{inert(' '.join(each.before))} → {inert(' '.join(each.after))}", INDENT)
    _more(len(changes) - MOST_LINES, "duty", pen)
    pen.line()


def _resources(heading: str, subjects: Sequence[Subject], pen: Pen) -> None:
    if subjects:
        pen.line(pen.paint(heading, "bold"))
        _names([f"{inert(name_of(each))}  {inert(each.type)}" for each in subjects], pen)


def _moved(moved: Sequence[tuple[Subject, Subject]], pen: Pen) -> None:
    if moved:
        pen.line(pen.paint("MOVED", "bold"))
        _names([f"{inert(one.key)} → {inert(other.key)}" for one, other in moved], pen)


def _names(names: Sequence[str], pen: Pen) -> None:
    for name in names[:MOST_LINES]:
        pen.wrapped(name, 2)
    _more(len(names) - MOST_LINES, "resource", pen)
    pen.line()


def _more(count: int, noun: str, pen: Pen) -> None:
    if count > 0:
        many = "duties" if noun == "duty" else f"{noun}s"
        pen.line(f"  … and {count} more {noun if count == 1 else many}: all of them with -o changes.json")


def _last_line(comparison: Comparison, pen: Pen) -> None:
    severities = Counter(each.outcome.severity for each in comparison.of("new"))
    told = ", ".join(f"{severities[each]} {each}" for each in SEVERITIES if severities[each])
    counts = [
        f"{plural(severities.total(), 'new failure')}{f' ({told})' if told else ''}",
        *(f"{len(comparison.of(kind))} {kind}" for kind in ("fixed", "unchanged", "moved")),
        *(f"{count} {kind}" for kind in ("undecided", "waived") if (count := len(comparison.of(kind)))),
    ]
    pen.wrapped(f"{', '.join(counts)}.", 0)
    resources = f"{len(comparison.added)} added, {len(comparison.removed)} removed, {len(comparison.moved)} moved"
    pen.wrapped(f"Resources: {resources}. Duties that changed: {len(comparison.lines)}.", 0)
