"""Attestations: somebody's word that something is done where no check sees it, and whether that word still counts.

An attestation may name a file as its evidence, with the file's SHA-256: it speaks for that content, so that a file
that has changed since, or is gone, voids it until somebody looks again.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from remit.model import Resource
    from remit.model.finding import Duty

LARGEST = 256 * 1024 * 1024
"""Bytes of an evidence file that are read: the settings may be a stranger's, and name anything."""
CHUNK = 1024 * 1024


class Attestation:
    """Who attests, what they state, until when (ISO date), and for what: a duty or a control of a framework.

    `resource` is a glob over key, address, id and ARN; `control` is `FRAMEWORK:ID`. `evidence` is a path relative to
    the settings, `sha256` what it held. `void` says why the word does not count, whatever the date; empty when it does.
    """

    __slots__ = ("by", "control", "duty", "evidence", "expires", "resource", "sha256", "statement", "void")

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        *,
        by: str,
        statement: str,
        expires: str,
        duty: str = "",
        control: str = "",
        resource: str = "*",
        evidence: str = "",
        sha256: str = "",
        void: str = "",
    ) -> None:
        """All by name."""
        self.duty = duty
        self.control = control
        self.resource = resource
        self.by = by
        self.statement = statement
        self.expires = expires
        self.evidence = evidence
        self.sha256 = sha256
        self.void = void

    @property
    def about(self) -> str:
        """What it is about, in one clause."""
        what = self.duty or self.control
        return what if self.control and self.resource == "*" else f"{what} for {self.resource}"

    @property
    def told(self) -> str:
        """As a report shows it."""
        return f"attested by {self.by} until {self.expires}: {self.statement}"

    def counts(self, today: str) -> bool:
        """Whether it has neither expired nor become void."""
        return self.expires >= today and not self.void

    def covers(self, resource: Resource, duty: Duty, today: str) -> bool:
        """Whether it speaks for this line today."""
        return self.duty == duty and self.counts(today) and matches(self.resource, resource)

    def covers_control(self, label: str, resources: Iterable[Resource], today: str) -> bool:
        """Whether it speaks for a control of a framework today, on every one of the resources."""
        if self.control != label or not self.counts(today):
            return False
        return self.resource == "*" or all(matches(self.resource, each) for each in resources)


def matches(pattern: str, resource: Resource) -> bool:
    """Whether a glob names the resource by key, address, id or ARN."""
    names = (resource.key, resource.address, resource.id, resource.arn)
    return any(fnmatchcase(name, pattern) for name in names if name)


def voided(folder: Path, evidence: str, sha256: str) -> str:
    """Why the evidence does not hold; empty when the file is there and unchanged, or when none is named."""
    if not evidence:
        return ""
    path = folder / evidence
    try:
        if not path.is_file():
            return f"its evidence {evidence} is not there"
        if path.stat().st_size > LARGEST:
            return f"its evidence {evidence} is larger than {LARGEST >> 20} MiB"
        found = digest(path)
    except (OSError, ValueError) as error:
        return f"its evidence {evidence} cannot be read: {getattr(error, 'strerror', None) or error}"
    return "" if found == sha256.lower() else f"its evidence {evidence} has changed since"


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. `OSError` when it cannot be read."""
    import hashlib

    whole = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            whole.update(chunk)
    return whole.hexdigest()
