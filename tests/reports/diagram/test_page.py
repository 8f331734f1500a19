"""The diagram in a real browser: the way of a request reads without a key; the map moves, filters and leads on."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from remit import reports
from remit.reports.diagram.elements import MARKS
from tests.reports.demo_estate import demo_audit
from tests.reports.diagram.estates import audited, deep, flat, hostile_name
from tests.reports.estates import checks

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import FloatRect, Page

    from remit.audit import Audit, Registry
    from tests.browser import Chromium

SEED = ("Browser", "CloudFront distribution", "Application Load Balancer", "EC2 instance", "RDS database")

MEETING = """() => {
  const texts = [...document.querySelectorAll("svg.rd text")].filter((each) => each.textContent.trim());
  const seen = texts.map((each) => {
    const box = each.getBoundingClientRect(), clip = each.closest("[clip-path]")?.parentElement.querySelector(".box");
    const edge = clip ? clip.getBoundingClientRect() : { left: -1e6, right: 1e6 };
    return [Math.max(box.left, edge.left), box.top + box.height * .22, Math.min(box.right, edge.right),
      box.bottom - box.height * .22, each.textContent];
  }).sort((a, b) => a[1] - b[1]);
  const found = [];
  seen.forEach((one, at) => {
    for (let next = at + 1; next < seen.length && seen[next][1] < one[3] - .5; next += 1) {
      if (one[0] < seen[next][2] - .5 && seen[next][0] < one[2] - .5) found.push(`${one[4]} / ${seen[next][4]}`);
    }
  });
  return found;
}"""
"""The pairs of texts that share ink in the fonts that this browser really has."""

POOR = """() => {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const pixel = (...paints) => {
    probe.clearRect(0, 0, 1, 1);
    for (const [paint, opacity] of paints) {
      [probe.globalAlpha, probe.fillStyle] = [opacity, paint];
      probe.fillRect(0, 0, 1, 1);
    }
    return [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (pixel) => pixel.map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const card = getComputedStyle(document.querySelector("svg.rd .box")).fill;
  const ground = (text) => {
    const cells = text.parentElement.querySelectorAll(".cell");
    const below = text.classList.contains("duty") ? cells : [text.previousElementSibling];
    const at = [...text.parentElement.querySelectorAll(".duty")].indexOf(text);
    const style = getComputedStyle(below[Math.max(0, at)] ?? text);
    if (text.matches(".duty, .mark")) return pixel([card, 1], [style.fill, Number(style.fillOpacity)]);
    return pixel([card, 1]);
  };
  return [...new Set([...document.querySelectorAll("svg.rd text")]
    .filter((each) => ratio(pixel([getComputedStyle(each).fill, 1]), ground(each)) < 4.5)
    .map((each) => `${each.getAttribute("class")}: ${each.textContent}`))];
}"""
"""The texts of the drawings whose contrast is under 4.5 (https://www.w3.org/TR/WCAG22/#contrast-minimum)."""


def written(audit: Audit, registry: Registry, path: Path, name: str = "html") -> Path:
    """A report in a file."""
    with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
        reports.report(name).write(audit, registry, out)
    return path


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the seed's estate."""
    return written(*demo_audit(), tmp_path_factory.mktemp("diagram") / "shop.html")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 40 resources at every depth, all with names that are attacks."""
    return written(audited(deep(40, hostile_name)), checks(1), tmp_path_factory.mktemp("diagram") / "hostile.html")


def card(page: Page, name: str, kind: str = "") -> str:
    """The selector of the card whose title is that name."""
    chosen = f'[data-kind="{kind}"]' if kind else ""
    named = page.locator(f".map .card{chosen}", has=page.locator(f'.name:text-is("{name}")'))
    number = named.get_attribute("data-card")
    return f'.map .card[data-card="{number}"]'


def box_of(page: Page, selector: str) -> FloatRect:
    """Where an element that is visible stands in the window."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box


def until(page: Page, holds: str) -> None:
    """Wait for what comes true a moment later. The page's policy forbids Playwright's own waiting for an expression."""
    for _ in range(50):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never came true: {holds}")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_way_of_the_seed_reads_without_a_key(chromium: Chromium, shop: Path, *, dark: bool) -> None:
    """From browser to database in the model's order; at each hop every duty by name, AWS's below yours.

    The line of responsibility steps from hop to hop.
    """
    with chromium.page(shop, dark=dark) as page:
        assert " → ".join(SEED) in page.locator("#h-request + p").inner_text()
        hops = page.locator(".strip:visible .hop")
        assert hops.locator(".kind").all_text_contents() == list(SEED[1:])
        assert page.locator(".strip:visible .name").first.text_content() == SEED[0]
        assert box_of(page, ".strip:visible .responsibility")["height"] > 20
        for hop in hops.all():
            heights = hop.locator(".duty").evaluate_all("all => all.map((each) => each.getBoundingClientRect().top)")
            marks = hop.locator(".mark").all_text_contents()
            rows = list(zip(heights, marks, strict=True))
            yours = [height for height, mark in rows if mark != MARKS["inherited"]]
            assert len(rows) >= 12
            assert max(yours) < min(height for height, mark in rows if mark == MARKS["inherited"])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_on_a_telephone_the_hops_stand_below_each_other(chromium: Chromium, shop: Path, *, dark: bool) -> None:
    """The same words, hop after hop, without scrolling sideways."""
    with chromium.page(shop, 390, dark=dark) as page:
        expect(page.locator(".strip").first).to_be_hidden()
        hops = page.locator(".hops:visible > li")
        expect(hops).to_have_count(len(SEED))
        for hop, kind in zip(hops.all(), SEED, strict=True):
            expect(hop).to_contain_text(kind)
        for duty in ("Backup and recovery", "Encryption at rest", "Operating system", "Physical facilities"):
            expect(hops.last).to_contain_text(duty)
        tops = hops.evaluate_all("all => all.map((each) => each.getBoundingClientRect().top)")
        assert tops == sorted(tops)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", ["shop", "hostile"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_two_texts_of_the_drawings_meet(
    chromium: Chromium, request: pytest.FixtureRequest, name: str, width: int
) -> None:
    """In the browser's own fonts, not in the layout's estimate of them."""
    with chromium.page(request.getfixturevalue(name), width) as page:
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.locator("svg.rd text").count() > 60
        assert page.evaluate(MEETING) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_of_the_drawings_can_be_read(chromium: Chromium, shop: Path, *, dark: bool) -> None:
    """On its card, cell or block a text has the contrast that WCAG AA asks for."""
    with chromium.page(shop, dark=dark) as page:
        assert page.evaluate(POOR) == []


def test_the_map_is_panned_without_choosing_anything(chromium: Chromium, shop: Path) -> None:
    """Dragging moves the map and opens no ledger, even from a card; arrow keys move it, too."""
    with chromium.page(shop, 900) as page:
        page.locator(".map").scroll_into_view_if_needed()
        box = box_of(page, ".map")
        x, y = box["x"] + 500, box["y"] + 60
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 150, y, steps=5)
        page.mouse.up()
        moved = page.evaluate("document.querySelector('.map').scrollLeft")
        assert moved == pytest.approx(150, abs=2)
        assert page.locator("#ledger-only").is_hidden()
        page.locator(".map").focus()
        page.keyboard.press("ArrowLeft")
        until(page, f"document.querySelector('.map').scrollLeft < {moved}")
        page.locator(card(page, "orders")).focus()
        page.keyboard.press("Enter")
        expect(page.locator("#matrix tbody th")).to_have_count(1)


def test_the_map_zooms_by_key_button_and_wheel(chromium: Chromium, shop: Path) -> None:
    """Plus and minus, the buttons, and the wheel with Ctrl; 0 fits the whole width in; the page keeps its size."""
    with chromium.page(shop) as page:
        width = "document.querySelector('.map svg').getBoundingClientRect().width"
        first = page.evaluate(width)
        page.locator(".map").focus()
        page.keyboard.press("+")
        assert page.evaluate(width) == pytest.approx(first * 1.25, rel=0.01)
        page.click("[data-zoom=out]")
        page.keyboard.press("-")
        page.locator(".map").hover()
        page.keyboard.down("Control")
        page.mouse.wheel(0, -400)
        page.keyboard.up("Control")
        until(page, f"{width} > {first * 1.5}")
        page.locator(".map").focus()
        page.keyboard.press("0")
        assert page.evaluate(width) <= page.evaluate("document.querySelector('.map').clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_the_map_is_filtered_by_state_duty_and_type(chromium: Chromium, shop: Path) -> None:
    """What does not match is dimmed, and the count tells how many do, as the ledger has it."""
    with chromium.page(shop) as page:
        boxes, dimmed = page.locator(".map .card[data-card]"), page.locator(".map .card.dim")
        assert dimmed.count() == 0
        page.select_option("#estate-filters [name=duty]", "end-user-auth")
        page.select_option("#estate-filters [name=state]", "not-done")
        matching = boxes.count() - dimmed.count()
        assert page.locator("#estate-count").inner_text() == f"{matching} of {boxes.count()} boxes match"
        audit, _ = demo_audit()
        wrong = [
            line.resource.key for line in audit.ledger() if (line.duty, line.state) == ("end-user-auth", "not-done")
        ]
        assert matching == len(wrong) == 1
        page.select_option("#estate-filters [name=state]", "")
        page.select_option("#estate-filters [name=duty]", "")
        page.select_option("#estate-filters [name=kind]", "RDS database")
        assert boxes.count() - dimmed.count() == 2


def test_a_box_leads_to_its_ledger_by_mouse_and_key(chromium: Chromium, shop: Path) -> None:
    """One resource's row, or those of all that share a box; a button brings the others back."""
    with chromium.page(shop) as page:
        rows = page.locator("#matrix tbody th")
        page.click(card(page, "orders"))
        expect(rows).to_have_count(1)
        expect(rows.first).to_contain_text("orders")
        page.locator(card(page, "2 ×", "KMS key")).focus()
        page.keyboard.press("Enter")
        expect(rows).to_have_count(2)
        page.click("#ledger-only")
        assert rows.count() > 10
        page.locator(".strip:visible .hop").last.focus()
        page.keyboard.press("Enter")
        expect(rows).to_have_count(1)
        expect(rows.first).to_contain_text("orders")


def test_the_ways_over_the_map_are_chosen(chromium: Chromium, shop: Path) -> None:
    """First those of requests; then one, those of attackers, or none."""
    with chromium.page(shop) as page:
        ways, seen = page.locator(".map [data-path]"), page.locator(".map [data-path]:not(.off)")
        assert seen.count() == page.locator(".map [data-way=request]").count() > 0
        page.select_option("#estate-filters [name=path]", "0")
        assert seen.count() == page.locator(".map [data-path='0']").count() == len(SEED) - 1
        page.select_option("#estate-filters [name=path]", "attack")
        assert seen.count() == page.locator(".map [data-way=attack]").count() > 0
        page.select_option("#estate-filters [name=path]", "none")
        assert seen.count() == 0 < ways.count()


def test_everything_of_the_map_is_reached_by_tab(chromium: Chromium, shop: Path) -> None:
    """Each card is a stop with a name that tells its states; the focus is drawn."""
    with chromium.page(shop) as page:
        page.locator(".map").focus()
        names = []
        for _ in range(page.locator(".map a").count()):
            page.keyboard.press("Tab")
            names.append(page.evaluate("document.activeElement.closest('.map a')?.ariaLabel"))
        assert None not in names
        assert any(re.fullmatch(r"orders \(RDS database\): .*\d inherited", name) for name in names)


def test_the_drawing_alone_asks_for_nothing_and_has_two_looks(chromium: Chromium, tmp_path: Path) -> None:
    """The file of `remit diagram` loads only itself, and follows the reader's light or dark."""
    file = written(*demo_audit(), tmp_path / "shop.svg", "svg")
    assert chromium.addresses(file) == [file.as_uri()]
    assert chromium.screenshot(file) != chromium.screenshot(file, dark=True)


def test_a_group_of_thousands_keeps_the_page_small() -> None:
    """Two thousand resources without a path take a handful of boxes: what the diagram adds does not grow with them."""
    small, large = io.StringIO(), io.StringIO()
    for count, out in ((200, small), (2000, large)):
        reports.report("svg").write(audited(flat(count)), checks(1), out)
    assert len(large.getvalue()) < len(small.getvalue()) * 1.1
