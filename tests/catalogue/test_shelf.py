"""The built file: the same answers as the TOML, unread when stale."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from remit.catalogue import shelf

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "deep" / "catalogue.jsonl"
    shelf.build(path)
    monkeypatch.setattr(shelf, "BUILT", path)
    forget()
    return path


def forget() -> None:
    for cached in (shelf._whole, shelf._fresh, shelf.models, shelf.places):
        cached.cache_clear()


@pytest.fixture(autouse=True)
def _forget_afterwards() -> object:
    yield
    forget()


def test_built_and_toml_say_the_same(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> object:
        pytest.fail("the loader was asked although the built file is fresh")

    with monkeypatch.context() as patched:
        patched.setattr(shelf, "_load", never)
        from_built = {name: shelf.service(name) for name in shelf.services()}
        duties, models, places = shelf.duties(), shelf.models(), shelf.places()
    built.unlink()
    forget()
    assert json.loads(json.dumps({name: shelf.service(name) for name in shelf.services()})) == from_built
    assert json.loads(json.dumps(shelf.duties())) == duties
    assert json.loads(json.dumps(shelf.models())) == models
    assert json.loads(json.dumps(shelf.places())) == places


def head(built: Path) -> Any:
    return json.loads(built.read_bytes().split(b"\n", 1)[0])


def write_head(built: Path, whole: Any) -> None:
    parts = built.read_bytes().split(b"\n", 1)[1]
    built.write_bytes(json.dumps(whole).encode() + b"\n" + parts)


def test_a_changed_file_is_read_again(built: Path) -> None:
    whole = head(built)
    size = whole["stamps"]["services/rds.toml"][1]
    whole["stamps"]["services/rds.toml"][1] = size + 1
    write_head(built, whole)
    assert shelf._built("services/rds.toml") is None
    assert shelf._built("services/s3.toml") is not None


def test_new_times_alone_do_not_make_it_stale(built: Path) -> None:
    whole = head(built)
    for stamp in whole["stamps"].values():
        stamp[0] += 1
    write_head(built, whole)
    assert shelf._built("services/rds.toml") is not None
    whole["stamps"]["services/rds.toml"][2] = "another content of the same size"
    write_head(built, whole)
    forget()
    assert shelf._built("services/rds.toml") is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 0}', b"\xff"])
def test_a_broken_built_file_is_ignored(built: Path, content: bytes) -> None:
    built.write_bytes(content)
    assert shelf._built("services/rds.toml") is None
    assert shelf.service("rds") is not None


def test_a_part_cut_off_is_read_from_its_file(built: Path) -> None:
    built.write_bytes(built.read_bytes()[:-20])
    last = shelf.services()[-1]
    assert shelf._built(f"services/{last}.toml") is None
    assert shelf.service(last) is not None


def test_a_name_cannot_lead_out_of_the_folder() -> None:
    for name in ("../models", "..", "", "rds/../s3", "rds\x00", os.sep):
        assert shelf.service(name) is None
