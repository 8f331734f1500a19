"""Snapshots on disk: nothing lost, nothing believed that was changed, readable by nobody else."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.model import Incomplete, Page, RemitError
from remit.store import snapshots
from remit.store.snapshots import Snapshot, create, is_snapshot, latest, open_snapshot, resume

KEY: tuple[str, str, str, str, dict[str, Any], str] = (
    "123456789012",
    "eu-west-1",
    "rds",
    "DescribeDBInstances",
    {"Max": 1},
    "",
)


def page(number: int = 0, **more: Any) -> Page:
    told = {"body": {"DBInstances": [{"id": number, "name": "ü\n"}]}, "token": str(number) if number else "", **more}
    return Page(account=KEY[0], region=KEY[1], service=KEY[2], operation=KEY[3], parameters=KEY[4], **told)


def filled(folder: Path, count: int = 5, *, complete: bool = True) -> Path:
    snapshot = create("aws:shop", folder=folder, needs=["AWS::RDS::DBInstance"], regions=["eu-west-1"])
    for number in range(count):
        snapshot.append(page(number))
    snapshot.close(complete=complete)
    return snapshot.path


def files(path: Path) -> list[Path]:
    return sorted(path.glob("pages-*"))


def test_written_and_read(tmp_path: Path) -> None:
    path = filled(tmp_path)
    opened = open_snapshot(path)
    assert opened.offline
    assert len(opened) == 5
    found = opened.get(*KEY)
    assert found is not None
    assert found.body == page().body
    assert found.error is None
    assert opened.get(*KEY[:5], "99") is None
    assert path.name.endswith("Z-aws-shop")
    assert is_snapshot(path)
    assert not is_snapshot(tmp_path)
    (path / "manifest.json").write_text("{")
    assert is_snapshot(path)  # a damaged one, so that this is told


@pytest.mark.parametrize(
    "text", ['{"version": "55.0.0", "artifacts": {}}', "{", "[]", "[" * 100_000], ids=lambda text: text[:9]
)
def test_a_manifest_of_another_tool_makes_no_snapshot(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    assert not is_snapshot(tmp_path)


def test_manifest_tells_what_it_is(tmp_path: Path) -> None:
    manifest = json.loads((filled(tmp_path) / "manifest.json").read_text())
    assert manifest["schema"] == "remit-snapshot/1"
    assert manifest["target"] == "aws:shop"
    assert manifest["needs"] == ["AWS::RDS::DBInstance"]
    assert manifest["regions"] == ["eu-west-1"]
    assert manifest["complete"] is True
    assert manifest["finished"] >= manifest["started"]
    assert list(manifest["files"]) == ["pages-001.jsonl.gz"]


def test_nobody_else_may_read(tmp_path: Path) -> None:
    path = filled(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.iterdir()} == {0o600}


def test_the_newest_page_counts(tmp_path: Path) -> None:
    snapshot = create("aws", folder=tmp_path)
    snapshot.append(page(body=None, error={"code": "Throttling", "message": "", "action": "rds:DescribeDBInstances"}))
    snapshot.append(page())
    snapshot.close(complete=True)
    found = open_snapshot(snapshot.path).get(*KEY)
    assert found is not None
    assert found.error is None


@given(cut=st.integers(0, 400))
def test_cut_off_anywhere(cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A kill loses the page under way; every page before the cut is there, whole."""
    path = filled(tmp_path_factory.mktemp("snapshots"), complete=False)
    manifest = json.loads((path / "manifest.json").read_text())
    (path / "manifest.json").write_text(json.dumps({**manifest, "files": {}}))
    (file,) = files(path)
    data = file.read_bytes()
    file.write_bytes(data[: max(0, len(data) - cut)])
    opened = open_snapshot(path)
    there = [number for number in range(5) if opened.get(*KEY[:5], str(number) if number else "")]
    assert there == list(range(len(there)))
    assert len(opened) == len(there)
    assert len(there) == 5 or cut


def test_flushed_as_it_is_written(tmp_path: Path) -> None:
    """Another process, or the next one after a kill, sees each page at once."""
    snapshot = create("aws", folder=tmp_path)
    for number in range(3):
        snapshot.append(page(number))
        assert len(open_snapshot(snapshot.path)) == number + 1
    snapshot.close(complete=False)


def test_resumed(tmp_path: Path) -> None:
    path = filled(tmp_path, 2, complete=False)
    more = resume(path)
    assert not more.offline
    assert len(more) == 2
    more.append(page(7))
    assert json.loads((path / "manifest.json").read_text())["complete"] is False
    more.close(complete=True)
    assert len(open_snapshot(path)) == 3
    assert [file.name for file in files(path)] == ["pages-001.jsonl.gz", "pages-002.jsonl.gz"]


def test_used_as_a_context(tmp_path: Path) -> None:
    with create("aws", folder=tmp_path) as snapshot:
        snapshot.append(page())
    assert open_snapshot(snapshot.path).manifest["complete"] is True
    with pytest.raises(KeyboardInterrupt):
        interrupt(resume(snapshot.path))
    assert open_snapshot(snapshot.path).manifest["complete"] is False


def interrupt(snapshot: Snapshot) -> None:
    with snapshot:
        snapshot.append(page(1))
        raise KeyboardInterrupt


def test_resumed_with_nothing_to_add(tmp_path: Path) -> None:
    path = filled(tmp_path, complete=False)
    resume(path).close(complete=True)
    assert open_snapshot(path).manifest["complete"] is True


@pytest.mark.parametrize("how", ["byte", "gone", "more"])
def test_changed_is_not_believed(how: str, tmp_path: Path) -> None:
    path = filled(tmp_path)
    (file,) = files(path)
    if how == "byte":
        file.write_bytes(file.read_bytes()[:-1] + b"x")
    elif how == "gone":
        file.unlink()
    else:
        (path / "pages-002.jsonl.gz").write_bytes(file.read_bytes())
    with pytest.raises(RemitError, match="changed") as raised:
        open_snapshot(path)
    assert raised.value.exit_code == 2
    assert raised.value.file


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": []}'])
def test_not_a_snapshot(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(RemitError, match="not a snapshot"):
        open_snapshot(tmp_path)
    assert latest(tmp_path) is None


def test_of_another_kind(tmp_path: Path) -> None:
    path = filled(tmp_path)
    manifest = json.loads((path / "manifest.json").read_text())
    (path / "manifest.json").write_text(json.dumps({**manifest, "schema": "remit-snapshot/9", "remit": "9.0"}))
    with pytest.raises(RemitError, match="another kind") as raised:
        open_snapshot(path)
    assert "9.0" in raised.value.hint


def test_latest(tmp_path: Path) -> None:
    assert latest(tmp_path / "none") is None
    first = filled(tmp_path)
    second = create("aws:other", folder=tmp_path)
    second.close(complete=False)
    assert latest(tmp_path) == second.path
    assert latest(tmp_path, target="aws:shop") == first


def test_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written stays; the scan stops with what to do, and goes on when there is room."""
    snapshot = create("aws", folder=tmp_path)
    snapshot.append(page())
    write = Snapshot._write

    def full(self: Snapshot, line: bytes) -> None:
        write(self, line[: len(line) // 2])
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Snapshot, "_write", full)
    with pytest.raises(Incomplete, match="No space left") as raised:
        snapshot.append(page(1))
    assert raised.value.exit_code == 4
    assert "--resume" in raised.value.hint
    monkeypatch.setattr(Snapshot, "_write", write)
    assert len(open_snapshot(snapshot.path)) == 1
    again = resume(snapshot.path)
    again.append(page(1))
    again.close(complete=True)
    assert len(open_snapshot(snapshot.path)) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_disk_that_is_really_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = create("aws", folder=tmp_path)
    monkeypatch.setattr(snapshots, "_private", lambda _: open("/dev/full", "wb", buffering=0))  # noqa: PTH123, SIM115
    with pytest.raises(Incomplete, match="No space left"):
        snapshot.append(page())


def test_where_nothing_may_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, os.strerror(30))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(RemitError, match="Read-only") as raised:
        create("aws", folder=tmp_path)
    assert raised.value.exit_code == 2
    assert "--snapshots" in raised.value.hint


def test_closing_twice(tmp_path: Path) -> None:
    snapshot = create("aws", folder=tmp_path)
    snapshot.append(page())
    snapshot.close(complete=True)
    snapshot.close(complete=False)
    with pytest.raises(Incomplete, match="closed"):  # a thread that was still at it
        snapshot.append(page(1))
    assert open_snapshot(snapshot.path).manifest["complete"] is True
