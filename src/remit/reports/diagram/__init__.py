"""The diagram of an estate: whose part is where, from the internet inwards, and the ways through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.diagram.elements import ANOTHER, INTERNET, MAIN, NO_WAYS, NONE, OUTSIDE, Card, Diagram, Edge, Ways
from remit.reports.diagram.grouping import Placed, arrange
from remit.reports.diagram.labels import natural
from remit.reports.diagram.layout import lay_out
from remit.reports.diagram.placement import column_of, kind_of, title_of, way_to, worth_showing
from remit.reports.diagram.relations import CONNECTORS, Relations

if TYPE_CHECKING:
    from remit.audit import Assessment, Audit
    from remit.model import Resource

MOST = 60
"""Cards of a diagram, unless asked for more: beyond, no eye follows a way through it."""


def draw(audit: Audit, ways: Ways = NO_WAYS, most: int = MOST) -> Diagram:
    """The diagram of what is no mere configuration, laid out; at most `most` cards, the rest grouped."""
    relations = Relations((each.resource for each in audit.assessments), audit.inventory)
    ranks = {hop.key: ANOTHER for path in ways.paths for hop in path.hops}
    ranks |= {hop.key: MAIN for path in ways.paths[:1] for hop in path.hops}
    placed = [
        Placed(_card(audit, each, ranks), each.resource.type, way_to(each.resource, relations))
        for each in audit.assessments
        if worth_showing(each.resource)
    ]
    root, cards = arrange(sorted(placed, key=lambda each: (natural(each.card.title), each.card.key)), most)
    hops = {each.card.key: each.card for each in placed if each.card.rank != NONE}
    if OUTSIDE in ranks:
        hops[OUTSIDE] = cards[OUTSIDE] = _browser(len(cards))
        root.cards.append(cards[OUTSIDE])
    diagram = Diagram(root, cards, hops, ways)
    diagram.edges = _edges(relations, cards)
    return lay_out(diagram)


def _browser(number: int) -> Card:
    """Whoever comes from the internet."""
    card = Card(OUTSIDE, "Browser", "on the internet", INTERNET, [])
    card.number, card.rank = number, MAIN
    return card


def _card(audit: Audit, assessment: Assessment, ranks: dict[str, int]) -> Card:
    resource = assessment.resource
    lines = [(line.duty, line.state) for line in audit.lines(assessment) if line.state != "not-applicable"]
    card = Card(resource.key, title_of(resource), kind_of(resource), column_of(resource), lines)
    card.rank = ranks.get(resource.key, NONE)
    return card


def _edges(relations: Relations, cards: dict[str, Card]) -> list[Edge]:
    """Which cards lead to which, each pair once; a listener's edges begin at its load balancer."""
    pairs: dict[tuple[int, int], Edge] = {}
    for resource in relations.resources.values():
        if resource.key not in cards and resource.type not in CONNECTORS:
            continue
        reached = [cards[key] for key in relations.lead(resource) if key in cards]
        for source in _sources(resource, relations, cards):
            pairs |= {
                (source.number, target.number): Edge(source, target) for target in reached if target is not source
            }
    return [pairs[pair] for pair in sorted(pairs)]


def _sources(resource: Resource, relations: Relations, cards: dict[str, Card]) -> list[Card]:
    if resource.key in cards:
        return [cards[resource.key]]
    led = [relations.resources[key] for key in relations.lead(resource) if key in relations.resources]
    return [cards[each.key] for each in led if each.type.endswith("::LoadBalancer") and each.key in cards]
