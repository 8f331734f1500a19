"""A fragment of an OSCAL system security plan: what the system inherits from AWS, and what it answers for itself.

AWS stands in it as a leveraged authorization and as a component that exports: what it provides, and what it leaves to
its customers. The system's own part of a control inherits the one and satisfies the other, the latter only where the
audit supports it. The owner's plan takes over what the fragment cannot know.
https://pages.nist.gov/OSCAL/learn/concepts/layer/implementation/ssp/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports import oscal_inventory
from remit.reports.crm import identifier, system_name
from remit.reports.crm_rows import matrices
from remit.reports.oscal import (
    AWS_PARTY,
    Names,
    array,
    code,
    counts,
    field,
    line,
    metadata,
    one,
    profile,
    prop,
    prose,
)
from remit.reports.oscal_requirements import Requirements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TextIO

    from remit.audit import Audit, Registry

UNSTATED_DATE = "1900-01-01"
"""OSCAL demands the date of an authorization. AWS's is in the FedRAMP Marketplace, not in anything that remit reads,
and no date is made up: this one cannot be mistaken for it."""

UNSTATED = "The owner of the system states it; a reading of configuration does not show it."
MARKETPLACE = "https://marketplace.fedramp.gov/"


def write(audit: Audit, registry: Registry, out: TextIO) -> None:
    """The plan for the first framework asked for; for the sixteen duties when none was."""
    names, matrix = Names(audit), matrices(audit, registry)[0]
    out.write('{"system-security-plan": {\n')
    field(out, "uuid", plan_uuid(names))
    field(out, "metadata", metadata(audit, f"What the system inherits from AWS, and what it answers: {matrix.title}"))
    field(out, "import-profile", {"href": profile(matrix)})
    field(out, "system-characteristics", _characteristics(audit))
    _implementation(audit, names, out)
    out.write('"control-implementation": {\n')
    array(out, "implemented-requirements", map(Requirements(matrix, names).of, matrix.rows))
    field(out, "description", "By AWS's shared responsibility model, from the configuration of the estate.", last=True)
    out.write("},\n")
    field(out, "back-matter", {"resources": list(_evidence(audit))}, last=True)
    out.write("}}\n")


def left_out(audit: Audit) -> str:
    """A plan answers one profile."""
    more = [each.framework.label for each in audit.standings[1:]]
    return f"{', '.join(more)} left out: a plan answers one profile" if more else ""


def plan_uuid(names: Names) -> str:
    """The UUID of the plan: the assessment plan refers to it."""
    return names.of("system-security-plan")


def _characteristics(audit: Audit) -> dict[str, Any]:
    """What a plan must say of a system. Most of it is the owner's to say."""
    return {
        "system-ids": [{"id": line(identifier(audit))}],
        "system-name": line(system_name(audit)),
        "description": f"The AWS estate that was read from {code(system_name(audit))}.",
        "system-information": {"information-types": [{"title": "Not stated", "description": UNSTATED}]},
        "status": {"state": "other", "remarks": UNSTATED},
        "authorization-boundary": {"description": "The resources of the inventory below."},
    }


def _implementation(audit: Audit, names: Names, out: TextIO) -> None:
    """AWS as the leveraged system, the services in use, and the inventory with the whole ledger."""
    authorization = one("authorization", "aws")
    out.write('"system-implementation": {\n')
    field(out, "props", counts(audit))
    field(out, "leveraged-authorizations", [_authorization(audit, authorization)])
    title = f"System {line(system_name(audit))}"
    components = [
        oscal_inventory.system(title, "What the owner configures and runs on AWS.", names),
        oscal_inventory.provider(authorization),
        *oscal_inventory.services(audit, names),
    ]
    field(out, "components", components)
    array(out, "inventory-items", oscal_inventory.items(audit, names))
    field(out, "remarks", "The sixteen duties of every resource are properties of its inventory item.", last=True)
    out.write("},\n")


def _authorization(audit: Audit, uuid: str) -> dict[str, Any]:
    """AWS's authorization, with the programmes whose documents prove AWS's part."""
    links = [{"href": f"#{each['uuid']}", "rel": "reference", "text": each["title"]} for each in _evidence(audit)]
    return {
        "uuid": uuid,
        "title": "Amazon Web Services",
        "party-uuid": AWS_PARTY,
        "date-authorized": UNSTATED_DATE,
        "props": [prop("date-authorized-is", "unstated")],
        "links": [*links, {"href": MARKETPLACE, "rel": "reference", "text": "FedRAMP Marketplace"}],
        "remarks": "The date is a placeholder that OSCAL demands: put in that of AWS's authorization for your Regions, "
        "from the FedRAMP Marketplace, or leave this entry out where none is relied on.",
    }


def _evidence(audit: Audit) -> Iterator[dict[str, Any]]:
    """The programmes as resources: names, versions and periods of what Artifact lists; never its content."""
    from remit.audit.evidence import Evidence

    for proof in Evidence(audit).proofs():
        listed = [
            prop("listed", " ".join(filter(None, (each.name, each.version, _period(each.start, each.end)))))
            for each in proof.listed
        ]
        told: dict[str, Any] = {
            "uuid": one("programme", proof.programme),
            "title": line(proof.title),
            "description": f"{prose(proof.document)}: {prose(proof.where)}.",
            "props": [prop("programme", proof.programme), *listed],
            "rlinks": [{"href": proof.source}],
        }
        if proof.missing:
            told["remarks"] = f"What AWS Artifact lists is not known: {prose(proof.missing)}."
        yield told


def _period(start: str, end: str) -> str:
    return f"({start} to {end})" if start or end else ""
