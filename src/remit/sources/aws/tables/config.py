"""AWS Config: what is recorded, whether it is, and where it goes."""

from __future__ import annotations

from remit.sources.aws.table import Call, Join, Table

TABLES = (
    Table(
        "AWS::Config::ConfigurationRecorder",
        Call(
            "config:DescribeConfigurationRecorders",
            "ConfigurationRecorders[]",
            same="Name RecordingGroup RecordingMode RoleARN",
            fills={"ResourceARN": "arn"},
        ),
        (
            Call(
                "config:DescribeConfigurationRecorderStatus",
                "ConfigurationRecordersStatus[]",
                join=Join(own="name", by="name"),
                fills={
                    "Status.Recording": "recording",
                    "Status.LastStatus": "lastStatus",
                    "Status.LastErrorCode": "lastErrorCode",
                },
            ),
        ),
        id="name",
        arn="arn",
        name="name",
    ),
    Table(
        "AWS::Config::DeliveryChannel",
        Call(
            "config:DescribeDeliveryChannels",
            "DeliveryChannels[]",
            same="ConfigSnapshotDeliveryProperties Name S3BucketName S3KeyPrefix S3KmsKeyArn SnsTopicARN",
        ),
        id="name",
        name="name",
    ),
    Table(
        "AWS::Config::ConfigurationAggregator",
        Call(
            "config:DescribeConfigurationAggregators",
            "ConfigurationAggregators[]",
            fixed={"Limit": 100},
            more="NextToken",
            same="AccountAggregationSources ConfigurationAggregatorArn ConfigurationAggregatorName"
            " OrganizationAggregationSource",
        ),
        id="ConfigurationAggregatorName",
        arn="ConfigurationAggregatorArn",
        name="ConfigurationAggregatorName",
        tags="@tagging",
    ),
)
