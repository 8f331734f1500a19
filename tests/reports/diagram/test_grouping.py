"""How a large estate becomes few boxes: the worst places stay, and no resource and no line of the ledger is lost."""

from __future__ import annotations

from collections import Counter

import pytest

from remit import audit as auditing
from remit.model import MemoryInventory
from remit.reports.diagram import draw
from remit.reports.diagram.placement import worth_showing
from tests.reports.diagram.estates import SHAPES, audited, deep, named, network, within
from tests.reports.estates import checks

PLACE = ("111122223333", "eu-west-1")


def test_what_is_alike_in_a_subnet_shares_a_box_from_five_on() -> None:
    """Up to four of a type stand alone as long as there is room; the subnet stays."""
    home, subnets = network(PLACE, "vpc", ("eu-west-1a",))
    many = [within(subnets, PLACE, "AWS::EC2::Instance", f"web-{number}") for number in range(70)]
    few = [within(subnets, PLACE, "AWS::RDS::DBInstance", f"db-{number}") for number in range(4)]
    cards = list(draw(audited([home, *subnets, *many, *few])).root.all_cards())
    assert sorted(card.title for card in cards) == ["70 ×", "db-0", "db-1", "db-2", "db-3"]
    group = next(card for card in cards if len(card.members) > 1)
    assert group.told().startswith("70 × EC2 instance (web-0, web-1, web-2, …): ")


def test_the_places_with_most_to_do_are_spared() -> None:
    """Of fifty VPCs the one with most that is not done keeps its name; the others are counted."""
    resources = []
    for number in range(50):
        home, subnets = network(PLACE, f"vpc-{number}", ("eu-west-1a",))
        count = 9 if number == 33 else 3
        inside = [within(subnets, PLACE, "AWS::EC2::Instance", f"{number} {at}") for at in range(count)]
        database = within(subnets, PLACE, "AWS::RDS::DBInstance", f"{number}")
        resources += [home, *subnets, *inside, database]
    audit = auditing.run(MemoryInventory(resources), checks(1))
    titles = [place.title for place in draw(audit, most=10).root.all_places() if place.kind == "vpc"]
    assert len(titles) == 4
    assert titles[-1] == "47 more VPCs"
    assert any(title.startswith("VPC vpc-33 ") for title in titles)


def test_the_only_one_of_a_kind_keeps_its_name() -> None:
    """Six of ten accounts are spared, each with its one Region by name; the others are counted together."""
    types = ("AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::Lambda::Function", "AWS::Cognito::UserPool")
    resources = [named((f"{number:012}", "eu-west-1"), kind, "it") for number in range(10) for kind in types]
    titles = [place.title for place in draw(audited(resources), most=29).root.all_places()]
    spared = [title for number in range(6) for title in (f"Account {number:012}", "Region eu-west-1")]
    assert titles == [*spared, "4 more accounts", "4 Regions"]


@pytest.mark.parametrize("most", [1, 10, 40, 160])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_lines_of_all_boxes_are_those_of_the_ledger(shape: str, most: int) -> None:
    """However coarse: each resource is on one box, and the states on the boxes add up to the ledger's."""
    audit = audited(SHAPES[shape](120))
    shown = {each.resource.key for each in audit.assessments if worth_showing(each.resource)}
    wanted = Counter(line.state for line in audit.ledger() if line.resource.key in shown)
    del wanted["not-applicable"]
    cards = list(draw(audit, most=most).root.all_cards())
    assert sum((Counter(card.states) for card in cards), Counter()) == wanted
    assert Counter(key for card in cards for key in card.members) == Counter(shown)


def test_a_finer_picture_never_has_fewer_boxes() -> None:
    """Asked for more boxes, the ladder is left earlier."""
    audit = audited(deep(200))
    counts = [len(list(draw(audit, most=most).root.all_cards())) for most in (1, 5, 20, 60, 100, 400)]
    assert counts == sorted(counts)
