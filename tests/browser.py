"""A headless Chromium for the tests of pages, driven by Playwright: the machine's own, never a downloaded one."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str | None:
    """The path of an installed Chromium or Chrome."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Chromium:
    """A running browser. A target is the path of a page or its address; each call opens it in a profile of its own."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    @contextmanager
    def page(self, target: Path | str, width: int = 1440, height: int = 900, *, dark: bool = False) -> Iterator[Page]:
        """The opened page, to click, type and look at: Playwright's own object."""
        viewport: ViewportSize = {"width": width, "height": height}
        context = self._browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")
        try:
            page = context.new_page()
            page.goto(target.resolve().as_uri() if isinstance(target, Path) else target)
            yield page
        finally:
            context.close()

    def screenshot(
        self, target: Path | str, width: int = 1440, height: int = 900, *, dark: bool = False, whole: bool = False
    ) -> bytes:
        """A PNG of the window, or of the whole page."""
        with self.page(target, width, height, dark=dark) as page:
            return page.screenshot(full_page=whole)

    def dump_dom(self, target: Path | str) -> str:
        """The document as it stands once the page has loaded and its scripts have run."""
        with self.page(target) as page:
            return page.content()

    def pdf(self, target: Path | str) -> bytes:
        """The page as it prints, on A4."""
        with self.page(target) as page:
            return page.pdf(format="A4", print_background=True)

    def addresses(self, target: Path | str) -> list[str]:
        """Every address that loading the page asks for, the page's own first."""
        seen: list[str] = []
        with self.page("about:blank") as page:
            page.on("request", lambda request: seen.append(request.url))
            page.goto(target.resolve().as_uri() if isinstance(target, Path) else target, wait_until="networkidle")
        return seen


@contextmanager
def running_chromium(binary: str) -> Iterator[Chromium]:
    """Start the browser at `binary` in a fresh profile, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=list(FLAGS))
        try:
            yield Chromium(browser)
        finally:
            browser.close()
