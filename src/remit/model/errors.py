"""The error that a person sees: what is wrong, where, and what to do about it."""

from __future__ import annotations


class RemitError(Exception):
    """A problem with the input or its surroundings, told to the user without a traceback.

    `exit_code` follows the command line's contract: 2 for bad input or usage, 3 for nothing to audit,
    4 for an incomplete result. `line` and `column` count from 1.
    """

    exit_code = 2

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Say what is wrong (`message`), what to do (`hint`), and where it stands."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """`file:line:column: message (hint)`, leaving out what is not known."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} ({self.hint})" if self.hint else text


class NothingToAudit(RemitError):  # noqa: N818 — what it says is enough
    """The target holds no resource that remit can read."""

    exit_code = 3


class Incomplete(RemitError):  # noqa: N818 — what it says is enough
    """A result was reached, but a part of it could not be read."""

    exit_code = 4
