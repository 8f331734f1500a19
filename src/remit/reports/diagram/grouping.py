"""How a large estate stays readable: cards of one kind in one place become one card, then places become one place.

A ladder of ever coarser pictures is climbed until there are few enough cards. What lies on a path keeps a card of its
own as long as possible, so that the path can be followed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from remit.reports.diagram.elements import AROUND, COLUMNS, NONE, Card, Place, joined
from remit.reports.diagram.labels import natural
from remit.reports.diagram.placement import Spot, kind_of_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MERGED = "*"
"""The id of a place that stands for several."""

Branch = tuple[str, ...]
"""The ids from the account down to a place: what tells it from all others."""

PLURALS = {"account": "accounts", "region": "Regions", "vpc": "VPCs"}


class Placed(NamedTuple):
    """A card with its resource's type and the places around it, outermost first."""

    card: Card
    type: str
    way: tuple[Spot, ...]


Groups = dict[tuple[tuple[Spot, ...], str], list[Placed]]
"""The cards that become one, by the places around them and what they are."""


class Rung(NamedTuple):
    """One step of the ladder.

    More than `most` cards of a kind in a place become one; places of the kinds in `left_out` are not drawn; those of
    the kinds in `merged` become one in each place, of the outermost kind all but the `spared` worst; `by` says what a
    kind is: `type`, `namespace` or `column`. `keeping`: what lies on a path is left alone.
    """

    most: int
    left_out: frozenset[str] = frozenset()
    merged: frozenset[str] = frozenset()
    by: str = "type"
    spared: int = 0
    keeping: bool = True


SUBNET, ZONE = frozenset({"subnet"}), frozenset({"subnet", "zone"})
VPC, REGION = ZONE | {"vpc"}, ZONE | {"vpc", "region", "shelf"}
VPCS, REGIONS, ACCOUNTS = frozenset({"vpc"}), frozenset({"vpc", "region"}), frozenset({"vpc", "region", "account"})
LADDER = (
    Rung(10**9),
    Rung(4),
    Rung(1),
    Rung(1, SUBNET),
    Rung(1, ZONE),
    *(Rung(1, ZONE, VPCS, spared=spared) for spared in (12, 6, 3, 0)),
    Rung(1, ZONE, REGIONS),
    Rung(1, VPC, by="column"),
    Rung(1, REGION, by="column"),
    *(Rung(1, ZONE, ACCOUNTS, spared=spared) for spared in (6, 3, 1, 0)),
    Rung(1, ZONE, ACCOUNTS, by="namespace"),
    Rung(1, ZONE, ACCOUNTS, by="column", keeping=False),
    Rung(1, REGION, ACCOUNTS, by="column", keeping=False),
)
SHELF = 1
"""Beside the path, two of a kind are one card from the first rung on."""


def arrange(placed: Sequence[Placed], most: int) -> tuple[Place, dict[str, Card]]:
    """The places with their cards, at most `most` of them if any rung comes to that; and the card of each resource."""
    for rung in LADDER:
        groups = _groups(placed, rung)
        if len(groups) <= most:
            break
    return _built(groups)


def _groups(placed: Sequence[Placed], rung: Rung) -> Groups:
    """The cards by where they stand and what they are; a key of its own for one that stays alone."""
    spared = _spared(placed, rung)
    groups: Groups = {}
    for each in placed:
        kept = each.card.rank != NONE and rung.keeping
        way = tuple(_way(each.way, rung, spared, kept=kept))
        groups.setdefault((way, each.card.key if kept else f"{each.card.column} {_sort(each, rung)}"), []).append(each)
    apart: Groups = {}
    for (way, sort), members in groups.items():
        most = min(rung.most, SHELF) if way[-1].kind == "shelf" else rung.most
        if 1 < len(members) <= most:
            apart |= {(way, each.card.key): [each] for each in members}
        else:
            apart[way, sort] = members
    return apart


def _spared(placed: Sequence[Placed], rung: Rung) -> set[Branch]:
    """The places of the outermost kind that a rung merges which it leaves alone: those with most that is not done."""
    if not rung.spared:
        return set()
    kind = next(kind for kind in PLURALS if kind in rung.merged)
    undone: Counter[Branch] = Counter()
    for each in placed:
        undone[_branch(each.way, kind)] += each.card.states.get("not-done", 0)
    del undone[()]
    return set(sorted(undone, key=lambda branch: (-undone[branch], branch))[: rung.spared])


def _way(way: tuple[Spot, ...], rung: Rung, spared: set[Branch], *, kept: bool) -> Iterator[Spot]:
    """The places that a rung leaves around a card."""
    for spot in way:
        if spot.kind in rung.left_out:
            continue
        merged = spot.kind in rung.merged and not kept and _branch(way, spot.kind) not in spared
        yield Spot(spot.kind, MERGED, "") if merged else spot


def _branch(way: tuple[Spot, ...], kind: str) -> Branch:
    """The place of a kind on the way to a card; empty where there is none."""
    end = next((at for at, spot in enumerate(way, 1) if spot.kind == kind), 0)
    return tuple(spot.id for spot in way[:end])


def _sort(each: Placed, rung: Rung) -> str:
    if rung.by == "column":
        return ""
    return each.type.split("::")[1] if rung.by == "namespace" and "::" in each.type else each.type


def _built(groups: Groups) -> tuple[Place, dict[str, Card]]:
    root = Place("estate", "")
    made: dict[tuple[Spot, ...], Place] = {(): root}
    cards: dict[str, Card] = {}
    for (way, sort), members in groups.items():
        card = _card(way, sort, members)
        _place(way, made).cards.append(card)
        cards |= dict.fromkeys(card.members, card)
    for way, stood_for in _stood_for(groups).items():
        _name(made[way], stood_for, made[way[:-1]])
    _order(root)
    for number, card in enumerate(root.all_cards()):
        card.number = number
    return root, cards


def _stood_for(groups: Groups) -> dict[tuple[Spot, ...], dict[Branch, Spot]]:
    """The places that each merged one stands for."""
    found: dict[tuple[Spot, ...], dict[Branch, Spot]] = {}
    for (way, _), members in groups.items():
        for end, spot in enumerate(way, 1):
            if spot.id == MERGED:
                own = {_branch(each.way, spot.kind): _of_kind(each.way, spot.kind) for each in members}
                found.setdefault(way[:end], {}).update(own)
    return found


def _name(place: Place, stood_for: dict[Branch, Spot], outer: Place) -> None:
    """What a merged place is called: how many it stands for, or as the only one that it does."""
    if len(stood_for) == 1:
        only = next(iter(stood_for.values()))
        place.title, place.key = only.title, only.key
        return
    place.several = True
    others = any(each.kind == place.kind and each is not place for each in outer.places)
    place.title = f"{len(stood_for)} {'more ' if others else ''}{PLURALS[place.kind]}"


def _of_kind(way: tuple[Spot, ...], kind: str) -> Spot:
    return next(spot for spot in way if spot.kind == kind)


def _card(way: tuple[Spot, ...], sort: str, members: list[Placed]) -> Card:
    """The card of a group; a single member is its own."""
    if len(members) == 1:
        return members[0].card
    types = sorted({each.type for each in members})
    kind = kind_of_type(types[0]) if len(types) == 1 else _of_several(types, members[0].card.column)
    key = " ".join((*(spot.id for spot in way), sort))
    return joined([each.card for each in members], key, kind)


def _of_several(types: list[str], column: int) -> str:
    """What resources of several types are called: by their namespace, else by their column."""
    namespaces = {name.split("::")[1] if "::" in name else name for name in types}
    if len(namespaces) == 1:
        return f"{namespaces.pop()}, {len(types)} types"
    return f"{COLUMNS[column] if column < AROUND else 'Beside'}, {len(types)} types"


def _place(way: tuple[Spot, ...], made: dict[tuple[Spot, ...], Place]) -> Place:
    if way not in made:
        outer, spot = _place(way[:-1], made), way[-1]
        made[way] = Place(spot.kind, spot.title, spot.key)
        outer.places.append(made[way])
    return made[way]


def _order(place: Place) -> None:
    """What lies on a path first, the rest by kind and name: the picture does not depend on the order of reading."""
    place.cards.sort(key=lambda card: (card.rank, card.kind, natural(card.title), card.key))
    place.places.sort(key=lambda each: (each.kind == "shelf", _rank(each), each.several, natural(each.title), each.key))
    for each in place.places:
        _order(each)


def _rank(place: Place) -> int:
    return min((card.rank for card in place.all_cards()), default=NONE)
