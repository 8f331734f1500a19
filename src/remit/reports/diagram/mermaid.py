"""The diagram as Mermaid, for Markdown that renders it: the same cards and places, the states as signs.

https://mermaid.js.org/syntax/flowchart.html
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.reports.diagram import MOST, draw
from remit.reports.diagram.drawing import marks
from remit.reports.diagram.elements import AROUND
from remit.reports.diagram.labels import fitted
from remit.reports.diagram.routes import ways_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from remit.audit import Audit, Registry
    from remit.reports.diagram.elements import Card, Diagram, Place

SIZE, ROOM = 14.0, 400.0
"""Of a label's letters and its line, in pixels: longer names are shortened."""

STYLES = {
    "undone": "stroke:#bb362d,stroke-width:3px",
    "unknown": "stroke:#b07d12,stroke-width:2px,stroke-dasharray:4 3",
    "open": "stroke:#8a8578",
    "done": "stroke:#2f7a52,stroke-width:2px",
}
"""A box is framed by the worst state of its duties; the signs in it say the same."""


def write(audit: Audit, registry: Registry, out: TextIO, most: int = MOST) -> None:  # noqa: ARG001 — as every format
    """The whole diagram as one flowchart of at most `most` boxes, if they can be grouped that far."""
    out.writelines(line + "\n" for line in flowchart(draw(audit, ways_of(audit), most)))


def flowchart(diagram: Diagram) -> Iterator[str]:
    """The lines of the flowchart. Names are only ever labels; what is referred to has a number."""
    yield "flowchart LR"
    for card in diagram.root.cards:
        yield f"  {_node(card)}"
    for number, place in enumerate(diagram.root.places):
        yield from _subgraph(place, f"p{number}", "  ")
    ways = _ways(diagram)
    for (source, target), arrow in ways.items():
        yield f"  c{source} {arrow} c{target}"
    for edge in diagram.edges:
        pair = (edge.source.number, edge.target.number)
        if AROUND not in (edge.source.column, edge.target.column) and pair not in ways:
            yield f"  c{pair[0]} --- c{pair[1]}"
    for look, style in STYLES.items():
        yield f"  classDef {look} {style}"


def _ways(diagram: Diagram) -> dict[tuple[int, int], str]:
    """The arrow between each two cards that a path joins; where a request goes, an attacker needs none of his own."""
    found: dict[tuple[int, int], str] = {}
    for path in diagram.paths:
        arrow = "-- attack -->" if path.kind == "attack" else "==>"
        for source, target in pairwise(diagram.steps(path)):
            found.setdefault((source.number, target.number), arrow if path.certain else "-. possible .->")
    return found


def _subgraph(place: Place, name: str, indent: str) -> Iterator[str]:
    yield f'{indent}subgraph {name}["{inert(place.title)}"]'
    for card in place.cards:
        yield f"{indent}  {_node(card)}"
    for number, inner in enumerate(place.places):
        yield from _subgraph(inner, f"{name}_{number}", indent + "  ")
    yield f"{indent}end"


def _node(card: Card) -> str:
    lines = filter(None, (inert(card.title), inert(card.kind), marks(card.states)))
    return f'c{card.number}["{"<br/>".join(lines)}"]{f":::{_look(card)}" if card.lines else ""}'


def _look(card: Card) -> str:
    if "not-done" in card.states:
        return "undone"
    if "unknown" in card.states:
        return "unknown"
    return "open" if "unassessed" in card.states else "done"


def inert(words: str) -> str:
    """A name as a label: letters, digits and harmless signs as they are, all else as Mermaid's entity codes."""
    shown = re.sub(r"^(\d+)([.)] )", "\\1\u200b\\2", fitted(words, SIZE, ROOM))  # else a list of Markdown's
    return "".join(sign if sign.isalnum() or sign in " .,_/×…·" else f"#{ord(sign)};" for sign in shown)
