"""Nested stacks on local paths: their resources come in beside those of the stack that makes them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.model import PartialString, RemitError, cause_of
from remit.sources.cloudformation.circles import tell_circles
from remit.sources.cloudformation.functions import not_known
from remit.sources.cloudformation.library import REMOTE
from remit.sources.cloudformation.limits import NESTING, STACKS, Malformed
from remit.sources.cloudformation.nodes import Map
from remit.sources.cloudformation.stack import NESTED, Stack
from remit.sources.cloudformation.template import Template
from remit.sources.cloudformation.transforms import transformed

if TYPE_CHECKING:
    from remit.sources.cloudformation.estate import Estate
    from remit.sources.cloudformation.library import Library
    from remit.sources.cloudformation.stack import Declared

SYNTHESISED = ".template.json"
ASSETS = ".assets.json"
_UNREAD = "its resources are not audited"


class Endless(Malformed):
    """A template that nests itself, which can never be deployed."""


def plant(estate: Estate, template: Template) -> None:
    """Add the stack of a template to the estate, and the stacks nested in it."""
    estate.allow()
    root = Stack(estate, template)
    waiting = [root]
    while waiting:
        stack = waiting.pop()
        estate.stacks.append(stack)
        children = [_child(declared) for declared in stack.resources.values() if declared.type == NESTED]
        waiting += [child for child in reversed(children) if child is not None]


def named_by(template: Template, library: Library) -> set[Path]:
    """The real paths of the templates that a template nests by a literal location."""
    bodies = (body for body in template.resources.values() if isinstance(body, Map) and body.get("Type") == NESTED)
    properties = (body.get("Properties") for body in bodies)
    locations = (each.get("TemplateURL") for each in properties if isinstance(each, Map))
    found = (_located(template, location, library) for location in locations if isinstance(location, str))
    return {path for path in found if path is not None}


def _located(template: Template, location: str, library: Library) -> Path | None:
    try:
        return Path(library.beside(template.file, location)).resolve()
    except Malformed:
        return None


def _child(declared: Declared) -> Stack | None:
    """The stack that a resource makes; None, with a note, when its template cannot be read here."""
    parent = declared.stack
    estate = parent.estate
    try:
        path = _path(declared)
        _refuse_endless(parent, path)
        document = transformed(estate.library.read(path), estate.library, estate.notes, estate.options)
        template = Template(path, document, estate.notes)
    except (Malformed, RemitError) as problem:
        level = "error" if isinstance(problem, Endless) else "warning"
        text = f"the nested stack {declared.id} is not read: {problem}"[:300]
        estate.notes.add(text, declared.location, level=level, hint=_UNREAD)
        parent.unread.append(text)
        return None
    tell_circles(template, estate.notes)
    estate.allow()
    child = parent.children[declared.id] = Stack(estate, template, parent=parent, within=declared)
    return child


def _path(declared: Declared) -> str:
    """The file of a nested stack's template."""
    estate = declared.stack.estate
    properties: Any = declared.properties
    written = properties.get("TemplateURL") if isinstance(properties, dict) else None
    asset = _asset(declared.body.get("Metadata"))
    if asset is not None:
        return estate.library.beside(declared.stack.template.file, asset)
    if written is None:
        raise Malformed("it has no TemplateURL")
    location = estate.first.evaluator(declared.stack, estate.nothing).bound(declared.bindings).value(written)
    uploaded = _uploaded(declared.stack, location)
    if uploaded is not None:
        return estate.library.beside(declared.stack.template.file, uploaded)
    if not_known(location):
        raise Malformed(f"its TemplateURL is not known: {cause_of(location).reason}")
    if not isinstance(location, str):
        raise Malformed("its TemplateURL is no text")
    if location.startswith(REMOTE):
        raise Malformed(
            f"its template is at {location[:120]}; give TemplateURL a local path (aws cloudformation package)"
        )
    return estate.library.beside(declared.stack.template.file, location)


def _asset(metadata: Any) -> str | None:
    """The file that the CDK notes for a nested stack's template."""
    if isinstance(metadata, dict) and metadata.get("aws:asset:property") == "TemplateURL":
        path = metadata.get("aws:asset:path")
        return path if isinstance(path, str) else None
    return None


def _uploaded(stack: Stack, location: Any) -> str | None:
    """The file that the CDK uploads as that location, as the manifest of the stack's assets tells."""
    end = location.parts[-1] if isinstance(location, PartialString) else location
    while stack.parent is not None:
        stack = stack.parent
    file = stack.template.file
    if not isinstance(end, str) or not end.rpartition("/")[2] or not file.endswith(SYNTHESISED):
        return None
    try:
        manifest: Any = stack.estate.library.read(file.removesuffix(SYNTHESISED) + ASSETS)
    except (Malformed, RemitError):  # this template is none of the CDK's
        return None
    for asset in _maps(manifest.get("files")):
        keys = [str(each.get("objectKey")) for each in _maps(asset.get("destinations"))]
        source = asset.get("source")
        path = source.get("path") if isinstance(source, dict) else None
        if isinstance(path, str) and any(f"/{end}".endswith(f"/{key}") for key in keys):
            return path
    return None


def _maps(value: Any) -> list[dict[str, Any]]:
    return [each for each in value.values() if isinstance(each, dict)] if isinstance(value, dict) else []


def _refuse_endless(parent: Stack, path: str) -> None:
    ancestor: Stack | None = parent
    while ancestor is not None:
        if Path(ancestor.template.file).resolve() == Path(path).resolve():
            raise Endless(f"{path} nests itself")
        ancestor = ancestor.parent
    if parent.depth >= NESTING:
        raise Malformed(f"more than {NESTING} stacks are nested within each other")
    parent.estate.made += 1
    if parent.estate.made > STACKS:
        raise Malformed(f"the templates make more than {STACKS} nested stacks")
