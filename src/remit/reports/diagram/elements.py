"""What a diagram is made of: cards for resources, places around them, edges between them, and paths over all of it.

Lengths are in pixels of the drawing; layout sets them, the writers read them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.model import DUTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.model.finding import Duty
    from remit.model.ledger import State

MARKS = {
    "not-done": "✕",
    "unknown": "?",
    "unassessed": "○",
    "waived": "w",
    "attested": "a",
    "done": "✓",
    "inherited": "A",
    "not-applicable": "",
}
"""How a state is marked where there is room for one character: colour alone must not carry it."""

ORDER: tuple[State, ...] = ("inherited", "done", "attested", "waived", "unassessed", "unknown", "not-done")
"""Bottom to top within a stack: AWS's part, then the customer's from done to not done."""

COLUMNS = ("Internet", "Edge", "Entry", "Compute", "Data")
INTERNET, EDGE, ENTRY, COMPUTE, DATA = range(len(COLUMNS))
OUTSIDE = "internet"
"""The key of whoever comes from the internet."""

AROUND = len(COLUMNS)
"""Beside the columns: what no request passes through, such as keys, records, identities."""


MAIN, ANOTHER, NONE = range(3)
"""How a card stands to the paths."""

NAMED = 3
"""As many of several resources are named on their card."""


class Card:
    """A resource, or several of one kind in one place.

    `lines` are (duty, state) pairs that apply, bottom first, `states` how many are in each state. `members` are the
    keys of the resources that it stands for, `named` the first names of several. `rank` is `MAIN` on the first path,
    `ANOTHER` on others, else `NONE`. `lane` is its column in the grid, `x` and `y` its upper left corner; all cards are
    of one size.
    """

    __slots__ = (
        *("column", "key", "kind", "lane", "lines", "members"),
        *("named", "number", "rank", "states", "title", "x", "y"),
    )

    def __init__(self, key: str, title: str, kind: str, column: int, lines: Iterable[tuple[Duty, State]]) -> None:
        """One resource; `joined` makes a card of several."""
        self.key = key
        self.title = title
        self.kind = kind
        self.column = column
        self.lines = sorted(lines, key=lambda each: (ORDER.index(each[1]), DUTIES.index(each[0])))
        counted = Counter(state for _, state in self.lines)
        self.states = {state: counted[state] for state in ORDER if counted[state]}
        self.members = [key]
        self.named = ""
        self.number = 0
        self.rank = NONE
        self.lane = 0
        self.x = self.y = 0.0

    @property
    def share(self) -> float:
        """The part of the stack that AWS carries, 0 to 1: the line of responsibility runs above it."""
        return self.states.get("inherited", 0) / len(self.lines) if self.lines else 0.0

    def told(self) -> str:
        """The card in words, for screen readers."""
        parts = ", ".join(f"{count} {state}" for state, count in reversed(self.states.items()))
        names = f"{self.title} {self.kind} ({self.named})" if self.named else f"{self.title} ({self.kind})"
        return f"{names}: {parts}" if parts else names


def joined(cards: list[Card], key: str, kind: str) -> Card:
    """One card for several; its stack shows the lines of all of them."""
    lines = [line for each in cards for line in each.lines]
    card = Card(key, f"{len(cards)} ×", kind, cards[0].column, lines)
    card.named = ", ".join(each.title for each in cards[:NAMED]) + (", …" if len(cards) > NAMED else "")
    card.members = [each.key for each in cards]
    return card


class Place:
    """A container: an account, a Region, a VPC, an Availability Zone, a subnet, or the shelf beside the columns.

    `key` is that of the resource that it is, empty for what is none; `several` says that it stands for more than one.
    `first` and `last` are the lanes that it covers.
    """

    __slots__ = ("cards", "first", "height", "key", "kind", "last", "places", "several", "title", "width", "x", "y")

    def __init__(self, kind: str, title: str, key: str = "") -> None:
        """Empty."""
        self.kind = kind
        self.title = title
        self.key = key
        self.several = False
        self.places: list[Place] = []
        self.cards: list[Card] = []
        self.first = self.last = 0
        self.x = self.y = self.width = self.height = 0.0

    def all_cards(self) -> Iterator[Card]:
        """The cards in it, at any depth."""
        yield from self.cards
        for place in self.places:
            yield from place.all_cards()

    def all_places(self) -> Iterator[Place]:
        """The places in it, at any depth, outer ones first."""
        for place in self.places:
            yield place
            yield from place.all_places()


@dataclass(frozen=True)
class Hop:
    """One step of a path. `key` is the resource's, or `OUTSIDE`.

    `told` is what is known of the way to it ("HTTPS 443"), each in a few words.
    """

    key: str
    title: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Path:
    """A way through the estate: `kind` is `request` or `attack`. `certain` is False when a hop is only possible."""

    kind: str
    title: str
    hops: tuple[Hop, ...]
    certain: bool = True
    why: str = ""


@dataclass(frozen=True)
class Ways:
    """The paths that are drawn, the main one first, and what is to be said of those that are not."""

    paths: list[Path]
    left_out: str = ""


NO_WAYS = Ways([])


@dataclass(frozen=True)
class Edge:
    """A relation that two resources declare, between their cards."""

    source: Card
    target: Card


class Diagram:
    """Everything that is drawn. `root` holds the outermost places; `cards` finds the card of a resource's key.

    `hops` are the resources on the paths, each by itself, though its card in the map may stand for several.
    """

    def __init__(self, root: Place, cards: dict[str, Card], hops: dict[str, Card], ways: Ways) -> None:
        """Without edges, and not laid out yet."""
        self.root = root
        self.cards = cards
        self.hops = hops
        self.edges: list[Edge] = []
        self.paths = ways.paths
        self.left_out = ways.left_out
        self.width = self.height = 0.0
        self.columns: list[tuple[str, float, float]] = []
        """Title, x and width of each column that is used."""

    @property
    def requests(self) -> list[Path]:
        """The ways of requests that lead to something."""
        return [path for path in self.paths if path.kind == "request" and any(hop.key != OUTSIDE for hop in path.hops)]

    def steps(self, path: Path) -> list[Card]:
        """The cards that a path runs through, neighbours that share a card told once."""
        found = [self.cards[hop.key] for hop in path.hops if hop.key in self.cards]
        return [card for place, card in enumerate(found) if place == 0 or found[place - 1] is not card]
