"""The end of versions, from a list with a day (`versions.json`, made by `tools/lifecycle.py` from AWS's own).

Only what had ended on that day has ended: nothing here looks at a clock, so a snapshot gives the same answer for ever.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from remit.model import Answer, Undetermined

if TYPE_CHECKING:
    from typing import Any

FILE = Path(__file__).with_name("versions.json")
WITHDRAWN = "withdrawn"
UNLISTED = "the list of versions of {day} does not have this one"


class VersionReader:
    """Implements `remit.model.Versions`."""

    def ended(self, product: str, version: Any) -> Answer:
        """See `Versions.ended`."""
        told = _list()
        versions = told["products"].get(product, {}).get("versions", {})
        ends = [versions[version]] if version in versions else _within(versions, version) or _major(versions, version)
        if not ends and _was_passed_over(versions, version):
            return Answer(yes=True, reason="AWS no longer offers it")
        if not ends:
            raise Undetermined(UNLISTED.format(day=told["as_of"]))
        over = [end for end in ends if end is not None and _is_over(end, told["as_of"])]
        if len(over) < len(ends):
            return Answer(yes=False)
        since = max(over)
        return Answer(yes=True, reason="AWS no longer offers it" if since == WITHDRAWN else f"it ended on {since}")


def _within(versions: dict[str, str | None], version: str) -> list[str | None]:
    """The ends of the versions that a shorter one stands for: `15` is one of 15.x, whichever AWS chooses."""
    return [end for name, end in versions.items() if name.startswith(f"{version}.")]


def _was_passed_over(versions: dict[str, str | None], version: str) -> bool:
    """Whether a minor version that the list does not have is older than one of the same major version that it has.

    The list has all that AWS offers; what it lacks is older than the list, newer, or a mistake.
    """
    major, _, minor = version.partition(".")
    listed = (name.partition(".") for name in versions)
    return minor.isdecimal() and any(
        each == major and found.isdecimal() and int(found) > int(minor) for each, _, found in listed
    )


def _major(versions: dict[str, str | None], version: str) -> list[str | None]:
    """The end of the major version that a longer one belongs to: `8.0.35` is of 8.0, where that is listed."""
    return [end for name, end in versions.items() if version.startswith(f"{name}.")]


def _is_over(end: str, day: str) -> bool:
    """Whether a version had ended on a day. One that is withdrawn has; as a text it sorts behind every day."""
    return end == WITHDRAWN or end <= day


@cache
def _list() -> dict[str, Any]:
    """The whole list."""
    told: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return told
