"""The diagram as SVG: a file of its own, or the two figures that the page takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.diagram import MOST, draw, estate_map
from remit.reports.diagram.drawing import definitions, head, key, key_width, number, short, text
from remit.reports.diagram.estate_map import CLIP
from remit.reports.diagram.request_path import Strip
from remit.reports.diagram.routes import ways_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from remit.audit import Audit, Registry
    from remit.reports.diagram.elements import Diagram, Path

HEADING, LEGEND, NOTE, MARGIN = 44.0, 34.0, 20.0, 12.0
"""Heights of a figure's title, the key and the note below it; the edge."""

NOTHING = "Nothing here runs or keeps anything: what there is only configures."
TITLE = "The estate, and the line of responsibility through it"


def write(audit: Audit, registry: Registry, out: TextIO, most: int = MOST) -> None:  # noqa: ARG001 — as every format
    """The whole diagram as one file, of at most `most` boxes, if they can be grouped that far."""
    out.writelines(line + "\n" for line in document(draw(audit, ways_of(audit), most), ", ".join(audit.targets)))


def document(diagram: Diagram, title: str) -> Iterator[str]:
    """A drawing that stands alone: the first path, the map, the key."""
    strips = [Strip(diagram, path) for path in diagram.requests[:1]]
    below = LEGEND + (NOTE if diagram.left_out else 0)
    width = max(diagram.width, *(strip.width for strip in strips), key_width() + MARGIN)
    height = sum(strip.height + HEADING for strip in strips) + HEADING + diagram.height + below
    yield from head(width, height, f"{TITLE}: {title}", told(diagram), "d")
    yield from definitions(CLIP)
    yield f'<rect class="ground" width="{number(width)}" height="{number(height)}"/>'
    y = 0.0
    for strip in strips:
        yield from _figure(y, width, _titled(strip.path), strip.draw(linked=False))
        y += HEADING + strip.height
    yield from _figure(y, width, TITLE, estate_map.draw(diagram, linked=False))
    if not diagram.cards:
        yield text(MARGIN, y + HEADING + 10, NOTHING, "told")
    yield from key(MARGIN, height - below + 20)
    if diagram.left_out:
        yield short(MARGIN, height - 12, diagram.left_out, "told", 11.5, width - 2 * MARGIN)
    yield "</svg>"


def _figure(y: float, width: float, title: str, parts: Iterator[str]) -> Iterator[str]:
    """A heading and what belongs below it."""
    yield short(MARGIN, y + 30, title, "heading", 16, width - 2 * MARGIN)
    yield f'<g transform="translate(0 {number(y + HEADING)})">'
    yield from parts
    yield "</g>"


def _titled(path: Path) -> str:
    return path.title if path.certain else f"{path.title} (possible: {path.why})"


def told(diagram: Diagram) -> str:
    """The picture in words: how much there is, and each path."""
    cards = {id(card): card for card in diagram.cards.values() if card.lines}
    resources = sum(len(card.members) for card in cards.values())
    words = [f"{resources} resources on {len(cards)} cards"]
    words += [f"{path.title}: {' to '.join(hop.title for hop in path.hops)}" for path in diagram.paths]
    return ". ".join((*words, diagram.left_out)).strip()
