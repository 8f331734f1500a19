"""Amazon SQS: queues, who may use them, and where messages go that nobody could handle.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table, To, listed

QUEUE = ("AWS::SQS::Queue",)

TABLES = (
    Table(
        "aws_sqs_queue",
        "AWS::SQS::Queue",
        {
            "max_message_size": "MaximumMessageSize",
            "message_retention_seconds": "MessageRetentionPeriod",
            "policy": "QueuePolicy.PolicyDocument",
            "receive_wait_time_seconds": "ReceiveMessageWaitTimeSeconds",
            "visibility_timeout_seconds": "VisibilityTimeout",
        },
        ids={"url": "Ref", "name": "QueueName"},
        drop="name_prefix",
    ),
    Table(
        "aws_sqs_queue_policy",
        "AWS::SQS::QueuePolicy",
        {"queue_url": To("Queues", listed), "policy": "PolicyDocument"},
    ),
    Table("aws_sqs_queue_redrive_policy", parents=QUEUE, by="queue_url"),
    Table("aws_sqs_queue_redrive_allow_policy", parents=QUEUE, by="queue_url"),
)
