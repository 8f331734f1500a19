"""A comparison on the terminal and as JSON: narrow, inert, and nothing left out of its counts."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from remit.audit.comparison import compare
from remit.audit.sides import Side, side_of
from remit.reports import comparison_json, comparison_text
from tests.reports.estates import HOSTILE, audit_of, checks

if TYPE_CHECKING:
    from remit.audit import Registry
    from remit.audit.comparison import Comparison


def both_ways(names: list[str]) -> tuple[list[Comparison], Registry]:
    """Estates of such names as they appear, disappear, and lose every second resource while others move."""
    audit, registry = audit_of(names, checks(25))
    whole, nothing = side_of(audit, names[0]), Side("\x1b]0;x\x07" * 30, incomplete=True)
    moved = [each._replace(key=f"else/{each.key}") for each in whole.subjects[::2]]
    worse = [
        each._replace(lines=dict.fromkeys(each.lines, ("customer\n", "not-done\x07")), outcomes={}) for each in moved
    ]
    return [compare(nothing, whole), compare(whole, nothing), compare(whole, Side(names[-1], worse))], registry


@pytest.mark.parametrize(
    "names", [list(HOSTILE), [f"R{number}-{'long' * 30}" for number in range(40)]], ids=["hostile", "long"]
)
def test_no_line_is_wider_than_80_columns_or_obeyed(names: list[str]) -> None:
    """Whatever names, labels and states say."""
    comparisons, registry = both_ways(names)
    for each in comparisons:
        out = io.StringIO()
        comparison_text.write(each, registry, out)
        assert [line for line in out.getvalue().splitlines() if len(line) > 80] == []
        assert [sign for sign in out.getvalue() if not sign.isprintable() and sign != "\n"] == []


def test_the_counts_are_those_of_the_records() -> None:
    """The last lines of the text, the summary of the JSON and its records say the same; JSON is ASCII."""
    comparisons, registry = both_ways(list(HOSTILE))
    for each in comparisons:
        text, data = io.StringIO(), io.StringIO()
        comparison_text.write(each, registry, text)
        comparison_json.write(each, registry, data)
        assert data.getvalue().isascii()
        report = json.loads(data.getvalue())
        kinds = [record["kind"] for record in report["findings"]]
        assert {kind: kinds.count(kind) for kind in report["summary"]["findings"]} == report["summary"]["findings"]
        last = " ".join(text.getvalue().split())
        assert (found := re.search(r"(\d+) new failures?[^.]*?, (\d+) fixed, (\d+) unchanged, (\d+) moved", last))
        assert [int(number) for number in found.groups()] == [
            report["summary"]["findings"][kind] for kind in ("new", "fixed", "unchanged", "moved")
        ]
        assert f"{len(report['added'])} added, {len(report['removed'])} removed, {len(report['moved'])} moved" in last
