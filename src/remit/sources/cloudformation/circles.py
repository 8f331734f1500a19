"""Circles of resources, which CloudFormation refuses; conditions tell theirs when they are read.

Resources depend on each other by `Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn`:
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html. What stands in an
`Fn::If` is left out, since only the branch that is taken counts.
"""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.sources.cloudformation.template import Template
    from remit.sources.notes import Notes

VARIABLE = re.compile(r"\$\{([A-Za-z0-9]+)[.}]")
HINT = "CloudFormation refuses the template: take one of the references out, for example into a resource of its own"


def tell_circles(template: Template, notes: Notes) -> None:
    """An error note for the first circle of resources, where it begins."""
    resources = template.resources
    graph = {name: {each for each in _names(entry) if each in resources} for name, entry in resources.items()}
    circle = _circle(graph)
    if circle:
        text = f"{circle[0]} leads back to itself: {' → '.join(circle)}"
        notes.add(text[:300], template.place(resources, circle[0]), level="error", hint=HINT)


def _circle(graph: dict[str, set[str]]) -> list[str]:
    """The names of a circle, first and last the same; empty when there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[::-1]  # graphlib tells it from the one needed to the one that needs
    return []


def _names(node: Any) -> Iterator[str]:
    """The names that a resource refers to, outside `Fn::If`."""
    if isinstance(node, list):
        for item in node:
            yield from _names(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _referred(key, value)


def _referred(key: str, value: Any) -> Iterator[str]:
    if key in ("Ref", "DependsOn", "Fn::GetAtt"):
        parts = value if isinstance(value, list) and key != "Fn::GetAtt" else [_first(value)]
        yield from (part for part in parts if isinstance(part, str))
    elif key == "Fn::Sub":
        text = value[0] if isinstance(value, list) and value else value
        yield from VARIABLE.findall(text) if isinstance(text, str) else ()
        yield from _names(value[1:]) if isinstance(value, list) else ()
    elif key != "Fn::If":
        yield from _names(value)


def _first(value: Any) -> Any:
    """The resource in `[Name, Attribute]`, `Name.Attribute` or `Name`."""
    if isinstance(value, list):
        return value[0] if value else None
    return value.partition(".")[0] if isinstance(value, str) else None
