"""A CDK cloud assembly (`cdk.out`): the templates of all stacks, those of its stages included, and what made them.

Nothing is run: the manifests, templates and metadata that `cdk synth` wrote are read.
https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/cloud-assembly-schema
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Location, RemitError
from remit.sources.cloudformation.discovery import shown
from remit.sources.cloudformation.limits import Malformed
from remit.sources.cloudformation.nodes import Map
from remit.sources.cloudformation.template import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.sources.cloudformation.library import Library
    from remit.sources.notes import Notes

_STACK = "aws:cloudformation:stack"
_ASSEMBLY = "cdk:cloud-assembly"
_LOGICAL_ID = "aws:cdk:logicalId"
_CREATION = "aws:cdk:creationStack"
_SYNTH_AGAIN = "run `cdk synth` again, or name the templates themselves"

# `new Shop (/src/app.js:4:13)`, `/src/app.js:4:13`, `at file:///src/app.js:4`
_FRAME = re.compile(r"(?:file://)?((?:[A-Za-z]:[\\/])?[^:]+):(\d{1,9})(?::(\d{1,9}))?")
_NOT_THE_USERS = ("node_modules", "node:", "internal/", "site-packages", "/jsii")


class Made(NamedTuple):
    """What made a resource: its construct path, and the line of the user's program where that is known."""

    construct: str
    source: Location | None


class SynthesisedStack(NamedTuple):
    """One stack of an assembly. `made` tells what made its resources, by logical id."""

    path: Path
    made: dict[str, Made]

    def detail(self, logical_id: str) -> str:
        """The construct path of a resource; empty when the assembly does not tell."""
        found = self.made.get(logical_id)
        return found.construct if found else ""

    def source(self, logical_id: str) -> Location | None:
        """Where the user's program makes a resource, with the construct path."""
        found = self.made.get(logical_id)
        return found.source if found else None


def stacks(directory: Path, library: Library, notes: Notes) -> Iterator[SynthesisedStack]:
    """The stacks of an assembly and of the assemblies in it; what is wrong with it is told as an error note."""
    waiting, seen = [directory], {directory.resolve()}
    while waiting:
        inner = waiting.pop()
        manifest = _manifest(inner, library, notes)
        artifacts = manifest.get("artifacts") if manifest is not None else None
        found: list[Path] = []
        for name, artifact in artifacts.items() if isinstance(artifacts, Map) else ():
            try:
                stack = _artifact(artifact, inner, directory, library, found)
            except (Malformed, RemitError) as problem:
                place = place_of(artifacts, name)  # type: ignore[arg-type]  # a Map, or the loop is empty
                text = f"the artifact {name} of the CDK assembly is not read: {problem}"[:400]
                notes.add(text, place, level="error", hint=_SYNTH_AGAIN)
                continue
            if stack is not None:
                yield stack
        fresh = [each for each in reversed(found) if each.resolve() not in seen]
        seen |= {each.resolve() for each in fresh}
        waiting += fresh


def _manifest(directory: Path, library: Library, notes: Notes) -> Map | None:
    path = directory / "manifest.json"
    try:
        manifest = library.read(path.as_posix())
    except (Malformed, RemitError) as problem:
        place = Location(shown(path))
        if isinstance(problem, RemitError):
            place = Location(shown(path), problem.line or 0, problem.column or 0)
        text = f"the manifest of the CDK assembly is not read: {getattr(problem, 'message', problem)}"
        notes.add(text[:400], place, level="error", hint=_SYNTH_AGAIN)
        return None
    if not isinstance(manifest.get("artifacts"), Map):
        text = "the manifest of the CDK assembly has no artifacts"
        notes.add(text, Location(shown(path)), level="error", hint=_SYNTH_AGAIN)
    return manifest


def _artifact(
    artifact: Any, inner: Path, outer: Path, library: Library, assemblies: list[Path]
) -> SynthesisedStack | None:
    """The stack of an artifact; a nested assembly is added to those to read."""
    if not isinstance(artifact, Map):
        raise Malformed("it is no object")
    if artifact.get("type") == _ASSEMBLY:
        assemblies.append(_within(artifact, "directoryName", inner, outer))
    if artifact.get("type") != _STACK:
        return None
    path = _within(artifact, "templateFile", inner, outer)
    library.read(path.as_posix())
    metadata: dict[str, Any] = {}
    if "additionalMetadataFile" in artifact:
        metadata.update(library.read(_inside(artifact["additionalMetadataFile"], inner, outer).as_posix()))
    written = artifact.get("metadata")
    if isinstance(written, Map):
        for construct, entries in written.items():
            metadata.setdefault(construct, entries)
    return SynthesisedStack(path, _made(metadata, outer))


def _within(artifact: Map, name: str, inner: Path, outer: Path) -> Path:
    properties = artifact.get("properties")
    written = properties.get(name) if isinstance(properties, Map) else None
    if written is None:
        raise Malformed(f"it has no {name}")
    return _inside(written, inner, outer)


def _inside(written: Any, inner: Path, outer: Path) -> Path:
    """A path of a manifest, which must not lead out of the assembly."""
    if not isinstance(written, str) or not written or "\0" in written:
        raise Malformed("a file name in it is no text")
    path = inner / written
    try:
        inside = path.resolve().is_relative_to(outer.resolve())
    except (OSError, RuntimeError):
        raise Malformed(f"{written[:120]} is no path") from None
    if not inside:
        raise Malformed(f"{written[:120]} leads out of the assembly")
    return path


def _made(metadata: dict[str, Any], outer: Path) -> dict[str, Made]:
    """What made each resource. A logical id that two constructs claim (one in a nested stack) is left out."""
    found: dict[str, Made] = {}
    twice: set[str] = set()
    for construct, entries in metadata.items():
        listed = [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []
        names = {str(each.get("data")) for each in listed if each.get("type") == _LOGICAL_ID}
        path = construct.removeprefix("/")
        made = Made(path, _source(listed, path, outer)) if names else None
        for name in names:
            if made is not None:
                twice |= {name} & found.keys()
                found[name] = made
    return {name: made for name, made in found.items() if name not in twice}


def _source(entries: list[Any], construct: str, outer: Path) -> Location | None:
    """The first frame of the creation that lies in the user's own program."""
    ordered = [each for kind in (_CREATION, _LOGICAL_ID) for each in entries if each.get("type") == kind]
    places = (_place(frame, construct, outer) for entry in ordered for frame in _frames(entry))
    return next((place for place in places if place is not None), None)


def _frames(entry: dict[str, Any]) -> list[str]:
    """The frames of a stack trace: in `data` of a creation stack, else in `trace`."""
    held = entry.get("data") if entry.get("type") == _CREATION else None
    held = held if held is not None else entry.get("trace")
    listed = held.splitlines() if isinstance(held, str) else held
    return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []


def _place(frame: str, construct: str, outer: Path) -> Location | None:
    called = frame[:1000].strip().rpartition("(")[2].removesuffix(")")
    match = _FRAME.fullmatch(called.removeprefix("at "))
    if match is None or any(word in frame for word in _NOT_THE_USERS):
        return None
    return Location(_near(match[1], outer), int(match[2]), int(match[3] or 0), construct)


def _near(file: str, outer: Path) -> str:
    """A file of the program as seen from where the user stands: beside the assembly, where it mostly lies."""
    try:
        beside = Path(file).relative_to(outer.resolve().parent)
    except (ValueError, OSError):
        return file
    return shown(outer.parent / beside).replace("\\", "/")
