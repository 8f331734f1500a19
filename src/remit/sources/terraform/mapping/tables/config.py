"""AWS Config: the recorder, where it delivers to, rules and packs of rules.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_recorder
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To, mapped, within

if TYPE_CHECKING:
    from collections.abc import Mapping

PARAMETERS = Block(
    "ConformancePackInputParameters", {"parameter_name": "ParameterName", "parameter_value": "ParameterValue"}
)

REGIONS = {"all_regions": "AllAwsRegions", "regions": "AwsRegions"}


def handed(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a remediation hands to its document: the resource's id, or values."""
    if told.get("resource_value"):
        return {"ResourceValue": {"Value": told["resource_value"]}}
    values = [told["static_value"]] if told.get("static_value") else told.get("static_values")
    return {"StaticValue": {"Values": values}}


def organization_rule(name: str, metadata: str, attributes: Mapping[str, str], drop: str = "") -> Table:
    """A rule for all accounts of an organization, of one of three kinds."""
    plain = "description input_parameters resource_id_scope resource_types_scope tag_key_scope tag_value_scope"
    own = {each: "".join(part.capitalize() for part in each.split("_")) for each in plain.split()}
    entries = within(metadata, {**own, **attributes})
    return Table(
        f"aws_config_organization_{name}",
        "AWS::Config::OrganizationConfigRule",
        {"name": "OrganizationConfigRuleName", **entries},
        ids={"name": "Ref", "arn": "OrganizationConfigRuleArn"},
        drop=drop,
    )


TABLES = (
    Table(
        "aws_config_configuration_recorder",
        "AWS::Config::ConfigurationRecorder",
        # All types are recorded unless told otherwise, and nothing is before `_status` starts it: the page of
        # aws_config_configuration_recorder.
        defaults={"Name": "default", "RecordingGroup.AllSupported": True, "StartedOnCreate": False},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_config_configuration_recorder_status",
        attributes={"is_enabled": "Status.Recording"},
        parents=("AWS::Config::ConfigurationRecorder",),
        by="name",
    ),
    Table(
        "aws_config_delivery_channel",
        "AWS::Config::DeliveryChannel",
        {"snapshot_delivery_properties": "ConfigSnapshotDeliveryProperties"},
        defaults={"Name": "default"},  # the page of aws_config_delivery_channel
        ids={"name": "Ref"},
    ),
    Table(
        "aws_config_config_rule",
        "AWS::Config::ConfigRule",
        ids={"name": "Ref", "rule_id": "ConfigRuleId"},
        drop="tags",
    ),
    Table(
        "aws_config_configuration_aggregator",
        "AWS::Config::ConfigurationAggregator",
        {
            "account_aggregation_source": Block("AccountAggregationSources", REGIONS),
            "organization_aggregation_source": Block("OrganizationAggregationSource", REGIONS),
        },
        ids={"name": "Ref", "arn": "ConfigurationAggregatorArn"},
    ),
    Table(
        "aws_config_aggregate_authorization",
        "AWS::Config::AggregationAuthorization",
        {"account_id": "AuthorizedAccountId"},
        ids={"arn": "AggregationAuthorizationArn"},
    ),
    Table(
        "aws_config_conformance_pack",
        "AWS::Config::ConformancePack",
        {"input_parameter": PARAMETERS},
        ids={"name": "Ref", "arn": "ConformancePackArn"},
    ),
    Table(
        "aws_config_organization_conformance_pack",
        "AWS::Config::OrganizationConformancePack",
        {"input_parameter": PARAMETERS},
        ids={"name": "Ref", "arn": "OrganizationConformancePackArn"},
    ),
    organization_rule(
        "managed_rule",
        "OrganizationManagedRuleMetadata",
        {"rule_identifier": "RuleIdentifier", "maximum_execution_frequency": "MaximumExecutionFrequency"},
    ),
    organization_rule(
        "custom_rule",
        "OrganizationCustomRuleMetadata",
        {
            "lambda_function_arn": "LambdaFunctionArn",
            "maximum_execution_frequency": "MaximumExecutionFrequency",
            "trigger_types": "OrganizationConfigRuleTriggerTypes",
        },
    ),
    organization_rule(
        "custom_policy_rule",
        "OrganizationCustomPolicyRuleMetadata",
        {
            "debug_log_delivery_accounts": "DebugLogDeliveryAccounts",
            "policy_runtime": "Runtime",
            "policy_text": "PolicyText",
            "trigger_types": "OrganizationConfigRuleTriggerTypes",
        },
        drop="maximum_execution_frequency",
    ),
    Table(
        "aws_config_remediation_configuration",
        "AWS::Config::RemediationConfiguration",
        {"parameter": To("Parameters", mapped("name", handed))},
    ),
)
