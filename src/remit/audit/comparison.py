"""Two audits side by side: what is new, what is gone, what only moved. Pure; `matching` says which resource is which.

A finding is the same when check, member and resource are. A failure counts as fixed only when a verdict says so, or its
resource is gone from a side that was read as a whole: what could not be decided is told as such.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from remit.audit.matching import pairs
from remit.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.audit.matching import Pair
    from remit.audit.sides import Outcome, Side, Subject
    from remit.model import Finding

KINDS = ("new", "fixed", "undecided", "waived", "moved", "unchanged", "other")
"""Classes of findings; `other` are those that fail on neither side."""
EXPOSING = frozenset({"public", "publicly", "open", "opens", "anyone", "exposed"})
"""A check's name states the problem, and says with these words that it lets anybody in."""
PREVENTING = frozenset({"blocked", "setting", "possible", "allowed", "egress"})
"""With these it says that something does not prevent it, or lets out."""
MENDED = frozenset({"done", "attested", "inherited", "not-applicable"})
"""States that are better than another: one that is not known, not looked at or only accepted never is."""
RANKS = {"not-done": 0, "unknown": 1, "unassessed": 2, "waived": 3, "attested": 4, "done": 5}
"""States from worst to best; a duty that is AWS's, or does not arise, is better than any."""


class Change(NamedTuple):
    """One finding on both sides. A side without its resource has neither subject nor outcome."""

    check: str
    subjects: Pair
    outcomes: tuple[Outcome | None, Outcome | None]
    kind: str

    @property
    def subject(self) -> Subject:
        """The resource as it is now, else as it was."""
        found = self.subjects[1] or self.subjects[0]
        assert found is not None  # noqa: S101 — one side has it, or there would be no change
        return found

    @property
    def outcome(self) -> Outcome:
        """The finding that fails; now, if it does."""
        before, after = self.outcomes
        ended = before is not None and before.verdict == "fail" and (after is None or after.verdict != "fail")
        found = before if ended or after is None else after
        assert found is not None  # noqa: S101 — one side has it, or there would be no change
        return found

    @property
    def because(self) -> str:
        """What is behind it, in a few words."""
        return _because(self)


class LineChange(NamedTuple):
    """A ledger line that changed: (owner, state) before and after."""

    duty: str
    subjects: tuple[Subject, Subject]
    before: tuple[str, str]
    after: tuple[str, str]

    @property
    def direction(self) -> str:
        """`worse`, `better`, or `changed` when it is neither."""
        was, now = (RANKS.get(state, len(RANKS)) for _, state in (self.before, self.after))
        if now < was:
            return "worse"
        return "better" if now > was and self.after[1] in MENDED else "changed"


class Comparison:
    """What `compare` found. Lists of findings are sorted, most severe first.

    `elsewhere` counts the resources of the earlier side that lie where the later one did not look: nothing is said of
    these.
    """

    def __init__(self, before: Side, after: Side) -> None:
        """Pair the resources, then their findings and lines."""
        self.before = before
        self.after = after
        paired = pairs(before, after)
        self.pairs = [(one, other) for one, other in paired if other or (one and after.looked_at(one))]
        self.elsewhere = len(paired) - len(self.pairs)
        self.changes = sorted((each for pair in self.pairs for each in self._changes(pair)), key=_order)
        self.lines = [each for pair in self.pairs for each in _line_changes(pair)]
        self._new = {(each.subject.key, each.check) for each in self.of("new")}

    def of(self, *kinds: str) -> list[Change]:
        """The findings of these classes."""
        return [each for each in self.changes if each.kind in kinds]

    def is_new(self, finding: Finding) -> bool:
        """Whether a finding of the later side is a failure that the earlier one does not have."""
        return finding.waiver is None and (finding.resource.key, finding.check) in self._new

    @property
    def exposure(self) -> list[Change]:
        """The new failures by which anybody gets in."""
        return [each for each in self.of("new") if exposes(each.check)]

    @property
    def added(self) -> list[Subject]:
        """Resources of the later side alone."""
        return [after for before, after in self.pairs if before is None and after is not None]

    @property
    def removed(self) -> list[Subject]:
        """Resources of the earlier side alone."""
        return [before for before, after in self.pairs if after is None and before is not None]

    @property
    def moved(self) -> list[tuple[Subject, Subject]]:
        """Resources that stand elsewhere now, or have another address."""
        return [(one, other) for one, other in self.pairs if one and other and one.key != other.key]

    def _changes(self, pair: Pair) -> Iterator[Change]:
        before, after = ({} if subject is None else subject.outcomes for subject in pair)
        for check in dict.fromkeys((*before, *after)):
            outcomes = before.get(check), after.get(check)
            yield Change(check, pair, outcomes, self._kind(pair, outcomes))

    def _kind(self, pair: Pair, outcomes: tuple[Outcome | None, Outcome | None]) -> str:
        was, now = (each is not None and each.verdict == "fail" for each in outcomes)
        if was and now:
            return "unchanged" if pair[0] and pair[1] and pair[0].key == pair[1].key else "moved"
        if now:
            return "new"
        return self._ended(pair, outcomes[1]) if was else "other"

    def _ended(self, pair: Pair, after: Outcome | None) -> str:
        """The class of a failure that is none any more."""
        if pair[1] is None:
            return "undecided" if self.after.incomplete or self.after.gaps else "fixed"
        if after is None or after.verdict not in ("pass", "not-applicable", "waived"):
            return "undecided"
        return "waived" if after.verdict == "waived" else "fixed"


def compare(before: Side, after: Side) -> Comparison:
    """What changed from one side to the other."""
    return Comparison(before, after)


def exposes(check: str) -> bool:
    """Whether a check is about letting anybody in, from the network or by a policy: not about what would prevent it."""
    words = re.split(r"[.:-]", check)
    return not EXPOSING.isdisjoint(words) and PREVENTING.isdisjoint(words)


def worst_first(severity: str) -> int:
    """For sorting; a severity that is not known comes last."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


def by_severity(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Groups, most severe first; severities without a finding are left out."""
    groups: dict[str, list[Change]] = {}
    for each in sorted(changes, key=_order):
        groups.setdefault(each.outcome.severity, []).append(each)
    return groups


def _order(change: Change) -> tuple[int, str, str]:
    return worst_first(change.outcome.severity), change.check, change.subject.key


def _line_changes(pair: Pair) -> Iterator[LineChange]:
    before, after = pair
    if before is None or after is None:
        return
    for duty, was in before.lines.items():
        now = after.lines.get(duty)
        if now is not None and now != was:
            yield LineChange(duty, (before, after), was, now)


def _because(change: Change) -> str:
    (one, other), (before, after) = change.subjects, change.outcomes
    if change.kind == "new":
        return "new resource" if one is None else f"{_told(before)} before"
    if change.kind in ("fixed", "undecided", "waived"):
        gone = "not found, but not everything was looked at" if change.kind == "undecided" else "resource removed"
        return gone if other is None else f"{_told(after)} now"
    if change.kind == "moved" and one is not None:
        return f"was {one.key}"
    return ""


def _told(outcome: Outcome | None) -> str:
    if outcome is None:
        return "not checked"
    return {"pass": "passed", "error": "the check crashed", "not-applicable": "not applicable"}.get(
        outcome.verdict, outcome.verdict
    )
