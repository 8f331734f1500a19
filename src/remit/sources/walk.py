"""Walks a directory tree as every source does: without what Git ignores, and without what tools put there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from remit.sources.gitignore import FILE_NAME, rules_above

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from remit.sources.gitignore import Rules

SKIPPED_DIRECTORIES = frozenset(
    {
        *(".git", ".hg", ".svn"),
        *(".venv", "venv", ".tox", "__pycache__", "node_modules", "bower_components"),
        *(".terraform", ".terragrunt-cache", ".remit"),
        ".aws-sam",  # holds built copies of templates that are in the tree as well
    }
)


TEMPLATES = (".yaml", ".yml", ".json", ".jsn", ".template", ".cfn")
"""Endings of the files of a tree that may be CloudFormation templates, in any case. A file that is named may have any.
"""
CDK_DIRECTORY = "cdk.out"


def directories(root: Path, refused: list[Path] | None = None) -> Iterator[tuple[Path, list[str]]]:
    """Each directory with the names of its files, sorted; a directory comes before those in it.

    Directories behind symbolic links are not entered; one that cannot be read is left out, and told in `refused`.
    """
    waiting: list[tuple[str, Rules]] = [("", rules_above(root))]
    while waiting:
        inner, rules = waiting.pop()
        directory = root / inner
        try:
            files, below = listing(directory)
        except OSError:
            if refused is not None:
                refused.append(directory)
            continue
        if FILE_NAME in files:
            rules = rules.within(directory, strip=len(inner))
        yield directory, [name for name in files if not rules.ignore(inner + name)]
        waiting += [
            (f"{inner}{name}/", rules)
            for name in reversed(below)
            if name not in SKIPPED_DIRECTORIES and not rules.ignore(f"{inner}{name}/")
        ]


def listing(directory: Path) -> tuple[list[str], list[str]]:
    """The names of the regular files (also behind links) and of the directories (not behind links), sorted."""
    files: list[str] = []
    below: list[str] = []
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.name)
            elif _is_file(entry):
                files.append(entry.name)
    return sorted(files), sorted(below)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False
