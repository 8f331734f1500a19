"""A path as the model's own picture: hop beside hop, the duties of each piled up, the line of responsibility across.

AWS's duties lie below the line and the customer's above, each with its name and its state, so that it can be read
without a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.diagram.drawing import box, named, number, short, text
from remit.reports.diagram.elements import DATA, MARKS, OUTSIDE, Card
from remit.reports.diagram.labels import wrapped
from remit.reports.words import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model.finding import Duty
    from remit.model.ledger import State
    from remit.reports.diagram.elements import Diagram, Hop, Path

SIDE, WIDTH, AISLE, ROW = 132.0, 190.0, 30.0, 20.0
"""The column of the browser and the halves' names; a hop; between hops; a duty."""

TOP, MARGIN, TOLD, BLOCK = 14.0, 12.0, 15.0, 20.0
DOTS = (9, 17, 25)
"""What makes a box a browser's window."""

NAMES, TOLD_SIZE = 44.0, 11.5
"""Height of a hop's name and kind; size of the letters of what is known of it."""


class Strip:
    """The figure of one path. `width` and `height` in pixels."""

    def __init__(self, diagram: Diagram, path: Path) -> None:
        """Measured, not drawn yet."""
        self.path = path
        self.hops = [(hop, diagram.hops.get(hop.key) or _out_of_sight(hop)) for hop in path.hops]
        self._numbers = {key: diagram.cards[key].number for key in diagram.hops}
        self.inner = [(hop, card) for hop, card in self.hops if hop.key != OUTSIDE]
        self._told = [
            [line for told in hop.told for line in wrapped(told, TOLD_SIZE, WIDTH - 20)] for hop, _ in self.inner
        ]
        self._rows = max((len(card.lines) for _, card in self.inner), default=0)
        self.width = MARGIN * 2 + SIDE + len(self.inner) * (WIDTH + AISLE)
        self.height = self.base + 10

    def number_of(self, card: Card) -> int:
        """The number of the card in the map that a hop's resource is on; -1 for what is out of sight."""
        return self._numbers.get(card.key, -1)

    @property
    def pile_top(self) -> float:
        """Where the highest pile ends."""
        return TOP + NAMES + max(map(len, self._told), default=0) * TOLD + 14

    @property
    def base(self) -> float:
        """Where all piles begin."""
        return self.pile_top + self._rows * ROW

    def x_of(self, place: int) -> float:
        """The left edge of a hop."""
        return MARGIN + SIDE + AISLE + place * (WIDTH + AISLE)

    def line_of(self, card: Card) -> float:
        """How high the line of responsibility runs in a hop."""
        return self.base - card.states.get("inherited", 0) * ROW

    def draw(self, *, linked: bool) -> Iterator[str]:
        """The figure's parts. `linked` makes each hop a link to its ledger."""
        yield from self._side()
        for place, (hop, card) in enumerate(self.inner):
            yield from self._arrow(place)
            yield from self._hop(place, hop, card, linked=linked)
        yield f'<path class="responsibility" d="{self._line()}"/>'

    def _side(self) -> Iterator[str]:
        """Who comes, and the names of the halves beside the piles."""
        outside = next((card for hop, card in self.hops if hop.key == OUTSIDE), None)
        if outside is not None:
            yield box(MARGIN, TOP, SIDE, NAMES, "box", 6)
            yield f'<path class="edge" d="M{number(MARGIN)} {number(TOP + 14)}h{number(SIDE)}"/>'
            yield "".join(f'<circle class="dot" cx="{number(MARGIN + x)}" cy="{number(TOP + 7)}" r="2"/>' for x in DOTS)
            yield text(MARGIN + 8, TOP + 32, outside.title, "name")
        line = self.line_of(self.inner[0][1])
        yield text(MARGIN, line - 30, "You", "half")
        yield text(MARGIN, line - 13, "security in the cloud", "told")
        yield text(MARGIN, line + 22, "AWS", "half")
        yield text(MARGIN, line + 39, "security of the cloud", "told")

    def _arrow(self, place: int) -> Iterator[str]:
        y = TOP + NAMES / 2
        look = f"{self.path.kind}{'' if self.path.certain else ' possible'}"
        start = self.x_of(place) - AISLE + 2
        yield (
            f'<path class="{look}" marker-end="url(#rd-{self.path.kind})" d="M{number(start)} {number(y)}'
            f'H{number(self.x_of(place) - 3)}"/>'
        )

    def _hop(self, place: int, hop: Hop, card: Card, *, linked: bool) -> Iterator[str]:
        x = self.x_of(place)
        linked = linked and bool(card.lines)
        if linked:
            yield named("a", card.told(), "hop", href="#ledger", data_card=str(self.number_of(card)))
        else:
            yield named("g", card.told(), "hop", role="img")
        yield box(x, TOP, WIDTH, NAMES, "box", 6)
        yield short(x + 10, TOP + 19, hop.title, "name", 13, WIDTH - 20)
        yield short(x + 10, TOP + 35, card.kind, "kind", 11.5, WIDTH - 20)
        for row, told in enumerate(self._told[place]):
            yield text(x + 10, TOP + NAMES + 15 + row * TOLD, told, "told")
        for row, (duty, state) in enumerate(card.lines):
            yield from self._cell(x, self.base - (row + 1) * ROW, duty, state)
        yield "</a>" if linked else "</g>"

    def _cell(self, x: float, y: float, duty: Duty, state: State) -> Iterator[str]:
        yield box(x, y + 1, WIDTH, ROW - 2, f"cell c-{state}")
        yield box(x, y + 1, BLOCK, ROW - 2, f"c-{state}")
        yield text(x + BLOCK / 2, y + 14, MARKS[state], f"mark mark-{state}")
        yield text(x + BLOCK + 7, y + 14, LABELS[duty], "duty")

    def _line(self) -> str:
        """Level in each hop, up or down between two; it ends where nothing is in sight."""
        moves = [f"M{number(MARGIN)} {number(self.line_of(self.inner[0][1]))}"]
        for place, (_, card) in enumerate(self.inner):
            x = self.x_of(place)
            if card.lines:
                moves.append(f"H{number(x - AISLE / 2)}V{number(self.line_of(card))}H{number(x + WIDTH)}")
        return "".join(moves)


def _out_of_sight(hop: Hop) -> Card:
    """What a way leads to that is not among what was read, or has no box: its duties are not known here."""
    return Card(hop.key, hop.title, "not in sight", DATA, [])
