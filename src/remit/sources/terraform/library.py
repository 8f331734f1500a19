"""The modules on disk: each directory read once, however many roots and calls use it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from remit.model import Location, RemitError
from remit.sources.terraform.hcl.reading import read_file
from remit.sources.terraform.limits import BYTES
from remit.sources.terraform.module import ENDINGS, Module

if TYPE_CHECKING:
    from pathlib import Path

    from remit.sources.notes import Notes
    from remit.sources.terraform.hcl import nodes

MANIFEST = ".terraform/modules/modules.json"
"""Where `terraform init` notes what it installed: https://developer.hashicorp.com/terraform/cli/commands/init."""


class Library:
    """Reads directories into modules. What is wrong with a file is told in `notes`, and the others are still read."""

    def __init__(self, notes: Notes) -> None:
        """Nothing is read yet.

        `read` is every file that was, by directory, for whoever asks what a result rests on; `broken` names a file of a
        directory of which a part could not be read.
        """
        self.notes = notes
        self.read: dict[Path, set[Path]] = {}
        self.broken: dict[Path, str] = {}
        self._modules: dict[Path, Module] = {}
        self._manifests: dict[Path, dict[str, str]] = {}
        self._ends: dict[str, list[int]] = {}

    def module(self, directory: Path) -> Module:
        """The module in a directory; one without declarations when there are no files in it."""
        real = directory.resolve()
        if real not in self._modules:
            self._modules[real] = self._load(directory, real)
        return self._modules[real]

    def installed(self, root: Path) -> dict[str, str]:
        """The directories of the modules that `terraform init` installed, by their path of calls (`app.db`)."""
        if root not in self._manifests:
            self._manifests[root] = _manifest(root / MANIFEST)
        return self._manifests[root]

    def _load(self, directory: Path, real: Path) -> Module:
        plain, override = configuration_files(directory)
        module = Module(shown(directory))
        module.directory = directory
        self.read[real] = {real / each.name for each in (*plain, *override)}

        def twice(text: str, place: Location) -> None:
            self.broken.setdefault(real, module.name)
            self.notes.add(text, place, level="error")

        module.add([self._body(each, real) for each in plain], twice)
        module.override([self._body(each, real) for each in override])
        return module

    def _body(self, path: Path, directory: Path) -> nodes.Body:
        name = shown(path)
        try:
            with path.open("rb") as file:
                data = file.read(BYTES + 1)
        except OSError as error:
            self.notes.add(f"cannot be read: {error.strerror}", Location(name), level="error", hint="it is not audited")
            data = b""
            self.broken.setdefault(directory, name)
        body, errors = read_file(data, name)
        for each in errors:
            self.tell(each)
            self.broken.setdefault(directory, name)
        self._ends[name] = [body.file.line(max(0, block.body.end - 1)) for block in body.blocks]
        return body

    def ends_in(self, file: nodes.File) -> list[int]:
        """The lines on which the blocks of a file end."""
        return self._ends.get(file.name, [])

    def tell(self, error: RemitError) -> None:
        """An error as a note: the other files are still read."""
        place = Location(error.file, error.line or 0, error.column or 0)
        self.notes.add(error.message, place, level="error", hint=error.hint)


def configuration_files(directory: Path) -> tuple[list[Path], list[Path]]:
    """The configuration files of a directory and its override files, each in the order in which Terraform reads them.

    A `.tofu` file stands in for the `.tf` file of the same name: https://opentofu.org/docs/language/files/.
    """
    try:
        names = sorted(each.name for each in os.scandir(directory) if each.name.endswith(ENDINGS) and _is_file(each))
    except OSError:
        return [], []
    there = set(names)
    kept = [name for name in names if not _replaced(name, there) and not name.startswith(".")]
    override = [name for name in kept if _stem(name) == "override" or _stem(name).endswith("_override")]
    return [directory / name for name in kept if name not in override], [directory / name for name in override]


def shown(path: Path) -> str:
    """A path as text that any report can be written with, by `/` and without steps that lead back up where it can."""
    text = os.path.normpath(path).replace(os.sep, "/")
    return text if text.isascii() else os.fsencode(text).decode("utf-8", "replace")


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _replaced(name: str, there: set[str]) -> bool:
    stem = _stem(name)
    ending = name[len(stem) :]
    return ending.startswith(".tf") and stem + ending.replace(".tf", ".tofu", 1) in there


def _stem(name: str) -> str:
    longest = sorted(ENDINGS, key=len, reverse=True)
    return next((name.removesuffix(ending) for ending in longest if name.endswith(ending)), name)


def _manifest(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            told: Any = json.loads(file.read(BYTES + 1))
        return {each["Key"]: each["Dir"] for each in told["Modules"] if isinstance(each["Dir"], str)}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
