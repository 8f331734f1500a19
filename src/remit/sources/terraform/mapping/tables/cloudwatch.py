"""Amazon CloudWatch: alarms, dashboards and metric streams.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, pairs

DIMENSIONS = To("Dimensions", pairs("Name", "Value"))

QUERY = Block(
    "Metrics",
    {
        "metric": Block(
            "MetricStat",
            {
                "metric_name": "Metric.MetricName",
                "namespace": "Metric.Namespace",
                "dimensions": To("Metric.Dimensions", pairs("Name", "Value")),
            },
        )
    },
    # CloudWatch would take each for the one that the alarm watches: the page of aws_cloudwatch_metric_alarm.
    defaults={"return_data": False},
)

TABLES = (
    Table(
        "aws_cloudwatch_metric_alarm",
        "AWS::CloudWatch::Alarm",
        {"dimensions": DIMENSIONS, "metric_query": QUERY},
        ids={"alarm_name": "Ref"},
    ),
    Table(
        "aws_cloudwatch_composite_alarm",
        "AWS::CloudWatch::CompositeAlarm",
        {
            "actions_suppressor": Block(
                "",
                {
                    "alarm": "ActionsSuppressor",
                    "extension_period": "ActionsSuppressorExtensionPeriod",
                    "wait_period": "ActionsSuppressorWaitPeriod",
                },
            )
        },
        ids={"alarm_name": "Ref"},
    ),
    Table("aws_cloudwatch_dashboard", "AWS::CloudWatch::Dashboard", ids={"dashboard_name": "Ref"}),
    Table("aws_cloudwatch_metric_stream", "AWS::CloudWatch::MetricStream", ids={"name": "Ref"}, drop="name_prefix"),
    Table(
        "aws_cloudwatch_contributor_insight_rule",
        "AWS::CloudWatch::InsightRule",
        {"rule_definition": "RuleBody"},
        ids={"resource_arn": "Arn"},
    ),
)
