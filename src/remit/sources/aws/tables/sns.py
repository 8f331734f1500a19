"""Amazon SNS."""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Join, Table, Via
from remit.sources.aws.transforms import last_part

PROTOCOLS = {"Application": "application", "Firehose": "firehose", "HTTP": "http/s", "Lambda": "lambda", "SQS": "sqs"}
"""How a topic's attributes begin, and the registry's word for the protocol that they are of.

https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
"""
FEEDBACK = ("FailureFeedbackRoleArn", "SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate")


def delivery_logging(attributes: dict[str, str]) -> list[dict[str, str]] | None:
    """Where deliveries are logged, a protocol at a time; nothing when nowhere."""
    told = {
        word: {name: attributes[start + name] for name in FEEDBACK if attributes.get(start + name)}
        for start, word in PROTOCOLS.items()
    }
    logged = [
        {"Protocol": word, **given} for word, given in told.items() if any(name in given for name in FEEDBACK[:2])
    ]
    return logged or None


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
                fills={"DeliveryStatusLogging": Via(delivery_logging), "TopicPolicy.PolicyDocument": "Policy"},
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
