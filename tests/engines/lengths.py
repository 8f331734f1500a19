"""On how many examples a property is tried: some each day, twenty thousand in the soak, in parts that end in time."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, seed, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

PARTS = range(1, 11)
EXAMPLES_OF_A_PART = 2_000


def lengths(everyday: int) -> pytest.MarkDecorator:
    """Parametrizes a test by `examples` and `part`; part 0 is everyday's."""
    soak = [pytest.param(EXAMPLES_OF_A_PART, part, marks=pytest.mark.soak, id=f"soak-{part}") for part in PARTS]
    return pytest.mark.parametrize(("examples", "part"), [pytest.param(everyday, 0, id="everyday"), *soak])


def holds(law: Callable[..., None], examples: int, part: int, *strategies: SearchStrategy[object]) -> None:
    """Try a law on as many examples, counted; those of the soak's parts differ."""
    tried = 0

    @wraps(law)
    def counted(**drawn: object) -> None:
        nonlocal tried
        tried += 1
        law(**drawn)

    test = settings(max_examples=examples)(given(*strategies)(counted))
    (seed(part)(test) if part else test)()
    assert tried >= examples, f"{tried} of {examples} examples were tried"
