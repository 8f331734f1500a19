"""What proves AWS's half: the reports and agreements that AWS Artifact lists. Metadata only, never a report itself."""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Table

REPORT = {
    "Id": "id",
    "Arn": "arn",
    "Name": "name",
    "Version": "version",
    "Series": "series",
    "Category": "category",
    "CompanyName": "companyName",
    "ProductName": "productName",
    "State": "state",
    "PeriodStart": "periodStart",
    "PeriodEnd": "periodEnd",
}
AGREEMENT = {
    "Id": "id",
    "Name": "name",
    "State": "state",
    "EffectiveStart": "effectiveStart",
    "EffectiveEnd": "effectiveEnd",
}

TABLES = (
    Table(
        "Remit::Account::Artifact",
        None,
        (
            Call("artifact:ListReports", more="nextToken", fills={"Reports": Each("reports", REPORT)}),
            Call(
                "artifact:ListCustomerAgreements",
                more="nextToken",
                fills={"Agreements": Each("customerAgreements", AGREEMENT)},
            ),
        ),
        where="global",
        id="@account",
    ),
)
