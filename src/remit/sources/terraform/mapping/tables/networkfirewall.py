"""AWS Network Firewall.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Undetermined
from remit.sources.terraform.evaluation.values import OpenList
from remit.sources.terraform.mapping.table import Block, Table, To, only

if TYPE_CHECKING:
    from collections.abc import Callable


def sets(block: str, attribute: str = "definition", name: str = "Definition") -> Callable[[Any], dict[str, Any]]:
    """For named sets of addresses or ports, which CloudFormation has as a map by their names."""

    def change(told: Any) -> dict[str, Any]:
        if isinstance(told, OpenList):
            raise Undetermined(told.cause)
        return {each["key"]: {name: only(each.get(block)).get(attribute)} for each in told}

    return change


POLICY = Block(
    "FirewallPolicy",
    {"policy_variables": Block("PolicyVariables", {"rule_variables": To("RuleVariables", sets("ip_set"))})},
)

RULES = Block(
    "RuleGroup",
    {
        "reference_sets": Block(
            "ReferenceSets",
            {"ip_set_references": To("IPSetReferences", sets("ip_set_reference", "reference_arn", "ReferenceArn"))},
        ),
        "rule_variables": Block(
            "RuleVariables", {"ip_sets": To("IPSets", sets("ip_set")), "port_sets": To("PortSets", sets("port_set"))}
        ),
    },
)

TABLES = (
    Table(
        "aws_networkfirewall_firewall",
        "AWS::NetworkFirewall::Firewall",
        {
            "availability_zone_mapping": Block(
                "AvailabilityZoneMappings", {"availability_zone_id": "AvailabilityZone"}
            ),
        },
        ids={"arn": "Ref"},
        drop="encryption_configuration",
    ),
    Table(
        "aws_networkfirewall_firewall_policy",
        "AWS::NetworkFirewall::FirewallPolicy",
        {"firewall_policy": POLICY},
        ids={"arn": "Ref"},
        drop="encryption_configuration",
    ),
    Table(
        "aws_networkfirewall_rule_group",
        "AWS::NetworkFirewall::RuleGroup",
        {"rule_group": RULES, "rules": "RuleGroup.RulesSource.RulesString"},
        ids={"arn": "Ref"},
        drop="encryption_configuration",
    ),
    Table("aws_networkfirewall_logging_configuration", "AWS::NetworkFirewall::LoggingConfiguration"),
    Table(
        "aws_networkfirewall_tls_inspection_configuration",
        "AWS::NetworkFirewall::TLSInspectionConfiguration",
        ids={"arn": "Ref"},
        drop="encryption_configuration",
    ),
    Table(
        "aws_networkfirewall_vpc_endpoint_association",
        "AWS::NetworkFirewall::VpcEndpointAssociation",
        ids={"vpc_endpoint_association_arn": "Ref"},
    ),
)
