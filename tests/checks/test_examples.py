"""Every check, by the same three questions.

Do its examples get their verdicts, does less knowledge ever change an answer, is it made of what the schema knows?
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest

from remit import audit as auditing
from remit import catalogue, schema
from remit.audit import registry
from remit.audit.examples import Example, examples, read
from remit.audit.page import page
from remit.audit.runner import Runner
from remit.audit.trace import traced
from remit.audit.world import EstateWorld
from remit.model import DUTIES, Undetermined
from remit.sources.cloudformation import load_text
from tests.blurring import blurs

if TYPE_CHECKING:
    from remit.audit import Check, Member

CHECKS = list(auditing.Registry(registry.build()["checks"]))
CASES = [(check, example) for check in CHECKS for example in examples(check)]
VERDICTS = {"pass", "fail", "undetermined", "not-applicable"}


def name(value: object) -> str | None:
    """Readable test ids."""
    if isinstance(value, Example):
        return f"{value.verdict}-{value.title}"
    return getattr(value, "id", None)


def members(check: Check, example: Example) -> list[Member]:
    """The members that an example speaks about: the named one, else all."""
    return [each for each in check.members if example.member in (None, each.name)]


@pytest.mark.parametrize(("check", "example"), CASES, ids=name)
def test_example_gets_its_verdict(check: Check, example: Example) -> None:
    """The heading of an example is the verdict that it must get, for every member of a family it speaks about."""
    inventory, subject = read(example)
    runner = Runner(inventory)
    for member in members(check, example):
        finding = runner.finding(check, member, subject)
        assert finding.verdict == example.verdict, f"{finding.check}: {finding.reason}"


@pytest.mark.parametrize(("check", "example"), CASES, ids=name)
def test_less_knowledge_never_changes_the_answer(check: Check, example: Example) -> None:
    """Every value of every resource is replaced by Unknown in turn: the verdict stays, or becomes undetermined."""
    inventory, subject = read(example)
    for member in members(check, example)[:1]:
        for where, blurred in blurs(inventory, subject):
            runner = Runner(inventory)
            with blurred:
                finding = runner.finding(check, member, subject)
            assert finding.verdict in (example.verdict, "undetermined"), f"{where}: {finding.verdict} {finding.reason}"


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_shape(check: Check) -> None:
    """Title, page, examples, types, duty and links are what every reader may rely on."""
    told = page(check)
    assert told.title.endswith(".")
    assert "\n" not in told.title
    assert told.why
    assert told.fix
    assert told.links
    assert all(re.fullmatch(r"https://\S+", link) for link in told.links), told.links
    assert check.duty in DUTIES
    for type_name in (*check.types, *check.needs):
        assert schema.describe(type_name) is not None, type_name
        assert catalogue.service_of(type_name) is not None, f"{type_name} is not in the catalogue"
    found = {example.verdict for example in examples(check)}
    assert {"pass", "fail", "undetermined"} <= found <= VERDICTS, found


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_every_path_read_is_in_the_schema(check: Check) -> None:
    """A property that does not exist would read as absent for ever, and the check would always say the same."""
    for example in examples(check):
        inventory, subject = read(example)
        root, trail = traced(subject.properties)
        for member in check.members:
            try:
                check.run(root, EstateWorld(inventory), member)
            except Undetermined:
                continue
        for path in trail.paths:
            dotted = ".".join(part for part in path if isinstance(part, str))
            assert any(schema.exists(each, dotted) for each in check.types), f"{subject.type} has no {dotted}"


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_a_resource_that_says_nothing_makes_no_check_crash(check: Check) -> None:
    """An absent property has no order, no text and no methods: a check that needs one says what AWS takes instead."""
    for type_name in check.types:
        inventory = load_text(f"Resources:\n  Subject: {{Type: {type_name!r}}}\n", "empty.yaml")
        subject = inventory.get("empty.yaml#Subject")
        if subject is not None:
            runner = Runner(inventory)
            found = [runner.finding(check, member, subject) for member in check.members]
            assert not [each.reason for each in found if each.verdict == "error"]


def test_an_id_elsewhere_stands_in_one_place() -> None:
    """A peer's id stands in exactly one check for a resource type: in one member, or in all that it asks together."""
    seen: dict[tuple[str, str], str] = {}
    for check in CHECKS:
        for member in check.members:
            for named in product(member.also, check.types):
                other = seen.setdefault(named, check.id)
                assert other == check.id, f"{named} stands in {other} and {member.id}"


def test_every_duty_of_the_customer_is_audited() -> None:
    """Each of the customer's duties has at least three checks; AWS's five have none."""
    counts = {duty: sum(check.duty == duty for check in CHECKS) for duty in DUTIES}
    assert all(counts[duty] == 0 for duty in DUTIES[:5]), counts
    assert all(counts[duty] >= 3 for duty in DUTIES[5:]), counts


@cache
def built() -> auditing.Registry:
    """The registry as a scan loads it."""
    return auditing.load()


def test_the_built_index_says_the_same() -> None:
    """What a scan loads is what the modules declare."""
    assert [check.id for check in built()] == [check.id for check in CHECKS]
