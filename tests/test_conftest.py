"""A skip of a test whose program is required is a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BROWSER_TEST = "tests/test_browser.py::test_pdf_is_one"


@pytest.mark.parametrize(("require", "code", "words"), [("", 0, "1 skipped"), ("1", 1, "REQUIRE_BROWSER is set")])
def test_a_missing_browser(require: str, code: int, words: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", BROWSER_TEST]
    environment = {**os.environ, "PATH": str(tmp_path), "REQUIRE_BROWSER": require}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert words in done.stdout


def test_no_test_meets_the_readers_account() -> None:
    assert "AWS_PROFILE" not in os.environ
    assert os.environ["AWS_CONFIG_FILE"] == os.devnull
