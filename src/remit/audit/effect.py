"""What holds in effect gives weight to what is written: a failure of a policy's text counts first, or last.

A check of a text sees one policy. A check in effect sees all that decides, and names the checks of text that it
outweighs. Verdicts and severities stay what they are; only the order in which failures are told changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.audit.registry import Check, Member
    from remit.model import Finding
    from remit.model.finding import Effect

IN_EFFECT: Effect = "in effect"
WITHOUT_EFFECT: Effect = "without effect"
CLOSED = frozenset(("pass", "not-applicable"))


def weigh(chosen: Sequence[tuple[Check, Member]], findings: Sequence[Finding]) -> None:
    """Say of one resource's failures whether what they warn of holds in effect, where a check in effect decided that.

    `findings` are those of the `chosen` checks, in their order. A single failure in effect outweighs every pass; what
    is undetermined says nothing.
    """
    decided: dict[str, set[str]] = {}
    for (_, member), finding in zip(chosen, findings, strict=True):
        for name in member.outweighs:
            decided.setdefault(name, set()).add(finding.verdict)
        if member.outweighs and finding.verdict == "fail":
            finding.effect = IN_EFFECT
    for finding in findings if decided else ():
        found = decided.get(finding.check.partition(":")[0], set())
        if finding.verdict == "fail" and "fail" in found:
            finding.effect = IN_EFFECT
        elif finding.verdict == "fail" and "pass" in found and found <= CLOSED:
            finding.effect = WITHOUT_EFFECT


def urgency(finding: Finding) -> tuple[bool, int, bool]:
    """For sorting, most urgent first: what has no effect last, else by severity, and what has effect first among it."""
    severity = SEVERITIES.index(finding.severity)
    return finding.effect == WITHOUT_EFFECT, severity, finding.effect != IN_EFFECT
