"""The comment on a pull request: the verdict first, names that mean nothing to GitHub, never too long."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit import reports
from remit.audit import Registry, run
from remit.audit.comparison import compare
from remit.audit.sides import Side, side_of
from remit.model import MemoryInventory, expect
from remit.reports import comparison_markdown, sheet
from tests.audit.made import resource, row
from tests.reports.estates import HOSTILE, audit_of, checks, ordinary

if TYPE_CHECKING:
    from pathlib import Path

    from remit.audit import Audit

MARKDOWN = (
    "a | b",
    "`code` ``` fence",
    "@somebody and @org/team",
    "#1 GH-2 owner/repo#3 0123456789abcdef0123456789abcdef01234567",
    "[text](https://example.invalid) ![x](https://example.invalid/x.png) <https://example.invalid>",
    "https://example.invalid www.example.invalid somebody@example.invalid mailto:somebody@example.invalid",
    "**bold** _em_ ~~gone~~ $x$ :tada:",
    "</code></details><!-- -->",
    "| --- | --- |",
    "\\| \\` \\",
    "# heading\n\n- item\n\n```\n",
    "<!-- remit:comment -->",
)
"""Names that mean something to GitHub."""
INSIDE = re.compile(r"(?:[^<>&\"'`*_~\[\]()!\\|@#$]|&#\d+;|<!---->)*")
AUTOLINKS = re.compile(r"www\.|://|mailto:|xmpp:", re.IGNORECASE)
SPAN = re.compile(r"<code>(.*?)</code>", re.DOTALL)


def written(audit: Audit, registry: Registry) -> str:
    """The comment."""
    out = io.StringIO()
    reports.report("markdown").write(audit, registry, out)
    return out.getvalue()


def of_names(names: list[str], *, compared: bool) -> str:
    """The comment about an audit of resources with such names; compared with nothing, so that all is new, or alone."""
    audit, registry = audit_of(names, checks(5))
    if compared:
        audit.comparison = compare(Side("nothing"), side_of(audit))
    return written(audit, registry)


def shape(text: str) -> str:
    """What is left of a comment without the names in it."""
    spans = SPAN.findall(text)
    assert [span for span in spans if not INSIDE.fullmatch(span) or AUTOLINKS.search(span)] == []
    return SPAN.sub("<code/>", text)


@pytest.mark.parametrize("compared", [False, True])
@pytest.mark.parametrize("name", [*HOSTILE, *MARKDOWN])
def test_a_name_changes_nothing_but_itself(name: str, *, compared: bool) -> None:
    """Whatever a name says, the comment is that of a harmless name: no cell, link, mention, tag or heading more."""
    many, harmless = [f"R{name}{number}" for number in range(4)], [f"Rx{number}" for number in range(4)]
    text = of_names(many, compared=compared)
    assert shape(text) == shape(of_names(harmless, compared=compared))
    assert [each for each in text if not each.isprintable() and each != "\n"] == []


@settings(max_examples=50)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=3, unique=True))
def test_no_name_at_all_changes_anything_else(names: list[str]) -> None:
    """The same for any text."""
    text = of_names([f"R{each}" for each in names], compared=False)
    assert shape(text) == shape(of_names([f"Rx{number}" for number in range(len(names))], compared=False))


def test_what_a_foreign_report_says_is_inert_too() -> None:
    """Check ids, severities and labels of a report are as hostile as names."""
    registry = checks(1)
    audit, _ = audit_of(["One"], registry)
    side = side_of(audit, "\n# label")
    subject = side.subjects[0]
    outcome = next(iter(subject.outcomes.values()))
    hostile = {text: outcome._replace(check=text, verdict="fail", severity=text) for text in (*HOSTILE, *MARKDOWN)}
    after = Side("<b>x</b>|", [subject._replace(outcomes=hostile)])
    out = io.StringIO()
    comparison_markdown.write(compare(side, after), registry, out)
    assert "<b>" not in shape(out.getvalue())
    assert "example.invalid" not in shape(out.getvalue())
    assert out.getvalue().count(sheet.MARK) == 1


@pytest.mark.parametrize("name", ["N", "\U0001f512" * 300, "<&>|" * 200], ids=["short", "astral", "hostile"])
@pytest.mark.parametrize("compared", [False, True])
def test_it_is_never_too_long(name: str, *, compared: bool) -> None:
    """GitHub takes 65,536 characters: what is cut is counted, and folds are closed."""
    audit, registry = audit_of([f"R{name}{number}" for number in range(900)], checks(25), waiver=[])
    if compared:
        audit.comparison = compare(Side("nothing"), side_of(audit))
    text = written(audit, registry)
    assert len(text.encode("utf-16-le")) // 2 <= sheet.LIMIT
    assert text.count("<details>") == text.count("</details>") > 0
    assert text.rstrip().endswith(sheet.MARK)
    rows = sum(line.startswith(("| critical", "| high", "| medium", "| low", "| info")) for line in text.splitlines())
    cut = re.search(r"not shown: (\d+) rows of", text)
    assert cut
    assert rows + int(cut[1]) == len(audit.failures())


def test_the_first_line_is_the_verdict() -> None:
    """Failures by severity, or that there are none; undetermined ones are counted, never hidden."""
    audit, registry = ordinary()
    first = written(audit, registry).splitlines()[0]
    assert re.fullmatch(r"### remit: \d+ failures \(.+\), \d+ undetermined; 12 resources audited", first)
    empty = Registry([])
    assert written(run(MemoryInventory(), empty), empty).startswith("### remit: no failures; 0 resources audited\n")


def test_what_could_not_be_read_is_said_before_anything_else() -> None:
    """An incomplete audit says so at its top."""
    audit, registry = ordinary()
    audit.interrupted = True
    lines = written(audit, registry).splitlines()
    assert lines[2].startswith("**Interrupted:**")
    assert lines[4].startswith("**Incomplete:** 3 inputs could not be read")


def test_with_a_baseline_it_tells_what_the_change_does() -> None:
    """New failures stand in the table, known ones are counted, and fixed ones are folded."""
    registry = Registry([row(verdict, id="test.it")])
    before = run(
        MemoryInventory([bucket("Old", bad=True), bucket("Kept", bad=True), bucket("Gone", bad=True)]), registry
    )
    after = run(
        MemoryInventory([bucket("Old", bad=False), bucket("Kept", bad=True), bucket("Fresh", bad=True)]), registry
    )
    after.comparison = compare(side_of(before), side_of(after))
    text = written(after, registry)
    assert text.startswith("### remit: 1 new failure (1 medium), 1 known; 3 resources audited\n")
    assert "- **Worse:** 1 new failure, 0 duties" in text
    assert "- **Better:** 2 fixed, 1 duty" in text
    assert "- **Resources:** 1 added, 1 removed, 0 moved" in text
    assert [line for line in text.splitlines() if line.startswith("| medium")] == [
        "| medium | Buckets are tested. | <code>Fresh</code> <code>t.yaml</code> | `test.it` |"
    ]
    assert "<details><summary>2 fixed</summary>" in text
    assert "Fix: Do it. Then rest." in text


def verdict(properties: Any) -> Any:
    """Fails what is bad."""
    return expect(not properties.Bad, "it is bad")


def bucket(name: str, *, bad: bool) -> Any:
    """A bucket that is bad, or not; its number tells it from the others."""
    return resource(name, properties={"Bad": bad, "N": len(name)})


def test_places_are_links_where_the_commit_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In a workflow on GitHub a place leads to its line; with anything odd in the environment it stays a text."""
    monkeypatch.chdir(tmp_path)
    known = {
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "acme/shop",
        "GITHUB_SHA": "a" * 40,
        "GITHUB_WORKSPACE": str(tmp_path),
    }
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    link = f'<a href="https://github.com/acme/shop/blob/{"a" * 40}/in%20fra/t.yaml#L3">'
    assert sheet.place("in fra/t.yaml", 3, "in fra/t.yaml:3").startswith(link)
    odd = {"GITHUB_REPOSITORY": 'x/"onclick=', "GITHUB_SHA": "main", "GITHUB_SERVER_URL": "javascript:x"}
    for name, value in (odd | {"GITHUB_WORKSPACE": "/elsewhere"}).items():
        monkeypatch.setenv(name, value)
        assert sheet.place("t.yaml", 3, "t.yaml:3") == sheet.code("t.yaml:3")
        monkeypatch.setenv(name, known[name])
    assert sheet.place("../t.yaml", 3, "x") == sheet.place("/t.yaml", 3, "x") == sheet.code("x")


def test_what_was_not_seen_stands_beside_the_verdict() -> None:
    """A module that is not at hand may hold what fails: the comment must not read as if all was well."""
    audit, registry = audit_of(["Logs"], checks(5))
    audit.inventory.missing = lambda: {"infra": "module.m is not here"}  # type: ignore[method-assign]
    assert "**Not seen:** <code>module.m is not here</code>." in written(audit, registry)
