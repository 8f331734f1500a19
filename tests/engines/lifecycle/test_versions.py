"""The list of versions: current, and never an answer for what is not in it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from remit.engines.lifecycle import VersionReader
from remit.model import Undetermined, Unknown
from tools import lifecycle

READER = VersionReader()
LIST = json.loads(lifecycle.FILE.read_text(encoding="utf-8"))


def test_the_list_is_what_the_tool_makes() -> None:
    assert lifecycle.made(date.fromisoformat(LIST["as_of"])) == LIST


@pytest.mark.parametrize(
    ("product", "version", "ended"),
    [
        ("eks", "1.30", True),
        ("eks", "1.35", False),
        ("lambda", "python3.8", True),
        ("lambda", "python3.14", False),
        ("rds:mysql", "5.6", True),
        ("rds:postgres", "17", False),
        ("rds:postgres", "9.6", True),
        ("rds:aurora-postgresql", "11.8", True),  # which the list lacks, though it has newer ones of 11
        ("rds-standard:mysql", "8.0.46", True),
        ("rds-standard:mysql", "8.4.7", False),
        ("rds-standard:postgres", "13", True),
        ("rds-standard:mariadb", "10.11.14", False),
    ],
)
def test_an_end_is_known(product: str, version: str, *, ended: bool) -> None:
    assert bool(READER.ended(product, version)) is ended


def test_what_ends_after_the_day_of_the_list_has_not_ended() -> None:
    later = [
        (product, version)
        for product, told in LIST["products"].items()
        for version, end in told["versions"].items()
        if end is not None and LIST["as_of"] < end < "9"
    ]
    assert later
    assert not any(READER.ended(product, version) for product, version in later)


@pytest.mark.parametrize(
    ("product", "version"), [("eks", "1.99"), ("rds:other", "1"), ("nothing", "x"), ("rds:postgres", "17.999")]
)
def test_what_is_not_listed_is_unknown(product: str, version: str) -> None:
    with pytest.raises(Undetermined):
        READER.ended(product, version)


def test_a_shorter_name_is_one_of_which_aws_chooses() -> None:
    assert not READER.ended("eks", "1")
    assert READER.ended("rds:postgres", "9")


def test_an_unknown_version_is_unknown() -> None:
    with pytest.raises(Undetermined):
        READER.ended("eks", Unknown("a parameter"))
