"""Templates are found by what is in them, what Git ignores is not, and one bad file hides no other."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from remit.model import Incomplete, RemitError
from remit.sources import walk
from remit.sources.cloudformation import discovery
from remit.sources.cloudformation.discovery import discover

if TYPE_CHECKING:
    from collections.abc import Mapping

BUCKET = "Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n"
JSON_BUCKET = '{"Resources": {"Logs": {"Type": "AWS::S3::Bucket"}}}'
MANIFEST = '{"version": "36.0.0", "artifacts": {"Dev": {"type": "aws:cloudformation:stack"}}}'

TEMPLATES = {
    "block.yaml": BUCKET,
    "braces.json": JSON_BUCKET,
    "crlf.YML": BUCKET.replace("\n", "\r\n"),
    "deep/er/old.template": JSON_BUCKET,
    "flow.cfn": "{Resources: {Logs: {Type: Custom::Thing}}}",
    "indented.yaml": "  " + BUCKET.replace("\n", "\n  ").rstrip() + "\n",
    "loop.yaml": "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::X: [N, [a::b], {}]\n",
    "module.yaml": "Resources:\n  M:\n    Type: My::S3::Bucket::MODULE\n",
    "only-version.yaml": "AWSTemplateFormatVersion: 2010-09-09\n",
    "quoted.jsn": "\ufeff" + JSON_BUCKET,
    "sam.yml": "Transform: AWS::Serverless-2016-10-31\nResources:\n  F: {Type: AWS::Serverless::Function}\n",
}
OTHERS = {
    "README.md": BUCKET,
    "compose.yaml": "services:\n  Resources:\n    image: a::b\n",
    "deployment.yaml": "apiVersion: v1\nkind: Deployment\nResources: {a: {Type: 'x::'}}\n---\nkind: Service\n",
    "helm.yaml": "{{- if .Values.x }}\nkind: Job\nResources: a::b\n{{- end }}\n",
    "list.json": '["Resources:", "::"]',
    "openapi.yaml": "openapi: 3.0.0\ncomponents: {schemas: {Resources: {type: 'a::b'}}}\n",
    "package.json": '{"name": "x", "Resources": "::"}',
    "serverless.yml": "service: x\nresources:\n  Resources:\n    B: {Type: AWS::S3::Bucket}\n",
}
BROKEN: dict[str, str | bytes] = {
    "broken-json.json": '{"Resources": {"A": {"Type": "AWS::S3::Bucket"}',
    "broken.yaml": BUCKET + "  Logs:\n    Type: AWS::S3::Bucket\n",
    "latin1.yaml": BUCKET.encode() + b"# \xe9\n",
    "two.yaml": "---\n" + BUCKET + "---\n" + BUCKET,
    "utf16.yaml": b"\xff\xfe" + ("\n" + BUCKET + "\t").encode("utf-16-le"),
}
SKIPPED = {f"{name}/block.yaml": BUCKET for name in (".git", "node_modules", ".venv", ".terraform", ".aws-sam")}


def plant(root: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def found(root: Path) -> list[str]:
    return [each.path.relative_to(root).as_posix() for each in discover(root)]


def test_a_tree_gives_its_templates_and_those_that_are_broken_in_order(tmp_path: Path) -> None:
    plant(tmp_path, {**TEMPLATES, **OTHERS, **BROKEN, **SKIPPED})
    candidates = list(discover(tmp_path))
    names = [each.path.relative_to(tmp_path).as_posix() for each in candidates]
    assert names == sorted([*TEMPLATES, *BROKEN], key=lambda name: ("/" in name, name))
    assert {name for name, each in zip(names, candidates, strict=True) if each.error} == set(BROKEN)
    assert {each.error.file for each in candidates if each.error} == {str(tmp_path / name) for name in BROKEN}
    assert all(each.error.line for each in candidates if each.error)
    assert all((each.document is None) == (each.error is not None) for each in candidates)


def test_a_named_file_must_be_a_template(tmp_path: Path) -> None:
    plant(tmp_path, {**TEMPLATES, **OTHERS, **BROKEN, **SKIPPED, "any.txt": BUCKET, "empty.yaml": ""})
    for name in (*TEMPLATES, *SKIPPED, "any.txt", "README.md"):
        (candidate,) = discover(tmp_path / name)
        assert (candidate.kind, candidate.error, candidate.path) == ("template", None, tmp_path / name)
    for name in (*BROKEN, "deployment.yaml"):
        (candidate,) = discover(tmp_path / name)
        assert candidate.error is not None
    reasons = {
        "compose.yaml": "a Compose file",
        "list.json": "holds a list",
        "empty.yaml": "it is empty",
        "serverless.yml": "no Resources with a Type",
        "absent.yaml": "No such file",
        "a\0b": "null",
    }
    for name, reason in reasons.items():
        with pytest.raises(RemitError, match=reason) as caught:
            list(discover(tmp_path / name))
        assert caught.value.file == str(tmp_path / name)


def test_an_assembly_is_one_find_and_its_inside_none(tmp_path: Path) -> None:
    plant(tmp_path, {".gitignore": "cdk.out\nout\n", "a.yaml": BUCKET, "web/manifest.json": '{"name": "app"}'})
    for directory in ("app/cdk.out", "app/cdk.out/assembly-Prod", "synth", "out/cdk.out"):
        plant(tmp_path, {f"{directory}/manifest.json": MANIFEST, f"{directory}/Dev.template.json": JSON_BUCKET})
    plant(tmp_path, {"lib/cdk.out/x.json": JSON_BUCKET, "web/b.yaml": BUCKET})
    assert [(each.kind, each.path.relative_to(tmp_path).as_posix()) for each in discover(tmp_path)] == [
        ("template", "a.yaml"),
        ("cdk", "app/cdk.out"),  # ignored by `cdk init`, and yet the one thing to audit
        ("cdk", "synth"),
        ("template", "web/b.yaml"),
    ]
    for named in ("app/cdk.out", "app/cdk.out/manifest.json", "out/cdk.out"):
        (candidate,) = discover(tmp_path / named)
        assert (candidate.kind, candidate.document, candidate.error) == ("cdk", None, None)


@pytest.mark.skipif(shutil.which("git") is None, reason="Git is the judge of what it ignores")
def test_what_git_ignores_is_left_out_from_wherever_the_walk_begins(tmp_path: Path) -> None:
    names = [
        f"{d}{n}.yaml"
        for d in ("", "a/", "a/b/", "a/b/c/", "build/", "a/build/", "x y/")
        for n in ("t", "keep", "gen-1", "#h")
    ]
    plant(tmp_path, dict.fromkeys(names, BUCKET))
    plant(
        tmp_path,
        {
            ".gitignore": "gen-*\n!a/gen-1.yaml\n/build/\n\\#h.yaml\n\n# comment\nx\\ y/t.yaml\n!\n",
            "a/.gitignore": "/b/*\n!/b/c\n!keep.yaml\nbuild\n",
            "a/b/c/.gitignore": "*\n!gen-1.yaml\n!*/\n\xff\n",
        },
    )
    subprocess.run(["git", "init", "-q", tmp_path], check=True)  # noqa: S607 — Git, wherever it is
    listing = subprocess.run(
        ["git", "-C", tmp_path, "ls-files", "-oz", "--exclude-standard", "*.yaml"],  # noqa: S607
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    kept = {name for name in listing.stdout.split("\0") if name}
    assert 5 < len(kept) < len(names) - 5
    assert set(found(tmp_path)) == kept
    for directory in ("a", "a/b", "a/b/c", "x y"):
        inside = {name.removeprefix(f"{directory}/") for name in kept if name.startswith(f"{directory}/")}
        assert set(found(tmp_path / directory)) == inside
    assert found(tmp_path / "build") == ["#h.yaml", "gen-1.yaml", "keep.yaml", "t.yaml"]  # named, so wanted


def test_links_and_what_is_no_file_do_no_harm(tmp_path: Path) -> None:
    plant(tmp_path, {"real/a.yaml": BUCKET, "elsewhere.txt": BUCKET})
    (tmp_path / "real" / "up").symlink_to(tmp_path)
    (tmp_path / "real" / "self.yaml").symlink_to("self.yaml")
    (tmp_path / "real" / "gone.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "real" / "linked.yaml").symlink_to(tmp_path / "elsewhere.txt")
    os.mkfifo(tmp_path / "real" / "pipe.yaml")
    assert found(tmp_path) == ["real/a.yaml", "real/linked.yaml"]
    assert found(tmp_path / "real" / "up") == ["real/a.yaml", "real/linked.yaml"]


def test_what_cannot_be_read_is_told_and_the_rest_still_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, {"a.yaml": BUCKET, "b.yaml": BUCKET, "huge.yaml": BUCKET + "#" * 21_000_000, "shut/c.yaml": BUCKET})
    refuse_opening(monkeypatch, tmp_path / "a.yaml", tmp_path / "shut")
    a, b, huge, shut = discover(tmp_path)
    assert isinstance(a.error, Incomplete)
    assert a.error.message == "cannot be read: Permission denied"
    assert b.error is None
    assert huge.error is not None
    assert "larger than 20 MB" in huge.error.message
    assert isinstance(shut.error, Incomplete)
    assert shut.error.file == str(tmp_path / "shut")


def refuse_opening(monkeypatch: pytest.MonkeyPatch, *refused: Path) -> None:
    """Permissions would not stop root, as whom CI may run."""
    read, listing = discovery._read, walk.listing

    def check(path: Path) -> Path:
        if path in refused:
            raise PermissionError(13, "Permission denied")
        return path

    monkeypatch.setattr(discovery, "_read", lambda path: read(check(path)))
    monkeypatch.setattr(discovery, "listing", lambda path: listing(check(path)))


def test_a_name_that_is_no_text_is_shown_as_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml"))
    plant(tmp_path, {path.name: "Resources: [\nType: AWS::S3::Bucket"})
    (candidate,) = discover(tmp_path)
    assert candidate.path == path
    assert candidate.error is not None
    assert str(candidate.error).encode().startswith(f"{tmp_path}/\ufffd.yaml:".encode())


def test_ten_thousand_files_that_are_none_cost_little(tmp_path: Path) -> None:
    plant(tmp_path, {".gitignore": "*.log\nbuild/\n", "z.yaml": BUCKET})
    for i in range(10_000):
        if i % 100 == 0:
            (tmp_path / f"d{i}").mkdir()
        (tmp_path / f"d{i // 100 * 100}" / f"{i}.yaml").write_text("kind: ConfigMap\ndata: {a: b}\n" * 20)
    start = time.process_time()
    assert found(tmp_path) == ["z.yaml"]
    assert time.process_time() - start < 3  # measured: 0.5
