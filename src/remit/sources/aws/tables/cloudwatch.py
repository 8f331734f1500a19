"""Amazon CloudWatch: alarms, and the log groups of CloudWatch Logs."""

from __future__ import annotations

from remit.sources.aws.table import Call, Join, Table

TABLES = (
    Table(
        "AWS::CloudWatch::Alarm",
        Call(
            "cloudwatch:DescribeAlarms",
            "MetricAlarms[]",
            fixed={"MaxRecords": 100, "AlarmTypes": ["MetricAlarm"]},
            more="NextToken",
            same="ActionsEnabled AlarmActions AlarmDescription AlarmName ComparisonOperator DatapointsToAlarm"
            " Dimensions EvaluateLowSampleCountPercentile EvaluationPeriods ExtendedStatistic InsufficientDataActions"
            " MetricName Metrics Namespace OKActions Period Statistic Threshold ThresholdMetricId TreatMissingData"
            " Unit",
            fills={"Arn": "AlarmArn"},
        ),
        id="AlarmName",
        arn="AlarmArn",
        name="AlarmName",
        tags="@tagging",
    ),
    Table(
        "AWS::Logs::LogGroup",
        Call(
            "logs:DescribeLogGroups",
            "logGroups[]",
            fixed={"limit": 50},
            more="nextToken",
            same="Arn BearerTokenAuthenticationEnabled DeletionProtectionEnabled KmsKeyId LogGroupClass LogGroupName"
            " RetentionInDays",
        ),
        (
            Call(
                "logs:DescribeMetricFilters",
                "metricFilters[]",
                fixed={"limit": 50},
                more="nextToken",
                join=Join(own="logGroupName", by="logGroupName", many=True),
                fills={"MetricFilters": "@"},
            ),
        ),
        id="logGroupName",
        arn="arn:{partition}:logs:{region}:{account}:log-group:{id}",
        name="logGroupName",
        tags="@tagging",
    ),
)
