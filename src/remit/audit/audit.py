"""The audit: inventory and checks in; findings, ledger and their counts out."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from remit import catalogue
from remit.audit import ledger
from remit.audit.effect import weigh
from remit.audit.idle import idle
from remit.audit.inline_waivers import InlineWaivers
from remit.audit.runner import Runner
from remit.audit.selection import Selection, named
from remit.audit.settings import Settings, matches
from remit.audit.world import EstateWorld
from remit.model import Location, Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.audit.attestations import Attestation
    from remit.audit.comparison import Comparison
    from remit.audit.registry import Check, Member, Registry
    from remit.audit.requirements import Standing
    from remit.model import Finding, Inventory, LedgerLine, Resource, Waiver
    from remit.model.finding import Duty
    from remit.model.ledger import Owner, State


class Assessment:
    """One resource and its findings, in the order of the checks."""

    __slots__ = ("findings", "resource")

    def __init__(self, resource: Resource, findings: list[Finding]) -> None:
        """As the runner reached them."""
        self.resource = resource
        self.findings = findings


class Audit:
    """A finished (or interrupted) audit. Ledger lines are drawn when asked for, so that a large estate fits in memory.

    `targets` are the words the user gave. `counts` holds (duty, owner, state, configuration) → lines, and adds up to
    resources × 16. `interrupted` says that not every resource was reached. `comparison` is that with a baseline, where
    one was given. `left_out` tells which resources were not looked at on purpose. `inline` are the waivers written in
    the code. `standings` are those of the frameworks asked for.
    """

    def __init__(
        self,
        inventory: Inventory,
        settings: Settings,
        *,
        targets: tuple[str, ...] = (),
        strict_waivers: bool = False,
    ) -> None:
        """Empty; `run` fills it."""
        self.inventory = inventory
        self.targets = targets
        self.started = datetime.now(tz=UTC)
        self.assessments: list[Assessment] = []
        self.notes: list[Note] = list(inventory.notes)
        self.counts: Counter[tuple[Duty, Owner, State, bool]] = Counter()
        self.verdicts: Counter[str] = Counter()
        self.interrupted = False
        self.left_out: list[str] = []
        self.comparison: Comparison | None = None
        self.standings: list[Standing] = []
        self._settings = settings
        self._today = self.started.date().isoformat()
        self._answering: dict[str, frozenset[str]] = {}
        self._world = EstateWorld(inventory)
        self.inline = InlineWaivers(self._today, strict=strict_waivers)

    @property
    def findings(self) -> Iterator[Finding]:
        """All findings, every verdict."""
        return (finding for assessment in self.assessments for finding in assessment.findings)

    def failures(self) -> list[Finding]:
        """The unwaived failures."""
        return [each for each in self.findings if each.verdict == "fail" and each.waiver is None]

    def gaps(self) -> list[str]:
        """Why a resource may exist all the same when it is not in here: a module that is not at hand, a selection."""
        return list(dict.fromkeys((*self.left_out, *self.inventory.missing().values())))

    def lines(self, assessment: Assessment) -> list[LedgerLine]:
        """The sixteen ledger lines of one resource."""
        owners = catalogue.classify(assessment.resource, self._world.resolve)
        return ledger.draw(assessment.resource, owners, assessment.findings, self._attested)

    def ledger(self) -> Iterator[LedgerLine]:
        """All lines: resources × 16."""
        for assessment in self.assessments:
            yield from self.lines(assessment)

    def take(self, assessment: Assessment) -> None:
        """Waive what is waived, count, and keep."""
        for finding in assessment.findings:
            if finding.verdict == "fail":
                self._waive(finding)
            self.verdicts["waived" if finding.waiver else finding.verdict] += 1
        if assessment.resource.waivers:
            self.inline.remember(assessment.resource, assessment.findings)
        configuration = catalogue.is_configuration(assessment.resource.type)
        for line in self.lines(assessment):
            self.counts[line.duty, line.owner, line.state, configuration] += 1
        self.assessments.append(assessment)

    def _attested(self, resource: Resource, duty: Duty) -> str:
        for each in self._settings.attestations:
            if each.covers(resource, duty, self._today):
                return each.told
        return ""

    def attestation_of(self, control: str) -> Attestation | None:
        """Who speaks for a control (`FRAMEWORK:ID`) today, on everything that was audited; None when nobody does."""
        for each in self._settings.attestations:
            if each.covers_control(control, (one.resource for one in self.assessments), self._today):
                return each
        return None

    def _waive(self, finding: Finding) -> None:
        """What `remit.toml` accepts, then what the code itself says."""
        ids = (finding.check, finding.check.partition(":")[0], *finding.also)
        for waiver in self._settings.waivers:
            if waiver.expires < self._today or waiver.void or not matches(waiver.resource, finding.resource):
                continue
            if any(named(waiver.check, name) for name in ids) and self._in_scope(waiver, finding):
                finding.waiver = waiver
                return
        finding.waiver = self.inline.accept(finding)

    def _in_scope(self, waiver: Waiver, finding: Finding) -> bool:
        """Whether the finding is of the duty and of the control that a waiver is for."""
        if waiver.duty and waiver.duty != finding.duty:
            return False
        return not waiver.control or finding.check in self._answering.get(waiver.control, ())

    def learn_controls(self, registry: Registry) -> None:
        """Which checks answer the controls that waivers are for; nothing is read where none is."""
        wanted = {each.control for each in self._settings.waivers if each.control}
        if wanted:
            from remit.audit.requirements import answering

            self._answering = {label: answering(registry, label) for label in wanted}

    def expired(self) -> Iterator[Note]:
        """A note for each waiver and attestation that is not applied any more: its date has passed, or it is void."""
        where = Location(self._settings.file)
        for waiver in self._settings.waivers:
            if waiver.expires < self._today:
                text = f"the waiver of {waiver.about} for {waiver.resource} expired on {waiver.expires}"
                hint = f"renew it or fix it; its owner is {waiver.owner}"
                yield Note(text, level="warning", location=where, hint=hint)
            elif waiver.void:
                text = f"the waiver of {waiver.about} for {waiver.resource} is void: {waiver.void}"
                yield Note(text, level="warning", location=where, hint=f"ask {waiver.owner} to look again")
        for each in self._settings.attestations:
            if each.expires < self._today:
                text = f"the attestation of {each.about} expired on {each.expires}"
                yield Note(text, level="warning", location=where, hint=f"ask {each.by} again")
            elif each.void:
                text = f"the attestation of {each.about} is void: {each.void}"
                yield Note(text, level="warning", location=where, hint=f"ask {each.by} to look again")


def run(  # noqa: PLR0913 — the front door: everything by name
    inventory: Inventory,
    registry: Registry,
    *,
    selection: Selection | None = None,
    settings: Settings | None = None,
    targets: tuple[str, ...] = (),
    partial_estate: bool = False,
    strict_waivers: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Audit:
    """Audit an inventory type by type. Ctrl-C leaves what was finished, marked `interrupted`.

    `strict_waivers` refuses waivers in the code that lack owner, reason or expiry: their failures stay failures.
    `progress` is called with the number of resources finished so far.
    """
    selection = selection or Selection()
    audit = Audit(inventory, settings or Settings(), targets=targets, strict_waivers=strict_waivers)
    audit.notes.extend(audit.expired())
    audit.learn_controls(registry)
    runner = Runner(inventory, partial=partial_estate)
    try:
        for assessment in _assessments(inventory, registry, selection, runner):
            audit.take(assessment)
            if progress:
                progress(len(audit.assessments))
    except KeyboardInterrupt:
        audit.interrupted = True
    audit.left_out = _left_out(audit, selection, registry)
    if settings is not None and selection.whole and not audit.interrupted:
        audit.notes.extend(idle(settings, [each.resource for each in audit.assessments], registry))
    audit.notes.extend(audit.inline.told(registry, whole=selection.whole and not audit.interrupted))
    return audit


def _left_out(audit: Audit, selection: Selection, registry: Registry) -> list[str]:
    live = any(each.resource.location.file is None for each in audit.assessments)
    return [*filter(None, (selection.left_out(), selection.unread(registry) if live else ""))]


def _assessments(
    inventory: Inventory, registry: Registry, selection: Selection, runner: Runner
) -> Iterator[Assessment]:
    """Each chosen resource with its findings, type by type."""
    for type_name in inventory.types():
        chosen = _chosen(registry.for_type(type_name), selection)
        for resource in filter(selection.includes, inventory.of_type(type_name)):
            yield _assess(runner, chosen, resource)


def _chosen(checks: list[Check], selection: Selection) -> list[tuple[Check, list[Member]]]:
    return [(check, members) for check in checks if (members := list(selection.members(check)))]


def _assess(runner: Runner, chosen: list[tuple[Check, list[Member]]], resource: Resource) -> Assessment:
    asked = [(check, member) for check, members in chosen for member in members]
    findings = [runner.finding(check, member, resource) for check, member in asked]
    weigh(asked, findings)
    return Assessment(resource, findings)
