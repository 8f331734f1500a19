"""What was read of an account, as an inventory: closed, with a reason wherever something may be missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.model import MemoryInventory, Note
from remit.sources.aws.failures import IN_PART, NOT_COLLECTED
from remit.sources.aws.tables import ENDED, TOLD_AS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.sources.aws.account import Account
    from remit.sources.aws.failures import Failure, Kind
    from remit.sources.aws.record import Record

SHOWN = 3
"""Regions that a note names before it counts."""
MANY = 20
"""Actions that fail alike in a Region before they are told as one."""
EXPLICIT = re.compile("explicit deny in an? (service control policy|resource control policy|permissions boundary)")
"""How AWS says that a policy refused a call, whatever else allows it.

https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
"""


class LiveInventory(MemoryInventory):
    """An account as read. A type that was not asked for is a gap: nobody may conclude that there is none of it."""

    def __init__(
        self,
        account: Account,
        types: Iterable[str],
        records: list[Record],
        gaps: Mapping[tuple[str, str | None], Failure],
    ) -> None:
        """`records` is used up, so that what was known on the way need not be held beside what came of it."""
        super().__init__(whole=lambda scope: scope == account.id)
        self._account = account.id
        self._asked = frozenset(types)
        self.times = {account.id: account.taken}
        failures = list(gaps.values())
        order = {name: at for at, name in enumerate(dict.fromkeys(types))}
        resources = []
        records.reverse()
        while records:
            record = records.pop()
            failures += record.failures.values()
            resources.append(record.resource(account.id))
        resources.sort(key=lambda one: (order[one.type], one.key))
        for resource in resources:
            if self.get(resource.key) is None:
                self.add(resource)
            else:
                told = f"AWS told of {resource.key} twice; the second, of type {resource.type}, was left out"
                self.notes.append(Note(told, level="error", location=resource.location))
        self.gaps = {(name, account.id, region): failure.reason for (name, region), failure in gaps.items()}
        self.notes += notes_of(failures)

    def gap(self, type_name: str, scope: str, region: str | None) -> str:
        """As recorded; and for a type that this scan did not read, that it did not."""
        told_as = TOLD_AS.get(type_name, type_name)
        if scope == self._account and told_as not in self._asked and told_as not in ENDED:
            return f"{type_name} was not read in this scan"
        return super().gap(told_as, scope, region)


def notes_of(failures: Iterable[Failure]) -> list[Note]:
    """One note for each action and kind of failure, with how often and where; one for a Region that is closed."""
    told = list(failures)
    closed = _closed(told)
    groups: dict[tuple[str, str], list[Failure]] = {}
    for failure in told:
        if (failure.region, failure.kind) not in closed:
            groups.setdefault((failure.action, failure.code), []).append(failure)
    return [*closed.values(), *(_note(groups[key]) for key in sorted(groups))]


def _closed(failures: list[Failure]) -> dict[tuple[str, Kind], Note]:
    """The Regions in which nearly everything failed for one reason that has nothing to do with what was asked.

    Otherwise a Region that a policy of the organization closes would be three hundred messages.
    """
    actions: dict[tuple[str, Kind], set[str]] = {}
    for failure in failures:
        if failure.kind in _CLOSED and (failure.kind != "denied" or EXPLICIT.search(failure.message)):
            actions.setdefault((failure.region, failure.kind), set()).add(failure.action)
    return {
        (region, kind): Note(
            _CLOSED[kind].format(count=len(found), region=region), level="error", hint=_HINTS_CLOSED[kind]
        )
        for (region, kind), found in sorted(actions.items())
        if len(found) >= MANY
    }


def _note(group: list[Failure]) -> Note:
    first = group[0]
    regions = sorted({failure.region for failure in group})
    where = ", ".join(regions[:SHOWN]) + (f" and {len(regions) - SHOWN} more" if len(regions) > SHOWN else "")
    text = first._replace(region=where).reason
    level = "warning" if first.code in (NOT_COLLECTED, IN_PART) else "error"
    return Note(text, level=level, hint=_HINTS.get(first.kind, ""), action=first.action)


_CLOSED: dict[Kind, str] = {
    "denied": "{region} is closed to these credentials: an explicit deny refused {count} different actions there",
    "region": "{region} has no answer to {count} different actions: these credentials do not hold there, or the Region"
    " is not enabled",
    "connection": "{region} did not answer {count} different actions: no connection, or they timed out",
}
_HINTS_CLOSED: dict[Kind, str] = {
    "denied": "leave the Region out with --region, or let that policy except the role of the scan",
    "region": "enable the Region, or leave it out with --region",
    "connection": "check the connection, and resume",
}
_HINTS = {
    "denied": "allow it: remit policy prints all that a scan needs",
    "throttled": "scan with a lower --max-rate, or resume",
    "connection": "check the connection, and resume",
    "server": "resume later",
    "part": "make the role of the scan a read-only administrator of Lake Formation",
    "region": "enable the Region, or leave it out with --region",
}
