"""What decides whether packets pass, fact by fact, both ways: see `rows.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.network.estates import answer, inventory, rows

if TYPE_CHECKING:
    from tests.engines.network.estates import Row

ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=[row.fact for row in ROWS])
def test_row(row: Row) -> None:
    assert row.then != row.otherwise
    parameters = {"Block": {"Type": "String"}}
    assert answer(inventory(*row.given, row.edits, parameters=parameters), row.question) == row.then
    assert answer(inventory(*row.given, parameters=parameters), row.question) == row.otherwise
