"""The ways over the drawing: told as the engines find them, and never as surer than they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.reports.diagram import draw, routes
from remit.reports.diagram.elements import OUTSIDE, Hop, Path, Ways
from remit.reports.diagram.mermaid import flowchart
from remit.reports.diagram.request_path import Strip
from remit.reports.diagram.svg import document
from tests.reports.demo_estate import demo_audit
from tests.reports.diagram.estates import audited, named

if TYPE_CHECKING:
    from remit.reports.diagram.elements import Diagram

PLACE = ("111122223333", "eu-west-1")


def test_the_seeds_way_comes_first_with_what_is_known_of_each_hop() -> None:
    """Of all ways in the demo the one to the database, with protocol, TLS, web ACL and sign-in at each hop."""
    ways = routes.ways_of(demo_audit()[0])
    first = ways.paths[0]
    assert [hop.title for hop in first.hops][2:] == ["Balancer", "WebServerA", "orders"]
    assert first.hops[0].key == OUTSIDE
    assert first.certain
    balancer, database = first.hops[2].told, first.hops[4].told
    assert balancer[:3] == ("HTTP 80", "✕ in the clear", "✕ no web ACL")
    assert database[0] == "TCP 5432"
    assert "✓ encrypted at rest" in database
    assert {path.kind for path in ways.paths} == {"request", "attack"}


def test_what_is_not_drawn_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large estate's ways are not all looked at: the picture says so, and gives the commands that tell them."""
    monkeypatch.setattr(routes, "MOST_CHAINS", 1)
    ways = routes.ways_of(demo_audit()[0])
    assert {path.kind for path in ways.paths} == {"request"}
    assert "remit routes" in ways.left_out
    assert "remit attacks" in ways.left_out
    assert ways.left_out in "".join(document(draw(demo_audit()[0], ways), "demo"))
    monkeypatch.undo()
    monkeypatch.setattr(routes, "MOST_ROLES", 0)
    without = routes.ways_of(demo_audit()[0])
    assert len([path for path in without.paths if path.kind == "request"]) > len(ways.paths)
    assert without.left_out == "The ways of attackers are not drawn: remit attacks tells them."


def test_a_way_is_told_hop_by_hop_though_the_map_has_room_for_few_boxes() -> None:
    """Grouped as far as it goes, the map joins what lies on the way; its strip has each resource by itself."""
    audit, _ = demo_audit()
    ways = routes.ways_of(audit)
    coarse, fine = (draw(audit, ways, most) for most in (1, 60))
    assert max(len(card.members) for card in coarse.steps(ways.paths[0])) > 1
    strips = [Strip(diagram, ways.paths[0]) for diagram in (coarse, fine)]
    assert [card.lines for _, card in strips[0].inner] == [card.lines for _, card in strips[1].inner]
    assert strips[0].height == strips[1].height


def drawn(*, certain: bool, kind: str = "request") -> Diagram:
    """A way through two functions to a table."""
    parts = [named(PLACE, "AWS::Lambda::Function", "a"), named(PLACE, "AWS::DynamoDB::Table", "b")]
    hops = (Hop(OUTSIDE, "Browser"), *(Hop(each.key, each.id) for each in parts), Hop("", "out of sight"))
    return draw(audited(parts), Ways([Path(kind, "a way", hops, certain, "who knows")]))


@pytest.mark.parametrize("kind", ["request", "attack"])
def test_a_possible_way_is_broken_where_a_sure_one_is_whole(kind: str) -> None:
    """In SVG and in Mermaid; what is out of sight has no box in the map, and is named in the strip."""
    sure, possible = (drawn(certain=certain, kind=kind) for certain in (True, False))
    look = f'class="{kind} possible"'
    assert look in "".join(document(possible, ""))
    assert look not in "".join(document(sure, ""))
    broken = [line for line in flowchart(possible) if "possible" in line]
    assert len(broken) == 2
    assert not any("possible" in line for line in flowchart(sure))
    strip = "".join(Strip(sure, sure.paths[0]).draw(linked=True))
    assert "out of sight" in strip
    assert strip.count("data-card=") == 2, "what is out of sight has no ledger to lead to"


def test_a_card_tells_its_states_without_colour() -> None:
    """Beside its filling, each state has a sign of its own on the card, with how many duties are in it."""
    audit, _ = demo_audit()
    diagram = draw(audit)
    svg = "".join(document(diagram, "demo"))
    for card in diagram.root.all_cards():
        assert card.share == sum(state == "inherited" for _, state in card.lines) / len(card.lines)
    orders = next(card for card in diagram.cards.values() if card.title == "orders")
    assert f"✕{orders.states['not-done']}" in svg.partition(f'aria-label="{orders.told()}"')[2].partition("</g></g>")[0]
