"""An id of another tool or framework that no check answers: why not, and what asks instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.catalogue import not_ported
from remit.cli.explained.topic import Links, Rows, Text, Topic
from remit.sources import trivy_names

if TYPE_CHECKING:
    from remit.audit import Registry


def explain(word: str, registry: Registry) -> Topic | None:
    """None for an id that the list does not have."""
    found = next(filter(None, map(not_ported.find, (word, *trivy_names.ids(word)))), None)
    if found is None:
        return None
    checks = [check for name in found.instead if (check := registry.get(name))]
    parts: list[Text | Rows | Links] = [Text("Why no check asks it", found.reason)]
    if checks:
        parts.append(Rows("Asked instead", tuple((each.id, each.title) for each in checks)))
    if found.sources:
        parts.append(Links("", found.sources))
    instead = [each.id for each in checks]
    record = {"not-ported": found.id, "reason": found.reason, "instead": instead, "links": list(found.sources)}
    return Topic(found.id, ": not asked", tuple(parts), record)
