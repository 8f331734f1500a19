"""A check asks the customer for something, so the catalogue must give the customer that duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit import audit as auditing
from remit import catalogue
from remit.audit import registry
from remit.catalogue.classify import entry_of

if TYPE_CHECKING:
    from remit.audit import Check

CASES = [
    (check, type_name)
    for check in auditing.Registry(registry.build()["checks"])
    for type_name in check.types
    if catalogue.service_of(type_name) is not None
]


@pytest.mark.parametrize(("check", "type_name"), CASES, ids=lambda value: getattr(value, "id", value))
def test_the_duty_can_be_the_customers(check: Check, type_name: str) -> None:
    """By default or by a mover, the duty is the customer's or shared for each type that the check is about."""
    entry = entry_of(type_name)
    owners = {entry.lines[check.duty].owner}
    owners |= {mover.lines[check.duty].owner for mover in entry.movers if check.duty in mover.lines}
    assert owners & {"customer", "shared"}, f"{check.duty} of {type_name} is {', '.join(sorted(owners))}"
