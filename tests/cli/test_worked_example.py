"""A repository with CloudFormation and Terraform, a branch that changes both, and what a pull request is told of it."""

from __future__ import annotations

import json
import subprocess
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

TEMPLATE = """\
Resources:
  Uploads:
    Type: AWS::S3::Bucket
  Reports:
    Type: AWS::S3::Bucket
"""

VOLUME = """\
resource "aws_ebs_volume" "scratch" {
  availability_zone = "eu-west-1a"
  size              = 20
  encrypted         = false
}
"""

DATABASE = """\
resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  storage_encrypted   = true
  publicly_accessible = true
}
"""

NEW_BUCKET = """\
resource "aws_s3_bucket" "exports" {
  bucket = "exports"
}
resource "aws_s3_bucket_policy" "exports" {
  bucket = aws_s3_bucket.exports.id
  policy = jsonencode({
    Statement = [{
      Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "${aws_s3_bucket.exports.arn}/*"
    }]
  })
}
"""


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)  # noqa: S607 — the reader's git


@pytest.fixture
def repository(remit: Remit, tmp_path: Path) -> Path:
    """`main` with a template and a Terraform root; on `change` the template is renamed and a resource deleted from it,

    the volume moved into a module, and a public bucket is new.
    """
    (tmp_path / "bucket.yaml").unlink()
    (tmp_path / "infra").mkdir()
    (tmp_path / "site.yaml").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "infra/main.tf").write_text(VOLUME + DATABASE, encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "main")
    assert remit("scan", ".", "--quiet", "-o", "../main.json").returncode == 1
    git(tmp_path, "checkout", "-qb", "change")
    git(tmp_path, "mv", "site.yaml", "storage.yaml")
    (tmp_path / "storage.yaml").write_text(TEMPLATE[: TEMPLATE.index("  Reports")], encoding="utf-8")
    (tmp_path / "infra/volume").mkdir()
    (tmp_path / "infra/volume/main.tf").write_text(VOLUME, encoding="utf-8")
    call = 'module "volume" {\n  source = "./volume"\n}\n'
    (tmp_path / "infra/main.tf").write_text(call + DATABASE + NEW_BUCKET, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "change")
    return tmp_path


OUTPUTS = ("comment.md", "remit.sarif", "remit.junit.xml", "remit.csv", "report.json")


def test_the_pull_request_is_told_of_the_new_bucket_and_nothing_else(remit: Remit, repository: Path) -> None:
    words = [word for name in OUTPUTS for word in ("-o", f"../{name}")]
    done = remit("scan", ".", "--baseline", "../main.json", *words)
    assert done.returncode == 1
    read = {name: (repository.parent / name).read_text(encoding="utf-8") for name in OUTPUTS}
    report = json.loads(read["report.json"])
    failures = [each for each in report["findings"] if each["verdict"] == "fail"]
    new = {(each["resource"]["address"] or each["resource"]["id"], each["check"]) for each in failures if each["new"]}
    assert {address for address, _ in new} == {"aws_s3_bucket.exports"}
    assert ("aws_s3_bucket.exports", "s3.public-policy:read") in new
    known = {each["resource"]["address"] or each["resource"]["id"] for each in failures if not each["new"]}
    assert known == {"Uploads", "aws_db_instance.orders", "module.volume.aws_ebs_volume.scratch"}
    comment = unescape(read["comment.md"])
    assert "aws_s3_bucket.exports" in comment
    assert "infra/main.tf" in comment
    assert "Reports" in comment  # what the change makes better: the bucket is gone
    results = json.loads(read["remit.sarif"])["runs"][0]["results"]
    assert any(
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "infra/main.tf" for result in results
    )
    assert ET.fromstring(read["remit.junit.xml"]).tag == "testsuites"  # noqa: S314 — written a moment ago
    assert "exports" in read["remit.csv"]


def test_without_the_bucket_nothing_is_new(remit: Remit, repository: Path) -> None:
    text = (repository / "infra/main.tf").read_text(encoding="utf-8")
    (repository / "infra/main.tf").write_text(text.replace(NEW_BUCKET, ""), encoding="utf-8")
    assert remit("scan", ".", "--baseline", "../main.json").returncode == 0
    assert remit("scan", ".").returncode == 1


def test_annotations_stand_on_the_lines_of_the_change(remit: Remit, repository: Path) -> None:
    done = remit("scan", ".", "--format", "github")
    assert done.returncode == 1
    policy = next(line for line in done.stdout.splitlines() if line.startswith("::error") and "policies" in line)
    line = 1 + [*(repository / "infra/main.tf").read_text(encoding="utf-8").splitlines()].index(
        "  policy = jsonencode({"
    )
    assert f"file=infra/main.tf,line={line + 1}" in policy  # the statement


def test_diff_of_the_branches_says_what_got_worse_and_what_is_gone(remit: Remit, repository: Path) -> None:
    assert repository.is_dir()
    done = remit("diff", "main...HEAD")
    assert done.returncode == 1
    assert "aws_s3_bucket.exports" in done.stdout
    assert "Reports" in done.stdout
    told: dict[str, Any] = json.loads(remit("diff", "main...HEAD", "--format", "json").stdout)
    assert told["schema"].startswith("remit-diff/")


def test_since_audits_what_the_change_touches_with_the_same_verdicts(remit: Remit, repository: Path) -> None:
    (repository / "untouched.yaml").write_text(TEMPLATE, encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "more")
    (repository / "infra/volume/main.tf").write_text(VOLUME.replace("20", "21"), encoding="utf-8")
    some = json.loads(remit("scan", ".", "--since", "HEAD", "--format", "json").stdout)
    every = json.loads(remit("scan", ".", "--format", "json").stdout)
    keys = {each["key"] for each in some["resources"]}
    assert keys == {each["key"] for each in every["resources"] if each["key"].startswith("infra/")}
    by_key = [each for each in every["findings"] if each["resource"]["key"] in keys]
    assert [(each["check"], each["verdict"]) for each in some["findings"]] == [
        (each["check"], each["verdict"]) for each in by_key
    ]
