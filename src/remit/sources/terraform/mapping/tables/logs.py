"""Amazon CloudWatch Logs: log groups, what is read out of them, and where they are delivered.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Block, Table, To, listed

GROUP = ("AWS::Logs::LogGroup",)


def retention(days: Any) -> Any:
    """Days for which events are kept. Zero is for ever: nothing is set."""
    return days or None


TABLES = (
    Table(
        "aws_cloudwatch_log_group",
        "AWS::Logs::LogGroup",
        {"retention_in_days": To("RetentionInDays", retention)},
        ids={"name": "Ref"},
        drop="name_prefix skip_destroy",
    ),
    Table(
        "aws_cloudwatch_log_metric_filter",
        "AWS::Logs::MetricFilter",
        {
            "name": "FilterName",
            "pattern": "FilterPattern",
            "metric_transformation": Block(
                "MetricTransformations",
                {"name": "MetricName", "namespace": "MetricNamespace", "value": "MetricValue"},
            ),
        },
    ),
    Table("aws_cloudwatch_log_subscription_filter", "AWS::Logs::SubscriptionFilter", {"name": "FilterName"}),
    # A policy of one resource stands at the resource in CloudFormation, at the account in Terraform.
    Table("aws_cloudwatch_log_resource_policy", "AWS::Logs::ResourcePolicy", drop="resource_arn"),
    Table(
        "aws_cloudwatch_log_data_protection_policy",
        attributes={"policy_document": "DataProtectionPolicy"},
        parents=GROUP,
        by="log_group_name",
    ),
    Table(
        "aws_cloudwatch_log_index_policy",
        attributes={"policy_document": To("FieldIndexPolicies", listed)},
        parents=GROUP,
        by="log_group_name",
    ),
    Table("aws_cloudwatch_log_account_policy", "AWS::Logs::AccountPolicy"),
    Table(
        "aws_cloudwatch_log_anomaly_detector",
        "AWS::Logs::LogAnomalyDetector",
        ids={"arn": "Ref"},
        drop="enabled tags",
    ),
    Table(
        "aws_cloudwatch_log_delivery",
        "AWS::Logs::Delivery",
        {
            "s3_delivery_configuration": Block(
                "", {"suffix_path": "S3SuffixPath", "enable_hive_compatible_path": "S3EnableHiveCompatiblePath"}
            )
        },
        ids={"id": "DeliveryId"},
    ),
    Table(
        "aws_cloudwatch_log_delivery_destination",
        "AWS::Logs::DeliveryDestination",
        {"delivery_destination_configuration": Block("", {"destination_resource_arn": "DestinationResourceArn"})},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_cloudwatch_log_delivery_destination_policy",
        attributes={"delivery_destination_policy": "DeliveryDestinationPolicy.DeliveryDestinationPolicy"},
        parents=("AWS::Logs::DeliveryDestination",),
        by="delivery_destination_name",
    ),
    Table("aws_cloudwatch_log_delivery_source", "AWS::Logs::DeliverySource", ids={"name": "Ref"}),
    Table("aws_cloudwatch_log_destination", "AWS::Logs::Destination", ids={"name": "Ref"}),
    Table(
        "aws_cloudwatch_log_destination_policy",
        attributes={"access_policy": "DestinationPolicy"},
        drop="force_update",
        parents=("AWS::Logs::Destination",),
        by="destination_name",
    ),
    Table("aws_cloudwatch_log_stream", "AWS::Logs::LogStream", ids={"name": "Ref"}),
    Table("aws_cloudwatch_log_storage_tier_policy", "AWS::Logs::StorageTierPolicy"),
    Table("aws_cloudwatch_query_definition", "AWS::Logs::QueryDefinition", ids={"query_definition_id": "Ref"}),
)
