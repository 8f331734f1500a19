"""What the catalogue is made of, as the rest of remit reads it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from remit.catalogue.when import parse
from remit.model import Ownership

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from remit.catalogue.when import Condition
    from remit.model.finding import Duty
    from remit.model.ledger import Owner


class Programme(NamedTuple):
    """A compliance programme of AWS: which document proves AWS's half, and where a customer gets it."""

    id: str
    title: str
    document: str
    where: str
    source: str


class DutyInfo(NamedTuple):
    """One of the 16 duties. `seed` is the name that most readers know it by; `evidence` covers what AWS does for it.

    `half` is "of the cloud" or "in the cloud". `nist` holds control families of NIST SP 800-53 r5.
    """

    id: Duty
    title: str
    seed: str
    half: str
    aws: str
    customer: str
    source: str
    evidence: tuple[Programme, ...]
    nist: tuple[str, ...]


class AccountDuty(NamedTuple):
    """A duty of the account as a whole. `shows` is what remit can contribute to it."""

    id: str
    title: str
    seed: str
    owner: Owner
    aws: str
    customer: str
    shows: str
    source: str
    nist: tuple[str, ...]


class Line(NamedTuple):
    """Whose a duty is, why, where AWS says so, and what remains for the customer."""

    owner: Owner
    because: str
    source: str
    act: str


class Model(NamedTuple):
    """A service model: the default line of every duty."""

    id: str
    title: str
    about: str
    source: str
    lines: Mapping[Duty, Line]


class ServiceInfo(NamedTuple):
    """A service: its CloudFormation namespace (`AWS::RDS`), its name, and AWS's page about securing it."""

    namespace: str
    title: str
    page: str


class Mover:
    """A setting that moves the line. `when` is the condition as written, `types` the types whose lines it can move."""

    def __init__(self, record: Mapping[str, Any], lines: Mapping[Duty, Line]) -> None:
        """`record` as the loader made it; `lines` what each duty becomes when the condition holds."""
        self.id: str = record["id"]
        self.types: tuple[str, ...] = tuple(record["types"])
        self.when: str = record["when"]
        self.because: str = record["because"]
        self.act: str = record["act"]
        self.source: str = record["source"]
        self.lines = lines

    @cached_property
    def condition(self) -> Condition:
        """The condition as a tree."""
        return parse(self.when)

    @cached_property
    def owners(self) -> Mapping[Duty, Ownership]:
        """The lines as the ledger takes them, moved by this mover alone."""
        return {duty: owned(line, moved_by=(self.id,)) for duty, line in self.lines.items()}


class TypeEntry:
    """What the catalogue says about one resource type. `lines` are those of a resource that nothing moves."""

    __slots__ = ("configuration", "lines", "model", "moved", "movers")

    def __init__(
        self, model: str, lines: Mapping[Duty, Ownership], movers: tuple[Mover, ...], *, configuration: bool
    ) -> None:
        """`lines` has all 16 duties."""
        self.model = model
        self.lines = lines
        self.movers = movers
        self.configuration = configuration
        self.moved: tuple[Duty, ...] = tuple(duty for duty in lines if any(duty in mover.lines for mover in movers))


def owned(line: Line, *, moved_by: tuple[str, ...] = ()) -> Ownership:
    """A line as the ledger takes it."""
    return Ownership(line.owner, line.because, line.source, moved_by=moved_by, act=line.act)
