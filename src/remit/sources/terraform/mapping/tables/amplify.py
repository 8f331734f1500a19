"""AWS Amplify: apps, their branches and domains.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/amplify_app
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.terraform.mapping.table import Block, Table, To, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec

VARIABLES = To("EnvironmentVariables", pairs("Name", "Value"))

BRANCHES: Mapping[str, Spec] = {
    "enable_basic_auth": "BasicAuthConfig.EnableBasicAuth",
    "environment_variables": VARIABLES,
}

TABLES = (
    Table(
        "aws_amplify_app",
        "AWS::Amplify::App",
        {
            "auto_branch_creation_config": Block(
                "AutoBranchCreationConfig",
                BRANCHES,
                # Passwords and tokens are no part of an inventory, here and below.
                drop="basic_auth_credentials",
            ),
            "auto_branch_creation_patterns": "AutoBranchCreationConfig.AutoBranchCreationPatterns",
            "enable_auto_branch_creation": "AutoBranchCreationConfig.EnableAutoBranchCreation",
            "enable_basic_auth": "BasicAuthConfig.EnableBasicAuth",
            "environment_variables": VARIABLES,
            "iam_service_role_arn": "IAMServiceRole",
        },
        ids={"id": "AppId", "arn": "Arn"},
        drop="access_token basic_auth_credentials enable_branch_auto_build oauth_token",
    ),
    Table(
        "aws_amplify_branch",
        "AWS::Amplify::Branch",
        BRANCHES,
        ids={"branch_name": "BranchName"},
        drop="backend_environment_arn basic_auth_credentials display_name enable_notification ttl",
    ),
    Table(
        "aws_amplify_domain_association",
        "AWS::Amplify::Domain",
        {
            "certificate_settings": Block("CertificateSettings", {"type": "CertificateType"}),
            "sub_domain": "SubDomainSettings",
        },
        drop="wait_for_verification",
    ),
)
