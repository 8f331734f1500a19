"""AWS IAM Identity Center."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::SSO::Instance",
        Call(
            "sso-admin:ListInstances",
            "Instances[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="IdentityStoreId InstanceArn Name OwnerAccountId Status",
        ),
        id="InstanceArn",
        arn="InstanceArn",
        name="Name",
        unique=True,
    ),
)
