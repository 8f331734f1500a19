"""The evidence for AWS's half: which programmes prove a line that AWS carries, and what Artifact lists for the account.

Reports are cited by name, version and period, never opened. Where the account was not read, or Artifact was refused,
the citation says so instead of guessing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit import catalogue
from remit.catalogue.evidence import evidence_data
from remit.model import Unknown, cause_of, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.audit.audit import Audit
    from remit.catalogue.evidence import Naming
    from remit.model import LedgerLine

ARTIFACT = "Remit::Account::Artifact"
AWS = ("aws", "amazon")
NOT_READ = "the account was not read: scan it to cite reports (remit scan aws)"


class Listed(NamedTuple):
    """A report or agreement as Artifact lists it; dates are ISO 8601, empty where it gives none."""

    name: str
    version: str
    start: str
    end: str
    arn: str
    account: str


class Proof(NamedTuple):
    """A programme, what Artifact lists of it, and why that is not known where it is not."""

    programme: str
    title: str
    document: str
    where: str
    source: str
    listed: tuple[Listed, ...]
    missing: str


class Evidence:
    """The programmes of one audit, and which of them prove a line."""

    def __init__(self, audit: Audit) -> None:
        """Reads what was collected of Artifact, if anything."""
        self._data = evidence_data()
        self._accounts = [each.resource for each in audit.assessments if each.resource.type == ARTIFACT]
        names = dict.fromkeys(each.resource.type.rpartition("::")[0] for each in audit.assessments)
        self._services = sorted(each for each in names if each.startswith("AWS::"))
        self._cited: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
        self._by_duty = {duty.id: [each.id for each in duty.evidence] for duty in catalogue.duties()}

    def proofs(self) -> list[Proof]:
        """Every programme that proves some duty, and the agreements."""
        programmes = {each.id: each for duty in catalogue.duties() for each in duty.evidence}
        naming = {each.programme: each for each in self._data.reports}
        proofs = [
            Proof(
                each.id, each.title, each.document, each.where, each.source, *self._listed("Reports", naming[each.id])
            )
            for each in programmes.values()
        ]
        for each in self._data.agreements:
            listed = self._listed("Agreements", each)
            proofs.append(Proof(each.programme, each.title, "agreement", "AWS Artifact", each.source, *listed))
        return proofs

    def cited(self, line: LedgerLine) -> tuple[list[str], list[str]]:
        """For a line that AWS carries: the programmes that prove it, and those whose scope its service is not in."""
        if line.state != "inherited":
            return [], []
        namespace = line.resource.type.split("::")[1] if "::" in line.resource.type else ""
        key = (line.duty, namespace)
        if key not in self._cited:
            outside = [each for each in self._by_duty[line.duty] if self._in_scope(each, namespace) is False]
            proving = [each for each in self._by_duty[line.duty] if each not in outside]
            self._cited[key] = (proving, outside)
        return self._cited[key]

    def coverage(self, programme: str) -> dict[str, bool | None]:
        """Whether the programme covers each service of what was audited; None where its list does not tell."""
        return {each: self._in_scope(programme, each.removeprefix("AWS::")) for each in self._services}

    def _in_scope(self, programme: str, namespace: str) -> bool | None:
        scope = self._data.scopes.get(programme)
        return None if scope is None else scope.holds(namespace)

    def _listed(self, property: str, naming: Naming) -> tuple[tuple[Listed, ...], str]:  # noqa: A002 — a property's name
        """What Artifact lists under a name, and why that is not all that may be there."""
        if not self._accounts:
            return (), NOT_READ
        found: list[Listed] = []
        missing = ""
        for account in self._accounts:
            value = getattr(account.properties, property)
            if isinstance(value, Unknown):
                missing = missing or cause_of(value).reason
                continue
            told = [each for each in unwrap(value) or [] if _is_awss(each) and naming.fits(str(each.get("Name", "")))]
            found += [_told(each, account.account or "") for each in told]
        return tuple(found), missing


def _is_awss(told: dict[str, Any]) -> bool:
    """Artifact lists third parties' reports too."""
    company = str(told.get("CompanyName") or "").lower()
    return not company or any(word in company for word in AWS)


def _told(told: dict[str, Any], account: str) -> Listed:
    def text(*names: str) -> str:
        return next((str(told[name]) for name in names if told.get(name) is not None), "")

    start, end = text("PeriodStart", "EffectiveStart"), text("PeriodEnd", "EffectiveEnd")
    return Listed(text("Name"), text("Version"), start, end, text("Arn"), account)


def citations(evidence: Evidence) -> Iterator[dict[str, Any]]:
    """The records of `remit/1`."""
    scopes = evidence_data().scopes
    for proof in evidence.proofs():
        scope = scopes.get(proof.programme)
        yield {
            "programme": proof.programme,
            "title": proof.title,
            "document": proof.document,
            "where": proof.where,
            "source": proof.source,
            "listed": [each._asdict() for each in proof.listed],
            "missing": proof.missing or None,
            "scope": scope
            and {
                "as_of": scope.as_of,
                "complete": scope.complete,
                "source": scope.source,
                "services": evidence.coverage(proof.programme),
            },
        }
