"""The account itself, the organization that it belongs to, and whom AWS calls about it."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

NOT_IN_USE = ("AWSOrganizationsNotInUseException",)


def contact(kind: str, name: str, told: str) -> Call:
    """One of the account's alternate contacts."""
    return Call(
        "account:GetAlternateContact",
        "AlternateContact",
        fixed={"AlternateContactType": kind},
        absent=("ResourceNotFoundException",),
        fills={f"{name}.{member}": member for member in told.split()},
    )


TABLES = (
    Table(
        "Remit::Account::Account",
        None,
        (
            Call("iam:ListAccountAliases", fills={"AccountAliases": "AccountAliases"}),
            Call(
                "organizations:DescribeOrganization",
                "Organization",
                absent=NOT_IN_USE,
                fills={"Organization.Id": "Id", "Organization.ManagementAccountId": "MasterAccountId"},
            ),
        ),
        where="global",
        id="@account",
        sets={"AccountId": "@account"},
        unique=True,
    ),
    Table(
        "Remit::Account::Contacts",
        None,
        (
            contact("SECURITY", "SecurityContact", "Name Title EmailAddress PhoneNumber"),
            contact("OPERATIONS", "OperationsContact", "Name EmailAddress"),
            contact("BILLING", "BillingContact", "Name EmailAddress"),
        ),
        where="global",
        id="@account",
    ),
    Table(
        "AWS::Organizations::Organization",
        Call(
            "organizations:DescribeOrganization",
            "Organization",
            absent=NOT_IN_USE,
            same="Arn FeatureSet Id",
            fills={
                "ManagementAccountArn": "MasterAccountArn",
                "ManagementAccountEmail": "MasterAccountEmail",
                "ManagementAccountId": "MasterAccountId",
            },
        ),
        where="global",
        id="Id",
        arn="Arn",
        unique=True,
    ),
)
