"""One template file: its sections, checked for their kind, and the places of everything in it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Location
from remit.sources.cloudformation.nodes import Map, Seq, position
from remit.sources.cloudformation.parameters import Parameter

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.sources.notes import Notes

LANGUAGE_EXTENSIONS = "AWS::LanguageExtensions"
INCLUDE = "AWS::Include"
SERVERLESS = "AWS::Serverless-2016-10-31"
SAM_TYPES = "AWS::Serverless::"
NOT_PACKAGED = "remit-not-packaged"
"""Stands for the bucket that the local files of a SAM template are uploaded to at deployment."""
HARMLESS = frozenset({LANGUAGE_EXTENSIONS, INCLUDE})
"""Transforms that remit carries out itself. Others may change anything."""


class Template:
    """A template as written. `document` is its root, `file` the name that the reader knows it by.

    `detail` is asked for what a person should know beside file and line (the construct path of a CDK resource), by
    logical id; the door for sources that generate templates. `source` is asked for the place, where that is known, in
    the program that generated the resource.
    """

    __slots__ = (
        "conditions",
        "detail",
        "document",
        "file",
        "mappings",
        "outputs",
        "parameters",
        "resources",
        "rules",
        "source",
        "transforms",
    )

    def __init__(
        self,
        file: str,
        document: Map,
        notes: Notes,
        detail: Callable[[str], str] | None = None,
        source: Callable[[str], Location | None] | None = None,
    ) -> None:
        """Sections that are no objects are taken as absent, with a note."""
        self.file = file
        self.document = document
        self.detail = detail or _nothing
        self.source = source or _nowhere
        self.mappings = self._section("Mappings", notes)
        self.conditions = self._section("Conditions", notes)
        self.resources = self._section("Resources", notes)
        self.outputs = self._section("Outputs", notes)
        self.rules = self._section("Rules", notes)
        self.parameters: dict[str, Parameter] = {}
        declared = self._section("Parameters", notes)
        for name, entry in declared.items():
            if isinstance(entry, Map):
                self.parameters[name] = Parameter(name, entry)
            else:
                notes.add(f"the parameter {name} is no object; it is left out"[:200], self.place(declared, name))
        self.transforms = transforms_of(document.get("Transform"))

    @property
    def extended(self) -> bool:
        """Whether the language extensions (loops, Fn::Length, …) are declared."""
        return LANGUAGE_EXTENSIONS in self.transforms

    @property
    def macros(self) -> tuple[str, ...]:
        """The declared transforms that remit does not carry out."""
        return tuple(name for name in self.transforms if name not in HARMLESS)

    def place(self, node: Any, key: str | int | None = None) -> Location:
        """Where a node stands, or one of its keys or items; the file alone for scalars, which carry no position."""
        return place_of(node, key) if isinstance(node, (Map, Seq)) else Location(self.file)

    def _section(self, name: str, notes: Notes) -> Map:
        section = self.document.get(name)
        if isinstance(section, Map):
            return section
        if section is not None:
            notes.add(f"{name} is no object; it is left out", self.place(self.document, name))
        return Map.at(self.document.origin)


def _nothing(_logical_id: str) -> str:
    """No detail beside file and line."""
    return ""


def _nowhere(_logical_id: str) -> Location | None:
    """No program that generated the resource."""
    return None


def transforms_of(declared: Any) -> tuple[str, ...]:
    """The names in `Transform`: one, a list, or objects with a Name."""
    found = []
    for each in declared if isinstance(declared, list) else [declared]:
        name = each.get("Name") if isinstance(each, dict) else each
        if isinstance(name, str):
            found.append(name)
    return tuple(found)


def place_of(node: Map | Seq, key: str | int | None = None) -> Location:
    """Where a node stands (its first key or item), or one of its keys or items."""
    if not node:
        return Location(node.origin.file)
    at = key if key is not None else 0 if isinstance(node, Seq) else next(iter(node))
    try:
        return Location(node.origin.file, *position(node, at))
    except (KeyError, IndexError):
        return Location(node.origin.file)
