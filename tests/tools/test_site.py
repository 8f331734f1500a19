"""The site of the checks: whole, without dead links, and searched without a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from remit import audit
from tools.site import build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser import Chromium

LINK = re.compile(r'(?:href|src)="([^"]+)"')
ANCHOR = re.compile(r'\bid="([^"]+)"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site."""
    folder = tmp_path_factory.mktemp("site")
    build(folder)
    return folder


def test_every_check_has_a_page_and_every_link_leads_somewhere(site: Path) -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert {page.stem for page in (site / "checks").iterdir()} == {check.id for check in audit.load()}
    anchors = {page: set(ANCHOR.findall(text)) for page, text in pages.items()}
    dead = []
    for page, text in pages.items():
        for link in LINK.findall(text):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            if not link.startswith("https://") and not (
                target.is_file() and (not anchor or unquote(anchor) in anchors[target])
            ):
                dead.append(f"{page.name}: {link}")
    assert dead == []


def test_a_page_shows_both_languages_and_escapes_them(site: Path) -> None:
    text = (site / "checks" / "rds.unencrypted-storage.html").read_text(encoding="utf-8")
    assert "storage_encrypted = true" in text
    assert "Properties: {Engine: postgres, StorageEncrypted: true}" in text
    assert "CKV_AWS_16" in text
    assert "live account" in text
    whole = "".join(page.read_text(encoding="utf-8") for page in (site / "checks").iterdir())
    assert "<script>alert" not in whole
    assert "&#34;" in whole or "&quot;" in whole


def test_search_finds_by_the_ids_of_others_without_a_network(site: Path, chromium: Chromium) -> None:
    with chromium.page(site / "index.html") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.keyboard.press("/")
        page.keyboard.type("ckv_aws_16")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/rds.unencrypted-storage.html")
        assert page.title() == "rds.unencrypted-storage · remit"
        assert all(url.startswith("file:") for url in asked)


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_window(site: Path, chromium: Chromium, width: int) -> None:
    for name in ("index.html", "framework-cis-aws-6.0.html", "checks/ec2.open-admin-port.html"):
        with chromium.page(site / name, width) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
