"""The command line, started as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.templates import BUCKET

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS = 20
"""No command may take longer, whatever it is given."""


@pytest.fixture
def remit(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command in a directory of its own that holds `bucket.yaml`. It never ends in a traceback."""
    (tmp_path / "bucket.yaml").write_text(BUCKET, encoding="utf-8")

    def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "remit.cli", *words],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "80", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run
