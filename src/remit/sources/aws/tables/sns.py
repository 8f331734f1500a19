"""Amazon SNS."""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Join, Table, Via
from remit.sources.aws.transforms import last_part

TABLES = (
    Table(
        "AWS::SNS::Topic",
        Call(
            "sns:ListTopics",
            "Topics[]",
            more="NextToken",
            same="TopicArn",
            fills={"TopicName": Via(last_part(":"), "TopicArn")},
        ),
        (
            Call(
                "sns:GetTopicAttributes",
                "Attributes",
                bound={"TopicArn": "TopicArn"},
                same="ArchivePolicy ContentBasedDeduplication DisplayName FifoThroughputScope FifoTopic KmsMasterKeyId"
                " SignatureVersion TracingConfig",
                fills={"TopicPolicy.PolicyDocument": "Policy"},
            ),
            Call(
                "sns:ListSubscriptions",
                "Subscriptions[]",
                more="NextToken",
                join=Join(own="TopicArn", by="TopicArn", many=True),
                fills={"Subscription": Each("@", {"Endpoint": "Endpoint", "Protocol": "Protocol"})},
            ),
        ),
        id=Via(last_part(":"), "TopicArn"),
        arn="TopicArn",
        tags="@tagging",
        unread=(
            "Subscription.DeliveryPolicy",
            "Subscription.FilterPolicy",
            "Subscription.RawMessageDelivery",
            "Subscription.RedrivePolicy",
        ),
    ),
)
