"""A mover: a setting that moves the line, and where it moves it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit import catalogue
from remit.cli.explained.topic import Links, Rows, Text, Topic
from remit.model import DUTIES

if TYPE_CHECKING:
    from typing import Any

    from remit.catalogue import Mover


def explain(word: str) -> Topic | None:
    """None for what is no mover. Reads every service."""
    found = next((each for each in catalogue.movers() if each.id == word), None)
    return _topic(found) if found else None


def _topic(mover: Mover) -> Topic:
    rows = tuple(
        (duty, f"{mover.lines[duty].owner}: {mover.lines[duty].because}")
        for duty in reversed(DUTIES)
        if duty in mover.lines
    )
    parts: list[Text | Rows | Links] = [
        Text("When", mover.when),
        Text("Because", mover.because),
        Text("Types", ", ".join(mover.types)),
        Rows("Where it moves the line to", rows),
    ]
    if mover.act:
        parts.append(Text("What remains for you", mover.act))
    parts.append(Links("", (mover.source,)))
    return Topic(mover.id, ": a setting that moves the line", tuple(parts), record(mover))


def record(mover: Mover) -> dict[str, Any]:
    """The mover as data."""
    duties = {duty: {"owner": line.owner, "because": line.because} for duty, line in mover.lines.items()}
    return {
        "mover": mover.id,
        "types": list(mover.types),
        "when": mover.when,
        "because": mover.because,
        "act": mover.act or None,
        "source": mover.source,
        "duties": duties,
    }
