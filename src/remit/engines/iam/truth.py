"""Kleene's three truths: True, False, or the `Cause` for which it cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable

    Truth = bool | Cause


def either(truths: Iterable[Truth]) -> Truth:
    """Whether one of them holds: a known yes outweighs what is not known."""
    doubt: Cause | None = None
    for truth in truths:
        if truth is True:
            return True
        if truth is not False:
            doubt = doubt or truth
    return doubt or False


def both(truths: Iterable[Truth]) -> Truth:
    """Whether all of them hold: a known no outweighs what is not known."""
    doubt: Cause | None = None
    for truth in truths:
        if truth is False:
            return False
        if truth is not True:
            doubt = doubt or truth
    return doubt or True


def negate(truth: Truth) -> Truth:
    """The opposite; what is not known stays so."""
    return truth if isinstance(truth, Cause) else not truth
