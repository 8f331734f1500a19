"""AWS IAM Identity Center: permission sets, who has them where, and applications.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssoadmin_permission_set
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Each, Table, members, only

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec


def part(name: str, attributes: Mapping[str, Spec]) -> Table:
    """The table of a type that gives a permission set something."""
    return Table(
        f"aws_ssoadmin_{name}",
        attributes=attributes,
        drop="instance_arn",
        parents=("AWS::SSO::PermissionSet",),
        by="permission_set_arn",
    )


def attribute(told: Mapping[str, Any]) -> dict[str, Any]:
    """An attribute of users by which access is decided, and where its value comes from."""
    return {"Key": told.get("key"), "Value": {"Source": members(only(told.get("value")).get("source"))}}


TABLES = (
    Table(
        "aws_ssoadmin_permission_set",
        "AWS::SSO::PermissionSet",
        {"relay_state": "RelayStateType"},
        ids={"arn": "PermissionSetArn", "id": "PermissionSetArn"},
    ),
    part("managed_policy_attachment", {"managed_policy_arn": "ManagedPolicies"}),
    part("managed_policy_attachments_exclusive", {"managed_policy_arns": "ManagedPolicies"}),
    part(
        "customer_managed_policy_attachment",
        {"customer_managed_policy_reference": "CustomerManagedPolicyReferences"},
    ),
    part("permission_set_inline_policy", {"inline_policy": "InlinePolicy"}),
    part("permissions_boundary_attachment", {"permissions_boundary": "PermissionsBoundary"}),
    Table("aws_ssoadmin_account_assignment", "AWS::SSO::Assignment"),
    Table(
        "aws_ssoadmin_application",
        "AWS::SSO::Application",
        ids={"arn": "ApplicationArn", "application_arn": "ApplicationArn", "id": "ApplicationArn"},
        drop="client_token",
    ),
    Table("aws_ssoadmin_application_assignment", "AWS::SSO::ApplicationAssignment"),
    Table(
        "aws_ssoadmin_instance_access_control_attributes",
        "AWS::SSO::InstanceAccessControlAttributeConfiguration",
        {"attribute": Each("AccessControlAttributes", attribute)},
    ),
)
