"""`remit explain`: every kind of word, in every form."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit import catalogue
from remit.catalogue import frameworks
from remit.cli import explain
from remit.cli.explained import control, mover, rendering, service
from remit.model import DUTIES, RemitError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

SVG = "{http://www.w3.org/2000/svg}"
KINDS = {
    "AWS::RDS::DBInstance": ("type", "AWS::RDS::DBInstance"),
    "rds": ("namespace", "AWS::RDS"),
    "AWS::RDS": ("namespace", "AWS::RDS"),
    "amazon rds and aurora": ("namespace", "AWS::RDS"),
    "guest-os": ("duty", "guest-os"),
    "rds.unencrypted-storage": ("check", "rds.unencrypted-storage"),
    "ckv_aws_16": ("check", "rds.unencrypted-storage"),
    "ac-2(1)": ("control", "AC-2(1)"),
    "cis-aws-5.0:2.1.1": ("control", "2.1.1"),
    "rds-custom-oracle": ("mover", "rds-custom-oracle"),
}
"""Word → what its record says that it is."""


def topic(word: str, **settings: Any) -> Any:
    """What is told about a word."""
    [found] = explain._topics(word, settings)
    return found


def drawn(told: Any) -> ET.Element:
    """The picture, which is well-formed XML."""
    return ET.fromstring(told.picture())  # noqa: S314 — what remit itself has just drawn


@pytest.mark.parametrize("word", KINDS)
def test_every_kind_of_word_is_explained_in_every_form(word: str) -> None:
    told, (kind, name) = topic(word), KINDS[word]
    assert told.record[kind] == name
    assert json.loads(json.dumps(told.record)) == told.record
    text = rendering.text(told)
    assert [line for line in text.splitlines() if len(line) > 80 and "https://" not in line] == []
    assert "https://" in text
    assert rendering.markdown(told).startswith(f"# {told.title}\n")


def test_a_service_tells_the_mover_that_has_its_name() -> None:
    assert "cloudtrail" in [each["mover"] for each in topic("cloudtrail").record["movers"]]


def test_the_duties_of_an_account_are_words_too() -> None:
    assert [topic(each.id).record["duty"] for each in catalogue.account_duties()] == [
        each.id for each in catalogue.account_duties()
    ]


def test_a_type_shows_its_stack_with_owners_checks_movers_and_the_line() -> None:
    text = rendering.text(topic("AWS::RDS::DBInstance"))
    places = [text.index(f"\n  {duty}") for duty in reversed(DUTIES)]
    assert places == sorted(places)
    assert text.index("\n  platform") < text.index("the line") < text.index("\n  guest-os")
    assert "· rds.unencrypted-storage" in text
    assert "↔ rds-custom-oracle\n" in text


def test_a_setting_moves_the_line_and_says_which_mover_did() -> None:
    told = topic("AWS::RDS::DBInstance", Engine="custom-oracle-ee")
    line = told.record["duties"]["guest-os"]
    assert (line["owner"], line["moved_by"]) == ("customer", ["rds-custom-oracle"])
    assert {"because", "source", "checks", "movers"} <= set(line)
    text = rendering.text(told)
    assert text.index("\n  guest-os") < text.index("the line") < text.index("\n  service-software")
    assert "↔ rds-custom-oracle (applies)" in text
    assert "**`rds-custom-oracle`**" in rendering.markdown(told)


@pytest.mark.parametrize("name", ["AWS::RDS::DBInstance", "AWS::IAM::ManagedPolicy", "AWS::EC2::VPC"])
def test_the_picture_draws_every_duty_and_the_line_between_the_two_sides(name: str) -> None:
    root = drawn(topic(name))
    texts = "".join(root.itertext())
    assert all(each in texts for each in ("Operating system", "Physical facilities", "Backup and recovery", name))
    bars = [each for each in root.iter(f"{SVG}g") if each.find(f"{SVG}title") is not None]
    assert len(bars) == 16
    [line] = root.iter(f"{SVG}polyline")
    owned = [each for each in topic(name).record["duties"].values() if each["owner"] in ("aws", "shared", "customer")]
    assert len(line.attrib["points"].split()) == 2 * len(owned)


def test_the_line_of_the_picture_follows_the_owner() -> None:
    def at_guest_os(**settings: str) -> str:
        root = drawn(topic("AWS::RDS::DBInstance", **settings))
        [line] = root.iter(f"{SVG}polyline")
        row = list(reversed(DUTIES)).index("guest-os")
        return line.attrib["points"].split()[2 * row].partition(",")[0]

    assert int(at_guest_os()) > int(at_guest_os(Engine="custom-oracle-ee"))


@pytest.mark.parametrize("value", ["<script>x</script>", "a\x00b\x1b[31m", "']]>&amp;"])
def test_a_hostile_setting_means_nothing_in_text_or_picture(value: str) -> None:
    told = topic("AWS::RDS::DBInstance", Engine=value)
    assert "\x1b" not in rendering.text(told)
    root = drawn(told)
    assert root.find(f".//{SVG}script") is None


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("gest-os", "guest-os"),
        ("Rds-custom-oracel", "rds-custom-oracle"),
        ("nist-800-53-r5:AC-99", "AC-19"),
        ("AWS::RDS::DBInstanze", "AWS::RDS::DBInstance"),
        ("dynamodbb", "dynamodb"),
        ("CKV_AWS_1166", "CKV_AWS_16"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest_right_one(word: str, near: str) -> None:
    with pytest.raises(RemitError) as refused:
        topic(word)
    assert refused.value.exit_code == 2
    assert near in str(refused.value.hint)


def test_a_setting_needs_a_type_and_a_property_that_it_has(remit: Remit) -> None:
    assert "goes with a resource type" in remit("explain", "guest-os", "--with", "A=b").stderr
    wrong = remit("explain", "AWS::RDS::DBInstance", "--with", "Engin=mysql")
    assert wrong.returncode == 2
    assert "Engine" in wrong.stderr


def test_files_get_the_form_that_their_ending_names(remit: Remit, tmp_path: Path) -> None:
    words = ("explain", "AWS::RDS::DBInstance", "--with", "Engine=custom-oracle-ee")
    done = remit(*words, "-o", "a.svg", "-o", "a.md", "-o", "a.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# AWS::RDS::DBInstance")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == json.loads(remit(*words, "--json").stdout)
    assert remit(*words, "--format", "svg").stdout == (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "names no format" in remit("explain", "guest-os", "-o", "a.pdf").stderr
    assert "only a resource type" in remit("explain", "guest-os", "--format", "svg").stderr


def test_whatever_the_catalogue_names_can_be_asked_about() -> None:
    registry = auditing.load()
    for info in catalogue.services():
        found = service.find(info.namespace)
        assert found is not None
        assert service.explain(found, registry).record["namespace"] == info.namespace
    for each in catalogue.movers():
        told = mover.explain(each.id)
        assert told is not None
        assert told.record["mover"] == each.id
    for name in frameworks.names():
        for identifier in frameworks.framework(name).controls:
            asked = control.explain(f"{name}:{identifier}", registry)
            assert asked is not None
            assert asked.record["control"] == identifier
