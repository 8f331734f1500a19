"""What a person types who comes from another tool: it works, or the error says what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Remit = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("scan -d .", "remit scan PATH"),
        ("scan --soft-fail .", "--fail-on never"),
        ("scan aws --profile prod", "remit scan aws:PROFILE"),
        ("scan . --output sarif", "--format sarif, or -o remit.sarif"),
        ("scan . -o github", "write --format github"),
        ("scan . -o report.foo", "remit scan --help"),
        ("scan . --format oscal", "did you mean oscal-"),
        ("scan . --format xlsx", "write -o FILE.xlsx"),
        ("scan . --mutelist-file=m.yaml", "remit waive --import FILE"),
        ("scan . -q other", "side by side"),
        ("scan", "remit scan --help"),
        ("config .", "remit scan PATH"),
        ("aws", "remit scan aws"),
        ("./infra", "remit scan ./infra"),
        ("scna .", "did you mean remit scan?"),
        ("--list-checks", "remit checks"),
    ],
)
def test_an_error_says_what_to_write(remit: Remit, words: str, hint: str) -> None:
    """Two lines of 80 columns on stderr, exit code 2, and no wall of usage."""
    done = remit(*words.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert hint in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert max(map(len, done.stderr.splitlines())) <= 100


@pytest.mark.parametrize(
    "words",
    ["help", "help scan", "scan . -q --skip-check CKV_AWS_18 --severity HIGH,CRITICAL --fail-on NEVER"],
)
def test_what_others_write_works_where_it_is_cheap(remit: Remit, words: str) -> None:
    """`help` as a word, Checkov's `--skip-check`, Trivy's capital letters."""
    done = remit(*words.split())
    assert (done.returncode, done.stderr) == (0, "")
