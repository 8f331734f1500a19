"""How a finding is told in one line, wherever a format has room for one; all formats say the same.

Texts that repeat names of the estate come out printable: no control characters, line breaks, direction overrides or
lone surrogates, which would mean something to XML, a log, a terminal, a spreadsheet or a database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.audit.page import page
from remit.reports.report_json import encode
from remit.reports.terminal import inert

if TYPE_CHECKING:
    from typing import Any

    from remit.audit import Audit, Registry
    from remit.model import Finding, Resource, Waiver

MODEL = "https://aws.amazon.com/compliance/shared-responsibility-model/"
"""Where a check without links of its own leads."""


def plain(text: str) -> str:
    """The text with what is not printable shown instead of obeyed."""
    return text if text.isprintable() else inert(text)


def cut(text: str, most: int) -> str:
    """At most so many characters; an ellipsis stands for the rest."""
    return text if len(text) <= most else text[: most - 1] + "…"


def outcome(finding: Finding) -> str:
    """The verdict, or `waived` for a failure that somebody accepts."""
    return "waived" if finding.waiver is not None else finding.verdict


def subject(resource: Resource) -> str:
    """What a person calls the resource: its Terraform address, else its name, else its id."""
    return plain(resource.address or resource.name or resource.id)


def sentence(finding: Finding) -> str:
    """The resource and why the verdict is what it is, with what a reader must know to find and judge it."""
    aside = "; ".join(filter(None, (_declared(finding), _reached(finding), _conditional(finding))))
    told = f"{subject(finding.resource)}: {plain(finding.reason or finding.title)}"
    return f"{told} ({aside})" if aside else told


def _declared(finding: Finding) -> str:
    """The folded resource in which the deciding property stands."""
    satellite = finding.declared_by
    return f"declared by {satellite.type} {plain(satellite.id)}" if satellite else ""


def _reached(finding: Finding) -> str:
    """What a person needs beside file and line: the chain of module calls, the CDK construct."""
    where = finding.location
    return plain(where.detail) if where.file and where.detail else ""


def _conditional(finding: Finding) -> str:
    return "the resource exists only under a condition" if finding.resource.conditional else ""


def accepted(waiver: Waiver) -> str:
    """Who accepts a failure, why and until when."""
    return plain(waiver.told)


def path(finding: Finding) -> str:
    """The file of the deciding property as CI systems want it, relative and without `./`; empty for a live resource."""
    return plain(finding.location.file or "").removeprefix("./")


def scope(finding: Finding) -> str:
    """What a resource belongs to: its file, else its account and Region."""
    resource = finding.resource
    if resource.location.file:
        return plain(resource.location.file)
    return plain("/".join(filter(None, (resource.account, resource.region)))) or "account"


def incomplete(audit: Audit) -> bool:
    """Whether something was not reached or not read."""
    return audit.interrupted or any(note.level == "error" for note in audit.notes)


class Rule:
    """What a report tells about a check: why, how to fix it, links (https), NIST SP 800-53 controls."""

    __slots__ = ("controls", "fix", "links", "why")

    def __init__(
        self, why: str = "", fix: str = "", links: tuple[str, ...] = (), controls: tuple[str, ...] = ()
    ) -> None:
        """All empty for a check that the registry does not have."""
        self.why = why
        self.fix = fix
        self.links = links
        self.controls = controls

    @property
    def link(self) -> str:
        """The first link: AWS's own page."""
        return self.links[0] if self.links else MODEL


class Rules:
    """The rules of a registry, each read once: a page is the docstring of a module."""

    def __init__(self, registry: Registry) -> None:
        """None is read yet."""
        self._registry = registry
        self._known: dict[str, Rule] = {}

    def of(self, finding: Finding) -> Rule:
        """The rule of a finding's check."""
        name = finding.check.partition(":")[0]
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Rule:
        check = self._registry.get(name)
        if check is None:
            return Rule()
        told = page(check)
        return Rule(told.why, told.fix, told.links, check.controls)


def encode_plain(record: dict[str, Any]) -> str:
    """A record as JSON whose texts are printable.

    Only a record with something escaped is looked through: reading every text of every record would cost more than
    all the rest.
    """
    text = encode(record)
    return encode(printable(record)) if "\\" in text else text


def printable(value: Any) -> Any:
    """The value with every text in it, names of keys aside, made printable."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {name: printable(each) for name, each in value.items()}
    return [printable(each) for each in value] if isinstance(value, list) else value
