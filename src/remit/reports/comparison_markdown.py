"""A comparison in Markdown, alone (`remit diff`) or as a part of the comment on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import SEVERITIES
from remit.reports.failures import fix_of, listed, name_of, title_of
from remit.reports.sheet import Sheet, cell, code, place
from remit.reports.terminal import plural
from remit.reports.words import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from remit.audit import Registry
    from remit.audit.comparison import Comparison, LineChange
    from remit.reports.failures import Failure

FOR_TABLE = 0.5
"""The share of what is left that a table may take, so that the fixes below it find room."""
MOST_LINES = 30


def write(comparison: Comparison, registry: Registry, out: TextIO) -> None:
    """The whole comparison as a comment."""
    sheet = Sheet()
    new = listed(comparison.of("new"))
    sheet.add(f"### remit: {headline(comparison)}\n")
    sheet.add(f"{code(comparison.before.label)} → {code(comparison.after.label)}\n")
    change_lines(comparison, sheet)
    if new:
        table(new, registry, sheet, noun="new failures")
    details(new, registry, sheet, noun="new failures")
    out.write(sheet.text())


def headline(comparison: Comparison) -> str:
    """Whether it got worse, in words."""
    new, fixed = len(comparison.of("new")), len(comparison.of("fixed"))
    known = len(comparison.of("moved", "unchanged"))
    if not new and not fixed:
        return f"no new failures, {known} known"
    return f"{plural(new, 'new failure')}, {fixed} fixed, {known} known"


def change_lines(comparison: Comparison, sheet: Sheet) -> None:
    """What this change makes worse and better, as a list; the longer parts are folded."""
    worse = [each for each in comparison.lines if each.direction == "worse"]
    better = [each for each in comparison.lines if each.direction == "better"]
    fixed, undecided = comparison.of("fixed"), comparison.of("undecided")
    resources = f"{len(comparison.added)} added, {len(comparison.removed)} removed, {len(comparison.moved)} moved"
    sheet.add(f"- **Worse:** {plural(len(comparison.of('new')), 'new failure')}, {_duties(worse)}")
    sheet.add(f"- **Better:** {len(fixed)} fixed, {_duties(better)}")
    if comparison.exposure:
        sheet.add(f"- **Newly exposed:** {_names(comparison)}")
    if comparison.after.gaps:
        sheet.add(f"- **Not seen:** {code(comparison.after.gaps[0])}")
    if comparison.elsewhere:
        sheet.add(f"- **Not compared:** {plural(comparison.elsewhere, 'resource')} outside of what was looked at")
    if undecided:
        sheet.add(f"- **No longer decided:** {plural(len(undecided), 'failure')}; that is not the same as fixed")
    sheet.add(f"- **Resources:** {resources}\n")
    _folded_list("fixed", [_bullet(each) for each in listed(fixed)], sheet)
    _folded_list("no longer decided", [_bullet(each) for each in listed(undecided)], sheet)
    _folded_list("duties that changed", [_duty(each) for each in comparison.lines], sheet)


def table(failures: Sequence[Failure], registry: Registry, sheet: Sheet, *, noun: str) -> None:
    """Severity, duty, resource with its place, check."""
    sheet.add("\n| severity | what fails | resource | check |\n| --- | --- | --- | --- |")
    room = sheet.room(FOR_TABLE)
    for number, each in enumerate(failures):
        where = place(each.file, each.line, each.where)
        title = cell(title_of(each.check, registry))
        row = f"| {_severity(each.severity)} | {title} | {code(each.resource)} {where} | {_check(each.check, title)} |"
        room -= len(row) + 1
        if room < 0 or not sheet.add(row):
            sheet.cut(f"rows of {noun}", len(failures) - number)
            break
    sheet.add("")


def details(failures: Sequence[Failure], registry: Registry, sheet: Sheet, *, noun: str) -> None:
    """For each severity the fixes, folded."""
    by_severity: dict[str, list[Failure]] = {}
    for each in failures:
        by_severity.setdefault(each.severity, []).append(each)
    for severity, group in by_severity.items():
        counts: dict[str, int] = {}
        for each in group:
            counts[each.check] = counts.get(each.check, 0) + 1
        items = [_fix(check, count, registry) for check, count in counts.items()]
        _folded(
            f"{_severity(severity)}: how to fix {plural(len(group), 'failure')}", items, sheet, of=f"fixes of {noun}"
        )


def _fix(check: str, count: int, registry: Registry) -> str:
    title, fix = title_of(check, registry), fix_of(check, registry)
    told = f"**{cell(title)}** {_check(check, title)}" if title else _check(check, title)
    return f"- {told}, {plural(count, 'resource')}" + (f"<br>Fix: {cell(fix)}" if fix else "")


def _check(check: str, title: str) -> str:
    """The id of a check: one that remit has needs no escaping."""
    return f"`{check}`" if title else code(check)


def _severity(name: str) -> str:
    """A severity of the contract, or whatever a report says instead."""
    return name if name in SEVERITIES else code(name)


def _bullet(failure: Failure) -> str:
    where = place(failure.file, failure.line, failure.where)
    told = f"{_severity(failure.severity)} {code(failure.check)} {code(failure.resource)} {where}"
    return f"- {told}: {code(failure.because)}"


def _duty(change: LineChange) -> str:
    label = LABELS.get(change.duty, change.duty)  # type: ignore[call-overload]
    was, now = (code(" ".join(each)) for each in (change.before, change.after))
    return f"- {change.direction}: {label} of {code(name_of(change.subjects[1]))}: {was} → {now}"


def _names(comparison: Comparison) -> str:
    names = list(dict.fromkeys(name_of(each.subject) for each in comparison.exposure))
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""  # noqa: PLR2004 — a line of three reads well
    return ", ".join(map(code, names[:3])) + more


def _duties(changes: list[LineChange]) -> str:
    return f"{len(changes)} {'duty' if len(changes) == 1 else 'duties'} of resources that were there before"


def _folded_list(what: str, items: list[str], sheet: Sheet) -> None:
    if items:
        sheet.cut(f"lines under “{what}”", max(0, len(items) - MOST_LINES))
        _folded(
            f"{len(items)} {what if len(items) != 1 else what.replace('duties', 'duty')}",
            items[:MOST_LINES],
            sheet,
            of=f"lines under “{what}”",
        )


def _folded(summary: str, items: list[str], sheet: Sheet, *, of: str) -> None:
    """A fold whose end always finds room: it is added whole, with as many items as fit."""
    frame = f"<details><summary>{summary}</summary>\n\n\n</details>\n"
    room = sheet.room(1) - len(frame) - 2
    taken = []
    for item in items:
        room -= len(item) + 1
        if room < 0:
            break
        taken.append(item)
    sheet.cut(of, len(items) - len(taken))
    if taken:
        sheet.add("\n".join((f"<details><summary>{summary}</summary>\n", *taken, "\n</details>\n")))
