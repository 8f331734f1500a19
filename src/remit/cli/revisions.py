"""The files of a revision, written into a directory of their own. The work tree is not touched.

They come object by object rather than from `git archive`, which leaves out what `.gitattributes` marks `export-ignore`:
a template must not be able to hide itself from the comparison.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from remit.cli.repository import SUBMODULE
from remit.model import RemitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.cli.repository import Entry, Repository

FILE = 20_000_001
"""Bytes of one file that are written: one more than any source reads, so that it is refused there as in a work tree."""
WHOLE = 4_000_000_000
"""Bytes of all files together."""
MOST = 500_000
"""Files of one revision."""
LINK = "120000"
UNSAFE = (b"", b".", b"..", b".git")
LONGEST_LINK = 4096
CHUNK = 1 << 16


@contextmanager
def tree_of(repository: Repository, commit: str) -> Iterator[Path]:
    """A directory that holds the files of a commit while the block runs. `RemitError` when they are too much.

    Links that lead out of it, and submodules, are left out.
    """
    with tempfile.TemporaryDirectory(prefix="remit-") as name:
        root = Path(name).resolve()
        try:
            (root / ".git").mkdir()  # so that ignore rules begin to count here, as in a work tree
            _write(repository, commit, root)
        except OSError as error:
            raise RemitError(
                f"the files of {commit[:12]} cannot be written: {error.strerror}", hint="make room"
            ) from None
        yield root


def _write(repository: Repository, commit: str, root: Path) -> None:
    entries = [each for each in repository.entries(commit) if each.mode != SUBMODULE]
    if len(entries) > MOST:
        raise RemitError(f"{commit[:12]} holds more than {MOST} files", hint="compare reports instead")
    links: list[tuple[Path, bytes]] = []
    with repository.start("cat-file", "--batch") as git:
        assert git.stdin is not None  # noqa: S101 — it was started with pipes
        assert git.stdout is not None  # noqa: S101 — likewise
        objects = Objects(git.stdin, git.stdout)
        for entry in entries:
            path = root / os.fsdecode(_safe(entry))
            if entry.mode == LINK:
                links.append((path, b"".join(objects.content(entry.object))[:LONGEST_LINK]))
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                _copy(objects.content(entry.object), path)
        git.stdin.close()
    _link(root, links)  # last, so that no file was written through one


def _safe(entry: Entry) -> bytes:
    """The path of an entry, which must stay within the tree: a repository made by hand may say anything."""
    parts = entry.path.split(b"/")
    if any(part.lower() in UNSAFE for part in parts):
        raise RemitError(f"the revision holds a file with the path {entry.path[:80]!r}", hint="it is not read")
    return entry.path


def _copy(chunks: Iterator[bytes], path: Path) -> None:
    with path.open("wb") as out:
        for chunk in chunks:
            out.write(chunk)


def _link(root: Path, links: list[tuple[Path, bytes]]) -> None:
    """Make the links, and take away again those that lead out."""
    made = []
    for path, target in links:
        if target and b"\0" not in target and not target.startswith(b"/"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(os.fsdecode(target))
            made.append(path)
    for path in made:
        if not _stays(path, root):
            path.unlink()


def _stays(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link to itself
        return False


class Objects:
    """The objects of a repository, one after the other: https://git-scm.com/docs/git-cat-file#_batch_output."""

    def __init__(self, asking: IO[bytes], answering: IO[bytes]) -> None:
        """Pipes to `git cat-file --batch`."""
        self._asking = asking
        self._answering = answering
        self._left = WHOLE

    def content(self, name: str) -> Iterator[bytes]:
        """The first `FILE` bytes of an object, in pieces. It must be read to its end before the next one."""
        self._asking.write(f"{name}\n".encode("ascii"))
        self._asking.flush()
        facts = self._answering.readline().split()
        if len(facts) != 3 or facts[1] != b"blob":  # noqa: PLR2004 — object, type, size
            raise RemitError(f"the object {name[:12]} is not in this clone", hint="fetch the whole history")
        size = int(facts[2])
        wanted = min(size, FILE)
        self._left -= wanted
        if self._left < 0:
            raise RemitError("the files of the revision are larger than 4 GB", hint="compare reports instead")
        yield from self._pieces(wanted)
        for _ in self._pieces(size - wanted):
            pass
        self._answering.read(1)  # the line end behind an object

    def _pieces(self, size: int) -> Iterator[bytes]:
        while size:
            data = self._answering.read(min(CHUNK, size))
            if not data:
                raise RemitError("git ended in the middle of a file", hint="try `git fsck`")
            size -= len(data)
            yield data
