"""The diagram as the page takes it in: the two figures, and what the page's script and its words need beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.diagram import draw, estate_map
from remit.reports.diagram.drawing import definitions, head
from remit.reports.diagram.estate_map import CLIP
from remit.reports.diagram.request_path import Strip
from remit.reports.diagram.routes import ways_of
from remit.reports.diagram.svg import TITLE, told
from remit.reports.words import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.audit import Audit
    from remit.reports.diagram.elements import Card, Hop


WAYS = 5
"""Ways of requests that are told hop by hop; the others are in the map."""


class Figures:
    """What the page shows: `ways`, each with its strip, and `estate`, empty when there is nothing to draw.

    Strips and estate are SVG, safe as they are.
    """

    def __init__(self, audit: Audit) -> None:
        """Drawn once for the whole page."""
        self.diagram = draw(audit, ways_of(audit))
        strips = [Strip(self.diagram, path) for path in self.diagram.requests[:WAYS]]
        self.ways = [_way(strip, number) for number, strip in enumerate(strips)]
        self.estate = "".join(self._estate()) if any(card.lines for card in self.diagram.cards.values()) else ""
        self.paths = [(path.kind, " → ".join(hop.title for hop in path.hops)) for path in self.diagram.paths]
        self.kinds = sorted({card.kind for card in self.diagram.cards.values() if card.lines})

    def number_of(self, key: str) -> int:
        """The number of the card of a resource; -1 where it has none."""
        card = self.diagram.cards.get(key)
        return -1 if card is None else card.number

    def _estate(self) -> Iterator[str]:
        yield from head(self.diagram.width, self.diagram.height, TITLE, told(self.diagram), "e")
        yield from definitions(CLIP)
        yield from estate_map.draw(self.diagram, linked=True)
        yield "</svg>"


def _way(strip: Strip, number: int) -> dict[str, Any]:
    """A way of a request: its title, the figure, and the same in words for narrow screens."""
    title = strip.path.title
    svg = (*head(strip.width, strip.height, title, title, f"w{number}"), *strip.draw(linked=True), "</svg>")
    return {
        "title": title,
        "names": " → ".join(hop.title for hop in strip.path.hops),
        "doubt": "" if strip.path.certain else strip.path.why,
        "strip": "".join(svg),
        "hops": [_hop(hop, card) | {"card": strip.number_of(card)} for hop, card in strip.hops],
    }


def _hop(hop: Hop, card: Card) -> dict[str, Any]:
    """A hop in words, for narrow screens: its duties by half, from the top of the pile down."""
    lines = [(LABELS[duty], state) for duty, state in reversed(card.lines)]
    return {
        "title": hop.title,
        "kind": card.kind,
        "told": hop.told,
        "yours": [each for each in lines if each[1] != "inherited"],
        "aws": [label for label, state in lines if state == "inherited"],
    }
