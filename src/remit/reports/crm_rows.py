"""What a customer responsibility matrix says: a row for each requirement, with both sides of it service by service.

The workbook and the OSCAL system security plan tell the same rows. Where no framework was asked for, the sixteen duties
of the model are the requirements. A status is given only where the audit supports it; otherwise it stays empty.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from remit import catalogue
from remit.model import DUTIES
from remit.reports.phrases import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.audit import Audit, Registry
    from remit.audit.requirements import Requirement, Standing
    from remit.catalogue import DutyInfo
    from remit.model import LedgerLine
    from remit.model.finding import Duty

    Inheritable = Literal["Yes", "Partial", "No"]
    Status = Literal["implemented", "partial", "not-applicable", ""]
    Origination = Literal["inherited", "shared", "configured", "provided"]

MODEL = "https://aws.amazon.com/compliance/shared-responsibility-model/"
OWN_PART = "AWS's own part of the control, as its package in AWS Artifact tells it."
"""What is inherited of a control that AWS shares, where no duty of a resource answers it."""

MOST_ACTS = 3
"""Texts shown for one duty of one service; the types of a service mostly say the same."""
WORST_FIRST = ("not-done", "unknown", "unassessed", "waived", "attested", "done")


class Side(NamedTuple):
    """A service's part of a requirement: `service` is its name, `text` what AWS does or what remains for the reader.

    Services of which the same is said share one, their names separated by commas.
    """

    service: str
    duty: str
    text: str


class Row(NamedTuple):
    """One requirement. `title` is its matter, `reason` why it stands as it does, `passed` the checks that only passed.

    `status` is empty where nothing is known to be implemented.
    """

    id: str
    title: str
    inheritable: Inheritable
    origination: Origination
    status: Status
    reason: str
    aws: tuple[Side, ...]
    yours: tuple[Side, ...]
    passed: tuple[str, ...]


class Matrix(NamedTuple):
    """The rows for one framework, or for the duties. `framework` and `profile` are ids, empty for the duties."""

    framework: str
    profile: str
    label: str
    title: str
    source: str
    rows: list[Row]


class Sides:
    """Both sides of every duty, added up over the estate once. Types that only configure others are left aside."""

    def __init__(self, audit: Audit) -> None:
        """One pass over the ledger."""
        self._aws: dict[str, dict[str, dict[str, None]]] = {duty: {} for duty in DUTIES}
        self._yours: dict[str, dict[str, dict[str, None]]] = {duty: {} for duty in DUTIES}
        self._states: dict[tuple[str, str], Counter[str]] = {}
        for line in audit.ledger():
            if line.state != "not-applicable" and not catalogue.is_configuration(line.resource.type):
                self._take(line)

    def _take(self, line: LedgerLine) -> None:
        service = service_name(line.resource.type)
        if line.owner == "aws" or (line.owner == "shared" and line.ownership.act):  # without: a check's word alone
            self._aws[line.duty].setdefault(service, {})[line.ownership.because] = None
        if line.owner != "aws":
            told = line.ownership.act or (line.reason if line.owner == "unknown" else line.ownership.because)
            self._yours[line.duty].setdefault(service, {})[plain(told)] = None
            self._states.setdefault((line.duty, service), Counter())[line.state] += 1

    def aws(self, duties: list[Duty]) -> tuple[Side, ...]:
        """What AWS carries."""
        return tuple(
            Side(", ".join(services), duty, text) for duty in duties for text, services in _by_text(self._aws[duty])
        )

    def yours(self, duties: list[Duty]) -> tuple[Side, ...]:
        """What the customer carries, and how that stands."""
        return tuple(
            Side(", ".join(services), duty, f"{text} ({self._standing(duty, services)})")
            for duty in duties
            for text, services in _by_text(self._yours[duty])
        )

    def _standing(self, duty: str, services: list[str]) -> str:
        """The states of the lines of these services, added up."""
        states: Counter[str] = Counter()
        for service in services:
            states.update(self._states[duty, service])
        return ", ".join(f"{states[state]} {state}" for state in WORST_FIRST if states[state])


def _by_text(texts: dict[str, dict[str, None]]) -> Iterable[tuple[str, list[str]]]:
    """Each text with the services of which it is said."""
    found: dict[str, list[str]] = {}
    for service, told in sorted(texts.items()):
        found.setdefault(_texts(told), []).append(service)
    return found.items()


def _texts(texts: dict[str, None]) -> str:
    told = list(texts)
    more = f"; and {len(told) - MOST_ACTS} more" if len(told) > MOST_ACTS else ""
    return "; ".join(told[:MOST_ACTS]) + more


def service_name(type_name: str) -> str:
    """The name of the service that a type belongs to; its namespace where the catalogue has none."""
    service = catalogue.service_of(type_name)
    return service.title if service else plain(type_name.rpartition("::")[0] or type_name)


def matrices(audit: Audit, registry: Registry) -> list[Matrix]:
    """One for each framework that was asked for; that of the duties when none was."""
    sides = Sides(audit)
    if not audit.standings:
        return [duty_matrix(audit, sides)]
    return [_matrix(each, registry, sides) for each in audit.standings]


def _matrix(standing: Standing, registry: Registry, sides: Sides) -> Matrix:
    framework = standing.framework
    rows = [_row(each, registry, sides) for each in standing.requirements]
    return Matrix(framework.id, framework.profile, framework.label, framework.title, framework.source, rows)


def _row(requirement: Requirement, registry: Registry, sides: Sides) -> Row:
    control = requirement.control
    inheritable = _inheritable(requirement)
    found = {check.duty for name in requirement.checks if (check := registry.get(name))}
    duties = [duty for duty in DUTIES if duty in control.answers or duty in found]
    origination: Origination = "configured" if duties else "provided"
    if inheritable != "No":
        origination = "inherited" if inheritable == "Yes" else "shared"
    return Row(
        control.id,
        control.topic,
        inheritable,
        origination,
        _status(requirement),
        plain(requirement.reason),
        sides.aws(duties),
        sides.yours(duties),
        tuple(name for name, counts in requirement.checks.items() if counts["pass"] == sum(counts.values()) > 0),
    )


def _inheritable(requirement: Requirement) -> Inheritable:
    """Whether AWS's part can be inherited, here: what stands on the customer's own premises cannot be as a whole."""
    owner = requirement.control.owner
    if owner == "customer":
        return "No"
    return "Yes" if owner == "inherited" and requirement.result in ("inherited", "not-applicable") else "Partial"


def _status(requirement: Requirement) -> Status:
    result = requirement.result
    if result in ("met", "inherited"):
        return "implemented"
    if result == "not-applicable":
        return "not-applicable"
    passed = any(counts["pass"] for counts in requirement.checks.values())
    return "partial" if result == "partly" or (result == "not-met" and passed) else ""


def duty_matrix(audit: Audit, sides: Sides) -> Matrix:
    """The sixteen duties as requirements."""
    infos = {each.id: each for each in catalogue.duties()}
    passed = _passed(audit)
    rows = [_duty_row(infos[duty], audit, sides, passed[duty]) for duty in DUTIES]
    return Matrix("", "", "duties", "AWS Shared Responsibility Model", MODEL, rows)


def _passed(audit: Audit) -> dict[str, tuple[str, ...]]:
    """For each duty the checks that passed wherever they apply."""
    verdicts: dict[tuple[str, str], set[str]] = {}
    for finding in audit.findings:
        if finding.verdict != "not-applicable":
            verdicts.setdefault((finding.duty, finding.check), set()).add(finding.verdict)
    passed = [key for key, found in verdicts.items() if found == {"pass"}]
    return {duty: tuple(check for of, check in passed if of == duty) for duty in DUTIES}


def _duty_row(info: DutyInfo, audit: Audit, sides: Sides, passed: tuple[str, ...]) -> Row:
    duty = info.id
    owners: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for (of, owner, state, _), count in audit.counts.items():
        if of == duty and owner != "not-applicable":
            owners[owner] += count
            states[state] += count
    aws, all_ = owners["aws"], owners.total()
    inheritable: Inheritable = "Yes" if aws == all_ else "Partial" if aws or owners["shared"] else "No"
    origination: Origination = {"Yes": "inherited", "Partial": "shared", "No": "configured"}[inheritable]  # type: ignore[assignment]
    told = ", ".join(f"{states[state]} {state}" for state in ("inherited", *WORST_FIRST) if states[state])
    reason = told or "nothing here that it asks about"
    aws_side, yours, status = sides.aws([duty]), sides.yours([duty]), _standing(states)
    return Row(duty, info.title, inheritable, origination, status, reason, aws_side, yours, passed)


def _standing(states: Counter[str]) -> Status:
    """As for a framework's requirement: what is unknown or not looked at supports no status."""
    if not states.total():
        return "not-applicable"
    if states["unknown"] or (states["unassessed"] and not states["not-done"]):
        return ""
    done = states["done"] + states["attested"]
    if states["not-done"] or states["waived"]:
        return "partial" if done else ""
    return "implemented"
