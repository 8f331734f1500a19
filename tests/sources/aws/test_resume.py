"""A scan killed anywhere and resumed comes to what it would have come to."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from remit.model import Needs
from remit.sources.aws import AwsTarget, collect, from_pages
from remit.store.snapshots import create as create_snapshot
from remit.store.snapshots import open_snapshot, resume
from tests.sources.aws.recorded import ACCOUNT, EVERYTHING, REGION, MemoryPages, Recorded, read, replay, same

if TYPE_CHECKING:
    from pathlib import Path

    from remit.model import MemoryInventory, Page
    from remit.store.snapshots import Snapshot


class Killed(BaseException):
    """The process is gone."""


class Doomed:
    """A snapshot whose process is killed while it writes the page `at`."""

    offline = False

    def __init__(self, snapshot: Snapshot, at: int) -> None:
        self._snapshot = snapshot
        self._left = at
        self.get = snapshot.get

    def append(self, page: Page) -> None:
        self._left -= 1
        if self._left < 0:
            raise Killed
        self._snapshot.append(page)


@pytest.fixture(scope="module")
def whole(estate: MemoryPages) -> MemoryInventory:
    return replay(estate)


@pytest.mark.parametrize("seed", range(8))
def test_killed_and_resumed(seed: int, estate: MemoryPages, whole: MemoryInventory, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311 — where to kill is no secret
    path = begin(tmp_path)
    for _ in range(dice.randint(1, 3)):
        snapshot = resume(path)
        with pytest.raises(Killed):
            read(Recorded(estate.log), Doomed(snapshot, dice.randint(0, 30)))
        if snapshot._file is not None:
            snapshot._file.close()  # the operating system does it for a process that is gone
        cut_off(path, dice)
    last = resume(path)
    asked = Recorded(estate.log)
    assert same(read(asked, last), whole)
    assert len(set(asked.asked)) == len(asked.asked)
    last.append(estate.log[0])  # what was scanned, by whom
    last.close(complete=True)
    assert same(from_pages(open_snapshot(path), EVERYTHING), whole)


def begin(folder: Path) -> Path:
    snapshot = create_snapshot(ACCOUNT, folder=folder)
    return snapshot.path


def cut_off(path: Path, dice: random.Random) -> None:
    """Some of the bytes under way never reached the disk."""
    files = sorted(path.glob("pages-*"))
    if files:
        data = files[-1].read_bytes()
        files[-1].write_bytes(data[: len(data) - dice.randint(0, min(200, len(data)))])


def test_a_snapshot_keeps_the_time_of_its_scan(estate: MemoryPages, aws: str) -> None:
    """However often it is replayed, or gone on with, ages are those of the day on which it was begun."""
    del aws
    pages = MemoryPages()
    needs = Needs(["Remit::IAM::RootUser"])
    first = collect(AwsTarget(attempts=3), needs, pages, regions=[REGION]).taken(ACCOUNT)
    again = collect(AwsTarget(attempts=3), needs, pages, regions=[REGION, "eu-central-1"]).taken(ACCOUNT)
    assert first
    assert first == again == replay(pages, needs).taken(ACCOUNT)
    assert replay(estate).taken(ACCOUNT)
