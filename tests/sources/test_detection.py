"""Which sources are asked about a path: only those that may find something there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.sources import walk
from remit.sources.detection import doors

if TYPE_CHECKING:
    from pathlib import Path

BOTH = {"cloudformation", "terraform"}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["main.tf", "modules/a/main.tf", "README.md"], {"terraform"}),
        (["main.tf", "stacks/deep/Shop.YAML"], BOTH),
        (["template.json"], {"cloudformation"}),
        (["main.tf.json"], BOTH),
        (["main.tf", "cdk.out/manifest", ".gitignore=cdk.out"], BOTH),
        (["notes.txt"], {"cloudformation"}),
    ],
)
def test_doors_of_a_directory(tmp_path: Path, files: list[str], expected: set[str]) -> None:
    for name, _, text in (file.partition("=") for file in files):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert doors(tmp_path) == expected


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("plan.json", b'{"format_version": "1.2", "terraform_version": "1.9.0"}', "terraform"),
        ("plan.json", b'{"configuration": {%s}, "format_version": "1.2", "planned_values": {}}', "terraform"),
        ("plan.json", '{"format_version": "1.2", "terraform_version": "1.9.0"}'.encode("utf-16"), "terraform"),
        ("old.tfstate", b'{"lineage": "%s", "terraform_version": "1.9.0", "version": 4}', "terraform"),
        ("plan.bin", b"PK\x03\x04", "terraform"),
        ("template.json", b'{"Resources": {"%s": {}}}', "cloudformation"),
        ("template.yaml", b"Resources: {}", "cloudformation"),
    ],
)
def test_a_file_that_is_named_is_looked_at_as_a_whole(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    """Tools sort keys, and shells write UTF-16."""
    (tmp_path / name).write_bytes(data.replace(b"%s", b"x" * 5000))
    assert doors(tmp_path / name) == {expected}


def test_a_directory_that_cannot_be_read_is_told_by_cloudformation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "main.tf").touch()
    listing = walk.listing

    def refused(directory: Path) -> tuple[list[str], list[str]]:
        if directory == tmp_path / "shut":
            raise PermissionError(13, "Permission denied")
        return listing(directory)

    monkeypatch.setattr(walk, "listing", refused)
    assert doors(tmp_path) == BOTH
