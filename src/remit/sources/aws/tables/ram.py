"""AWS Resource Access Manager: what the account shares, and with whom."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Join, Table, Via

IN_FORCE = ("ASSOCIATED", "ASSOCIATING", "SUSPENDED", "SUSPENDING", "RESTORING")
"""The states of what is, or may again be, shared: https://docs.aws.amazon.com/ram/latest/APIReference/API_ResourceShareAssociation.html."""


SETTINGS, KEEPS = "ResourceShareConfiguration", "retainSharingOnAccountLeaveOrganization"


def shared(told: list[dict[str, Any]]) -> list[str]:
    """Who or what is in a share; those that were taken out, or never came in, are told as well."""
    return [one["associatedEntity"] for one in told if one["status"] in IN_FORCE]


def associations(kind: str, name: str) -> Call:
    """Who or what is in the account's shares: all of the Region are asked for once."""
    return Call(
        "ram:GetResourceShareAssociations",
        "resourceShareAssociations[]",
        fixed={"associationType": kind, "maxResults": 500},
        more="nextToken",
        join=Join(own="resourceShareArn", by="resourceShareArn", many=True),
        fills={name: Via(shared)},
    )


TABLES = (
    Table(
        "AWS::RAM::ResourceShare",
        Call(
            "ram:GetResourceShares",
            "resourceShares[]",
            fixed={"resourceOwner": "SELF", "maxResults": 500},
            more="nextToken",
            same="AllowExternalPrincipals CreationTime FeatureSet LastUpdatedTime Name OwningAccountId Status",
            fills={
                "Arn": "resourceShareArn",
                f"{SETTINGS}.RetainSharingOnAccountLeaveOrganization": f"resourceShareConfiguration.{KEEPS}",
            },
        ),
        (
            associations("PRINCIPAL", "Principals"),
            associations("RESOURCE", "ResourceArns"),
        ),
        id="resourceShareArn",
        arn="resourceShareArn",
        name="name",
        tags="tags",
        keeps=lambda known: known.get("status") not in ("DELETED", "DELETING"),
        unique=True,
    ),
)
