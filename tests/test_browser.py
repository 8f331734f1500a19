"""The browser fixture itself: what page tests lean on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser import Chromium

PAGE = """<!doctype html><title>t</title>
<style>@media(prefers-color-scheme:dark){body{background:#000}}</style>
<button onclick="this.textContent='pressed'">press</button>"""


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_screenshot_follows_size_and_scheme(chromium: Chromium, page_file: Path) -> None:
    light = chromium.screenshot(page_file, 390, 300)
    dark = chromium.screenshot(page_file, 390, 300, dark=True)
    assert light != dark
    assert int.from_bytes(light[16:20], "big") == 390


def test_a_click_and_a_key_change_the_document(chromium: Chromium, page_file: Path) -> None:
    with chromium.page(page_file) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.get_by_role("button").inner_text() == "pressed"
    assert "<button" in chromium.dump_dom(page_file)


def test_a_page_on_its_own_asks_for_nothing_else(chromium: Chromium, page_file: Path) -> None:
    assert chromium.addresses(page_file) == [page_file.as_uri()]


def test_pdf_is_one(chromium: Chromium, page_file: Path) -> None:
    assert chromium.pdf(page_file).startswith(b"%PDF")
