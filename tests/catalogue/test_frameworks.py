"""The frameworks: what is in them is what their publishers list, every answer exists, and a wrong file is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.audit import load
from remit.catalogue import CatalogueError, frameworks
from remit.catalogue.frameworks import NIST_CONTROL, Framework, framework, names
from remit.model import DUTIES, RemitError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZES = {
    "aws-control-classes": 5,
    "aws-fsbp": 370,
    "aws-well-architected-security": 63,
    "bsi-c5-2020": 121,
    "cis-aws-5.0": 63,
    "cis-aws-6.0": 63,
    "cis-aws-7.0": 70,
    "fedramp-moderate": 323,
    "gdpr-art-32": 7,
    "hipaa-security": 64,
    "iso-27001-2022": 93,
    "mitre-attack-cloud": 36,
    "nis2": 15,
    "nist-800-171-r2": 110,
    "nist-csf-2.0": 106,
    "pci-dss-4.0.1": 205,
    "soc2-tsc": 61,
}
"""How many requirements each publisher lists (at the depth that the file's head names)."""

BASELINES = {"low": 149, "moderate": 287, "high": 370}
"""NIST SP 800-53B, without the privacy baseline."""

WHOLE = """
id = "made-up"
title = "Made up"
source = "https://example.com/made-up"
named_by = "nothing"
[sources]
derived = "https://example.com/why"
[defaults]
owner = "customer"
certainty = "derived"
[controls]
"1.1" = { topic = "it is done", answers = ["rest-encryption", "SC-28", "s3.plain-http"] }
"""


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder with the framework of NIST and room for another."""
    (tmp_path / "nist-800-53-r5.toml").write_bytes((frameworks.FOLDER / "nist-800-53-r5.toml").read_bytes())
    monkeypatch.setattr(frameworks, "FOLDER", tmp_path)
    frameworks._read.cache_clear()
    yield tmp_path
    frameworks._read.cache_clear()


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_framework_has_every_requirement_of_its_publisher(name: str, size: int) -> None:
    assert len(framework(name).controls) == size


def test_the_baselines_are_nists_and_fedramps_goes_beyond_the_moderate() -> None:
    found = {profile: set(framework(f"nist-800-53-r5:{profile}").controls) for profile in BASELINES}
    assert {profile: len(controls) for profile, controls in found.items()} == BASELINES
    assert found["low"] < found["moderate"] < found["high"]
    fedramp = framework("fedramp-moderate").controls
    assert found["moderate"] < set(fedramp)
    assert all(fedramp[each] == framework("nist-800-53-r5").controls[each] for each in fedramp)


def test_nothing_is_listed_beside_these() -> None:
    assert set(names()) == {*SIZES, "nist-800-53-r5"}


@pytest.mark.parametrize("name", names())
def test_every_answer_exists(name: str) -> None:
    registry = load()
    called = {other.casefold() for check in registry for other in check.ids()}
    nist = framework("nist-800-53-r5").controls
    for control in framework(name).controls.values():
        for answer in control.answers:
            own = answer.startswith("CIS-5.0:") and answer.removeprefix("CIS-5.0:") in framework("cis-aws-5.0").controls
            known = answer in DUTIES or answer in nist or answer.casefold() in called or own
            assert known, f"{name} {control.id}: {answer}"


def test_every_control_that_a_check_carries_is_in_the_framework_of_nist() -> None:
    nist = framework("nist-800-53-r5").controls
    carried = {control for check in load() for control in check.controls if NIST_CONTROL.fullmatch(control)}
    assert carried <= set(nist), f"add to nist-800-53-r5.toml: {sorted(carried - set(nist))}"


def test_every_id_of_cis_that_a_check_carries_is_an_item_of_it() -> None:
    ids = {name for check in load() for name in check.ids() if name.startswith("CIS-5.0:")}
    assert {name.removeprefix("CIS-5.0:") for name in ids} <= set(framework("cis-aws-5.0").controls)


@pytest.mark.parametrize("name", names())
def test_topics_are_short_and_say_one_thing(name: str) -> None:
    for control in framework(name).controls.values():
        assert len(control.topic) <= 100, control.id
        assert not control.topic.endswith("."), control.id


@pytest.mark.parametrize(
    ("wrong", "right", "message", "hint"),
    [
        ('owner = "customer"', 'owner = "costumer"', "cannot be `costumer`", "did you mean `customer`?"),
        ("SC-28", "SC-99", "no SC-99", "SC-"),
        ("rest-encryption", "rest-encription", "cannot hold `rest-encription`", "did you mean `rest-encryption`?"),
        ("topic =", "topik =", "`topic` is missing", "topik"),
        ('"1.1" = {', '"1.1" = { owner = "inherited", certainty = "stated",', "`stated` comes from", "[sources]"),
        ("[controls]", '[profiles]\nlow = ["1.2"]\n[controls]', "cannot be `1.2`", "1.1"),
        ("https://example.com/made-up", "example", "no address", "https://"),
    ],
)
def test_a_wrong_file_refuses_to_load_and_says_what_to_write(
    folder: Path, wrong: str, right: str, message: str, hint: str
) -> None:
    (folder / "made-up.toml").write_text(WHOLE.replace(wrong, right, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        framework("made-up")
    assert message in raised.value.message
    assert hint in (raised.value.hint or "")
    assert raised.value.line


def test_an_id_stands_once(folder: Path) -> None:
    twice = WHOLE + '"1.1" = { topic = "again" }\n'
    (folder / "made-up.toml").write_text(twice, encoding="utf-8")
    with pytest.raises(CatalogueError, match="not a TOML file"):
        framework("made-up")


@pytest.mark.parametrize(
    ("label", "hint"),
    [("cis-aws-5", "cis-aws-5.0"), ("cis-aws-5.0:level-3", "level-"), ("gdpr-art-32:x", "no profiles")],
)
def test_a_name_that_there_is_not_gets_the_nearest(label: str, hint: str) -> None:
    with pytest.raises(RemitError) as raised:
        framework(label)
    assert hint in (raised.value.hint or "")


def test_later_editions_of_cis_lead_to_the_checks_of_the_same_item() -> None:
    def answered(edition: Framework) -> dict[str, str]:
        return {each.topic: each.answers[0] for each in edition.controls.values() if each.answers}

    for edition in ("cis-aws-6.0", "cis-aws-7.0"):
        for topic, answer in answered(framework(edition)).items():
            five = framework("cis-aws-5.0").controls[answer.removeprefix("CIS-5.0:")]
            assert five.topic == topic
