"""The committed locks are complete and name no address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import lock

LOCKS = sorted((Path(__file__).resolve().parents[2] / "requirements").glob("*.txt"))


def pins(path: Path) -> set[str]:
    return set(re.findall(r"^[\w.-]+==[^\s;\\]+", path.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_requirement_has_hashes_and_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    requirements = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(requirements) == len(pins(path))
    assert all("--hash=sha256:" in requirement for requirement in requirements)
    assert lock.without_addresses(text) == text


def test_the_smaller_locks_agree_with_the_larger() -> None:
    core, dev, run = map(pins, LOCKS)
    assert core <= run <= dev


def test_addresses_are_taken_out_or_refused() -> None:
    assert lock.without_addresses("--index-url https://example.org/simple\na==1\n") == "a==1\n"
    with pytest.raises(SystemExit, match="names an address"):
        lock.without_addresses("a @ https://example.org/a.whl\n")
