"""Entries of `remit.toml` that do nothing: people believe in them, so each is told.

A check that there is not is always a mistake. A resource that is not among those audited may be of another target, so
that is told quietly; but not where the glob names a type, which no resource is called by.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from remit.audit.attestations import matches
from remit.audit.selection import named
from remit.model import Location, Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.audit.attestations import Attestation
    from remit.audit.registry import Registry
    from remit.audit.settings import Settings
    from remit.model import Resource, Waiver


def idle(settings: Settings, resources: Sequence[Resource], registry: Registry) -> Iterator[Note]:
    """A note for each waiver of a check that there is not, and for each entry that names no audited resource."""
    if settings.waivers:
        names = sorted({name for check in registry for name in check.ids()})
        for waiver in settings.waivers:
            yield from _misnamed(waiver, names, settings)
    entries: list[Waiver | Attestation] = [*settings.waivers, *settings.attestations] if resources else []
    for entry in entries:
        if not any(matches(entry.resource, each) for each in resources):
            yield _aimless(entry, resources, settings)


def _misnamed(waiver: Waiver, names: Sequence[str], settings: Settings) -> Iterator[Note]:
    if any(named(waiver.check, name) for name in names):
        return
    from difflib import get_close_matches

    near = get_close_matches(waiver.check, names, 3, 0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "`remit checks` lists them all"
    text = f"no check is called {waiver.check}: this waiver does nothing"
    yield Note(text, level="warning", location=Location(settings.file), hint=hint)


def _aimless(entry: Waiver | Attestation, resources: Sequence[Resource], settings: Settings) -> Note:
    """Whether somebody wrote a type, or only has another target in mind."""
    what = "attestation" if hasattr(entry, "statement") else "waiver"
    about = entry.about if entry.resource in entry.about else f"{entry.about} for {entry.resource}"
    text = f"the {what} of {about} names no resource that was audited"
    if any(fnmatchcase(each.type, entry.resource) for each in resources):
        hint = "it is a glob of key, address, id or ARN; a type is none of them"
        return Note(text, level="warning", location=Location(settings.file), hint=hint)
    return Note(text, location=Location(settings.file))
