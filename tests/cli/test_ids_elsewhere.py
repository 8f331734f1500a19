"""Whoever knows a check by another tool's id, or by that of Security Hub or CIS, is told by `remit explain`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit.catalogue import not_ported
from remit.cli import explain
from remit.cli.explained import control

if TYPE_CHECKING:
    from collections.abc import Callable

IDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("ids_elsewhere.toml").read_text(encoding="utf-8"))
WHOLLY = ("security-hub", "cis-aws-5-0", "cis-aws-6-0", "cis-aws-7-0")
TOOLS = ("checkov", "cfn-guard", "prowler", "trivy")
LEAST = 0.75


@cache
def names() -> frozenset[str]:
    """All ids of checks, in lower case."""
    return frozenset(name.casefold() for check in auditing.load() for name in check.ids())


def kind(word: str) -> str:
    """What the word is told to be; empty when it means nothing."""
    if word.casefold() in names():
        return "check"
    if not_ported.find(word):
        return "not-ported"
    return "control" if control.explain(word, auditing.Registry(())) else ""


@pytest.mark.parametrize("source", WHOLLY)
def test_every_id_of_security_hub_and_cis_is_explained(source: str) -> None:
    assert [word for word in IDS[source] if not kind(word)] == []


def test_most_ids_of_other_tools_are_explained(record_testsuite_property: Callable[..., None]) -> None:
    kinds = {word: kind(word) for tool in TOOLS for word in IDS[tool]}
    told = sum(bool(each) for each in kinds.values()) / len(kinds)
    checked = sum(each == "check" for each in kinds.values()) / len(kinds)
    record_testsuite_property("ids of other tools: explained, by a check", f"{told:.3f}, {checked:.3f}")
    assert told >= LEAST
    assert checked >= LEAST, "most by a check, not by a reason why there is none"


def test_no_id_is_both_asked_and_not_ported() -> None:
    both = [entry.id for word, entry in not_ported.entries().items() if word in names()]
    assert both == []


def test_a_reason_names_only_checks_that_there_are() -> None:
    registry = auditing.load()
    wrong = [
        (entry.id, name) for entry in not_ported.entries().values() for name in entry.instead if not registry.get(name)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("ckv_aws_170", "Amazon QLDB ended"),
        ("RDS.18", "EC2-Classic ended"),
        ("CIS-6.0:2.1", "Whether an address is current only its owner can say"),
    ],
)
def test_the_reason_is_told(word: str, told: str) -> None:
    [topic] = explain._topics(word, {})
    record: dict[str, Any] = topic.record
    assert told in str(record.get("reason") or record.get("not-ported"))
