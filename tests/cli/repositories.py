"""Git repositories that the tests of the command line compare and scan."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.com"), ("DATE", "2026-01-01T00:00:00Z"))
}

SHOP = """\
Resources:
  Logs:
    Type: AWS::S3::Bucket
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      PubliclyAccessible: false
      StorageEncrypted: true
      BackupRetentionPeriod: 14
"""
"""A bucket and a database: both fail something, and each is told from the other by its content."""

EXPOSED = SHOP.replace("PubliclyAccessible: false", "PubliclyAccessible: true")
"""The same with the database on the internet."""

QUEUE = "Resources:\n  Jobs: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 5, SqsManagedSseEnabled: false}}\n"
"""A queue that is not encrypted at rest."""

BROKEN = "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties: [\n"
"""A template as far as it can be read."""


class Clone:
    """A repository in a directory, with a branch `main`."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        """Run Git, and give what it prints."""
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        environment = {**os.environ, **nobody, **AUTHOR}
        done = subprocess.run(
            ["git", *words],  # noqa: S607 — the one on the path, as remit takes it
            cwd=self.top,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def write(self, name: str, text: str) -> None:
        """A file, its directories made."""
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message: str = "a change", **files: str) -> None:
        """Commit all that changed, after writing files given as `name=text` (`__` for a slash, `.yaml` added)."""
        for name, text in files.items():
            self.write(f"{name.replace('__', '/')}.yaml", text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)

    def move(self, old: str, new: str) -> None:
        """Rename a file or directory."""
        (self.top / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", old, new)
