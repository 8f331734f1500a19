"""Waivers in a resource's `Metadata`: remit's own section, and those of other tools.

    Metadata:
      remit: {ignore: [{check: s3.no-access-logs, until: 2027-01-31, owner: data, reason: it holds what is public}]}

- Checkov, https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
- cfn_nag, https://github.com/stelligent/cfn_nag#per-resource-rule-suppression
- cfn-guard, https://github.com/aws-cloudformation/aws-guard-rules-registry#rule-suppression
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Location, Waiver
from remit.sources.cloudformation.nodes import Map, Seq
from remit.sources.cloudformation.template import place_of
from remit.sources.waivers import Malformed, own_waivers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.sources.cloudformation.stack import Declared

    Reader = Callable[[Any, Location], list[Waiver]]

_OWN = "write Metadata: {remit: {ignore: [{check: CHECK, until: 2027-01-31, owner: TEAM, reason: …}]}}"


def waivers_in_metadata(declared: Declared, metadata: Map) -> list[Waiver]:
    """What the metadata of a resource waives; what cannot be understood is told in the notes of the run."""
    found: list[Waiver] = []
    for name, inner, reader in _METADATA:
        for entry, place in _entries(declared, metadata, name, inner) if name in metadata else ():
            found += _read(reader, entry, place, declared)
    return found


def _read(reader: Reader, entry: Any, place: Location, declared: Declared) -> list[Waiver]:
    try:
        return reader(entry, place)
    except Malformed as problem:
        text = f"this waiver is not applied: {problem.text}"
        declared.stack.estate.notes.add(text[:300], place, hint=problem.hint)
        return []


def _entries(declared: Declared, metadata: Map, name: str, inner: str) -> Iterator[tuple[Any, Location]]:
    """The entries of `Metadata.NAME.INNER` with their places; the program's line where a program made the template.

    What stands there and is none comes as well, to be refused; but another tool's section may hold something else.
    """
    source = declared.stack.template.source(declared.id)
    section = metadata[name]
    if not isinstance(section, Map) or inner not in section:
        if name == "remit":
            yield None, source or place_of(metadata, name)
        return
    listed = section[inner]
    if isinstance(listed, Seq):
        yield from ((entry, source or place_of(listed, index)) for index, entry in enumerate(listed))
    else:
        yield listed, source or place_of(section, inner)


def _remit(entry: Any, place: Location) -> list[Waiver]:
    if not isinstance(entry, Map) or "check" not in entry:
        raise Malformed("it names no check", _OWN)
    checks = entry["check"] if isinstance(entry["check"], Seq) else [entry["check"]]
    fields = {key: _text(value, key) for key, value in entry.items() if key != "check"}
    return own_waivers([_text(each, "check") for each in checks], fields, place)


def _listed(peer: str, id_key: str, reason_key: str) -> Reader:
    """A reader of entries `{id, reason}`, or of ids alone, as other tools have them."""

    def read(entry: Any, place: Location) -> list[Waiver]:
        named = entry.get(id_key) if isinstance(entry, Map) else entry
        if not isinstance(named, str) or not named.strip():
            raise Malformed(f"the entry of {peer} names no check", f"write {id_key}: ID")
        reason = entry.get(reason_key) if isinstance(entry, Map) else ""
        return [Waiver(check=named.strip(), reason=_told(reason), location=place, peer=peer)]

    return read


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise Malformed(f"{key[:40]} must be text", _OWN)
    return value


def _told(reason: Any) -> str:
    return reason.strip() if isinstance(reason, str) else ""


_METADATA = (
    ("remit", "ignore", _remit),
    ("checkov", "skip", _listed("Checkov", "id", "comment")),
    ("cfn_nag", "rules_to_suppress", _listed("cfn_nag", "id", "reason")),
    ("guard", "SuppressedRules", _listed("cfn-guard", "id", "reason")),
)
