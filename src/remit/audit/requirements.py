"""How an estate stands against a framework: one result per requirement, never a percentage of findings.

A requirement is `met` only when every check that answers it ran and passed on every resource that it asks about, and
nothing that it needs is unknown or unassessed. What a framework asks beyond configuration, somebody has to attest.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from remit.catalogue import frameworks
from remit.model import DUTIES, RemitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.audit.attestations import Attestation
    from remit.audit.audit import Audit
    from remit.audit.registry import Check, Member, Registry
    from remit.audit.selection import Selection
    from remit.catalogue.frameworks import Control, Framework

    Entry = tuple[str, tuple[Check, Member]]
    Index = tuple[dict[str, list[Entry]], dict[str, list[Entry]]]
    Result = Literal["not-met", "unknown", "partly", "needs-attestation", "met", "inherited", "not-applicable"]

RESULTS: tuple[Result, ...] = (
    "not-met",
    "unknown",
    "partly",
    "needs-attestation",
    "met",
    "inherited",
    "not-applicable",
)
"""In the order in which a reader wants to see them."""

COUNTED = ("pass", "fail", "undetermined", "waived")
ACCOUNT_FACT = "Remit::"
"""Types of this prefix tell facts of an account, which no declaration shows."""


class Seen(NamedTuple):
    """What the audit knows about one requirement, added up over its answers.

    `passed`, `failed`, `waived`: verdicts or ledger lines. `open`: duties on which nothing was assessed. `unknown`: why
    something could not be decided or was not looked at, empty when nothing. `inherited`: lines that AWS carries.
    """

    passed: int = 0
    failed: int = 0
    waived: int = 0
    attested: int = 0
    open: int = 0
    inherited: int = 0
    unknown: str = ""

    def with_(self, other: Seen) -> Seen:
        """Both together; the first reason stands."""
        return Seen(
            self.passed + other.passed,
            self.failed + other.failed,
            self.waived + other.waived,
            self.attested + other.attested,
            self.open + other.open,
            self.inherited + other.inherited,
            self.unknown or other.unknown,
        )


class Requirement(NamedTuple):
    """One requirement and its result. `checks` has, for each that answers it, how often it reached which verdict."""

    control: Control
    result: Result
    reason: str
    checks: dict[str, dict[str, int]]
    attestation: Attestation | None


class Standing(NamedTuple):
    """A framework and how every requirement of it stands."""

    framework: Framework
    requirements: list[Requirement]

    def counts(self) -> dict[Result, int]:
        """Requirements by result; adds up to all of them."""
        found = Counter(each.result for each in self.requirements)
        return {result: found[result] for result in RESULTS}


def judge(control: Control, seen: Seen, *, answered: bool, attested: bool) -> tuple[Result, str]:
    """The result and its reason.

    `answered` says that some check or duty answers it, `attested` that somebody speaks for the whole of it today.
    """
    if seen.failed or seen.unknown or seen.waived:
        return _spoiled(seen)
    ours = seen.passed + seen.attested + seen.open
    if control.owner == "inherited" and not ours:
        return "inherited", f"AWS carries it{_for(seen.inherited)}"
    if attested or (answered and control.whole and not seen.open):
        return _settled(seen, attested=attested)
    if control.owner == "inherited":
        return "needs-attestation", f"where they stand, {ours} lines are yours, not AWS's"
    if seen.passed or seen.attested:
        return "partly", f"{_seen(seen)}; the rest is attested by nobody"
    return "needs-attestation", "nobody has attested it" if answered else "no check answers it; nobody has attested it"


def _spoiled(seen: Seen) -> tuple[Result, str]:
    """What no attestation mends: a failure, something unknown, a failure that is accepted."""
    if seen.failed:
        return "not-met", f"{seen.failed} of {seen.failed + seen.passed + seen.waived} fail"
    if seen.unknown:
        return "unknown", seen.unknown
    return "partly", f"{seen.waived} failures are accepted, not mended"


def _settled(seen: Seen, *, attested: bool) -> tuple[Result, str]:
    if seen.passed or seen.attested:
        return "met", _seen(seen) + (", the rest is attested" if attested else "")
    if attested:
        return "met", "attested"
    if seen.inherited:
        return "inherited", f"AWS carries it{_for(seen.inherited)}"
    return "not-applicable", "nothing here that it asks about"


def _seen(seen: Seen) -> str:
    told = [f"{seen.passed} passed"] if seen.passed else []
    return ", ".join([*told, *([f"{seen.attested} attested"] if seen.attested else [])])


def _for(lines: int) -> str:
    return f" for {lines} lines of the ledger" if lines else ""


def assess(audit: Audit, registry: Registry, selection: Selection, framework: Framework) -> Standing:
    """How the audited estate stands. `RemitError` when the framework names a check that there is not."""
    assessor = Assessor(audit, registry, selection)
    return Standing(framework, [assessor.requirement(framework, each) for each in framework.controls.values()])


class Assessor:
    """What is asked again for every requirement, counted once."""

    def __init__(self, audit: Audit, registry: Registry, selection: Selection) -> None:
        """One pass over the findings."""
        self._audit = audit
        self._selection = selection
        self._index = _index(registry)
        self._verdicts: dict[str, Counter[str]] = {}
        self._reasons: dict[str, str] = {}
        self._audited = Counter(each.resource.type for each in audit.assessments)
        self._scopes = {each.resource.scope for each in audit.assessments}
        self._unread = _unread(audit)
        self._types = dict.fromkeys([*audit.inventory.types(), *(name for check in registry for name in check.types)])
        self._gaps: dict[str, str] = {}
        self._duties: dict[str, Seen] = {}
        for finding in audit.findings:
            verdict = "waived" if finding.waiver else finding.verdict
            verdict = "undetermined" if verdict == "error" else verdict
            self._verdicts.setdefault(finding.check, Counter())[verdict] += 1
            if verdict == "undetermined":
                self._reasons.setdefault(finding.check, finding.reason)

    def requirement(self, framework: Framework, control: Control) -> Requirement:
        """One requirement, from its checks, its duties, and what is attested."""
        found = dict(_answers(self._index, framework, control))
        duties = [each for each in control.answers if each in DUTIES]
        seen = Seen()
        for check, member in found.values():
            seen = seen.with_(self._of_check(check, member))
        for duty in duties:
            if duty not in self._duties:
                self._duties[duty] = self._of_duty(duty)
            seen = seen.with_(self._duties[duty])
        label = f"{framework.id}:{control.id}"
        attestation = self._audit.attestation_of(label)
        result, reason = judge(control, seen, answered=bool(found or duties), attested=attestation is not None)
        checks = {name: {each: self._count(name, each) for each in COUNTED} for name in found}
        return Requirement(control, result, reason, checks, attestation)

    def _of_check(self, check: Check, member: Member) -> Seen:
        name = member.id
        unknown = self._reasons.get(name) or self._unseen(check, member)
        return Seen(self._count(name, "pass"), self._count(name, "fail"), self._count(name, "waived"), unknown=unknown)

    def _count(self, name: str, verdict: str) -> int:
        return self._verdicts.get(name, Counter())[verdict]

    def _unseen(self, check: Check, member: Member) -> str:
        """Why the check has not looked at everything that it asks about; empty when it has."""
        if all(each is not member for each in self._selection.members(check)):
            return f"{member.id} was left out of this run"
        unseen = (self._missing(each) or self._undeclared(each) for each in check.types)
        return self._unread or next(filter(None, unseen), "")

    def _missing(self, type_name: str) -> str:
        """Why resources of a type may be missing from what was audited."""
        if type_name not in self._gaps:
            self._gaps[type_name] = self._found_missing(type_name)
        return self._gaps[type_name]

    def _found_missing(self, type_name: str) -> str:
        inventory = self._audit.inventory
        if sum(1 for _ in inventory.of_type(type_name)) != self._audited[type_name]:
            return f"not every {type_name} was audited"
        declared = (why for scope, why in inventory.missing().items() if not inventory.closed(scope))
        return next(filter(None, (inventory.gap(type_name, scope, None) for scope in self._scopes)), next(declared, ""))

    def _undeclared(self, type_name: str) -> str:
        """Why a type cannot be seen here at all: a fact of an account, where only declarations were read."""
        if not type_name.startswith(ACCOUNT_FACT) or self._audited[type_name]:
            return ""
        closed = self._scopes and all(map(self._audit.inventory.closed, self._scopes))
        return "" if closed else f"{type_name} is a fact of the account, which is not declared here"

    def _of_duty(self, duty: str) -> Seen:
        """The ledger lines of a duty."""
        states: Counter[str] = Counter()
        for (of, _, state, _), count in self._audit.counts.items():
            if of == duty:
                states[state] += count
        unknown = f"{states['unknown']} lines of {duty} are unknown" if states["unknown"] else ""
        return Seen(
            passed=states["done"],
            failed=states["not-done"],
            waived=states["waived"],
            attested=states["attested"],
            open=states["unassessed"],
            inherited=states["inherited"],
            unknown=unknown or self._unread or self._narrowed(),
        )

    def _narrowed(self) -> str:
        """Why the ledger does not show everything: resources or checks left out, types that could not be listed."""
        if not self._selection.whole:
            return "this run was narrowed to some checks or resources"
        return next(filter(None, map(self._missing, self._types)), "")


def _index(registry: Registry) -> Index:
    """Checks by any of their names, and by the NIST controls that they carry."""
    names: dict[str, list[Entry]] = {}
    carried: dict[str, list[Entry]] = {}
    for check in registry:
        for member in check.members:
            entry = (member.id, (check, member))
            for name in check.ids(member):
                names.setdefault(name.casefold(), []).append(entry)
            for name in check.controls:
                carried.setdefault(name, []).append(entry)
    return names, carried


def answering(registry: Registry, label: str) -> frozenset[str]:
    """The finding ids of the checks that answer a control (`FRAMEWORK:ID`)."""
    framework = frameworks.framework(label.partition(":")[0])
    return frozenset(name for name, _ in _answers(_index(registry), framework, frameworks.control(label)))


def _answers(index: Index, framework: Framework, control: Control) -> Iterator[Entry]:
    """The checks that answer a control: those that carry its name, and those that its answers name."""
    names, carried = index
    if control.name and framework.named_by == "controls":
        yield from carried.get(control.name, ())
    elif control.name:
        yield from names.get(control.name.casefold(), ())
    for answer in control.answers:
        if answer in DUTIES:
            continue
        found = [*carried.get(answer, ()), *names.get(answer.casefold(), ())]
        if not found and _names_a_check(answer):
            hint = "`remit checks` lists them"
            raise RemitError(f"{framework.id} {control.id}: no check is called {answer}", hint=hint)
        yield from found


def _names_a_check(answer: str) -> bool:
    """Whether an answer is a check's own id, which must exist; another tool's id may have no check yet."""
    return "." in answer and ":" not in answer and answer == answer.lower()


def _unread(audit: Audit) -> str:
    """Why resources of any type may be missing: a run cut short, a file that could not be read."""
    if audit.interrupted:
        return "the run was interrupted"
    notes: Iterable[str] = (
        f"{each.location.file} could not be read"
        for each in audit.notes
        if each.level == "error" and each.location and each.location.file
    )
    return next(iter(notes), "")
