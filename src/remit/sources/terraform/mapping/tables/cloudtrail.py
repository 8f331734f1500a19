"""AWS CloudTrail: trails and event data stores.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, negation

TABLES = (
    Table(
        "aws_cloudtrail",
        "AWS::CloudTrail::Trail",
        {
            "cloud_watch_logs_group_arn": "CloudWatchLogsLogGroupArn",
            "enable_logging": "IsLogging",
            "event_selector": Block(
                "EventSelectors", defaults={"include_management_events": True, "read_write_type": "All"}
            ),
        },
        # The page of aws_cloudtrail; CloudFormation requires IsLogging.
        defaults={"IsLogging": True, "IncludeGlobalServiceEvents": True},
        ids={"name": "Ref", "id": "Arn", "sns_topic_arn": "SnsTopicArn"},
    ),
    Table(
        "aws_cloudtrail_event_data_store",
        "AWS::CloudTrail::EventDataStore",
        {"suspend": To("IngestionEnabled", negation)},
        # The page of aws_cloudtrail_event_data_store.
        defaults={
            "BillingMode": "EXTENDABLE_RETENTION_PRICING",
            "MultiRegionEnabled": True,
            "RetentionPeriod": 2555,
            "TerminationProtectionEnabled": True,
        },
        ids={"arn": "Ref"},
    ),
)
