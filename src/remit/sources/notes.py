"""The notes of a run: each problem at a place told once, and not more of them than a person would read."""

from __future__ import annotations

from remit.model import Location, Note

PROBLEMS = 200
"""Notes about single places in one file, beyond which more are counted as one."""


class Notes:
    """Collects notes in the order in which they are found."""

    __slots__ = ("_counts", "_seen", "all")

    def __init__(self) -> None:
        """None yet."""
        self.all: list[Note] = []
        self._seen: set[tuple[str, str | None, int, int]] = set()
        self._counts: dict[str | None, int] = {}

    def add(self, text: str, location: Location | None = None, *, level: str = "warning", hint: str = "") -> None:
        """Tell something about the input; `level` is info, warning or error."""
        place = location or Location()
        key = (text, place.file, place.line, place.column)
        if key in self._seen:
            return
        self._seen.add(key)
        count = self._counts[place.file] = self._counts.get(place.file, 0) + 1
        if count > PROBLEMS and level != "error":
            if count == PROBLEMS + 1:
                self.all.append(Note("more problems of this kind are not listed", level="warning", location=location))
            return
        self.all.append(Note(text, level=level, location=location, hint=hint))
