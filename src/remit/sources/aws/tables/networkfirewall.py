"""AWS Network Firewall."""

from __future__ import annotations

from remit.sources.aws.table import TAGS, Call, Each, Table
from remit.sources.aws.transforms import names

ALL = {"MaxResults": 100}

TABLES = (
    Table(
        "AWS::NetworkFirewall::Firewall",
        Call(
            "network-firewall:ListFirewalls",
            "Firewalls[]",
            fixed=ALL,
            more="NextToken",
            fills={"FirewallArn": "FirewallArn"},
        ),
        (
            Call(
                "network-firewall:DescribeFirewall",
                "Firewall",
                bound={"FirewallArn": "FirewallArn"},
                same="AvailabilityZoneChangeProtection AvailabilityZoneMappings DeleteProtection"
                " Description EnabledAnalysisTypes FirewallId FirewallName FirewallPolicyArn"
                " FirewallPolicyChangeProtection NumberOfAssociations ProxySettings"
                " SubnetChangeProtection SubnetMappings TransitGatewayId VpcEndpoint VpcId",
                fills={TAGS: "Tags"},
            ),
            Call(
                "network-firewall:DescribeLoggingConfiguration",
                "LoggingConfiguration",
                bound={"FirewallArn": "FirewallArn"},
                fills={
                    "LoggingConfiguration.LogDestinationConfigs": Each(
                        "LogDestinationConfigs",
                        {
                            "LogDestination": "LogDestination",
                            "LogDestinationType": "LogDestinationType",
                            "LogType": "LogType",
                        },
                    )
                },
            ),
        ),
        id="FirewallName",
        arn="FirewallArn",
        name="FirewallName",
        tags="@told",
    ),
    Table(
        "AWS::NetworkFirewall::FirewallPolicy",
        Call(
            "network-firewall:ListFirewallPolicies",
            "FirewallPolicies[]",
            fixed=ALL,
            more="NextToken",
            fills={"FirewallPolicyArn": "Arn", "FirewallPolicyName": "Name"},
        ),
        (
            Call(
                "network-firewall:DescribeFirewallPolicy",
                bound={"FirewallPolicyArn": "Arn"},
                same="FirewallPolicy",
                fills={
                    **names("FirewallPolicyResponse", "Description FirewallPolicyId"),
                    TAGS: "FirewallPolicyResponse.Tags",
                },
            ),
        ),
        id="Name",
        arn="Arn",
        name="Name",
        tags="@told",
    ),
    Table(
        "AWS::NetworkFirewall::RuleGroup",
        Call(
            "network-firewall:ListRuleGroups",
            "RuleGroups[]",
            fixed=ALL,
            more="NextToken",
            fills={"RuleGroupArn": "Arn", "RuleGroupName": "Name"},
        ),
        (
            Call(
                "network-firewall:DescribeRuleGroup",
                bound={"RuleGroupArn": "Arn"},
                same="RuleGroup",
                fills={
                    **names("RuleGroupResponse", "Capacity Description RuleGroupId SummaryConfiguration Type"),
                    TAGS: "RuleGroupResponse.Tags",
                },
            ),
        ),
        id="Name",
        arn="Arn",
        name="Name",
        tags="@told",
    ),
)
