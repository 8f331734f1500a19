"""AWS Security Hub and Amazon Detective: switching them on, and what they look at.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_account
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

TABLES = (
    Table(
        "aws_securityhub_account",
        "AWS::SecurityHub::Hub",
        # The page of aws_securityhub_account.
        defaults={"EnableDefaultStandards": True, "AutoEnableControls": True},
        ids={"arn": "ARN"},
    ),
    Table("aws_securityhub_account_v2", "AWS::SecurityHub::HubV2"),
    Table("aws_securityhub_standards_subscription", "AWS::SecurityHub::Standard"),
    Table("aws_securityhub_product_subscription", "AWS::SecurityHub::ProductSubscription", ids={"arn": "Ref"}),
    Table(
        "aws_securityhub_finding_aggregator",
        "AWS::SecurityHub::FindingAggregator",
        {"linking_mode": "RegionLinkingMode", "specified_regions": "Regions"},
    ),
    Table(
        "aws_securityhub_organization_configuration",
        "AWS::SecurityHub::OrganizationConfiguration",
        {"organization_configuration": Block("", {"configuration_type": "ConfigurationType"})},
        # The page of aws_securityhub_organization_configuration.
        defaults={"AutoEnableStandards": "DEFAULT"},
    ),
    Table("aws_detective_graph", "AWS::Detective::Graph", ids={"graph_arn": "Ref", "id": "Ref"}),
    Table(
        "aws_detective_member",
        "AWS::Detective::MemberInvitation",
        {"account_id": "MemberId", "email_address": "MemberEmailAddress"},
    ),
    Table("aws_detective_organization_admin_account", "AWS::Detective::OrganizationAdmin"),
    Table(
        "aws_securityhub_organization_admin_account",
        "AWS::SecurityHub::DelegatedAdmin",
        {"admin_account_id": "AdminAccountId"},
    ),
)
