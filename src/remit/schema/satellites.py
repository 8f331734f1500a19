"""Satellites: resource types that only configure a parent, and the property of the parent that each becomes."""

from __future__ import annotations

import json
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from remit.schema.shape import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Attachment:
    """One way in which a satellite attaches to a parent. Data, and the AWS page of each: `satellites.toml`.

    `satellite` is its type, and `parents` are the types that it may attach to; when there are several, what the value
    of `by` points to decides. `by` is the satellite's property that names the parent: a reference, id, name or ARN, or
    a list of those, for a parent each. `becomes` is the parent's property, a list when `many`. `merge` tells how the
    satellite's properties come into it, those in `by` of all its attachments left out (unless nothing else remains):

    - `object`: they are an object;
    - `append`: they are one item of the list;
    - `spread`: only the value of the property `takes` counts. It is the parent's property, or one item of the list, or
      several when it is a list itself;
    - `reference`: a reference to the satellite is one item of the list, and the satellite stays a resource of its own.

    `alone` is a value of `by` that names what every account has undeclared: unless a parent goes by it, the satellite
    stays a resource.
    """

    __slots__ = ("alone", "becomes", "by", "many", "merge", "parents", "satellite", "takes")

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        *,
        satellite: str,
        parents: Iterable[str],
        by: str,
        becomes: str,
        merge: str,
        many: bool,
        takes: str,
        alone: str = "",
    ) -> None:
        """See the class."""
        self.satellite = satellite
        self.parents = tuple(parents)
        self.by = by
        self.becomes = becomes
        self.merge = merge
        self.many = many
        self.takes = takes
        self.alone = alone

    def __repr__(self) -> str:
        """For debuggers and test failures."""
        return f"Attachment({self.satellite}.{self.by} → {self.becomes})"


@cache
def satellites() -> Mapping[str, tuple[Attachment, ...]]:
    """Every satellite type with the ways in which it attaches; a policy for users, roles and groups has three."""
    found: dict[str, list[Attachment]] = {}
    for entry in json.loads((DATA / "_satellites.json").read_text(encoding="utf-8")):
        found.setdefault(entry["satellite"], []).append(Attachment(**entry))
    return MappingProxyType({name: tuple(ways) for name, ways in found.items()})
