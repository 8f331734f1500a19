"""One side of a comparison: an audit, or the JSON report of one, reduced to what can be compared."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from remit.audit.content import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.audit.audit import Assessment, Audit
    from remit.model import Finding, Resource


class Outcome(NamedTuple):
    """One finding. `verdict` is that of the contract, or `waived` for a waived failure."""

    check: str
    verdict: str
    severity: str = "info"
    title: str = ""
    reason: str = ""
    property: str = ""
    file: str | None = None
    line: int | None = None


class Subject(NamedTuple):
    """One resource with its outcomes by check and its ledger lines, (owner, state) by duty.

    `place` is the part of its key before the address: a file, a nested stack, or account and Region. `content` is empty
    where the report does not tell it.
    """

    key: str
    type: str
    id: str
    outcomes: dict[str, Outcome]
    lines: dict[str, tuple[str, str]]
    address: str | None = None
    arn: str | None = None
    name: str | None = None
    file: str | None = None
    line: int | None = None
    content: str = ""
    configuration: bool = False

    @property
    def called(self) -> str:
        """Its name within its place: the Terraform address, else the id."""
        return self.address or self.id

    @property
    def scope(self) -> str:
        """The file of the root template, plan or module to which it belongs, as its key tells."""
        outer = self.place.partition("@")[2]  # of a nested template: `inner.yaml@outer.yaml/Inner`
        return outer or self.place

    @property
    def account(self) -> str:
        """The account of a live resource."""
        return self.place.partition("/")[0]

    @property
    def place(self) -> str:
        """Where it stands, as its key tells; a live one may have its ARN in its key."""
        if self.key.endswith(f"#{self.called}"):
            return self.key.removesuffix(f"#{self.called}")
        return self.key.partition("#")[0] if self.file is None else self.key.rpartition("#")[0]


class Side:
    """The resources of one side, and what it is called: a path, a revision, a report.

    `incomplete` says that something could not be read; `gaps` why else an absent resource may exist all the same.
    `targets` are the paths that were looked at, where that matters; empty where the side is as wide as the other.
    """

    def __init__(
        self,
        label: str,
        subjects: Iterable[Subject] = (),
        *,
        incomplete: bool = False,
        gaps: Iterable[str] = (),
        targets: Iterable[str] = (),
    ) -> None:
        """Keys are unique."""
        self.label = label
        self.subjects = list(subjects)
        self.incomplete = incomplete
        self.gaps = list(gaps)
        self.targets = tuple(targets)

    @property
    def crashed(self) -> bool:
        """Whether a check came to no verdict because it failed itself."""
        return any(each.verdict == "error" for subject in self.subjects for each in subject.outcomes.values())

    def looked_at(self, subject: Subject) -> bool:
        """Whether a resource of another side would be in this one, if it were still there."""
        if not self.targets:
            return True
        if subject.file is None:
            return subject.account in {each.account for each in self.subjects}
        return any(covers(target, subject.scope) for target in self.targets)


def covers(target: str, file: str) -> bool:
    """Whether a scan of a target comes upon a file. Where the two texts cannot tell, it may: then yes."""
    if target == "-" or Path(target).is_absolute() != Path(file).is_absolute():
        return True
    found, within = os.path.normpath(file), os.path.normpath(target)
    return found == within or PurePath(found).is_relative_to(within)


def side_of(audit: Audit, label: str = "") -> Side:
    """An audit as a side."""
    incomplete = audit.interrupted or any(note.level == "error" for note in audit.notes)
    subjects = [_subject(audit, each) for each in audit.assessments]
    targets = [os.path.relpath(each) if Path(each).is_absolute() else each for each in audit.targets]
    return Side(label or ", ".join(audit.targets), subjects, incomplete=incomplete, gaps=audit.gaps(), targets=targets)


def _subject(audit: Audit, assessment: Assessment) -> Subject:
    from remit import catalogue

    resource: Resource = assessment.resource
    return Subject(
        key=resource.key,
        type=resource.type,
        id=resource.id,
        address=resource.address,
        arn=resource.arn,
        name=resource.name,
        file=resource.location.file,
        line=resource.location.line or None,
        content=digest(resource),
        configuration=catalogue.is_configuration(resource.type),
        outcomes={each.check: _outcome(each) for each in assessment.findings},
        lines={line.duty: (line.owner, line.state) for line in audit.lines(assessment)},
    )


def _outcome(finding: Finding) -> Outcome:
    return Outcome(
        finding.check,
        "waived" if finding.waiver else finding.verdict,
        finding.severity,
        finding.title,
        finding.reason,
        finding.property,
        finding.location.file,
        finding.location.line or None,
    )
