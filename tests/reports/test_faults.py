"""What to fix first: one statement, one rule, or one property that fails for one reason is told once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from remit.reports.faults import faults
from tests.reports.estates import ordinary

STATEMENT = "Policies[0].PolicyDocument.Statement[0]"


def told(*failures: tuple[int, str, str]) -> list[list[str]]:
    """The checks of each fault, where failures are so many numbers of resources, properties and reasons."""
    audit, _ = ordinary(60)
    found: list[Any] = audit.failures()[: len(failures)]
    resources = [each.resource for each in audit.assessments]
    for number, (each, (resource, path, reason)) in enumerate(zip(found, failures, strict=True)):
        each.check, each.severity, each.reason, each.resource = f"c{number}.x", "high", reason, resources[resource]
        each.place.property = path
    stand_in: Any = SimpleNamespace(failures=lambda: found, comparison=None)
    return [[fault.lead.check, *fault.told()] for fault in faults(stand_in)]


def test_a_statement_is_one_fault_whatever_the_reasons() -> None:
    assert told((0, STATEMENT, "everything"), (0, f"{STATEMENT}.Condition", "any role")) == [["c0.x", "c1.x"]]


def test_two_statements_are_two() -> None:
    other = STATEMENT.replace("t[0]", "t[1]")
    assert told((0, STATEMENT, "everything"), (0, other, "everything")) == [["c0.x"], ["c1.x"]]
    assert told((0, STATEMENT, "everything"), (1, STATEMENT, "everything")) == [["c0.x"], ["c1.x"]]


def test_a_property_may_fail_for_two_reasons_and_what_is_not_told_is_nothing_in_common() -> None:
    assert told((0, "Policy", "open"), (0, "Policy", "plain")) == [["c0.x"], ["c1.x"]]
    assert told((0, "Policy", "open"), (0, "Policy", "open")) == [["c0.x", "c1.x"]]
    assert told((0, "", "open"), (0, "", "open")) == [["c0.x"], ["c1.x"]]
    assert told((0, "Policy", ""), (0, "Policy", "")) == [["c0.x"], ["c1.x"]]


def test_of_several_statements_some_fail_another_check() -> None:
    """Both fail the family, so that its members are told together; how many places the other fails at is told."""
    audit, _ = ordinary(60)
    found: list[Any] = audit.failures()[:4]
    for each, check, number in zip(found, ("c.a", "c.a", "d.b:1", "d.b:2"), (0, 1, 0, 0), strict=True):
        each.check, each.severity, each.reason, each.resource = check, "high", check, audit.assessments[number].resource
        each.place.property = STATEMENT
    stand_in: Any = SimpleNamespace(failures=lambda: found, comparison=None)
    (fault,) = faults(stand_in)
    assert [fault.lead.check, *fault.told()] == ["c.a", "d.b (1 of 2)"]
