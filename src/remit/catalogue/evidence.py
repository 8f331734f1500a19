"""What proves AWS's half, as data: names of reports and agreements in AWS Artifact, and services in scope by date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from remit.catalogue import shelf

if TYPE_CHECKING:
    from pathlib import Path

WORD = re.compile(r"[a-z0-9]+")


class Naming(NamedTuple):
    """How Artifact names what proves a programme: words in this order. `title` is set for an agreement."""

    programme: str
    names: tuple[str, ...]
    source: str
    title: str

    def fits(self, name: str) -> bool:
        """Whether a report or agreement of that name is one of these."""
        told = f" {_words(name)} "
        return any(f" {_words(each)} " in told for each in self.names)


class Scope(NamedTuple):
    """The services (CloudFormation namespaces) that a programme covered on a day (ISO date).

    Unless `complete`, nothing is known of a service that is not listed.
    """

    programme: str
    as_of: str
    complete: bool
    source: str
    services: frozenset[str]

    def holds(self, namespace: str) -> bool | None:
        """Whether the programme covers a service; None when the list does not tell."""
        return True if namespace in self.services else False if self.complete else None


class EvidenceData(NamedTuple):
    """All of it; scopes by programme."""

    reports: tuple[Naming, ...]
    agreements: tuple[Naming, ...]
    scopes: dict[str, Scope]


@cache
def evidence_data(path: Path | None = None) -> EvidenceData:
    """The file as read, `evidence.toml` unless another is named. `CatalogueError` when something cannot be right."""
    told = shelf.evidence(path)
    scopes = (Scope(**{**each, "services": frozenset(each["services"])}) for each in told["scopes"])
    return EvidenceData(
        tuple(Naming(**{**each, "names": tuple(each["names"])}) for each in told["reports"]),
        tuple(Naming(**{**each, "names": tuple(each["names"])}) for each in told["agreements"]),
        {each.programme: each for each in scopes},
    )


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))
