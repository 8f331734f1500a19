"""What lies where in a drawing, read back from the SVG itself: the oracle of the layout's tests."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from remit.reports.diagram.labels import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SVG = "{http://www.w3.org/2000/svg}"
SIZES = {
    "name": 13.0,
    "column": 13.0,
    "place-title": 12.0,
    "kind": 11.5,
    "marks": 11.5,
    "told": 11.5,
    "key": 12.0,
    "heading": 16.0,
}
BOLD = {"name", "column", "place-title", "marks", "heading"}
ASCENT, DESCENT = 0.8, 0.25
"""Of a letter above and below its baseline, in em."""


class Box(NamedTuple):
    """A rectangle of the drawing: its class, what it is called, and its edges."""

    look: str
    name: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        across = self.left < other.right - 0.05 and other.left < self.right - 0.05
        return across and self.top < other.bottom - 0.05 and other.top < self.bottom - 0.05

    def holds(self, other: Box) -> bool:
        """Whether the other lies within this one."""
        across = self.left <= other.left + 0.05 and other.right <= self.right + 0.05
        return across and self.top <= other.top + 0.05 and other.bottom <= self.bottom + 0.05


def boxes(svg: str) -> list[Box]:
    """The cards, places and texts of a map, the canvas first."""
    root = ET.fromstring(svg)  # noqa: S314 — what remit itself has just drawn
    canvas = Box("canvas", "", 0, 0, float(root.attrib["width"]), float(root.attrib["height"]))
    return [canvas, *_boxes(root, 0, 0)]


def _boxes(element: ET.Element, x: float, y: float) -> Iterator[Box]:
    if element.tag == f"{SVG}defs":
        return
    moved = re.fullmatch(r"translate\(([\d.-]+) ([\d.-]+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    look = element.get("class", "")
    left, top = x + float(element.get("x", 0)), y + float(element.get("y", 0))
    if element.tag == f"{SVG}rect" and (look == "box" or look.startswith("place ")):
        kind = "card" if look == "box" else "place"
        yield Box(kind, look, left, top, left + float(element.get("width", 0)), top + float(element.get("height", 0)))
    if element.tag == f"{SVG}text" and look in SIZES:
        size, words = SIZES[look], "".join(element.itertext())
        width = width_of(words, size, bold=look in BOLD)
        yield Box(look, words, left, top - ASCENT * size, left + width, top + DESCENT * size)
    for child in element:
        yield from _boxes(child, x, y)


def faults(svg: str) -> list[str]:
    """What overlaps or sticks out; empty for a drawing as it should be."""
    canvas, *inside = boxes(svg)
    found = [f"outside: {each}" for each in inside if not canvas.holds(each)]
    for one, other in combinations(inside, 2):
        if one.meets(other) and not _nested(one, other):
            found.append(f"{one} meets {other}")
    return found


def _nested(one: Box, other: Box) -> bool:
    """Whether it is right that one lies in the other: in a place, or the words of a card in it."""
    outer = {"place": ("card", "place", *SIZES), "card": tuple(SIZES)}
    return any(b.look in outer.get(a.look, ()) and a.holds(b) for a, b in ((one, other), (other, one)))
