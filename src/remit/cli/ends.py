"""The two ends of `remit diff`: what the words mean, and how each becomes a side to compare."""

from __future__ import annotations

import argparse
import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.cli import outputs, targets
from remit.cli.repository import NEITHER_FILE_NOR_REVISION, repository_at
from remit.model import MemoryInventory, NothingToAudit, RemitError

if TYPE_CHECKING:
    from remit.audit import Registry, Selection, Settings
    from remit.audit.sides import Side

RANGE = ".."


class Ends:
    """`BEFORE AFTER`, or a range of revisions and the paths to look at (default: where the user stands)."""

    def __init__(self, words: list[str]) -> None:
        """`RemitError` for words that are no two sides."""
        self.paths: list[str] = ["."]
        self.merged = False
        if is_range(words[0]):
            one, dots, other = _split(words[0])
            self.words = (one or "HEAD", other or "HEAD")
            self.revisions = list(self.words)  # also where a file has the name of a branch
            self.merged = dots == "..."
            self.paths = words[1:] or ["."]
            return
        if len(words) != 2:  # noqa: PLR2004 — a comparison is of two
            raise RemitError("two sides are needed", hint="remit diff BEFORE AFTER, or remit diff main..HEAD [PATH]")
        self.words = (words[0], words[1])
        self.revisions = [word for word in words if not is_path(word)]
        found = [word for word in words if is_path(word)]
        if len(found) == 1 and not _is_file_of_ours(Path(found[0])):
            self.paths = found  # a revision beside a path: the same path of the revision

    def sides(self, sources: Sources) -> tuple[Side, Side]:
        """Both sides, read and audited. `RemitError` for a word that is nothing, `NothingToAudit` when both are empty.

        A path that is in one of two revisions only is new, or gone.
        """
        commits = self._commits()
        before, after = (
            sources.revision(word, commits[word], self.paths) if word in commits else sources.path(word)
            for word in self.words
        )
        self._limit(after, commits)
        after.gaps += _submodules(*map(commits.get, self.words))
        if self.merged:
            before.label += " (merge base)"
        if not before.subjects and not after.subjects and not before.incomplete and not after.incomplete:
            raise NothingToAudit("no resource was found on either side", hint="name the paths that hold templates")
        return before, after

    def _limit(self, after: Side, commits: dict[str, str]) -> None:
        """Against a report only what was looked at counts as gone; two paths or revisions are compared as wholes."""
        reports = [word for word in self.words if word not in commits and is_report(Path(word))]
        if not reports:
            after.targets = ()
        elif self.words[1] not in reports:
            after.targets = tuple(self.paths) if self.words[1] in commits else (self.words[1],)

    def _commits(self) -> dict[str, str]:
        """The commit of each word that is a revision; of the first one that from which the second left it."""
        if not self.revisions:
            return {}
        try:
            repository = repository_at(Path())
        except RemitError as error:
            told = f"there is no file {next(iter(self.revisions))}, and {error.file or '.'} {error.message}"
            raise RemitError(told, hint=NEITHER_FILE_NOR_REVISION) from error
        commits = {word: repository.commit(word) for word in self.revisions}
        if self.merged:
            commits[self.words[0]] = repository.merge_base(*self.words)
        return commits


class Sources:
    """How a word becomes a side: one set of selectors, settings and parameters for both."""

    def __init__(
        self, options: argparse.Namespace, registry: Registry, selection: Selection, settings: Settings
    ) -> None:
        """As the command line has it."""
        self._options = options
        self._registry = registry
        self._selection = selection
        self._settings = settings

    def path(self, word: str) -> Side:
        """A JSON report, a snapshot, or what a scan of that path finds."""
        from remit.audit import baseline

        path = Path(word)
        if is_report(path):
            return baseline.read(path)
        return self._scan([word], word, Path())

    def revision(self, word: str, commit: str, paths: list[str]) -> Side:
        """What a scan of those paths would find, had that revision been checked out where the user stands."""
        from remit.cli.revisions import tree_of

        here = Path.cwd()
        repository = repository_at(here)
        named = [_within(path, here, repository.top) for path in paths]
        with tree_of(repository, commit) as tree:
            place = tree / repository.prefix
            place.mkdir(parents=True, exist_ok=True)
            with contextlib.chdir(place):
                there = [path for path in named if os.path.lexists(path)]
                return self._scan(there, word, here)

    def _scan(self, words: list[str], label: str, here: Path) -> Side:
        """Files of values are those of the tree that is scanned, or where it has none those at hand."""
        from remit.audit.sides import side_of

        values = {
            name: [file if Path(file).exists() else str(here / file) for file in getattr(self._options, name)]
            for name in ("parameters", "var_file")
        }
        chosen = argparse.Namespace(**{**vars(self._options), **values, "targets": words})
        needs = self._selection.needs(self._registry)
        inventory = targets.inventory(chosen, needs) if words else MemoryInventory()
        audit = auditing.run(
            inventory,
            self._registry,
            selection=self._selection,
            settings=self._settings,
            targets=tuple(words),
            partial_estate=self._options.partial,
        )
        outputs.tell_errors(audit)
        return side_of(audit, label)


def _submodules(before: str | None, after: str | None) -> list[str]:
    """What the later revision does not show since it lies in other repositories, where that is not as it was.

    A side that is no revision has no commit; a work tree is read with its submodules.
    """
    if after is None:
        return []
    repository = repository_at(Path())
    one, other = (repository.submodules(each) if each else {} for each in (before, after))
    differing = sorted(path for path in {**one, **other} if one.get(path) != other.get(path))
    return [f"the submodule {path} changed and is not read" for path in differing]


def is_path(word: str) -> bool:
    """Whether a word is a file or directory. One that looks like one and is not there is no revision either."""
    return os.path.lexists(word)


def is_range(word: str) -> bool:
    """Whether a word is `A..B` or `A...B`, and no path such as `../reports`."""
    return RANGE in word and not is_path(word) and not word.startswith((".." + os.sep, "." + os.sep, os.sep))


def _split(word: str) -> tuple[str, str, str]:
    dots = "..." if "..." in word else RANGE
    one, _, other = word.partition(dots)
    if RANGE in other:
        raise RemitError(f"{word[:80]!r} is no range of revisions", hint=NEITHER_FILE_NOR_REVISION)
    return one, dots, other


def _is_file_of_ours(path: Path) -> bool:
    """Whether a path is a report or a snapshot, which has no place in a revision."""
    return targets.is_snapshot(path) or is_report(path)


def is_report(path: Path) -> bool:
    """Whether a path is a JSON report of remit's."""
    from remit.audit import baseline

    return path.is_file() and baseline.is_report(path)


def _within(path: str, here: Path, top: Path) -> str:
    """A path as seen from where the user stands. `RemitError` when it leads out of the repository."""
    relative = os.path.relpath(path, here) if os.path.isabs(path) else os.path.normpath(path)  # noqa: PTH117 — texts, so that `..` stays as written
    real = os.path.normpath(here / relative)
    if not Path(real).is_relative_to(top):
        raise RemitError(f"is not in the repository {top}", file=path, hint="name a path of the repository")
    return relative
