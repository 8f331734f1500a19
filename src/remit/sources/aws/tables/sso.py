"""AWS IAM Identity Center."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

OF_A_SET = {"InstanceArn": "^.InstanceArn", "PermissionSetArn": "it"}

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
    Table(
        "AWS::SSO::PermissionSet",
        Call(
            "sso-admin:ListPermissionSets",
            "PermissionSets[]",
            fixed={"MaxResults": 100},
            bound={"InstanceArn": "^.InstanceArn"},
            more="NextToken",
            fills={"InstanceArn": "^.InstanceArn", "PermissionSetArn": "it"},
        ),
        (
            Call(
                "sso-admin:DescribePermissionSet",
                "PermissionSet",
                bound=OF_A_SET,
                same="Description Name SessionDuration",
                fills={"RelayStateType": "RelayState"},
            ),
            Call(
                "sso-admin:ListManagedPoliciesInPermissionSet",
                fixed={"MaxResults": 100},
                bound=OF_A_SET,
                more="NextToken",
                fills={"ManagedPolicies": "AttachedManagedPolicies[].Arn"},
            ),
            Call("sso-admin:GetInlinePolicyForPermissionSet", bound=OF_A_SET, same="InlinePolicy"),
        ),
        within="AWS::SSO::Instance",
        id="it",
        arn="it",
    ),
)
