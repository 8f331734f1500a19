"""The controls of a system security plan: AWS's part exported, the system's part inherited and satisfied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.crm_rows import OWN_PART
from remit.reports.oscal import FEDRAMP_NS, control_id, one, prop, prose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from remit.reports.crm_rows import Matrix, Row, Side
    from remit.reports.oscal import Names

ORIGINS = {
    "inherited": ("inherited",),
    "shared": ("inherited", "system-specific"),
    "configured": ("system-specific",),
    "provided": ("system-specific",),
}
"""Origination → values of OSCAL's `control-origination`."""

FEDRAMP_ORIGINS = {"inherited": "inherited", "system-specific": "sp-system"}
INHERITED = (
    "This system runs on Amazon Web Services and inherits what AWS provides of this control, as AWS's shared "
    "responsibility model says. AWS operates it for every resource of the inventory that stands in AWS's own "
    "facilities, and proves it by the reports of its compliance programmes, which AWS Artifact gives to its customers."
)
"""What is inherited, in the 32 words or more that FedRAMP's rules for OSCAL want."""


class Requirements:
    """Makes the controls of one matrix."""

    def __init__(self, matrix: Matrix, names: Names) -> None:
        """`names` are those of the estate."""
        self._matrix = matrix
        self._names = names
        self._provider = one("system", "aws")
        self._system = names.of("system")

    def of(self, row: Row) -> dict[str, Any]:
        """One control, implemented by AWS and by the system."""
        parts = [self._theirs(row), self._ours(row)]
        return {
            "uuid": self._uuid(row, "requirement"),
            "control-id": control_id(self._matrix.framework, row.id),
            "props": [prop("requirement", row.id), prop("can-be-inherited", row.inheritable), *self._origins(row)],
            "by-components": parts,
            "remarks": f"{prose(row.title[:1].upper() + row.title[1:])}.",
        }

    def _uuid(self, row: Row, *words: str) -> str:
        return self._names.of(self._matrix.framework, row.id, *words)

    def _origins(self, row: Row) -> list[dict[str, str]]:
        values = ORIGINS[row.origination]
        if not self._matrix.framework.startswith("fedramp"):
            return [{"name": "control-origination", "value": value} for value in values]
        told = [prop("control-origination", FEDRAMP_ORIGINS[value], ns=FEDRAMP_NS) for value in values]
        if "inherited" in values:
            told.append(prop("leveraged-authorization-uuid", one("authorization", "aws"), ns=FEDRAMP_NS))
        return told

    def _theirs(self, row: Row) -> dict[str, Any]:
        """AWS's part: what it provides, and the responsibility that it leaves."""
        export: dict[str, Any] = {}
        if row.inheritable != "No":
            told = _texts(row.aws) or OWN_PART
            export["provided"] = [{"uuid": self._uuid(row, "provided"), "description": told}]
        if row.inheritable != "Yes":
            told = _texts(row.yours) or "It is left to the customer as a whole."
            left = {"uuid": self._uuid(row, "responsibility"), "description": told}
            if "provided" in export:
                left["provided-uuid"] = self._uuid(row, "provided")
            export["responsibilities"] = [left]
        return {
            "component-uuid": self._provider,
            "uuid": self._uuid(row, "aws"),
            "description": "What AWS does for its customers, and what it leaves to them.",
            "export": export,
        }

    def _ours(self, row: Row) -> dict[str, Any]:
        """The system's part. Without a status that the audit supports nothing is said to be satisfied."""
        told: dict[str, Any] = {
            "component-uuid": self._system,
            "uuid": self._uuid(row, "system"),
            "description": f"As audited: {prose(row.reason)}.",
        }
        if row.status:
            told["implementation-status"] = {"state": row.status}
        else:
            told["remarks"] = "No implementation status: the audit does not support one."
        if row.inheritable != "No":
            inherited = {"uuid": self._uuid(row, "inherited"), "provided-uuid": self._uuid(row, "provided")}
            told["inherited"] = [inherited | {"description": INHERITED}]
        if row.inheritable != "Yes" and row.status in ("implemented", "partial"):
            satisfied = {"uuid": self._uuid(row, "satisfied"), "responsibility-uuid": self._uuid(row, "responsibility")}
            told["satisfied"] = [satisfied | {"description": _satisfied(row)}]
        return told


def _satisfied(row: Row) -> str:
    whole = "In part" if row.status == "partial" else "In full"
    by = f", by the checks {', '.join(row.passed)}" if row.passed else ""
    return f"{whole}{by}: {prose(row.reason)}."


def _texts(sides: Iterable[Side]) -> str:
    """One bullet for each service."""
    return "\n".join(f"- {prose(side.service)}: {prose(side.text)}" for side in sides)
