"""Every mover: the line before, and the line after, on each of its types. `movers.toml` holds the settings."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from remit import catalogue
from remit.model import wrap


def data(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


MOVERS = {mover.id: mover for mover in catalogue.movers()}
SETTINGS = data("movers.toml")
FACTS = data("facts.toml")


def resolve(value: str, type_name: str) -> Any:
    known: dict[str, dict[str, dict[str, Any]]] = {
        "AWS::ECS::Cluster": {"fargate": {"DefaultCapacityProviderStrategy": [{"CapacityProvider": "FARGATE"}]}},
        "AWS::ECS::CapacityProvider": {"managed": {"ManagedInstancesProvider": {"InfrastructureRoleArn": "arn:…"}}},
        "AWS::EC2::Subnet": {"outpost": {"OutpostArn": "arn:…"}},
        "AWS::EKS::Cluster": {"auto": {"ComputeConfig": {"Enabled": True}}},
    }
    return wrap(known[type_name][value])


def test_every_mover_has_its_line_before_and_after() -> None:
    assert set(SETTINGS) == set(MOVERS), (
        "write the settings under which a new mover holds into tests/catalogue/movers.toml"
    )


@pytest.mark.parametrize("mover", MOVERS.values(), ids=list(MOVERS))
def test_mover(mover: catalogue.Mover) -> None:
    settings = SETTINGS[mover.id]
    changed = set()
    for type_name in mover.types:
        before = catalogue.explain(type_name, settings.get("before"), resolve).duties
        after = catalogue.explain(type_name, settings["after"], resolve).duties
        for duty, line in mover.lines.items():
            assert mover.id not in before[duty].moved_by
            assert after[duty].moved_by == (mover.id,), duty
            assert (after[duty].owner, after[duty].because) == (line.owner, line.because)
            changed.add(before[duty].owner != after[duty].owner)
        for duty in set(before) - set(mover.lines):
            assert mover.id not in after[duty].moved_by
    assert changed == {False} if settings.get("owner") == "same" else True in changed


@pytest.mark.parametrize("fact", FACTS["standing"])
def test_what_always_holds_stands_in_the_line_of_the_type(fact: str) -> None:
    wanted = dict(FACTS["standing"][fact])
    lines = catalogue.explain(wanted.pop("type")).duties
    assert {duty: lines[duty].owner for duty in wanted} == wanted


def test_what_no_property_tells_is_no_mover_and_says_why() -> None:
    assert not set(FACTS["untold"]) & set(MOVERS)
    assert all(FACTS["untold"].values())
