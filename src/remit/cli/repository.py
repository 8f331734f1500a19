"""Asks Git about a repository: only questions, none of which runs what the repository configures.

https://git-scm.com/docs/git-config: `core.fsmonitor` and `core.hooksPath` name programs; `protocol.allow=never` keeps a
partial clone from fetching what is asked for.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit.model import RemitError

if TYPE_CHECKING:
    from collections.abc import Iterator

SAFE = (
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "protocol.allow=never"),
    *("-c", "safe.bareRepository=explicit"),
)
SUBMODULE = "160000"
NEITHER_FILE_NOR_REVISION = "name a report, a path, or a revision of the repository"


class Entry(NamedTuple):
    """A file of a revision: its mode as Git writes it (`120000` for a link), its object, and its path."""

    mode: str
    object: str
    path: bytes


class Repository:
    """A work tree. `top` is its root, `prefix` the way from there to where the user stands."""

    def __init__(self, top: Path, prefix: str) -> None:
        """Use `repository_at`."""
        self.top = top
        self.prefix = prefix

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names. `RemitError` when there is none."""
        told = f"there is no revision {revision[:80]!r}"
        if not revision or revision.startswith("-") or "\0" in revision:
            raise RemitError(told, hint=NEITHER_FILE_NOR_REVISION)
        done = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if done.returncode:
            raise RemitError(told, hint=NEITHER_FILE_NOR_REVISION)
        return done.stdout.decode().strip()

    def merge_base(self, one: str, other: str) -> str:
        """The commit from which two went their own ways. `RemitError` when they share none."""
        done = self._ask("merge-base", self.commit(one), self.commit(other))
        if done.returncode:
            told = f"{one} and {other} have no commit in common"
            raise RemitError(told, hint="a shallow clone lacks it: fetch the whole history (fetch-depth: 0)")
        return done.stdout.decode().split()[0]

    def entries(self, commit: str) -> Iterator[Entry]:
        """All files of a commit."""
        for each in _split(self._answer("ls-tree", "-r", "-z", "--full-tree", commit)):
            facts, _, path = each.partition(b"\t")
            mode, _, name = facts.decode("ascii").split(" ")
            yield Entry(mode, name, path)

    def submodules(self, commit: str) -> dict[str, str]:
        """The other repositories that a commit holds: path → the commit of theirs."""
        return {os.fsdecode(each.path): each.object for each in self.entries(commit) if each.mode == SUBMODULE}

    def tracked(self) -> set[str]:
        """The files that Git knows, by their paths from the top."""
        return {os.fsdecode(each) for each in _split(self._answer("ls-files", "-z"))}

    def untracked(self) -> set[str]:
        """The files that Git neither knows nor ignores."""
        return {os.fsdecode(each) for each in _split(self._answer("ls-files", "-z", "--others", "--exclude-standard"))}

    def changed(self, commit: str) -> set[str]:
        """The known files that differ between a commit and the work tree, deleted ones included."""
        flags = ("--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv")
        return {os.fsdecode(each) for each in _split(self._answer("diff", *flags, commit, "--"))}

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """A Git that answers on pipes."""
        return subprocess.Popen(  # noqa: S603 — no shell, and words of this program
            _command(*words),
            cwd=self.top,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _ask(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return _run(self.top, *words)

    def _answer(self, *words: str) -> bytes:
        done = self._ask(*words)
        if done.returncode:
            raise RemitError(f"git {words[0]} failed: {_last_line(done.stderr)}", hint="try `git fsck`")
        return done.stdout


def repository_at(directory: Path) -> Repository:
    """The repository that holds a directory. `RemitError` when there is none, or no Git."""
    done = _run(directory, "rev-parse", "--show-toplevel", "--show-prefix")
    if done.returncode:
        told = f"is in no Git repository that can be read: {_last_line(done.stderr)}"
        raise RemitError(told, file=str(directory), hint="stand in a clone, or compare reports")
    top, _, prefix = os.fsdecode(done.stdout).partition("\n")
    return Repository(Path(top), prefix.rstrip("\n"))


def _run(directory: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(_command(*words), cwd=directory, env=_environment(), capture_output=True, check=False)  # noqa: S603 — no shell; words that a user gave are checked or stand after `--end-of-options`
    except FileNotFoundError:
        raise RemitError("this needs git, which is not installed", hint="install git, or compare reports") from None


def _command(*words: str) -> list[str]:
    return ["git", "--no-pager", *SAFE, *words]


def _environment() -> dict[str, str]:
    """The user's, without what turns Git to another repository, and without questions on the terminal."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def _split(answer: bytes) -> list[bytes]:
    return [each for each in answer.split(b"\0") if each]


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    text = lines[-1] if lines else "it said nothing"
    return "".join(each if each.isprintable() else "?" for each in text)[:200]
