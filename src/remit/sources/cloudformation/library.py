"""The files that templates name: nested templates and includes, on local paths within what the user pointed at.

Paths are strings, as in `discovery`: pathlib would cost 8 ms of every start.
"""
# ruff: noqa: PTH — see above

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from remit.model import RemitError, Unknown, cause_of
from remit.sources.cloudformation.documents import read_document
from remit.sources.cloudformation.functions import not_known
from remit.sources.cloudformation.limits import Malformed
from remit.sources.cloudformation.nodes import MAX_BYTES, Map
from remit.sources.cloudformation.template import INCLUDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.sources.cloudformation.evaluator import Evaluator
    from remit.sources.cloudformation.notes import Notes

REMOTE = ("http://", "https://", "s3://")


class Library:
    """Reads each file once, and no file outside of the roots: a template must not make remit read what it was not given."""

    def __init__(self, roots: Iterable[str], notes: Notes) -> None:
        """`roots` are the directories within which relative paths may lead."""
        self._roots = [os.path.realpath(root) for root in roots]
        self._notes = notes
        self._documents: dict[str, Map | RemitError] = {}

    def keep(self, path: str, document: Map) -> None:
        """Remember a document that was read already."""
        self._documents[os.path.realpath(path)] = document

    def beside(self, file: str, location: str) -> str:
        """The path that a location in a template file means, as the user would name it. `Malformed` when it leads out."""
        if location.startswith(REMOTE):
            raise Malformed(f"{location[:120]} is not on this machine")
        path = os.path.normpath(os.path.join(os.path.dirname(file), location.removeprefix("file://")))
        real = os.path.realpath(path)
        if not any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self._roots):
            raise Malformed(f"{location[:120]} leads out of the directory that is scanned")
        return path.replace(os.sep, "/")

    def read(self, path: str) -> Map:
        """The document of a file. `Malformed` when there is none or it is no object; `RemitError` when it is broken."""
        real = os.path.realpath(path)
        if real not in self._documents:
            self._documents[real] = _read(path)
        found = self._documents[real]
        if isinstance(found, RemitError):
            raise found
        return found

    def included(self, reader: Evaluator, argument: Any) -> Map | Unknown:
        """What `Fn::Transform` gives: the document of a local AWS::Include, else Unknown.

        https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
        """
        name = argument.get("Name") if isinstance(argument, dict) else None
        if name != INCLUDE:
            return reader.refused(argument, f"what the macro {name} makes is not known"[:200])
        parameters = argument.get("Parameters")
        location = reader.value(parameters.get("Location")) if isinstance(parameters, dict) else None
        if not_known(location):
            return reader.refused(argument, f"what AWS::Include adds is not known: {cause_of(location).reason}"[:300])
        if not isinstance(location, str):
            raise Malformed("AWS::Include takes a Location")
        try:
            return self.read(self.beside(_file_of(argument, reader), location))
        except (Malformed, RemitError) as problem:
            return reader.refused(argument, f"what AWS::Include adds is not known: {problem}"[:300])


def _file_of(node: Any, reader: Evaluator) -> str:
    return node.origin.file if isinstance(node, Map) else reader.stack.template.file


def _read(path: str) -> Map | RemitError:
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
        document = read_document(data, path)
    except OSError as error:
        return RemitError(f"cannot be read: {error.strerror}", file=path)
    except RemitError as error:
        return error
    return document if isinstance(document, Map) else RemitError("is no object", file=path)
