"""AWS Identity and Access Management.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role and its neighbours.
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Block, Each, Item, Table, To, listed

ROLE, USER, GROUP = "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"

INLINE = {"name": "PolicyName", "policy": "PolicyDocument"}


def managed(holder: str, type_name: str) -> Table:
    """The table of a type that attaches a managed policy to a role, user or group."""
    return Table(
        f"aws_iam_{holder}_policy_attachment",
        attributes={"policy_arn": Item("ManagedPolicyArns", _same)},
        parents=(type_name,),
        by=holder,
    )


def managed_all(holder: str, type_name: str) -> Table:
    """The table of a type that says which managed policies a role, user or group has, and that there are no others."""
    return Table(
        f"aws_iam_{holder}_policy_attachments_exclusive",
        attributes={"policy_arns": Each("ManagedPolicyArns", _same)},
        parents=(type_name,),
        by=f"{holder}_name",
    )


def inline(holder: str, key: str, type_name: str) -> Table:
    """The table of a type that is an inline policy of a role, user or group."""
    return Table(f"aws_iam_{holder}_policy", type_name, {**INLINE, holder: key}, drop="name_prefix")


def _same(value: Any) -> Any:
    return value


TABLES = (
    Table(
        "aws_iam_role",
        ROLE,
        {
            "assume_role_policy": "AssumeRolePolicyDocument",
            "inline_policy": Block("Policies", INLINE),
        },
        ids={"name": "Ref", "unique_id": "RoleId"},
        drop="force_detach_policies name_prefix",
    ),
    inline("role", "RoleName", "AWS::IAM::RolePolicy"),
    inline("user", "UserName", "AWS::IAM::UserPolicy"),
    inline("group", "GroupName", "AWS::IAM::GroupPolicy"),
    managed("role", ROLE),
    managed("user", USER),
    managed("group", GROUP),
    managed_all("role", ROLE),
    managed_all("user", USER),
    managed_all("group", GROUP),
    Table(
        "aws_iam_policy",
        "AWS::IAM::ManagedPolicy",
        {"policy": "PolicyDocument"},
        ids={"arn": "Ref"},
        drop="delay_after_policy_creation_in_ms name_prefix tags",
    ),
    Table(
        "aws_iam_policy_attachment",
        attributes={"policy_arn": Item("ManagedPolicyArns", _same)},
        drop="name",
        parents=(ROLE, USER, GROUP),
        by="roles users groups",
    ),
    Table("aws_iam_user", USER, ids={"name": "Ref"}, drop="force_destroy"),
    Table(
        "aws_iam_user_login_profile",
        attributes={"password_reset_required": "LoginProfile.PasswordResetRequired"},
        # The page of aws_iam_user_login_profile. That there is a profile is what counts.
        defaults={"LoginProfile.PasswordResetRequired": False},
        drop="password_length pgp_key",
        parents=(USER,),
        by="user",
    ),
    Table("aws_iam_user_group_membership", parents=(USER,), by="user"),
    Table("aws_iam_group", GROUP, ids={"name": "Ref"}),
    Table("aws_iam_group_membership", "AWS::IAM::UserToGroupAddition", {"group": "GroupName"}, drop="name"),
    Table(
        "aws_iam_access_key",
        "AWS::IAM::AccessKey",
        {"user": "UserName"},
        ids={"secret": "SecretAccessKey"},
        drop="pgp_key",
    ),
    Table(
        "aws_iam_instance_profile",
        "AWS::IAM::InstanceProfile",
        {"role": To("Roles", listed)},
        ids={"name": "Ref"},
        drop="name_prefix tags",
    ),
    Table(
        "aws_iam_account_password_policy",
        "Remit::IAM::AccountPasswordPolicy",
        # What the API takes when nothing is said:
        # https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
        # and, for the first, the page of aws_iam_account_password_policy.
        defaults={
            "AllowUsersToChangePassword": True,
            "HardExpiry": False,
            "MaxPasswordAge": 0,
            "MinimumPasswordLength": 6,
            "PasswordReusePrevention": 0,
            "RequireLowercaseCharacters": False,
            "RequireNumbers": False,
            "RequireSymbols": False,
            "RequireUppercaseCharacters": False,
        },
    ),
    Table("aws_iam_openid_connect_provider", "AWS::IAM::OIDCProvider"),
    Table("aws_iam_saml_provider", "AWS::IAM::SAMLProvider"),
    Table(
        "aws_iam_server_certificate",
        "AWS::IAM::ServerCertificate",
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table("aws_iam_service_linked_role", "AWS::IAM::ServiceLinkedRole", ids={"name": "Ref"}, drop="tags"),
    Table("aws_iam_virtual_mfa_device", "AWS::IAM::VirtualMFADevice", ids={"arn": "Ref"}),
)
