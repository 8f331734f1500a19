"""The error of a catalogue file, and the nearest right word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import RemitError

if TYPE_CHECKING:
    from collections.abc import Iterable


class CatalogueError(RemitError):
    """A catalogue file that cannot be used as it stands."""


def near(word: str, words: Iterable[str]) -> str:
    """`did you mean …?` for the nearest of the words; empty when none is near."""
    found = nearest(word, words)
    return f"did you mean `{found}`?" if found else ""


def nearest(word: str, words: Iterable[str]) -> str:
    """The nearest of the words, in any case; empty when none is near."""
    from difflib import get_close_matches

    by_lower = {each.lower(): each for each in words}
    return next((by_lower[found] for found in get_close_matches(word.lower(), by_lower, 1, 0.6)), "")
