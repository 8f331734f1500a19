"""The waivers of a declared resource: in the comments at it, and in its `Metadata`, which JSON and CDK templates have.

Both are read only where there is something: templates without waivers do not pay for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.cloudformation.nodes import Map
from remit.sources.marks import holds_marks

if TYPE_CHECKING:
    from remit.model import Waiver
    from remit.sources.cloudformation.nodes import Origin
    from remit.sources.cloudformation.stack import Declared, Stack

    Spot = tuple[str | None, int, int]

SECTIONS = frozenset({"remit", "checkov", "cfn_nag", "guard"})
"""Of a resource's `Metadata`: see `metadata.py`."""


def waivers_of(declared: Declared) -> list[Waiver]:
    """What is waived at a resource; what cannot be understood is told in the notes of the run."""
    stack, place = declared.stack, declared.location
    if stack.commented is None:
        stack.commented = _commented(stack)
    found = list(stack.commented.get((place.file, place.line, place.column), ()))
    metadata = declared.body.get("Metadata")
    if isinstance(metadata, Map) and not SECTIONS.isdisjoint(metadata):
        from remit.sources.cloudformation.metadata import waivers_in_metadata

        found += waivers_in_metadata(declared, metadata)
    return found


def _commented(stack: Stack) -> dict[Spot, list[Waiver]]:
    """The waivers in the comments of a stack's files, by the place of the resource's key."""
    found: dict[Spot, list[Waiver]] = {}
    for origin, keys in _keys(stack).items():
        if holds_marks(origin.text):
            from remit.sources.cloudformation.comments import waivers_in_comments

            by_key = waivers_in_comments(origin, sorted(keys), stack.estate.notes)
            found |= {(origin.file, *key): waivers for key, waivers in by_key.items()}
    return found


def _keys(stack: Stack) -> dict[Origin, set[tuple[int, int]]]:
    """Where the keys of resources stand, (line, column), by the file in which they are written."""
    keys: dict[Origin, set[tuple[int, int]]] = {stack.template.document.origin: set()}
    for each in stack.resources.values():
        if each.location.file == each.body.origin.file:
            keys.setdefault(each.body.origin, set()).add((each.location.line, each.location.column))
    return keys
