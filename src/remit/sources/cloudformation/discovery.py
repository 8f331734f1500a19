"""Finds the templates and CDK assemblies in a directory tree, or judges the one file that was named.

A file is parsed here to be sure what it is, and its document handed on, so that nothing is parsed twice.
"""

from __future__ import annotations

import os

from remit.model.errors import Incomplete, RemitError
from remit.sources.cloudformation.documents import read_document
from remit.sources.cloudformation.nodes import MAX_BYTES
from remit.sources.cloudformation.recognition import claims_to_be_template, describe, is_template, may_be_template
from remit.sources.gitignore import FILE_NAME, rules_above
from remit.sources.walk import CDK_DIRECTORY, SKIPPED_DIRECTORIES, TEMPLATES, listing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Literal

    from remit.sources.cloudformation.nodes import Node
    from remit.sources.gitignore import Rules

_MANIFEST = "manifest.json"
_ASSEMBLY_MARKS = (b'"aws:cloudformation:stack"', b'"cdk:cloud-assembly"')


class Candidate:
    """Something to audit, or the reason why it cannot be.

    kind: "template", or "cdk" for a directory that `cdk synth` made.
    path: of the file or directory, beginning as the root was given.
    document: the parsed template; None for "cdk" and where there is an `error`.
    error: a broken template, or a file or directory that cannot be read. The others of the tree still come.
    """

    __slots__ = ("document", "error", "kind", "path")

    def __init__(
        self, kind: Literal["template", "cdk"], path: Path, *, document: Node = None, error: RemitError | None = None
    ) -> None:
        """One find."""
        self.kind = kind
        self.path = path
        self.document = document
        self.error = error

    def __repr__(self) -> str:
        """For debuggers and test failures."""
        return f"Candidate({self.kind!r}, {str(self.path)!r}{', broken' if self.error else ''})"


def discover(root: Path) -> Iterator[Candidate]:
    """All templates and CDK assemblies under a directory, or the one file named.

    A directory's files come before its directories, both sorted by name. Left out are what Git ignores (but for an
    assembly in an ignored `cdk.out`, as `cdk init` ignores it), `SKIPPED_DIRECTORIES`, the inside of assemblies, and
    directories behind symbolic links. Empty when a tree holds nothing. Raises `RemitError`, at the first step, when
    `root` is not there, cannot be read, or is a file that is no template.
    """
    if root.is_dir():
        yield from _walk(root)
    else:
        yield _named(root)


def shown(path: Path) -> str:
    """A path as text that any report can be written with: bytes of its name that are no UTF-8 become U+FFFD."""
    text = str(path)
    return text if text.isascii() else os.fsencode(text).decode("utf-8", "replace")


def _named(path: Path) -> Candidate:
    """The file that the user named: it must be a template, whole or broken, or the manifest of an assembly."""
    file = shown(path)
    try:
        data = _read(path)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise RemitError(f"cannot be read: {getattr(error, 'strerror', error)}", file=file) from None
    if path.name == _MANIFEST and _is_manifest(data):
        return Candidate("cdk", path.parent)
    return named(path, data)


def named(path: Path, data: bytes) -> Candidate:
    """What the user named, be it a file or not: a template, whole or broken. `RemitError` when it is none."""
    file = shown(path)
    try:
        document = read_document(data, file)
    except RemitError as error:
        return Candidate("template", path, error=error)
    if not is_template(document):
        raise RemitError(f"not a CloudFormation template: {describe(document)}", file=file)
    return Candidate("template", path, document=document)


def _walk(root: Path) -> Iterator[Candidate]:
    """Depth first, without recursion: a tree may be deeper than Python's stack."""
    waiting: list[tuple[str, Rules]] = [("", rules_above(root))]
    while waiting:
        inner, rules = waiting.pop()
        directory = root / inner
        try:
            files, directories = listing(directory)
        except OSError as error:
            yield _unreadable(directory, error)
            continue
        if _MANIFEST in files and _is_assembly(directory):
            yield Candidate("cdk", directory)
            continue
        if FILE_NAME in files:
            rules = rules.within(directory, strip=len(inner))
        for name in files:
            if name.lower().endswith(TEMPLATES) and not rules.ignore(inner + name):
                yield from _found(directory / name)
        entered = [name for name in directories if _is_entered(directory, inner, name, rules)]
        waiting += [(f"{inner}{name}/", rules) for name in reversed(entered)]


def _is_entered(directory: Path, inner: str, name: str, rules: Rules) -> bool:
    if name in SKIPPED_DIRECTORIES:
        return False
    if not rules.ignore(f"{inner}{name}/"):
        return True
    return name == CDK_DIRECTORY and _is_assembly(directory / name)


def _found(path: Path) -> Iterator[Candidate]:
    """The file as a candidate, when it is a template or was meant as one."""
    try:
        data = _read(path)
    except OSError as error:
        yield _unreadable(path, error)
        return
    if not may_be_template(data):
        return
    try:
        document = read_document(data, shown(path))
    except RemitError as error:
        if claims_to_be_template(data):
            yield Candidate("template", path, error=error)
        return
    if is_template(document):
        yield Candidate("template", path, document=document)


def _read(path: Path) -> bytes:
    """The file, or so much of it that its reader sees that it is too large."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _unreadable(path: Path, error: OSError) -> Candidate:
    refused = Incomplete(f"cannot be read: {error.strerror}", hint="it is not audited", file=shown(path))
    return Candidate("template", path, error=refused)


def _is_assembly(directory: Path) -> bool:
    try:
        return _is_manifest(_read(directory / _MANIFEST))
    except OSError:
        return False


def _is_manifest(data: bytes) -> bool:
    return any(mark in data for mark in _ASSEMBLY_MARKS)
