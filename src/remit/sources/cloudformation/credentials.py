"""Credentials in what a template says outside of its resources' properties: defaults of parameters, mappings, outputs,
and metadata, such as what `cfn-init` signs in with.

A template that holds one is a resource of its own, so that a check can be about it; one that holds none is not.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html
"""  # noqa: D205

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Location, Obj, Resource, wrap
from remit.sources.cloudformation.nodes import Map, Seq
from remit.sources.cloudformation.template import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model.resource import Path
    from remit.sources.cloudformation.stack import Stack
    from remit.sources.cloudformation.template import Template

TYPE = "Remit::CloudFormation::Template"
SECTIONS = ("Mappings", "Metadata", "Outputs")


class Text(NamedTuple):
    """A text of the template: where it stands, and the name that says what it is."""

    path: str
    name: str
    text: str
    place: Location


def holders(stacks: list[Stack]) -> dict[str, Resource]:
    """The templates that hold a credential, by key."""
    first = {stack.template.file: stack for stack in reversed(stacks)}
    found = (_holder(stack) for stack in first.values())
    return {each.key: each for each in found if each is not None}


def _holder(stack: Stack) -> Resource | None:
    from remit.engines.secrets import SecretReader

    reader = SecretReader()
    held = [(each, told) for each in _texts(stack.template) if (told := reader.holds(Obj({each.name: each.text})))]
    if not held:
        return None
    file, places = stack.template.file, [each.place for each, _ in held]
    return Resource(
        TYPE,
        file,
        f"{file}#(template)",
        {"Credentials": wrap([{"Path": each.path, "Kind": told.reason} for each, told in held])},
        scope=stack.scope,
        location=Location(file, 1),
        locate=lambda path: _located(path, places),
    )


def _located(path: Path, places: list[Location]) -> Location:
    """Where the credential of an index stands; the first one where a path names none."""
    index = next((step for step in path if isinstance(step, int)), 0)
    return places[index]


def _texts(template: Template) -> Iterator[Text]:
    """The texts outside of properties, aliases once."""
    document = template.document
    for name, entry in _members(document.get("Parameters")):
        if isinstance(entry, Map) and isinstance(entry.get("Default"), str):
            yield Text(f"Parameters.{name}.Default", name, str(entry["Default"]), place_of(entry, "Default"))
    seen: set[int] = set()
    for section in SECTIONS:
        yield from _within(document.get(section), section, section, seen)
    for name, entry in _members(document.get("Resources")):
        if isinstance(entry, Map):
            yield from _within(entry.get("Metadata"), f"Resources.{name}.Metadata", "Metadata", seen)


def _within(node: Any, path: str, name: str, seen: set[int]) -> Iterator[Text]:
    if not isinstance(node, (Map, Seq)) or id(node) in seen:
        return
    seen.add(id(node))
    keys = list(node) if isinstance(node, Map) else range(len(node))
    for key in keys:
        inner = node[key]  # type: ignore[index]  # a key of its own
        # An output's value is called what the output is called.
        called = name if isinstance(key, int) or key == "Value" else str(key)
        if isinstance(inner, str):
            yield Text(f"{path}.{key}", called, inner, place_of(node, key))
        else:
            yield from _within(inner, f"{path}.{key}", called, seen)


def _members(node: Any) -> list[tuple[str, Any]]:
    return list(node.items()) if isinstance(node, Map) else []
