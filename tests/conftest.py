"""What all tests share: no test meets a real account, and a test that must run cannot skip unseen."""

from __future__ import annotations

import gc
import os
import shutil
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.browser import find_browser, running_chromium

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from tests.browser import Chromium

# A marker's tests may skip where their program is missing, unless this variable says that it must be there.
REQUIRED = {"browser": "REQUIRE_BROWSER", "terraform": "REQUIRE_TERRAFORM"}
# The fixture that finds each marker's program; a test that asks for it has the marker.
FIXTURES = {"chromium": "browser", "terraform": "terraform"}

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)


def pytest_configure() -> None:
    """Take the reader's AWS set-up out of reach, and steady Hypothesis on a shared machine."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test the marker of the program that it asks for."""
    for item in items:
        for fixture in FIXTURES.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(FIXTURES[fixture])


def pytest_runtest_teardown() -> None:
    """Collect garbage again: a scan ends the collecting for its process, and here the process goes on."""
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where the test's program is required."""
    report = yield
    for marker, variable in REQUIRED.items():
        if (
            report.skipped
            and not hasattr(report, "wasxfail")
            and os.environ.get(variable)
            and item.get_closest_marker(marker)
        ):
            report.outcome = "failed"
            report.longrepr = f"{variable} is set, and this test was skipped: {skip_reason(report)}"
    return report


def skip_reason(report: pytest.TestReport) -> str:
    """Why a test was skipped."""
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """A headless browser: `screenshot`, `dump_dom`, `pdf`, `addresses`, and `page` for clicks and keys."""
    binary = find_browser()
    if binary is None:
        pytest.skip("no Chromium on this machine")
    with running_chromium(binary) as browser:
        yield browser


@pytest.fixture(scope="session")
def terraform() -> str:
    """The path of a terraform or tofu binary."""
    binary = shutil.which("terraform") or shutil.which("tofu")
    if binary is None:
        pytest.skip("no terraform or tofu on this machine")
    return binary
