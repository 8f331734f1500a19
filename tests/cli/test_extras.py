"""Core does without the extras; what needs one says which to install."""

from __future__ import annotations

import subprocess
import sys

import pytest

WITHOUT = "import sys; sys.modules[sys.argv[1]] = None; from remit.cli import main; sys.exit(main(sys.argv[2:]))"


@pytest.mark.parametrize(
    ("package", "arguments", "extra"),
    [("botocore", ["scan", "aws", "--snapshots"], "remit[aws]"), ("waitress", ["demo", "-o"], "remit[demo]")],
)
def test_a_missing_extra_is_told(package: str, arguments: list[str], extra: str, tmp_path: object) -> None:
    """Exit code 2 and the command that installs it, never a traceback."""
    command = [sys.executable, "-c", WITHOUT, package, *arguments, f"{tmp_path}/made.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert extra in done.stderr
    assert "Traceback" not in done.stderr
