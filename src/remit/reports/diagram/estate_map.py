"""The map: places, cards with the line of responsibility through each, and the ways over it, as parts of an SVG."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from remit.reports.diagram.drawing import box, named, number, short, signs
from remit.reports.diagram.elements import AROUND, INTERNET, MAIN
from remit.reports.diagram.labels import inert, width_of
from remit.reports.diagram.layout import CARD_HEIGHT, CARD_WIDTH
from remit.reports.diagram.placement import SHORT_KINDS, THEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.reports.diagram.elements import Card, Diagram, Path, Place

STACK_X, STACK_WIDTH, STACK_TOP = CARD_WIDTH - 37, 30.0, 5.0
STACK_HEIGHT = CARD_HEIGHT - 2 * STACK_TOP
WORDS_X, WORDS_WIDTH = 10.0, STACK_X - 20
"""Where the words of a card begin, and their room."""

KIND_SIZE = 11.5
BESIDE = 11.0
"""How far an attacker's way runs below a request's, so that both are seen."""

TITLE_SIZE, TITLE_X, TITLE_Y = 12.0, 9.0, 16.0
CLIP = WORDS_X + WORDS_WIDTH + 2
"""Where a card's words end at the latest, whatever the font."""


def draw(diagram: Diagram, *, linked: bool) -> Iterator[str]:
    """Everything, what lies below first. `linked` makes links of what has a ledger."""
    for title, x, width in diagram.columns:
        yield short(x, 18, title, "column", 13, width)
    for place in diagram.root.all_places():
        yield from _place(place, linked=linked)
    for edge in diagram.edges:
        if AROUND not in (edge.source.column, edge.target.column):
            ends = f'data-from="{edge.source.number}" data-to="{edge.target.number}"'
            yield f'<path class="edge" {ends} d="{_curve(edge.source, edge.target)}"/>'
    for at, path in reversed(list(enumerate(diagram.paths))):
        yield from _way(diagram, path, at)
    for card in diagram.root.all_cards():
        yield from _card(card, linked=linked)


def _titled(title: str, room: float) -> str:
    """As much of a place's title as fits: its name rather than its block, and that rather than what it is."""
    name = title.rpartition(THEN)[0] or title
    ways = (title, name, name.replace(" subnet ", " ", 1))
    return next((each for each in ways if width_of(inert(each), TITLE_SIZE, bold=True) <= room), title)


def _place(place: Place, *, linked: bool) -> Iterator[str]:
    yield box(place.x, place.y, place.width, place.height, f"place {place.kind}", 8)
    x, y, room = place.x + TITLE_X, place.y + TITLE_Y, place.width - 2 * TITLE_X
    title = short(x, y, _titled(place.title, room), "place-title", TITLE_SIZE, room)
    if linked and place.key:
        yield named("a", place.title, "place-link", href="#ledger", data_resource=place.key) + title + "</a>"
    else:
        yield named("g", place.title, "place-name", role="img") + title + "</g>"


def _way(diagram: Diagram, path: Path, at: int) -> Iterator[str]:
    """The arrows of a path from card to card."""
    steps = diagram.steps(path)
    look = f"{path.kind}{'' if path.certain else ' possible'}{' minor' if at else ''}"
    which = f'data-path="{at}" data-way="{path.kind}"'
    down = BESIDE if path.kind == "attack" else 0.0
    for source, target in pairwise(steps):
        way = _curve(source, target, down)
        yield f'<path class="{look}" {which} marker-end="url(#rd-{path.kind})" d="{way}"/>'


def _curve(source: Card, target: Card, down: float = 0.0) -> str:
    """From the side of one card to the facing side of another; within a lane around on the right.

    `down` is how far below the middle.
    """
    start, end = source.y + CARD_HEIGHT / 2 + down, target.y + CARD_HEIGHT / 2 + down
    right = source.x + CARD_WIDTH
    if source.lane == target.lane:
        bend = right + 26
        points = (right, start, bend, start, bend, end, target.x + CARD_WIDTH, end)
    elif source.x < target.x:
        middle = max(right + 14, target.x - 40)
        points = (right, start, middle, start, target.x - 30, end, target.x - 1, end)
    else:
        points = (source.x, start, source.x - 30, start, target.x + CARD_WIDTH + 30, end, target.x + CARD_WIDTH, end)
    numbers = [number(each) for each in points]
    return f"M{numbers[0]} {numbers[1]}C{' '.join(numbers[2:])}"


def _card(card: Card, *, linked: bool) -> Iterator[str]:
    look = f"card{' on-path' if card.rank == MAIN else ''}"
    place = f"translate({number(card.x)} {number(card.y)})"
    linkable = linked and card.column != INTERNET
    more = {"role": "img"}
    if linkable:
        more = {"href": "#ledger", "data_card": str(card.number), "data_kind": card.kind}
    yield named("a" if linkable else "g", card.told(), look, transform=place, **more)
    yield box(0, 0, CARD_WIDTH, CARD_HEIGHT, "box", 6)
    if len(card.members) > 1:
        yield f'<path class="edge" d="M4 {number(CARD_HEIGHT + 3)}h{number(CARD_WIDTH - 8)}"/>'
    room = WORDS_WIDTH if card.lines else CARD_WIDTH - 2 * WORDS_X
    yield '<g clip-path="url(#rd-words)">'
    yield short(WORDS_X, 21, card.title, "name", 13, room)
    kind = card.kind if width_of(card.kind, KIND_SIZE) <= room else SHORT_KINDS.get(card.kind, card.kind)
    yield short(WORDS_X, 37, kind, "kind", KIND_SIZE, room)
    yield signs(WORDS_X, 55, {state: count for state, count in card.states.items() if state != "inherited"})
    yield "</g>"
    yield from _stack(card)
    yield "</a>" if linkable else "</g>"


def _stack(card: Card) -> Iterator[str]:
    """The duties as a pile, AWS's at the bottom, and the line between the halves."""
    if not card.lines:
        return
    each = STACK_HEIGHT / len(card.lines)
    bottom = STACK_TOP + STACK_HEIGHT
    for state, count in card.states.items():
        bottom -= count * each
        yield box(STACK_X, bottom, STACK_WIDTH, count * each, f"f-{state}")
    if len(card.lines) <= STACK_HEIGHT / 3:
        ticks = "".join(
            f"M{number(STACK_X)} {number(STACK_TOP + place * each)}h{number(STACK_WIDTH)}"
            for place in range(1, len(card.lines))
        )
        yield f'<path class="ticks" d="{ticks}"/>'
    height = number(STACK_TOP + STACK_HEIGHT * (1 - card.share))
    yield f'<path class="border" d="M{number(STACK_X - 5)} {height}H{number(CARD_WIDTH)}"/>'
