"""AWS Organizations, AWS Control Tower and AWS Firewall Manager.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_organization
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, listed

TABLES = (
    Table(
        "aws_organizations_organization",
        "AWS::Organizations::Organization",
        # Which services and types of policy are switched on has no word in CloudFormation.
        drop="aws_service_access_principals enabled_policy_types return_organization_only",
        ids={
            "master_account_arn": "ManagementAccountArn",
            "master_account_id": "ManagementAccountId",
            "master_account_email": "ManagementAccountEmail",
        },
    ),
    Table(
        "aws_organizations_account",
        "AWS::Organizations::Account",
        {"parent_id": To("ParentIds", listed)},
        drop="close_on_deletion create_govcloud iam_user_access_to_billing",
    ),
    Table("aws_organizations_organizational_unit", "AWS::Organizations::OrganizationalUnit"),
    Table(
        "aws_organizations_policy",
        "AWS::Organizations::Policy",
        # The page of aws_organizations_policy; CloudFormation requires it.
        defaults={"Type": "SERVICE_CONTROL_POLICY"},
        drop="skip_destroy",
    ),
    Table(
        "aws_organizations_policy_attachment",
        attributes={"target_id": "TargetIds"},
        drop="skip_destroy",
        parents=("AWS::Organizations::Policy",),
        by="policy_id",
    ),
    Table("aws_organizations_resource_policy", "AWS::Organizations::ResourcePolicy"),
    Table(
        "aws_controltower_landing_zone",
        "AWS::ControlTower::LandingZone",
        {"manifest_json": "Manifest"},
        ids={"arn": "Arn"},
    ),
    Table("aws_controltower_control", "AWS::ControlTower::EnabledControl"),
    Table("aws_controltower_baseline", "AWS::ControlTower::EnabledBaseline"),
    Table(
        "aws_fms_policy",
        "AWS::FMS::Policy",
        {"security_service_policy_data": Block("SecurityServicePolicyData", drop="policy_option")},
        drop="delete_unused_fm_managed_resources",
    ),
)
