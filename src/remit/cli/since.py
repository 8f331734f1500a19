"""`remit scan --since REV`: which templates and roots a change touches. All are read, and only these are audited.

So the verdicts are those of a whole scan. What Git does not know (ignored, outside of the repository) counts as
touched: nobody can say that it did not change.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from remit.audit.settings import NAME
from remit.cli import targets
from remit.cli.repository import repository_at
from remit.model import Note, RemitError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from remit.audit import Selection
    from remit.audit.sides import Side
    from remit.model import Inventory

MODULE_FILES = (".tf", ".tf.json", ".tofu", ".tofu.json")


class Touched:
    """What changed between the merge base of a revision with HEAD, and the work tree with its untracked files."""

    def __init__(self, revision: str, beside: Path) -> None:
        """`beside` is a directory of the work tree. `RemitError` when the revision is unknown."""
        repository = repository_at(beside)
        self.revision = revision
        self._top = Path(os.path.realpath(repository.top))
        self._tracked = repository.tracked()
        self._changed = repository.changed(repository.merge_base(revision, "HEAD")) | repository.untracked()
        self._directories = {parent.as_posix() for each in self._changed for parent in PurePosixPath(each).parents}

    def touches(self, paths: Iterable[Path]) -> bool:
        """Whether one of the files is changed or unknown to Git, or a file somewhere in one of the directories is."""
        return any(self._is_touched(place) for path in paths for place in _places(path))

    def _is_touched(self, place: Path) -> bool:
        try:
            name = place.relative_to(self._top).as_posix()
        except ValueError:
            return True
        if place.is_dir() or not os.path.lexists(place):  # what is gone may have been either
            return name in self._directories or name in self._changed
        return name in self._changed or name not in self._tracked


def touched_by(options: argparse.Namespace) -> Touched | None:
    """What `--since` means; None without it. `RemitError` for targets that are no files."""
    if options.since is None:
        return None
    for target in options.targets:
        if target == targets.STDIN or targets.is_live(target) or targets.is_snapshot(Path(target)):
            told = f"--since is for files of a repository, and {target} is none"
            raise RemitError(told, hint="compare two reports or snapshots with remit diff")
    first = Path(options.targets[0])
    return Touched(options.since, first if first.is_dir() else first.parent if first.parent.is_dir() else Path())


def restrict(selection: Selection, inventory: Inventory, touched: Touched, options: argparse.Namespace) -> int:
    """Let only touched scopes be audited; how many were not touched. Notes about files that were not are dropped."""
    behind = _files_by_scope(inventory)
    scopes = set(behind)
    for_all = (*options.parameters, *options.var_file, options.config or NAME)
    if touched.touches(map(Path, for_all)):
        selection.scopes = frozenset(scopes)
        return 0
    there = {each: any(map(os.path.lexists, files)) for each, files in behind.items()}  # else nobody can say
    selection.scopes = frozenset(each for each, files in behind.items() if not there[each] or touched.touches(files))
    kept = {os.path.realpath(path) for scope in selection.scopes for path in behind[scope]}
    inventory.notes[:] = [note for note in inventory.notes if _concerns(note, kept, touched)]
    left_out = len(scopes) - len(selection.scopes)
    if left_out:
        told = f"{left_out} of {len(scopes)} templates and roots are not touched since {touched.revision}: not audited"
        inventory.notes.append(Note(told))
    return left_out


def _files_by_scope(inventory: Inventory) -> dict[str, set[Path]]:
    """What each scope rests on: its own files, and those that declare something folded into a resource of it."""
    found: dict[str, set[Path]] = {}
    for each in (each for name in inventory.types() for each in inventory.of_type(name)):
        if each.scope not in found:
            found[each.scope] = files_of(inventory, each.scope)
        found[each.scope] |= {Path(one.location.file) for one in each.satellites if one.location.file}
    return found


def files_of(inventory: Inventory, scope: str) -> set[Path]:
    """The files and directories that a scope rests on; the scope's own name where its source does not tell.

    A module of Terraform rests on its whole directory: on files that were deleted, and on those that functions read.
    """
    files = getattr(inventory, "files", None)
    found: set[Path] = (files(scope) if files is not None else set()) or {Path(scope)}
    return found | {path.parent for path in found if path.name.endswith(MODULE_FILES)}


def without_untouched(side: Side, inventory: Inventory, selection: Selection) -> Side:
    """A baseline without the resources that stand in files which are not touched: they are not compared."""
    from remit.audit.sides import Side

    scopes = selection.scopes or frozenset()
    found = ((each, inventory.get(each.key)) for each in side.subjects)
    kept = [each for each, resource in found if resource is None or resource.scope in scopes]
    return Side(side.label, kept, incomplete=side.incomplete, gaps=side.gaps)


def _concerns(note: Note, kept: set[str], touched: Touched) -> bool:
    """Whether a note is about no file, one that is audited, or one that changed."""
    if note.location is None or note.location.file is None:
        return True
    return os.path.realpath(note.location.file) in kept or touched.touches((Path(note.location.file),))


def _places(path: Path) -> set[Path]:
    """The path as it stands, its directory without links, where it leads to, and the links on the way."""
    links = (each for each in (path, *path.parents) if each.is_symlink())
    return {Path(os.path.realpath(path)), *(Path(os.path.realpath(each.parent), each.name) for each in (path, *links))}
