"""The geometry: hop columns from left to right, places stacked within them, nothing upon anything else.

The drawing is a grid of lanes; a column has one or more. A card takes one lane, a place an interval of them. Within a
place everything is let down onto what lies there already, as blocks in the game: to the first height at which all its
lanes are free. So two things never share a lane at one height. Between two lanes there is as much room as the borders
of the places that end there take.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import ceil, sqrt
from typing import TYPE_CHECKING

from remit.reports.diagram.elements import AROUND, COLUMNS, DATA, EDGE, ENTRY, INTERNET, MAIN, Card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.reports.diagram.elements import Diagram, Place

CARD_WIDTH, CARD_HEIGHT = 208.0, 66.0
PAD, HEAD, GAP, AISLE = 9.0, 24.0, 12.0, 26.0
"""Inside a border; a place's title; between neighbours above each other; between lanes, for the edges."""

TITLES, MARGIN = 30.0, 12.0
"""The row of the columns' titles; around the whole."""

SLENDER, MOST_LANES, SHELF_LANES = 4.0, 14, 3
"""How much longer than wide a column may be, in cards; lanes of a column at most; those of a shelf at least."""


def lay_out(diagram: Diagram) -> Diagram:
    """Give everything its coordinates, and the drawing its size."""
    root = diagram.root
    lanes = Lanes(root)
    for account in root.places:
        _span(account, account, lanes)
    root.first, root.last = 0, max(0, lanes.total - 1)
    _stack(root, lanes)
    _shift(root, 0, TITLES - HEAD)
    edges = _across(root, lanes.total)
    for card in root.all_cards():
        card.x = edges[card.lane]
    _level(diagram)
    ends = [each.x + each.width for each in root.places] + [card.x + CARD_WIDTH for card in root.cards]
    diagram.width = max(ends, default=0) + MARGIN
    diagram.height = root.height + TITLES - HEAD + MARGIN
    diagram.columns = [
        (COLUMNS[column], edges[first], edges[last] + CARD_WIDTH - edges[first])
        for column, (first, last) in lanes.of.items()
        if any(card.column == column for card in root.all_cards())
    ]
    return diagram


def _level(diagram: Diagram) -> None:
    """Who comes from outside stands alone in a column, and so as high as the first hop of the first path."""
    steps = diagram.steps(diagram.paths[0]) if diagram.paths else []
    if len(steps) > 1 and steps[0].column == INTERNET:
        steps[0].y = steps[1].y


class Lanes:
    """The lanes of each column that is used: `of` gives the first and the last, `total` counts them all."""

    def __init__(self, root: Place) -> None:
        """As many as keep a column from becoming a tower."""
        wanted = dict(sorted(_wanted(root).items()))
        around = wanted.pop(AROUND, 0)
        inner = sum(count for column, count in wanted.items() if column >= ENTRY)
        if inner < around:
            wanted[DATA] = wanted.get(DATA, 0) + around - inner
        self.of: dict[int, tuple[int, int]] = {}
        self.total = 0
        for column, count in wanted.items():
            self.of[column] = (self.total, self.total + count - 1)
            self.total += count

    def over(self, first: int, last: int) -> tuple[int, int]:
        """The lanes of the columns that are used from `first` to `last`."""
        used = [lanes for column, lanes in self.of.items() if first <= column <= last]
        return used[0][0], used[-1][1]


def lanes_for(count: int) -> int:
    """How many lanes so many cards stand in."""
    return max(1, min(MOST_LANES, ceil(sqrt(count / SLENDER))))


def _wanted(place: Place) -> Counter[int]:
    """The lanes of each column that suit a place: what fills several columns lies above each other, the rest beside."""
    beside, above = Counter(card.column for card in place.cards), Counter[int]()
    for inner in place.places:
        columns = {card.column for card in inner.all_cards()}
        if len(columns) == 1:
            beside[columns.pop()] += sum(1 for _ in inner.all_cards())
        else:
            above |= _wanted(inner)
    own = {column: lanes_for(count) for column, count in beside.items()}
    if AROUND in beside:
        own[AROUND] = max(own[AROUND], min(beside[AROUND], SHELF_LANES))
    return above | Counter(own)


def _span(place: Place, outer: Place, lanes: Lanes) -> None:
    """The lanes that a place covers; one within a single column takes only what it needs of it, and is moved later."""
    for inner in place.places:
        _span(inner, place, lanes)
    if place.kind in ("account", "region", "shelf"):
        widest = place if place.kind != "shelf" else outer
        place.first, place.last = lanes.over(EDGE if widest.kind == "account" else ENTRY, DATA)
        return
    columns = {card.column for card in place.all_cards()}
    place.first, place.last = lanes.over(min(columns), max(columns))
    if len(columns) == 1:
        needed = max(lanes_for(len(list(place.all_cards()))), *(_width(each) for each in place.places), 1)
        place.last = min(place.last, place.first + needed - 1)


def _width(place: Place) -> int:
    return place.last - place.first + 1


def _stack(place: Place, lanes: Lanes) -> None:
    """Let everything in a place down from its title; heights count from the top of the place."""
    level = dict.fromkeys(range(place.first, place.last + 1), HEAD)
    for each in _in_order(place):
        if isinstance(each, Card):
            lane = min(_lanes_of(each, place, lanes), key=lambda lane: (level[lane], lane))
            each.lane, each.y = lane, level[lane]
            level[lane] += CARD_HEIGHT + GAP
            continue
        _stack(each, lanes)
        first = min(_starts(each, place, lanes), key=lambda first: (_top(level, first, _width(each)), first))
        top = _top(level, first, _width(each))
        _shift(each, first - each.first, top)
        level |= dict.fromkeys(range(each.first, each.last + 1), top + each.height + GAP)
    place.height = max(level.values()) - GAP + PAD


def _in_order(place: Place) -> Iterator[Card | Place]:
    """What lies on the first path at the top, the shelf at the bottom."""
    yield from (card for card in place.cards if card.rank == MAIN)
    yield from (each for each in place.places if each.kind != "shelf")
    yield from (card for card in place.cards if card.rank != MAIN)
    yield from (each for each in place.places if each.kind == "shelf")


def _lanes_of(card: Card, place: Place, lanes: Lanes) -> range:
    """The lanes of a place in which a card may stand: those of its column, or any for what stands beside them."""
    if card.column == AROUND:
        return range(place.first, place.last + 1)
    first, last = lanes.of[card.column]
    return range(max(first, place.first), min(last, place.last) + 1)


def _starts(place: Place, outer: Place, lanes: Lanes) -> range:
    """The lanes in which a place may begin."""
    first, last = next((each for each in lanes.of.values() if each[0] <= place.first <= each[1]), (0, 0))
    if not first <= place.last <= last:
        return range(place.first, place.first + 1)
    return range(max(first, outer.first), min(last, outer.last) - _width(place) + 2)


def _top(level: dict[int, float], first: int, width: int) -> float:
    return max(level[lane] for lane in range(first, first + width))


def _shift(place: Place, lanes: int, down: float) -> None:
    """Move a place with all that is in it."""
    for each in chain((place,), place.all_places()):
        each.first += lanes
        each.last += lanes
        each.y += down
    for card in place.all_cards():
        card.lane += lanes
        card.y += down


def _across(root: Place, count: int) -> list[float]:
    """The x of each lane, and of every place: borders that end between two lanes lie beside each other."""
    before, after = [0] * (count + 1), [0] * (count + 1)
    borders = {id(place): (left, right) for place, left, right in _borders(root)}
    for place in root.all_places():
        left, right = borders[id(place)]
        before[place.first] = max(before[place.first], left)
        after[place.last] = max(after[place.last], right)
    edges: list[float] = []
    x = MARGIN
    for lane in range(count):
        x += PAD * before[lane]
        edges.append(x)
        x += CARD_WIDTH + PAD * after[lane] + AISLE
    for place in root.all_places():
        left, right = borders[id(place)]
        place.x = edges[place.first] - PAD * left
        place.width = edges[place.last] + CARD_WIDTH + PAD * right - place.x
    return edges


def _borders(place: Place) -> list[tuple[Place, int, int]]:
    """Every place inside, with how many borders lie at its left and right edge, its own counted."""
    found: list[tuple[Place, int, int]] = []
    for each in place.places:
        inner = _borders(each)
        left = max((left for one, left, _ in inner if one.first == each.first), default=0)
        right = max((right for one, _, right in inner if one.last == each.last), default=0)
        found += [*inner, (each, left + 1, right + 1)]
    return found
