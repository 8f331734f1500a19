"""Why a value is not known, with the name that it has elsewhere: so a parent out of sight can be called something."""

from __future__ import annotations

from remit.model import Cause


class Elsewhere(Cause):
    """The value is made outside of what was read. `name` is how it is called there: an export, a stack's output."""

    __slots__ = ("name",)

    def __init__(self, reason: str, *, name: str) -> None:
        """Reason and name."""
        super().__init__(reason)
        self.name = name


class Undecided(Cause):
    """The value names some resource in sight, and which one cannot be told: what attaches by it may attach to any."""

    __slots__ = ()
