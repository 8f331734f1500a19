"""How far each resource of an estate is open, in effect: to everyone, to AWS's customers, to other accounts, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.exposure.membership import memberships
from remit.engines.iam.exposure.openings import (
    ACCOUNT,
    AUTHENTICATED,
    CUSTOMERS,
    GRADES,
    NAMED,
    OUTSIDE,
    PUBLIC,
    UNKNOWN,
    Exposure,
    Opening,
    graded,
    rank,
)
from remit.engines.iam.exposure.policies import Subject
from remit.engines.iam.exposure.rows import DOCS, ROWS
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.estate import Estate
    from remit.model import Resource

__all__ = [
    "ACCOUNT",
    "AUTHENTICATED",
    "CUSTOMERS",
    "GRADES",
    "NAMED",
    "OUTSIDE",
    "PUBLIC",
    "ROWS",
    "UNKNOWN",
    "Exposure",
    "Opening",
    "exposure_of",
    "exposures",
    "source_of",
]


def exposures(estate: Estate) -> list[Exposure]:
    """How far each resource that can be shared is open, the widest first; among these what may be wider."""
    found = [exposure_of(estate, each) for name in ROWS for each in estate.inventory.of_type(name)]
    return sorted(found, key=lambda each: (rank(each.possible), rank(each.sure), each.resource.key))


def exposure_of(estate: Estate, resource: Resource, *, without: tuple[str, ...] = ()) -> Exposure:
    """How far one resource is open, to requests `without` some condition keys. `KeyError` for a type without a row."""
    row = ROWS[resource.type]
    subject = Subject(resource, estate, tuple(row.actions.split()), row.anonymous, without)
    return graded(resource, with_members(subject, row.read(subject)), otherwise="nothing lets anyone else in")


def with_members(subject: Subject, openings: Iterator[Opening]) -> Iterator[Opening]:
    """The openings, told apart by whether who comes in belongs to the organization; what cannot be read may be any."""
    try:
        for each in openings:
            yield from memberships(subject.estate, subject.resource, each)
    except Undetermined as raised:
        yield Opening(PUBLIC, truth=raised.cause)


def source_of(type_name: str) -> str:
    """AWS's page on how a type is shared."""
    return DOCS + ROWS[type_name].source
