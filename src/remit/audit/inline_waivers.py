"""The waivers that are written beside the code: which failures they accept, and which of them do nothing.

One that does nothing is worse than none, because people believe in it: so each that expired, is refused, names no
check, or met no failure is told, with its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.audit.selection import named
from remit.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.audit.registry import Registry
    from remit.model import Finding, Resource, Waiver

    Key = tuple[str, int, str]

WORDS = {"owner": "owner=TEAM", "reason": 'reason="…"', "expires": "until=2027-01-31"}
"""What every waiver needs under `--strict-waivers`, as it is written in a comment."""


class InlineWaivers:
    """Those of one audit. A comment may hold for many resources (a module, a loop): it is told of once."""

    def __init__(self, today: str, *, strict: bool = False) -> None:
        """`today` is an ISO date. `strict`: only those with owner, reason and expiry are applied."""
        self._today = today
        self._strict = strict
        self._seen: dict[Key, Waiver] = {}
        self._met: set[Key] = set()

    def accept(self, finding: Finding) -> Waiver | None:
        """The first waiver of the finding's resource that holds for this failure."""
        for waiver in finding.resource.waivers:
            if self._applies(waiver) and names(waiver, finding):
                return waiver
        return None

    def remember(self, resource: Resource, findings: Iterable[Finding]) -> None:
        """Note what the waivers of a resource met: a failure, or a verdict that may become one."""
        for waiver in resource.waivers:
            key = _key(waiver)
            self._seen[key] = waiver
            if any(each.verdict in ("fail", "undetermined", "error") and names(waiver, each) for each in findings):
                self._met.add(key)

    def told(self, registry: Registry, *, whole: bool) -> Iterator[Note]:
        """A note for each that was not applied or did nothing.

        `whole` says that every check looked at every resource; otherwise nobody knows which of them do nothing.
        """
        known = sorted({name for check in registry for name in check.ids()}) if self._seen else ()
        for key, waiver in self._seen.items():
            text, hint = self._unapplied(waiver) or self._idle(key, waiver, known, whole=whole)
            if text:
                urgent = not waiver.peer or not self._applies(waiver)
                yield Note(text, level="warning" if urgent else "info", location=waiver.location, hint=hint)

    def _applies(self, waiver: Waiver) -> bool:
        return self._unapplied(waiver) is None

    def _unapplied(self, waiver: Waiver) -> tuple[str, str] | None:
        """Why a waiver is not applied whatever it meets, and what to do; None when it is."""
        if waiver.expires and waiver.expires < self._today:
            whose = f"; its owner is {waiver.owner}" if waiver.owner else ""
            return f"the waiver of {waiver.check} expired on {waiver.expires}", f"renew it or fix it{whose}"
        lacks = [name for name in WORDS if not getattr(waiver, name)] if self._strict else []
        if lacks:
            text = f"the waiver of {waiver.check} is refused: it has no {' and no '.join(lacks)}"
            return text, f"write remit:ignore {waiver.check} {' '.join(WORDS.values())}"
        return None

    def _idle(self, key: Key, waiver: Waiver, known: Sequence[str], *, whole: bool) -> tuple[str, str]:
        """Why an applied waiver does nothing, and what to do; empty when it does something, or may."""
        if key in self._met:
            return "", ""
        if not any(named(waiver.check, name) for name in known):
            return f"no check is called {waiver.check}: this waiver does nothing", _near(waiver, known)
        if whole:
            return f"the waiver of {waiver.check} does nothing: no such failure is here", "take it away"
        return "", ""


def names(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver means the check of a finding, by any of its ids."""
    ids = (finding.check, finding.check.partition(":")[0], *finding.also)
    return any(named(waiver.check, name) for name in ids)


def _key(waiver: Waiver) -> Key:
    place = waiver.location
    return (str(place), place.column, waiver.check) if place else ("", 0, waiver.check)


def _near(waiver: Waiver, known: Sequence[str]) -> str:
    if waiver.peer:
        return f"remit has no check of that name of {waiver.peer}'s"
    from difflib import get_close_matches

    near = get_close_matches(waiver.check, known, 3, 0.5)
    return f"did you mean {', '.join(near)}?" if near else "`remit checks` lists them all"
