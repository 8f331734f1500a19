"""Draws up the ledger: for one resource, the owner and the state of each of the sixteen duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import DUTIES, LedgerLine, Ownership

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from remit.model import Finding, Resource
    from remit.model.finding import Duty
    from remit.model.ledger import State

DECIDES_NOTHING = ("pass", "not-applicable")


def draw(
    resource: Resource,
    owners: Mapping[Duty, Ownership],
    findings: Iterable[Finding],
    attested: Callable[[Resource, Duty], str],
) -> list[LedgerLine]:
    """The sixteen lines of a resource, bottom of the stack first.

    `attested` gives the attestation's words, or nothing.
    """
    by_duty: dict[str, list[Finding]] = {}
    for finding in findings:
        by_duty.setdefault(finding.duty, []).append(finding)
    return [line(resource, duty, owners[duty], by_duty.get(duty, ()), attested) for duty in DUTIES]


def line(
    resource: Resource,
    duty: Duty,
    ownership: Ownership,
    findings: Sequence[Finding],
    attested: Callable[[Resource, Duty], str],
) -> LedgerLine:
    """One line.

    A duty of AWS on which a check finds an act of the customer undone is shared, whatever the catalogue says.
    """
    if ownership.owner in ("aws", "not-applicable") and any(each.verdict not in DECIDES_NOTHING for each in findings):
        ownership = Ownership("shared", "a check finds something here that only you can do", ownership.source)
    if ownership.owner == "aws":
        return LedgerLine(resource, duty, ownership, "inherited", reason=ownership.because)
    if ownership.owner == "not-applicable":
        return LedgerLine(resource, duty, ownership, "not-applicable", reason=ownership.because)
    if ownership.owner in ("unknown", "unclassified"):
        reason = f"not known: {ownership.missing}" if ownership.missing else ownership.because
        return LedgerLine(resource, duty, ownership, "unknown", reason=reason)
    state, because, reason = standing(findings)
    if state in ("done", "unassessed") and (words := attested(resource, duty)):
        state, reason = "attested", words
    return LedgerLine(resource, duty, ownership, state, because=because, reason=reason)


def standing(findings: Sequence[Finding]) -> tuple[State, list[str], str]:
    """State, ids of the checks that it rests on, and the reason, from the verdicts of one duty.

    Any unwaived fail outweighs all; then what could not be decided; then a waiver; a pass counts only when nothing is
    open.
    """
    fails = [each for each in findings if each.verdict == "fail"]
    unwaived = [each for each in fails if each.waiver is None]
    open_ = [each for each in findings if each.verdict in ("undetermined", "error")]
    passes = [each for each in findings if each.verdict == "pass"]
    if unwaived:
        return "not-done", _ids(unwaived), f"{len(unwaived)} of {len(fails) + len(open_) + len(passes)} checks fail"
    if open_:
        return "unknown", _ids(open_), open_[0].reason
    if fails:
        return "waived", _ids(fails), _accepted(fails[0])
    if passes:
        return "done", _ids(passes), f"done, {len(passes)} {'check' if len(passes) == 1 else 'checks'}"
    return "unassessed", [], "no check answers this yet and nobody has attested it"


def _accepted(finding: Finding) -> str:
    waiver = finding.waiver
    return f"accepted by {waiver.owner}" if waiver and waiver.owner else f"accepted: {waiver.told if waiver else ''}"


def _ids(findings: Iterable[Finding]) -> list[str]:
    return [each.check for each in findings]
