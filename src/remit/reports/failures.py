"""One failure as comparisons and comments show it: a line of a list, whichever side or report it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.audit.comparison import worst_first
from remit.audit.page import page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.audit import Registry
    from remit.audit.comparison import Change
    from remit.audit.sides import Subject
    from remit.model import Finding


class Failure(NamedTuple):
    """`resource`, `where` and `because` repeat names of the estate, and `check` may come from a report: escape them.

    `because` tells what is behind a change.
    """

    severity: str
    check: str
    resource: str
    file: str
    line: int
    where: str
    because: str = ""


def of_finding(finding: Finding) -> Failure:
    """A finding of an audit."""
    resource, place = finding.resource, finding.location
    name = resource.address or resource.name or resource.id
    where = str(place) if place.file else resource.region or ""
    return Failure(finding.severity, finding.check, name, place.file or "", place.line, where)


def of_change(change: Change) -> Failure:
    """A finding of a comparison: as it is now, or as it was."""
    subject, outcome = change.subject, change.outcome
    file, line = (outcome.file, outcome.line) if outcome.file else (subject.file, subject.line)
    where = f"{file}:{line}" if file and line else file or subject.place
    return Failure(
        outcome.severity, outcome.check, name_of(subject), file or "", line or 0, where or "", change.because
    )


def name_of(subject: Subject) -> str:
    """What a person calls a resource."""
    return subject.address or subject.name or subject.id


def listed(changes: Iterable[Change]) -> list[Failure]:
    """Changes as failures, most severe first."""
    return sorted(map(of_change, changes), key=lambda each: (worst_first(each.severity), each.check, each.where))


def title_of(check: str, registry: Registry) -> str:
    """The title of a check, in remit's own words; empty when this remit does not have the check."""
    found = registry.get(check)
    return page(found).title if found else ""


def fix_of(check: str, registry: Registry) -> str:
    """How to fix what a check finds; empty when this remit does not have the check."""
    found = registry.get(check)
    return page(found).fix if found else ""
