"""Which directories of a tree are root modules: those with configuration that no other one calls."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit.model import Location
from remit.sources.detection import is_configuration, is_document
from remit.sources.terraform.hcl import nodes
from remit.sources.terraform.library import shown
from remit.sources.walk import directories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.sources.terraform.library import Library


class Found(NamedTuple):
    """The root modules in a tree, and the plans and states in directories without configuration."""

    roots: list[Path]
    documents: list[Path]


def configuration_under(target: Path, library: Library) -> Found:
    """What there is in a tree, in the order of the walk. The target itself is a root when it holds configuration.

    Modules that call each other in a circle have no root among them: the first one stands for them. A plan or state
    beside configuration says the same once more, so it is read only when it is named, which a note says.
    """
    found: list[Path] = []
    documents: list[Path] = []
    for directory, files in directories(target):
        told = [directory / name for name in files if is_document(directory / name)]
        if any(map(is_configuration, files)):
            found.append(directory)
            for each in told:
                text = "a plan or state beside its configuration, which is audited in its stead"
                library.notes.add(text, Location(shown(each)), level="info", hint="name the file to audit it")
        else:
            documents += told
    return Found(_roots(target, found, library), documents)


def _roots(target: Path, found: list[Path], library: Library) -> list[Path]:
    calls = {each.resolve(): set(_called(each, library)) for each in found}
    called = {inner for inners in calls.values() for inner in inners}
    roots = [each for each in found if each == target or each.resolve() not in called]
    reached: set[Path] = set()
    for each in roots:
        _reach(each.resolve(), calls, reached)
    for each in found:
        if each.resolve() not in reached:
            roots.append(each)
            _reach(each.resolve(), calls, reached)
    return roots


def _called(directory: Path, library: Library) -> Iterator[Path]:
    """The directories that the module calls by a local path."""
    for declared in library.module(directory).calls.values():
        source = declared.attribute("source")
        if isinstance(source, nodes.Literal) and isinstance(source.value, str) and source.value.startswith("."):
            yield Path(os.path.normpath(directory / source.value)).resolve()


def _reach(start: Path, calls: dict[Path, set[Path]], reached: set[Path]) -> None:
    waiting = [start]
    while waiting:
        each = waiting.pop()
        if each not in reached:
            reached.add(each)
            waiting += calls.get(each, ())
