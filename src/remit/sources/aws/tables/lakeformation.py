"""AWS Lake Formation: its administrators, and who was granted what."""

from __future__ import annotations

import json
from typing import Any

from remit.sources.aws.table import Call, Pick, Table, Via


def is_administrator(around: dict[str, Any]) -> bool:
    """Whether the caller is shown all permissions. Others are shown those that they could grant themselves.

    https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_ListPermissions.html. A role's path is no part of
    what is compared: an account has one role of a name.
    """
    kind, _, name = around["@caller"].partition("/")
    settings = around["^"]
    told = [*settings.get("DataLakeAdmins", ()), *settings.get("ReadOnlyAdmins", ())]
    arns = [one["DataLakePrincipalIdentifier"].split(":", 5) for one in told]
    return any(
        arn[4] == around["@account"] and arn[5].partition("/")[0] == kind and arn[5].rpartition("/")[2] == name
        for arn in arns
        if kind and len(arn) > 5  # noqa: PLR2004 — an ARN's parts
    )


def grant(known: dict[str, Any]) -> str:
    """What tells a grant from all others: to whom, and on what."""
    who = known["Principal"]["DataLakePrincipalIdentifier"]
    return f"{who}|{json.dumps(known['Resource'], sort_keys=True)}"


TABLES = (
    Table(
        "AWS::LakeFormation::DataLakeSettings",
        Call(
            "lakeformation:GetDataLakeSettings",
            "DataLakeSettings",
            same="AllowExternalDataFiltering AllowFullTableExternalDataAccess AuthorizedSessionTagValueList"
            " CreateDatabaseDefaultPermissions CreateTableDefaultPermissions ExternalDataFilteringAllowList Parameters"
            " ReadOnlyAdmins TrustedResourceOwners",
            fills={"Admins": "DataLakeAdmins"},
        ),
        id="@account",
        spent=("MutationType",),
    ),
    Table(
        "AWS::LakeFormation::PrincipalPermissions",
        Call(
            "lakeformation:ListPermissions",
            "PrincipalResourcePermissions[]",
            fixed={"MaxResults": 1000},
            more="NextToken",
            same="Permissions PermissionsWithGrantOption Principal",
            fills={
                "PrincipalIdentifier": "Principal.DataLakePrincipalIdentifier",
                "Resource": Pick(
                    "Resource",
                    {
                        "DataCellsFilter": "DataCellsFilter",
                        "DataLocation": "DataLocation",
                        "Database": "Database",
                        "LFTag": "LFTag",
                        "LFTagPolicy": "LFTagPolicy",
                        "Table": "Table",
                        "TableWithColumns": "TableWithColumns",
                    },
                ),
            },
        ),
        within="AWS::LakeFormation::DataLakeSettings",
        id=Via(grant),
        whole=is_administrator,
        unread=("Resource.Catalog",),
        spent=("Catalog",),
    ),
)
