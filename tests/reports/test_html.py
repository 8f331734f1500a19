"""The page in a real browser: it loads nothing, obeys no name from the estate, works by keyboard and on a telephone."""

from __future__ import annotations

import io
import json
import re
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from remit import reports
from tests.reports.estates import HOSTILE, audit_of, checks, ordinary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from remit.audit import Audit, Registry
    from tests.browser import Chromium


CONTRAST = """() => {
  const numbers = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const light = (colour) => numbers(colour).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (each) => {
    for (; each; each = each.parentElement) {
      const style = getComputedStyle(each), striped = style.backgroundImage.match(/rgb\\([^)]*\\)/);
      if (striped) return striped[0];
      if ((numbers(style.backgroundColor)[3] ?? 1) > 0) return style.backgroundColor;
    }
  };
  const poor = (each) => {
    const [a, b] = [light(getComputedStyle(each).color), light(ground(each))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05) < 4.5;
  };
  const texts = [...document.querySelectorAll("body *:not(svg *):not(script)")].filter((each) =>
    each.checkVisibility() && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return [...new Set(texts.filter(poor).map((each) =>
    `${each.tagName}.${each.className} ${getComputedStyle(each).color} on ${ground(each)}`))];
}"""
"""The texts of the page whose contrast is under 4.5 (https://www.w3.org/TR/WCAG22/#contrast-minimum)."""
ALL = re.compile(r"^(\d+) of \1 findings$")


def written(audit: Audit, registry: Registry, path: Path) -> Path:
    """The page in a file, as the command line writes it."""
    with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
        reports.report("html").write(audit, registry, out)
    return path


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a dozen everyday resources."""
    return written(*ordinary(), tmp_path_factory.mktemp("page") / "page.html")


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of an estate whose every name is an attack."""
    return written(*audit_of(list(HOSTILE), checks(5)), tmp_path_factory.mktemp("page") / "hostile.html")


def complaints(page: Page) -> list[str]:
    """Reload the page and use all of it; what the console and the page complained about."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.reload()
    page.select_option("#finding-filters select[name=verdict]", "")
    expect(page.locator("#finding-count")).to_have_text(ALL)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    expect(page.locator("details.finding dl")).to_have_count(page.locator("details.finding").count())
    page.locator("#matrix button").first.click()
    return said


@pytest.mark.parametrize("name", ["page_file", "hostile_file"])
def test_the_page_loads_nothing_and_complains_about_nothing(
    chromium: Chromium, request: pytest.FixtureRequest, name: str
) -> None:
    """The only address asked for is the page's own, and using every part leaves the console empty."""
    file: Path = request.getfixturevalue(name)
    assert chromium.addresses(file) == [file.as_uri()]
    with chromium.page(file) as page:
        assert complaints(page) == []


def test_hostile_names_are_text(chromium: Chromium, hostile_file: Path) -> None:
    """No name becomes an element, an attribute or a script; the first is found by searching for it as it is written."""
    with chromium.page(hostile_file) as page:
        complaints(page)
        assert "owned" not in page.title().replace(HOSTILE[0], "").replace(HOSTILE[1], "")
        assert page.locator("img, iframe, [onerror], [onmouseover], [onload]").count() == 0
        assert page.locator("script").count() == 2
        page.fill("#ledger-filters input[name=text]", HOSTILE[0])
        expect(page.locator("#matrix tbody th")).to_have_count(1)
        assert page.locator("#matrix tbody th").inner_text().startswith(HOSTILE[0])


def test_a_filter_narrows_the_findings(chromium: Chromium, page_file: Path) -> None:
    """Verdict, severity, duty and words narrow together, and the count says to how many."""
    with chromium.page(page_file) as page:
        rows = page.locator("details.finding")
        assert rows.count() == 6
        page.select_option("#finding-filters select[name=verdict]", "")
        expect(rows).to_have_count(36)
        page.select_option("#finding-filters select[name=severity]", "high")
        page.fill("#finding-filters input[name=text]", "resource11")
        expect(page.locator("#finding-count")).to_have_text("1 of 36 findings")
        rows.first.locator("summary").click()
        expect(rows.first.locator("dl")).to_contain_text("Do it. Then rest.")


def test_the_ledger_opens_by_keyboard(chromium: Chromium, page_file: Path) -> None:
    """A cell of the matrix takes the focus, and Enter moves it to the owner, the state and the reason."""
    with chromium.page(page_file) as page:
        cell = page.locator("#matrix button").nth(5)
        cell.focus()
        page.keyboard.press("Enter")
        told = page.locator("#detail").inner_text()
        assert all(word in told for word in ("Owner", "State", "Source", "https://"))
        assert page.evaluate("document.activeElement.id") == "detail"


@pytest.mark.parametrize("name", ["page_file", "hostile_file"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_never_scrolls_sideways(
    chromium: Chromium, request: pytest.FixtureRequest, name: str, width: int
) -> None:
    """On a telephone wide parts scroll in themselves, also when everything is opened and names are long."""
    with chromium.page(request.getfixturevalue(name), width) as page:
        complaints(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_light_and_dark_are_two_looks(chromium: Chromium, page_file: Path) -> None:
    """Both schemes paint something, each on its own ground."""
    light, dark = (chromium.screenshot(page_file, 800, 600, dark=dark) for dark in (False, True))
    assert light != dark
    grounds = []
    for scheme in (False, True):
        with chromium.page(page_file, dark=scheme) as page:
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(set(grounds)) == 2
    assert min(len(light), len(dark)) > 10_000


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_can_be_read(chromium: Chromium, page_file: Path, *, dark: bool) -> None:
    """Texts on a coloured ground have the contrast that WCAG AA asks for, 4.5 to 1, in both schemes."""
    with chromium.page(page_file, dark=dark) as page:
        assert page.evaluate(CONTRAST) == []


def test_every_control_has_a_name(chromium: Chromium, page_file: Path) -> None:
    """What can be chosen or focused tells a screen reader what it is; headings go down without a gap."""
    with chromium.page(page_file) as page:
        nameless = page.evaluate(
            """[...document.querySelectorAll('a,button,input,select,[tabindex="0"]')].filter((each) => !(each.innerText
            || each.textContent.trim() || each.ariaLabel || each.labels?.length)).map((each) => each.outerHTML)"""
        )
        assert nameless == []
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => Number(each.tagName[1]))")
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_sixty_resources_make_less_than_a_megabyte(tmp_path: Path) -> None:
    """The page of an estate like the demo's, with 60 checks, stays small; its data are JSON."""
    path = written(*audit_of([f"Resource{number}" for number in range(60)], checks(60)), tmp_path / "page.html")
    assert path.stat().st_size <= 1_000_000
    text = path.read_text(encoding="utf-8")
    data = json.loads(text.partition('id="data">')[2].partition("</script>")[0])
    assert len(data["findings"]) == 60 * 60


def test_a_report_is_the_same_whoever_writes_it() -> None:
    """Nothing in the page depends on hash order."""
    audit, registry = ordinary()
    first, second = io.StringIO(), io.StringIO()
    for out in (first, second):
        reports.report("html").write(audit, registry, out)
    assert first.getvalue() == second.getvalue()


def seconds(work: Callable[[], Any]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.mark.soak
def test_a_hundred_thousand_findings_stay_usable(chromium: Chromium, tmp_path: Path) -> None:
    """The page of 5000 resources and 100,000 findings opens, and filters, within seconds."""
    path = written(*audit_of([f"Resource{number}" for number in range(5000)], checks(20)), tmp_path / "large.html")
    with chromium.page("about:blank") as page:
        assert seconds(lambda: page.goto(path.as_uri())) < 10
        assert page.locator("#finding-count").inner_text().endswith("of 100000 findings")

        def narrowed() -> None:
            page.fill("#finding-filters input[name=text]", "resource4999")
            expect(page.locator("#finding-count")).to_have_text("4 of 100000 findings")

        assert seconds(narrowed) < 5
        assert seconds(page.locator("#matrix button").first.click) < 5
