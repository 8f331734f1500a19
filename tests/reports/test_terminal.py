"""The terminal report: narrow, plain when piped, inert, and its counts add up."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from remit import reports
from tests.reports.estates import HOSTILE, audit_of, checks, ordinary

CODES = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        """It is."""
        return True


def written(audit: Any, registry: Any, out: io.StringIO | None = None) -> str:
    """The report as text."""
    out = out or io.StringIO()
    reports.report("text").write(audit, registry, out)
    return out.getvalue()


@pytest.mark.parametrize(
    "names", [[], list(HOSTILE), [f"R{number}-{'long' * 30}" for number in range(40)]], ids=["0", "hostile", "long"]
)
def test_no_line_is_wider_than_80_columns(names: list[str]) -> None:
    """Whatever the estate calls its resources, 80 columns are enough."""
    text = written(*audit_of(names, checks(25)))
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_hostile_names_are_shown_and_not_obeyed() -> None:
    """Control characters, line separators, direction overrides and surrogates never reach the terminal."""
    text = written(*audit_of(list(HOSTILE), checks(25)))
    assert [each for each in text if not each.isprintable() and each != "\n"] == []
    text.encode()


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Piped text has no codes, a terminal has, NO_COLOR and a dumb terminal have not; the words are the same."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    audit, registry = ordinary()
    plain = written(audit, registry)
    coloured = written(audit, registry, Terminal())
    assert "\x1b" not in plain
    assert CODES.search(coloured)
    assert CODES.sub("", coloured) == plain
    monkeypatch.setenv("TERM", "dumb")
    assert written(audit, registry, Terminal()) == plain
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert written(audit, registry, Terminal()) == plain


def test_the_counts_add_up() -> None:
    """The columns of the two halves sum to the lines that apply, and the last line to all findings and lines."""
    audit, registry = ordinary(12)
    text = written(audit, registry)
    rows = [line for line in text.splitlines() if re.match(r"  \S.{25} .{12} +[\d·]", line)]
    assert len(rows) == 16
    numbers = [[0 if cell == "·" else int(cell) for cell in line[42:].split()] for line in rows]
    assert all(len(row) == 5 for row in numbers)
    applying = sum(
        count for (_, _, state, config), count in audit.counts.items() if state != "not-applicable" and not config
    )
    assert sum(map(sum, numbers)) == applying
    last = text[text.rindex(" failures (") - 3 :].replace("\n", " ")
    verdicts, _, lines = last.partition(" ledger lines: ")
    told = [int(number) for number in re.findall(r"(\d+) (?:failures|passed|undetermined|waived|crashed)", verdicts)]
    assert sum(told) == audit.verdicts.total() - audit.verdicts["not-applicable"]
    assert verdicts.endswith(str(12 * 16))
    assert sum(int(number) for number in re.findall(r"(\d+) [a-z-]+", lines)) == 12 * 16


def test_the_most_severe_comes_first_with_place_and_fix() -> None:
    """What to fix first is ordered by severity; it tells file and line, and the first sentence of the fix."""
    text = written(*ordinary())
    first = text[text.index("FIX FIRST") : text.index("COULD NOT BE DECIDED")]
    assert re.findall(r"^  (critical|high|medium|low|info) ", first, re.MULTILINE) == ["critical", "high", "medium"]
    assert "dir/t e.yaml:11 Rules" in first
    assert "Fix: Do it." in first
    assert "rest" not in first
    assert "remit explain test.family-0:m0" in first


def test_a_long_title_is_wrapped() -> None:
    """The titles of checks are sentences; one longer than its place goes on below itself."""
    audit, registry = ordinary()
    title = "The account records its API calls of all Regions in a trail that is running and that nobody can stop."
    for finding in audit.findings:
        finding.title = title
    lines = written(audit, registry).splitlines()
    assert [line for line in lines if len(line) > 80] == []
    assert " ".join(title.split()) in " ".join(" ".join(lines).split())


def test_one_fault_that_fails_several_checks_is_told_once() -> None:
    """The public bucket fails each check that asks for it: the first is told, with the names of the others."""
    audit, registry = ordinary()
    failures = audit.failures()
    for each in failures:
        each.reason, each.resource = "it lets anyone in", failures[0].resource
        each.place.property = "Policy"
    text = " ".join(written(audit, registry).split())
    assert len({each.check.partition(":")[0] for each in failures}) > 1
    assert text.count("it lets anyone in. Fix:") == 1
    assert "the same fault fails test.family-" in text


def test_of_many_places_few_are_looked_for_and_the_rest_is_counted() -> None:
    """Finding a place costs a second run of the check: a report of thousands does that for what it shows."""
    audit, registry = audit_of([f"{number}-{'long' * 60}" for number in range(60)])
    failures = audit.failures()
    text = written(audit, registry)
    assert sum(int(number) for number in re.findall(r"… and (\d+) more\n", text)) == len(failures) - 3 * 3
    assert "long…long" in text
    assert max(map(len, text.splitlines())) <= 80
