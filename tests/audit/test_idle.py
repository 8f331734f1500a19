"""Entries of `remit.toml` that do nothing are told."""

from __future__ import annotations

from typing import Any

import pytest

from remit.audit import Selection, run
from remit.model import MemoryInventory, failed
from tests.audit import made


def told(selection: Selection | None = None, **settings: Any) -> list[tuple[str, str]]:
    """The notes of an audit of one bucket, `t.yaml#Logs`, by level and text."""
    registry = made.registry(made.row(lambda _: failed("so")))
    inventory = MemoryInventory([made.resource()])
    audit = run(inventory, registry, selection=selection, settings=made.settings(**settings))
    return [(note.level, note.text) for note in audit.notes]


@pytest.mark.parametrize(
    ("settings", "level", "said"),
    [
        ({"waiver": [made.waiver("test.its")]}, "warning", "no check is called test.its"),
        ({"waiver": [made.waiver(resource="Lags")]}, "info", "the waiver of test.it for Lags names no resource"),
        ({"waiver": [made.waiver(resource="AWS::S3::*")]}, "warning", "names no resource"),
        ({"attestation": [made.attestation(resource="AWS::S3::Bucket")]}, "warning", "names no resource"),
    ],
    ids=["a misspelt check", "of another target, perhaps", "a type in a waiver", "a type in an attestation"],
)
def test_an_entry_that_does_nothing_is_told(settings: dict[str, Any], level: str, said: str) -> None:
    """Whoever wrote it believes in it."""
    assert [(each, said in text) for each, text in told(**settings)] == [(level, True)]


def test_an_entry_that_holds_is_not_told_nor_is_any_where_not_all_was_looked_at() -> None:
    """Nobody knows what an entry does when only some checks or resources are audited."""
    assert told(waiver=[made.waiver()], attestation=[made.attestation(resource="Lo*")]) == []
    assert told(Selection(check=["test.it"]), waiver=[made.waiver("test.its", "Lags")]) == []
