"""The account itself, the organization that it belongs to, and whom AWS calls about it."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Table, Via

NOT_IN_USE = ("AWSOrganizationsNotInUseException",)
UNIT = "AWS::Organizations::OrganizationalUnit"
ROOTS = Call("organizations:ListRoots", "Roots[]", more="NextToken", absent=NOT_IN_USE)


def contact(kind: str, name: str, told: str) -> Call:
    """One of the account's alternate contacts."""
    return Call(
        "account:GetAlternateContact",
        "AlternateContact",
        fixed={"AlternateContactType": kind},
        absent=("ResourceNotFoundException",),
        fills={f"{name}.{member}": member for member in told.split()},
    )


POLICIES = (
    "AISERVICES_OPT_OUT_POLICY",
    "BACKUP_POLICY",
    "BEDROCK_POLICY",
    "CHATBOT_POLICY",
    "DECLARATIVE_POLICY_EC2",
    "GUARDDUTY_POLICY",
    "INSPECTOR_POLICY",
    "NETWORK_SECURITY_DIRECTOR_POLICY",
    "RESOURCE_CONTROL_POLICY",
    "S3_POLICY",
    "SECURITYHUB_CSPM_POLICY",
    "SECURITYHUB_POLICY",
    "SERVICE_CONTROL_POLICY",
    "TAG_POLICY",
    "UPGRADE_ROLLOUT_POLICY",
)
"""All kinds of which it can be asked: one left out would look as if there were none."""


def policies(kind: str) -> Table:
    """An organization's policies of a kind, and what they are attached to."""
    return Table(
        "AWS::Organizations::Policy",
        Call(
            "organizations:ListPolicies",
            "Policies[]",
            fixed={"Filter": kind},
            more="NextToken",
            absent=(*NOT_IN_USE, "InvalidInputException:invalid value"),  # a partition that has no such kind
            same="Arn AwsManaged Description Id Name Type",
        ),
        (
            Call("organizations:DescribePolicy", "Policy", bound={"PolicyId": "Id"}, same="Content"),
            Call(
                "organizations:ListTargetsForPolicy",
                "Targets[].TargetId",
                bound={"PolicyId": "Id"},
                more="NextToken",
                fills={"TargetIds": "@"},
            ),
        ),
        where="global",
        id="Id",
        arn="Arn",
        name="Name",
        unique=True,
    )


def units(over: Call | None, parent: str, within: str) -> Table:
    """The units that lie directly in the organization's root, or in another unit; these are listed one by one."""
    return Table(
        UNIT,
        Call(
            "organizations:ListOrganizationalUnitsForParent",
            Via(located, "OrganizationalUnits"),
            bound={"ParentId": parent},
            more="NextToken",
            absent=NOT_IN_USE,
            same="Arn Id Name ParentId Path",
            over=over,
        ),
        where="global",
        id="Id",
        arn="Arn",
        name="Name",
        within=within,
    )


def located(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Units with what they lie in directly, the step before their own in `o-ORGANIZATION/r-ROOT/ou-OTHER/ou-UNIT/`.

    https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
    """
    return [{**unit, "ParentId": parents([unit["Path"]])[0]} for unit in found]


def parents(paths: list[str]) -> list[str]:
    """What an account lies in directly: the step before its own in `o-ORGANIZATION/r-ROOT/ou-UNIT/ACCOUNT/`.

    https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
    """
    return [path.strip("/").split("/")[-2] for path in paths]


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
    Table(
        "AWS::Organizations::Account",
        Call(
            "organizations:ListAccounts",
            "Accounts[]",
            more="NextToken",
            absent=NOT_IN_USE,
            same="Arn Email JoinedMethod JoinedTimestamp Paths State Status",
            fills={"AccountId": "Id", "AccountName": "Name", "ParentIds": Via(parents, "Paths")},
        ),
        where="global",
        id="Id",
        arn="Arn",
        name="Name",
        spent=("RoleName",),
    ),
    units(ROOTS, "Id", ""),
    units(None, "^.Id", UNIT),
    *(policies(kind) for kind in POLICIES),
)
