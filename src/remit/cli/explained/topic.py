"""What an explanation consists of, whatever it is about and however it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Text(NamedTuple):
    """A paragraph behind a label ("Why"); without one where it is empty."""

    label: str
    text: str


class Rows(NamedTuple):
    """Names, each with a text; a heading above."""

    head: str
    rows: tuple[tuple[str, str], ...]


class Links(NamedTuple):
    """Addresses; the heading may be empty."""

    head: str
    addresses: tuple[str, ...]


class Level(NamedTuple):
    """A duty of a type in the stack: whose, why, the checks that hold it up, the movers that could move it.

    `moved` are the movers that did.
    """

    duty: str
    owner: str
    because: str
    checks: tuple[str, ...]
    movers: tuple[str, ...]
    moved: tuple[str, ...]


class Stack(NamedTuple):
    """The sixteen duties, top of the stack first. `aws` is how many at the bottom AWS carries: the line runs above."""

    levels: tuple[Level, ...]
    aws: int


class Topic(NamedTuple):
    """One explanation. `title` and `aside` make the first line, `record` is the same as data.

    `picture` draws the stack as SVG; None for what has none.
    """

    title: str
    aside: str
    parts: tuple[Text | Rows | Links | Stack, ...]
    record: dict[str, Any]
    picture: Callable[[], str] | None = None
