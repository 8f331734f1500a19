"""The comment on a pull request, in Markdown as GitHub reads it: the verdict first, then what this change does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from remit.audit.effect import urgency
from remit.model import DUTIES, SEVERITIES
from remit.reports.comparison_markdown import change_lines, details, table
from remit.reports.failures import listed, of_finding
from remit.reports.sheet import Sheet, code
from remit.reports.terminal import plural

if TYPE_CHECKING:
    from typing import TextIO

    from remit.audit import Audit, Registry
    from remit.reports.failures import Failure

BAR = 40
MOST_NOTES = 5
AWS_HALF = DUTIES[:5]
MARKS = (("not-done", "█", "not done"), ("unknown", "?", "unknown"), ("done", "▓", "done"), ("unassessed", "░", "open"))
DONE = ("done", "attested", "waived")


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """The whole comment. With a baseline its tables hold what is new; what was known is counted."""
    sheet = Sheet()
    failures = shown(audit)
    sheet.add(f"### remit: {verdict(audit, failures)}\n")
    _incomplete(audit, sheet)
    if audit.comparison:
        change_lines(audit.comparison, sheet)
    noun = "new failures" if audit.comparison else "failures"
    if failures:
        table(failures, registry, sheet, noun=noun)
    _halves(audit, sheet)
    details(failures, registry, sheet, noun=noun)
    out.write(sheet.text())


def shown(audit: Audit) -> list[Failure]:
    """The failures that the comment is about: with a baseline the new ones."""
    if audit.comparison:
        return listed(audit.comparison.of("new"))
    found = [(urgency(each), of_finding(each)) for each in audit.failures()]
    return [each for _, each in sorted(found, key=lambda pair: (pair[0], pair[1].check, pair[1].where))]


def verdict(audit: Audit, failures: list[Failure]) -> str:
    """The first line, in words."""
    by_severity = Counter(each.severity for each in failures)
    told = ", ".join(f"{by_severity[each]} {each}" for each in SEVERITIES if by_severity[each])
    noun = "new failure" if audit.comparison else "failure"
    said = [f"{plural(len(failures), noun)} ({told})" if failures else f"no {noun}s"]
    if audit.comparison:
        said.append(f"{len(audit.failures()) - len(failures)} known")
    if audit.verdicts["undetermined"]:
        said.append(f"{audit.verdicts['undetermined']} undetermined")
    return f"{', '.join(said)}; {plural(len(audit.assessments), 'resource')} audited"


def _incomplete(audit: Audit, sheet: Sheet) -> None:
    """What could not be read: without it the verdict would say too much."""
    if audit.interrupted:
        sheet.add("**Interrupted:** this covers only the resources that were reached.\n")
    gaps = [] if audit.comparison else audit.gaps()  # the comparison tells its own
    if gaps:
        more = f" and {len(gaps) - 1} more" if len(gaps) > 1 else ""
        sheet.add(f"**Not seen:** {code(gaps[0])}{more}.\n")
    errors = [note for note in audit.notes if note.level == "error"]
    if not errors:
        return
    sheet.add(f"**Incomplete:** {plural(len(errors), 'input')} could not be read.\n")
    for note in errors[:MOST_NOTES]:
        where = f"{code(str(note.location))}: " if note.location and str(note.location) else ""
        sheet.add(f"- {where}{code(note.text)}", of="notes")
    sheet.cut("notes", len(errors) - MOST_NOTES if len(errors) > MOST_NOTES else 0)
    sheet.add("")


def _halves(audit: Audit, sheet: Sheet) -> None:
    """The responsibility halves as two bars; configuration types left out, as in every picture."""
    yours: Counter[str] = Counter()
    inherited = 0
    for (duty, _, state, configuration), count in audit.counts.items():
        if configuration or state == "not-applicable":
            continue
        if state == "inherited":
            inherited += count
        elif duty not in AWS_HALF or state != "unassessed":
            yours["done" if state in DONE else state] += count
    numbers = [(yours[state], mark, label) for state, mark, label in MARKS]
    told = ", ".join(f"{mark} {count} {label}" for count, mark, label in numbers if count)
    sheet.add(
        "\n".join(
            (
                "\n**Whose job, and is it done** (duties of all resources)\n",
                "```text",
                f"YOU  {bar(numbers):<{BAR}}  {told or 'nothing'}",
                f"AWS  {bar([(inherited, '▒', '')]):<{BAR}}  ▒ {inherited} inherited from AWS",
                "```\n",
            )
        )
    )


def bar(numbers: list[tuple[int, str, str]]) -> str:
    """(count, mark, …) as a bar of fixed width; whatever is there gets one cell at least."""
    total = sum(count for count, *_ in numbers)
    if not total:
        return ""
    cells = [max(1, round(count / total * BAR)) if count else 0 for count, *_ in numbers]
    while sum(cells) != BAR:
        largest = cells.index(max(cells))
        cells[largest] += 1 if sum(cells) < BAR else -1
    return "".join(mark * width for width, (_, mark, *_) in zip(cells, numbers, strict=True))
