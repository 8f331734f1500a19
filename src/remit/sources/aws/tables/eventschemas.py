"""Amazon EventBridge's schema registries; AWS's own are left out."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

NAMED = {"RegistryName": "RegistryName"}

TABLES = (
    Table(
        "AWS::EventSchemas::Registry",
        Call(
            "schemas:ListRegistries",
            "Registries[]",
            fixed={"Scope": "LOCAL", "Limit": 100},
            more="NextToken",
            same="RegistryArn RegistryName",
        ),
        (
            Call("schemas:DescribeRegistry", bound=NAMED, same="Description"),
            Call(
                "schemas:GetResourcePolicy",
                bound=NAMED,
                absent=("NotFoundException",),
                fills={"RegistryPolicy.Policy": "Policy", "RegistryPolicy.RevisionId": "RevisionId"},
            ),
        ),
        id="RegistryName",
        arn="RegistryArn",
        name="RegistryName",
        tags="Tags",
    ),
)
