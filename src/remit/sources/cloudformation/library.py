"""The files that templates name: nested templates and includes, on local paths within what the user pointed at."""

from __future__ import annotations

from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.model import RemitError, Unknown, cause_of
from remit.sources.cloudformation.documents import read_document
from remit.sources.cloudformation.functions import not_known
from remit.sources.cloudformation.limits import Malformed
from remit.sources.cloudformation.nodes import MAX_BYTES, Map
from remit.sources.cloudformation.template import INCLUDE, NOT_PACKAGED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.sources.cloudformation.evaluator import Evaluator

REMOTE = ("http://", "https://", "s3://")


class Library:
    """Reads each file once, and none outside of the roots: templates must not make remit read what it was not given."""

    def __init__(self, roots: Iterable[Path] = ()) -> None:
        """`roots` are the directories within which relative paths may lead."""
        self._roots = [root.resolve() for root in roots]
        self._documents: dict[Path, Map | RemitError] = {}
        self._named: dict[str, set[str]] = {}

    def keep(self, path: Path, document: Map) -> None:
        """Remember a document that was read already."""
        self._documents[path.resolve()] = document

    def beside(self, file: str, location: str) -> str:
        """The path that a location in a template means, as the user would name it. `Malformed` when it leads out."""
        if location.startswith(REMOTE):
            raise Malformed(f"{location[:120]} is not on this machine")
        path = Path(normpath(Path(file).parent / location.removeprefix("file://")))
        real = _real(path)
        if not any(real.is_relative_to(root) for root in self._roots):
            raise Malformed(f"{location[:120]} leads out of the directory that is scanned")
        self._named.setdefault(file, set()).add(path.as_posix())
        return path.as_posix()

    def behind(self, file: str) -> set[Path]:
        """The file and all that it names, also through others; what is named but missing is among them."""
        found: set[str] = set()
        waiting = {file}
        while waiting:
            found |= waiting
            waiting = {name for each in waiting for name in self._named.get(each, ())} - found
        return {Path(each) for each in found}

    def read(self, path: str) -> Map:
        """The document of a file. `RemitError` when it is missing, broken, or no object."""
        real = _real(Path(path))
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
        if name == NOT_PACKAGED:
            return Unknown("it is a local file that `sam package` uploads at deployment")
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


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a link to itself, a null character, a name too long
        raise Malformed(f"{str(path)[:120]!r} is no path") from None


def _read(path: str) -> Map | RemitError:
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        document = read_document(data, path)
    except (OSError, ValueError) as error:
        return RemitError(f"cannot be read: {getattr(error, 'strerror', None) or error}", file=path)
    except RemitError as error:
        return error
    return document if isinstance(document, Map) else RemitError("is no object", file=path)
