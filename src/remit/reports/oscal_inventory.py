"""The estate as OSCAL's inventory: a component for each AWS service, an item with ledger lines for each resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.crm_rows import service_name
from remit.reports.oscal import AWS_PARTY, NS, code, line, one, prop, published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.audit import Assessment, Audit
    from remit.reports.oscal import Names

SHARED_MODEL = "https://aws.amazon.com/compliance/shared-responsibility-model/"


def namespace(type_name: str) -> str:
    """`AWS::RDS` of `AWS::RDS::DBInstance`."""
    return type_name.rpartition("::")[0] or type_name


def namespaces(audit: Audit) -> list[str]:
    """The namespaces of the estate, sorted."""
    return sorted({namespace(each.resource.type) for each in audit.assessments})


def services(audit: Audit, names: Names) -> Iterator[dict[str, Any]]:
    """A component for each service, with AWS's own component for it where there is one."""
    titles = {namespace(each.resource.type): service_name(each.resource.type) for each in audit.assessments}
    for name in sorted(titles):
        theirs = published(name)
        component: dict[str, Any] = {
            "uuid": names.of("service", name),
            "type": "service",
            "title": line(titles[name]),
            "description": f"Resources of {code(name)}.",
            "props": [prop("namespace", name)],
            "status": {"state": "operational"},
        }
        if theirs:
            component["props"].append(prop("aws-component-uuid", theirs.uuid))
            component["links"] = [
                {"href": theirs.page, "rel": "reference", "resource-fragment": theirs.uuid, "text": "AWS's component"}
            ]
        yield component


def item_uuid(names: Names, key: str) -> str:
    """The UUID of a resource."""
    return names.of("resource", key)


def items(audit: Audit, names: Names) -> Iterator[dict[str, Any]]:
    """Every resource. Its sixteen ledger lines are properties named by duty: value is the state, class whose."""
    for assessment in audit.assessments:
        yield _item(audit, assessment, names)


def _item(audit: Audit, assessment: Assessment, names: Names) -> dict[str, Any]:
    """A resource without its properties: they may hold secrets."""
    resource = assessment.resource
    told = [
        prop("resource-type", resource.type),
        prop("resource-id", resource.id),
        *(prop(name, value) for name, value in (("arn", resource.arn), ("region", resource.region)) if value),
    ]
    if resource.account:
        told.append(prop("account", resource.account))
    if resource.location.file:
        told.append(prop("file", f"{resource.location.file}:{resource.location.line or 1}"))
    told += [
        {"name": line.duty, "ns": NS, "value": line.state, "class": line.owner} for line in audit.lines(assessment)
    ]
    return {
        "uuid": item_uuid(names, resource.key),
        "description": code(resource.key),
        "props": told,
        "implemented-components": [{"component-uuid": names.of("service", namespace(resource.type))}],
    }


def system(title: str, description: str, names: Names) -> dict[str, Any]:
    """The customer's own system."""
    return {
        "uuid": names.of("system"),
        "type": "this-system",
        "title": title,
        "description": description,
        "status": {"state": "other", "remarks": "A reading of configuration does not say it: the owner states it."},
    }


def provider(authorization: str) -> dict[str, Any]:
    """AWS, as the system from which this one inherits."""
    return {
        "uuid": one("system", "aws"),
        "type": "system",
        "title": "Amazon Web Services",
        "description": "The cloud that the system runs in. Its own security plan is with AWS, in AWS Artifact.",
        "props": [
            {"name": "implementation-point", "value": "external"},
            {"name": "leveraged-authorization-uuid", "value": authorization},
        ],
        "links": [{"href": SHARED_MODEL, "rel": "reference"}],
        "status": {"state": "operational"},
        "responsible-roles": [{"role-id": "provider", "party-uuids": [AWS_PARTY]}],
    }
