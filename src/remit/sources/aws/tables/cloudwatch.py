"""Amazon CloudWatch: alarms, and what CloudWatch Logs keeps and delivers."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Join, Table, Via


def own_policy(policies: list[dict[str, Any]]) -> str | None:
    """The policy of the log group itself, of which there is one at most; those of the account name no resource."""
    return next((one.get("policyDocument") for one in policies if one.get("resourceArn")), None)


# Deliveries are asked for where the global services answer as well: that is where CloudFront's are.
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
        "AWS::CloudWatch::CompositeAlarm",
        Call(
            "cloudwatch:DescribeAlarms",
            "CompositeAlarms[]",
            fixed={"MaxRecords": 100, "AlarmTypes": ["CompositeAlarm"]},
            more="NextToken",
            same="ActionsEnabled ActionsSuppressor ActionsSuppressorExtensionPeriod ActionsSuppressorWaitPeriod"
            " AlarmActions AlarmDescription AlarmName AlarmRule InsufficientDataActions OKActions",
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
            Call(
                "logs:DescribeResourcePolicies",
                fixed={"policyScope": "RESOURCE"},
                bound={"resourceArn": "logGroupArn"},
                fills={"ResourcePolicyDocument": Via(own_policy, "resourcePolicies")},
            ),
        ),
        id="logGroupName",
        arn="arn:{partition}:logs:{region}:{account}:log-group:{id}",
        name="logGroupName",
        tags="@tagging",
    ),
    Table(
        "AWS::Logs::DeliverySource",
        Call(
            "logs:DescribeDeliverySources",
            "deliverySources[]",
            fixed={"limit": 50},
            more="nextToken",
            same="Arn LogType Name ResourceArns Service",
            fills={"ResourceArn": "resourceArns[0]"},
        ),
        where="both",
        id="name",
        arn="arn",
        name="name",
        tags="tags",
    ),
    Table(
        "AWS::Logs::Delivery",
        Call(
            "logs:DescribeDeliveries",
            "deliveries[]",
            fixed={"limit": 50},
            more="nextToken",
            same="Arn DeliveryDestinationArn DeliveryDestinationType DeliverySourceName FieldDelimiter RecordFields",
            fills={
                "DeliveryId": "id",
                "S3EnableHiveCompatiblePath": "s3DeliveryConfiguration.enableHiveCompatiblePath",
                "S3SuffixPath": "s3DeliveryConfiguration.suffixPath",
            },
        ),
        where="both",
        id="id",
        arn="arn",
        tags="tags",
        unique=True,
    ),
    Table(
        "AWS::Logs::Destination",
        Call(
            "logs:DescribeDestinations",
            "destinations[]",
            fixed={"limit": 50},
            more="nextToken",
            same="Arn DestinationName RoleArn TargetArn",
            fills={"DestinationPolicy": "accessPolicy"},
        ),
        id="destinationName",
        arn="arn",
        name="destinationName",
    ),
    Table(
        "AWS::Logs::ResourcePolicy",
        Call(
            "logs:DescribeResourcePolicies",
            "resourcePolicies[]",
            fixed={"limit": 50},
            more="nextToken",
            same="PolicyDocument PolicyName",
        ),
        id="policyName",
        name="policyName",
    ),
)
