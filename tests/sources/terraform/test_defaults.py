"""What the provider does where a configuration is silent, against what remit takes silence for.

`provider/defaults.json` is made by `tools/terraform_defaults.py`: for every type with a table, configurations that the
provider accepts, each with the attributes that its plan sets beside them. A resource without such an attribute and one
with the default written are the same to the provider, so they must be the same to remit's checks and catalogue: either
the table states the default, or it is the service's own, which the check knows.
"""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit import catalogue
from remit.audit import registry
from remit.audit.runner import Runner
from remit.audit.world import EstateWorld
from remit.sources.notes import Notes
from remit.sources.terraform.instances import Instance
from remit.sources.terraform.inventory import TerraformInventory
from remit.sources.terraform.loading import folded
from remit.sources.terraform.mapping import tables
from tests.sources.terraform.test_parity import data

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDED: dict[str, Any] = json.loads((Path(__file__).parent / "provider/defaults.json").read_text(encoding="utf-8"))
TYPES = sorted(name for name in RECORDED if name.startswith("aws_"))
NOTHING = "without it the configuration says nothing of its parent, so there is no parent to compare"
DIFFERS = {
    ("aws_cloudwatch_event_bus_policy", "event_bus_name"): "no bus is named, and a table cannot name one",
    ("aws_s3_bucket_lifecycle_configuration", "transition_default_minimum_object_size"): NOTHING,
    ("aws_s3_bucket_notification", "eventbridge"): NOTHING,
    ("aws_sesv2_email_identity_mail_from_attributes", "behavior_on_mx_failure"): NOTHING,
    ("aws_redshift_cluster", "encrypted"): "the default is another from version 6 of the provider",
    ("aws_redshift_cluster", "publicly_accessible"): "the default is another from version 6 of the provider",
}
"""Defaults that remit does not take, and why."""


@pytest.mark.parametrize("name", TYPES)
def test_silence_is_the_default(name: str) -> None:
    """Every check gives the same verdict, and every duty has the same owner, with the default written as without."""
    for written, path, value in cases(name):
        if (name, path) in DIFFERS:
            continue
        silent, said = told(name, written), told(name, with_it(written, path, value))
        changed = {key: (silent.get(key), said.get(key)) for key in silent | said if silent.get(key) != said.get(key)}
        assert not changed, f"{path} = {value!r} is the default, and remit takes silence for something else"


@pytest.mark.parametrize("name", TYPES)
def test_no_property_says_something_else_than_the_default(name: str) -> None:
    """A value that a table gives a property is the one that the provider gives the attribute."""
    for written, path, value in cases(name):
        if (name, path) in DIFFERS:
            continue
        silent, said = properties(name, written), properties(name, with_it(written, path, value))
        wrong = sorted(key for key, value in silent.items() if key in said and said[key] != value)
        assert not wrong, f"{path} = {value!r} is the default; without it {', '.join(wrong)} differ"


def test_nearly_every_table_was_planned() -> None:
    """What could not be is told in the recording, with the reason. A table that is new may wait for the next one."""
    names = {name for table in tables.all_tables() for name in table.names}
    missing = names - set(TYPES) - set(RECORDED["unplanned"])
    assert len(names & set(TYPES)) > len(names) * 0.95, f"record the defaults of {', '.join(sorted(missing))}"


def cases(name: str) -> Iterator[tuple[dict[str, Any], str, Any]]:
    """Configurations of a type, each with one attribute that it does not set and the value that the plan gives it."""
    for written, given in RECORDED[name]:
        for path, value in given.items():
            yield written, path, value


def with_it(written: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The configuration with the attribute written; the steps of the path before it are blocks that are there."""
    made: dict[str, Any] = deepcopy(written)
    *blocks, last = path.split(".")
    place = made
    for block in blocks:
        place = place[block][0]
    place[last] = value
    return made


def inventory(name: str, values: dict[str, Any]) -> TerraformInventory:
    """The resource alone, with what its attributes make beside it."""
    instance = Instance(name, f"{name}.it", f"main.tf#{name}.it", deepcopy(values))
    return TerraformInventory(folded([instance], "main.tf", Notes()))


def told(name: str, values: dict[str, Any]) -> dict[tuple[str, str], str]:
    """The verdict of every check, and the owner of every duty, by resource."""
    estate = inventory(name, values)
    runner, world = Runner(estate), EstateWorld(estate)
    made: dict[tuple[str, str], str] = {}
    for type_name in estate.types():
        for resource in estate.of_type(type_name):
            owners = catalogue.classify(resource, world.resolve)
            made |= {(resource.key, duty): owner.owner for duty, owner in owners.items()}
            for check, member in checks(type_name):
                finding = runner.finding(check, member, resource)
                made[resource.key, finding.check] = finding.verdict
    return made


@cache
def checks(type_name: str) -> list[tuple[Any, Any]]:
    """The checks of a type with their members."""
    every = auditing.Registry(registry.build()["checks"])
    return [(check, member) for check in every if type_name in check.types for member in check.members]


def properties(name: str, values: dict[str, Any]) -> dict[str, Any]:
    """Every scalar property by its path, of all resources that the instance makes."""
    estate = inventory(name, values)
    resources = [each for type_name in estate.types() for each in estate.of_type(type_name)]
    return {key: value for each in resources for key, value in scalars(data_of(each), each.key)}


def data_of(resource: Any) -> dict[str, Any]:
    """The properties as plain data; what is not known is left out by `scalars`."""
    return {name: data(value, {}) for name, value in vars(resource.properties).items()}


def scalars(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Paths of an object's scalars; lists are sets of items here, so they are left to the verdicts."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from scalars(item, f"{path}.{name}")
    elif not isinstance(value, list) and value is not None:
        yield path, value
