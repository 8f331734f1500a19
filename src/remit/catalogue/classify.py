"""Whose each duty is: for a type as it stands, and for a resource with its settings."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from remit.catalogue import shelf
from remit.catalogue.decide import Subject, holds
from remit.catalogue.entries import AccountDuty, DutyInfo, Line, Model, Mover, Programme, ServiceInfo, TypeEntry, owned
from remit.model import DUTIES, Ownership

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.catalogue.decide import Gap, Resolve
    from remit.catalogue.shelf import Record
    from remit.model import Resource
    from remit.model.finding import Duty

SHARED_MODEL = "https://aws.amazon.com/compliance/shared-responsibility-model/"
UNSEEN = "it is only referred to, not declared here"

_UNCLASSIFIED = TypeEntry(
    "",
    MappingProxyType(
        {duty: Ownership("unclassified", "the catalogue knows no such type", SHARED_MODEL) for duty in DUTIES}
    ),
    (),
    configuration=False,
)
_entries: dict[str, TypeEntry] = {}
_services: dict[str, Service | None] = {}


class Service:
    """A service as read: its name, and the entries of its types, made when asked for."""

    __slots__ = ("_lines", "_movers", "_records", "_types", "info")

    def __init__(self, record: Record) -> None:
        """`record` as the loader made it."""
        self.info = ServiceInfo(record["namespace"], record["title"], record["page"])
        self._lines = record["lines"]
        self._types: Record = record["types"]
        self._records = record["movers"]
        self._movers: dict[int, Mover] = {}

    def movers(self) -> tuple[Mover, ...]:
        """Every mover of the service, in the order in which they win."""
        return tuple(self._mover(place) for place in range(len(self._records)))

    def _mover(self, place: int) -> Mover:
        mover = self._movers.get(place)
        if mover is None:
            record = self._records[place]
            lines = {duty: Line(*self._lines[number]) for duty, number in record["lines"].items()}
            mover = self._movers[place] = Mover(record, lines)
        return mover

    def entry(self, name: str) -> TypeEntry | None:
        """What is said about a type of this service, named without its namespace."""
        record = self._types.get(name) or self._types.get("*")
        if record is None:
            return None
        lines = {duty: owned(Line(*self._lines[number])) for duty, number in zip(DUTIES, record["lines"], strict=True)}
        movers = tuple(self._mover(place) for place in record["movers"])
        return TypeEntry(record["model"], MappingProxyType(lines), movers, configuration=record["configuration"])


def classify(resource: Resource, resolve: Resolve | None = None) -> Mapping[Duty, Ownership]:
    """The owner of each of the 16 duties of a resource, bottom of the stack first.

    `resolve(value, type_name)` gives the properties of the resource that a value points to, for movers that look at
    what a resource runs on; without it they are undecided. A fact that decides and cannot be read makes the owner
    `unknown`, with the fact in `missing`, for the duties that it moves, unless every answer would give the same owner.
    """
    lines = _moved(entry_of(resource.type), resource, resolve)
    return _placed(lines, resource.region) if resource.region else lines


def _moved(entry: TypeEntry, resource: Resource, resolve: Resolve | None) -> Mapping[Duty, Ownership]:
    """The lines of a type after the movers that hold for a resource."""
    if not entry.movers:
        return entry.lines
    subject = Subject(resource.properties, UNSEEN if resource.external else "", resolve)
    answers = [(mover, answer) for mover in entry.movers if (answer := holds(mover.condition, subject)) is not False]
    if not answers:
        return entry.lines
    lines = dict(entry.lines)
    for duty in entry.moved:
        lines[duty] = _settled(duty, lines[duty], answers)
    return lines


def _placed(lines: Mapping[Duty, Ownership], region: str) -> Mapping[Duty, Ownership]:
    """The lines in a Region where others run AWS's half: its owner stays, the reason names who vouches for it."""
    place = next((each for each in shelf.places() if region.startswith(each["region"])), None)
    if place is None:
        return lines
    moved = {
        duty: Ownership("aws", place["because"], place["source"], moved_by=(*lines[duty].moved_by, place["id"]))
        for duty in place["duties"]
        if lines[duty].owner == "aws"
    }
    return {**lines, **moved}


def _settled(duty: Duty, default: Ownership, answers: Sequence[tuple[Mover, bool | Gap]]) -> Ownership:
    """The line of one duty. The last mover that holds wins; any after it that may hold must agree with it."""
    certain = default
    open_: list[tuple[Mover, Gap]] = []
    for mover, answer in reversed(answers):
        if duty not in mover.lines:
            continue
        if isinstance(answer, bool):
            certain = mover.owners[duty]
            break
        open_.append((mover, answer))
    for mover, gap in open_:
        if mover.lines[duty].owner != certain.owner:
            return _open(mover, duty, certain, gap)
    return certain


def _open(mover: Mover, duty: Duty, otherwise: Ownership, gap: Gap) -> Ownership:
    because = f"{mover.lines[duty].owner} when {mover.when}, otherwise {otherwise.owner}"
    return Ownership("unknown", because, mover.lines[duty].source, missing=str(gap))


def entry_of(type_name: str) -> TypeEntry:
    """What the catalogue says about a type; for one that it does not have, `unclassified` throughout."""
    entry = _entries.get(type_name)
    if entry is not None:
        return entry
    service = _service_of(type_name)
    entry = service.entry(type_name.removeprefix(f"{service.info.namespace}::")) if service else None
    if entry is None:
        return _UNCLASSIFIED
    return _entries.setdefault(type_name, entry)


def _service_of(type_name: str) -> Service | None:
    """The service whose namespace a type is in: `AWS::RDS` for AWS's, the first word for others."""
    words = type_name.split("::", 2)
    service = service_named(words[1] if words[0] == "AWS" and len(words) > 1 else words[0])
    return service if service and type_name.startswith(f"{service.info.namespace}::") else None


def service_named(word: str) -> Service | None:
    """The service whose file has that name, in any case; None when there is none."""
    name = word.lower()
    if name not in _services:
        record = shelf.service(name)
        _services[name] = None if record is None else Service(record)
    return _services[name]


def service_of(type_name: str) -> ServiceInfo | None:
    """The service that a type belongs to; None for a type that the catalogue does not have."""
    service = _service_of(type_name)
    return service.info if service and entry_of(type_name) is not _UNCLASSIFIED else None


def is_configuration(type_name: str) -> bool:
    """Whether a type only configures others, so that pictures and counts of workloads leave it aside."""
    return entry_of(type_name).configuration


def followed(type_name: str) -> frozenset[str]:
    """The types that the movers of a type look at: what it runs on, and where."""
    found: set[str] = set()
    for mover in entry_of(type_name).movers:
        words = mover.when.split()
        found |= {words[at + 2] for at in range(len(words) - 2) if words[at : at + 2] == ["leads", "to"]}
    return frozenset(found)


def duties() -> tuple[DutyInfo, ...]:
    """The 16 duties, bottom to top of the stack."""
    return tuple(
        DutyInfo(
            **{
                **record,
                "evidence": tuple(Programme(**each) for each in record["evidence"]),
                "nist": tuple(record["nist"]),
            }
        )
        for record in shelf.duties()["duties"]
    )


def account_duties() -> tuple[AccountDuty, ...]:
    """The duties of an account as a whole, said once, not per resource."""
    return tuple(AccountDuty(**{**record, "nist": tuple(record["nist"])}) for record in shelf.duties()["account"])


def models() -> tuple[Model, ...]:
    """The service models with their default lines."""
    return tuple(
        Model(
            name,
            record["title"],
            record["about"],
            record["source"],
            {duty: Line(*line) for duty, line in record["lines"].items()},
        )
        for name, record in shelf.models().items()
    )


def services() -> tuple[ServiceInfo, ...]:
    """Every service in the catalogue."""
    return tuple(service.info for name in shelf.services() if (service := service_named(name)))


def movers() -> tuple[Mover, ...]:
    """Every setting that moves the line, service by service."""
    return tuple(mover for name in shelf.services() if (service := service_named(name)) for mover in service.movers())
