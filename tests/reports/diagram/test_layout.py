"""The geometry of the map: nothing lies upon anything else, nothing sticks out, whatever the estate."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.model import Reference, Unknown, wrap
from remit.reports.diagram import draw
from remit.reports.diagram.elements import OUTSIDE, Hop, Path, Ways
from remit.reports.diagram.labels import fitted, inert, natural, width_of
from remit.reports.diagram.placement import worth_showing
from remit.reports.diagram.svg import document
from tests.reports.diagram.estates import FLAT, INSIDE, SHAPES, audited, deep, named, network, within
from tests.reports.diagram.geometry import boxes, faults
from tests.reports.writing import CHARACTERS

if TYPE_CHECKING:
    from remit.model import Resource
    from remit.reports.diagram.elements import Diagram

ALL = 10_000
"""More boxes than any estate of these tests has resources: nothing is grouped."""


@pytest.mark.parametrize("most", [60, ALL])
@pytest.mark.parametrize("shape", SHAPES)
def test_five_hundred_resources_lie_beside_each_other(shape: str, most: int) -> None:
    """No card, place or label meets another, grouped or each on a card of its own; grouped, there are few enough."""
    audit = audited(SHAPES[shape](500))
    shown = [each for each in audit.assessments if worth_showing(each.resource)]
    assert len(shown) >= 450
    diagram = draw(audit, most=most)
    cards = list(diagram.root.all_cards())
    assert sum(len(card.members) for card in cards) == len(shown)
    assert len(cards) <= most
    assert faults("".join(document(diagram, shape))) == []


PLACES = st.tuples(st.sampled_from(("1", "2")), st.sampled_from(("eu-west-1", "us-east-1", "")))
NAMES = st.text(CHARACTERS, max_size=30)
ZONES = st.lists(st.sampled_from(("eu-west-1a", "eu-west-1b", "")), min_size=1, max_size=4)


@st.composite
def estates(draw_: st.DrawFn) -> list[Resource]:
    """A few networks, and resources in some of their subnets or in none."""
    networks = [
        (place, network(place, f"{name}{number}", zones))
        for number, (place, zones, name) in enumerate(draw_(st.lists(st.tuples(PLACES, ZONES, NAMES), max_size=4)))
    ]
    found: list[Resource] = [each for _, (home, subnets) in networks for each in (home, *subnets)]
    for number, name in enumerate(draw_(st.lists(NAMES, max_size=25))):
        inside: bool = draw_(st.booleans())
        if networks and inside:
            place, (_, subnets) = networks[draw_(st.integers(0, len(networks) - 1))]
            chosen = draw_(st.lists(st.sampled_from(subnets), max_size=3, unique=True))
            found.append(within(chosen, place, draw_(st.sampled_from(INSIDE)), f"{name}{number}"))
        else:
            types = (*FLAT, "AWS::CloudFront::Distribution", "AWS::IAM::Role", "AWS::WAFv2::WebACL")
            found.append(named(draw_(PLACES), draw_(st.sampled_from(types)), f"{name}{number}"))
    return found


@settings(max_examples=150, deadline=None)
@given(estate=estates(), most=st.sampled_from((1, 6, 20, ALL)), path=st.integers(0, 3), seed=st.integers())
def test_any_estate_lies_beside_each_other_and_looks_the_same_in_any_order(
    estate: list[Resource], most: int, path: int, seed: int
) -> None:
    """Random networks, names and paths: no overlap, nothing lost, no trace of the order of reading, few enough."""
    audit = audited(estate)
    shown = [each.resource for each in audit.assessments if worth_showing(each.resource)]
    hops = [
        Hop(OUTSIDE, "Browser"),
        *(Hop(each.key, "hop") for each in sorted(shown, key=lambda each: each.key)[:path]),
    ]
    paths = [Path("request", "a way", tuple(hops))] if path else []
    diagram = draw(audit, Ways(paths), most)
    told = "".join(document(diagram, "random"))
    assert faults(told) == []
    cards = [card for card in diagram.root.all_cards() if card.key != OUTSIDE]
    assert sorted(key for card in cards for key in card.members) == sorted(each.key for each in shown)
    assert len(cards) <= max(most, 6)
    Random(seed).shuffle(estate)  # noqa: S311 — no secret
    assert "".join(document(draw(audited(estate), Ways(paths), most), "random")) == told


def test_the_oracle_sees_faults() -> None:
    """What the tests above rest on: two cards upon each other, a label that sticks out, a title under a card."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">{}</svg>'
    parts = '<rect class="box" width="100" height="50"/><text class="name" x="5" y="20">{}</text>'
    card = f'<g transform="translate({{}} 10)">{parts}</g>'
    assert faults(svg.format(card.format(0, "a") + card.format(100, "b"))) == []
    assert len(faults(svg.format(card.format(0, "a") + card.format(60, "b")))) == 1
    assert len(faults(svg.format(card.format(0, "a name that is too long for it")))) == 1
    assert any("outside" in each for each in faults(svg.format(card.format(350, "a"))))


def test_a_place_holds_what_lies_in_it() -> None:
    """An instance stands in its subnet, that in zone, VPC, Region and account; a database of two zones in the VPC."""
    place = ("111122223333", "eu-west-1")
    home, subnets = network(place, "vpc", ("eu-west-1a", "eu-west-1b"))
    web = within(subnets[:1], place, "AWS::EC2::Instance", "web")
    orders = within(subnets, place, "AWS::RDS::DBInstance", "orders")
    table = named(place, "AWS::DynamoDB::Table", "table")
    edge = named((place[0], ""), "AWS::CloudFront::Distribution", "edge")
    diagram = draw(audited([home, *subnets, web, orders, table, edge]))
    assert around(diagram, web.key) == ["account", "region", "vpc", "zone", "subnet"]
    assert around(diagram, orders.key) == ["account", "region", "vpc"]
    assert around(diagram, table.key) == ["account", "region"]
    assert around(diagram, edge.key) == ["account"]
    assert diagram.cards[edge.key].x < diagram.cards[web.key].x < diagram.cards[orders.key].x


def test_a_name_that_many_things_have_says_nothing() -> None:
    """A live web ACL `shop` lies in no VPC because a subnet group is `shop`, too; a database of that group does.

    In another Region the group of the same name is another.
    """
    resources = []
    for region in ("eu-west-1", "us-east-1"):
        place = ("111122223333", region)
        home, subnets = network(place, f"vpc-{region}", (f"{region}a", f"{region}b"))
        group = named(place, "AWS::RDS::DBSubnetGroup", "shop", SubnetIds=[Reference(each.key) for each in subnets])
        acl = named(place, "AWS::WAFv2::WebACL", "shop", Name="shop", Scope="REGIONAL")
        database = named(place, "AWS::RDS::DBInstance", f"orders-{region}", DBSubnetGroupName="shop")
        resources += [home, *subnets, group, acl, database]
    diagram = draw(audited(resources))
    for region in ("eu-west-1", "us-east-1"):
        outer = next(each for each in diagram.root.all_places() if each.title == f"Region {region}")
        assert [card.kind for card in outer.cards] == ["WAF web ACL"]
        assert [card.title for vpc in outer.places for card in vpc.all_cards()] == [f"orders-{region}"]


@pytest.mark.parametrize("route", ["internet", "nat", "refused"])
def test_a_subnet_is_called_public_only_where_its_route_is_known(route: str) -> None:
    """A route to an internet gateway makes it public, another private; where reading it was refused it is neither."""
    place = ("111122223333", "eu-west-1")
    home, (subnet,) = network(place, "vpc", ("eu-west-1a",))
    web = within([subnet], place, "AWS::EC2::Instance", "web")
    gateway = named(place, "AWS::EC2::InternetGateway", "igw-1")
    target = {"GatewayId": Reference(gateway.key)} if route == "internet" else {"NatGatewayId": "nat-1"}
    table = named(place, "AWS::EC2::RouteTable", "rtb-1", VpcId=Reference(home.key))
    table.properties.__dict__["Routes"] = wrap([{"DestinationCidrBlock": "0.0.0.0/0", **target}])
    told = Unknown("ec2:DescribeRouteTables was refused") if route == "refused" else Reference(table.key)
    subnet.properties.__dict__["RouteTableId"] = told
    diagram = draw(audited([home, subnet, web, gateway, table]))
    titles = [each.title for each in diagram.root.all_places() if each.kind == "subnet"]
    word = {"internet": "Public subnet", "nat": "Private subnet", "refused": "Subnet"}[route]
    assert titles == [f"{word} 10.0.0.0/24"]


def around(diagram: Diagram, key: str) -> list[str]:
    """The kinds of the places that a card lies in by the drawing, outermost first."""
    svg = "".join(document(diagram, ""))
    _, *inside = boxes(svg)
    names = [each for each in inside if each.look == "name"]
    title = diagram.cards[key].title
    card = next(each for each in names if each.name == title)
    return [each.name.removeprefix("place ") for each in inside if each.look == "place" and each.holds(card)]


@given(st.text(CHARACTERS, max_size=80), st.sampled_from((20.0, 60.0, 150.0)), st.booleans())
def test_a_fitted_label_fits(text: str, room: float, bold: bool) -> None:  # noqa: FBT001 — Hypothesis'
    """No wider than its room, and the whole text where that fits."""
    shown = fitted(text, 12, room, bold=bold)
    assert width_of(shown, 12, bold=bold) <= room
    if width_of(inert(text), 12, bold=bold) <= room:
        assert shown == inert(text)


def test_numbers_in_names_are_ordered_as_numbers() -> None:
    names = ["web-10", "web-2", "web-02", "web", "2", "10", "٣", "1" * 5000]
    assert sorted(names, key=natural) == ["2", "10", "1" * 5000, "web", "web-2", "web-02", "web-10", "٣"]


def test_a_subnet_too_narrow_for_its_block_keeps_its_name() -> None:
    place = ("1", "eu-west-1")
    home, (subnet, *_) = network(place, "shop", ["eu-west-1a"])
    subnet.properties.__dict__["CidrBlock"] = "10.100.200.0/24"
    audit = audited([home, subnet, within([subnet], place, INSIDE[0], "web")])
    titles = [each.name for each in boxes("".join(document(draw(audit, most=ALL), "x"))) if each.look == "place-title"]
    assert not [title for title in titles if "…" in title], titles


def test_a_path_keeps_its_own_cards_in_a_large_estate() -> None:
    """What a way runs through is not lost in a group: it can be followed in a picture of 60 boxes."""
    resources = list(deep(400))
    ends = [next(each for each in resources if each.type == kind) for kind in (INSIDE[2], INSIDE[0], INSIDE[1])]
    path = Path("request", "a way", (Hop(OUTSIDE, "Browser"), *(Hop(each.key, each.id) for each in ends)))
    diagram = draw(audited(resources), Ways([path]))
    assert [card.members for card in diagram.steps(path)[1:]] == [[each.key] for each in ends]
    assert len(list(diagram.root.all_cards())) <= 61
