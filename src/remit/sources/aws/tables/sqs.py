"""Amazon SQS."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table, Via
from remit.sources.aws.transforms import last_part

TABLES = (
    Table(
        "AWS::SQS::Queue",
        Call(
            "sqs:ListQueues",
            "QueueUrls[]",
            fixed={"MaxResults": 1000},  # without it SQS tells of no second page
            more="NextToken",
            fills={"QueueName": Via(last_part(), "it"), "QueueUrl": "it"},
        ),
        (
            Call(
                "sqs:GetQueueAttributes",
                "Attributes",
                fixed={"AttributeNames": ["All"]},
                bound={"QueueUrl": "it"},
                same="ContentBasedDeduplication DeduplicationScope DelaySeconds FifoQueue FifoThroughputLimit"
                " KmsDataKeyReusePeriodSeconds KmsMasterKeyId MaximumMessageSize MessageRetentionPeriod"
                " ReceiveMessageWaitTimeSeconds RedriveAllowPolicy RedrivePolicy SqsManagedSseEnabled"
                " VisibilityTimeout",
                fills={"Arn": "QueueArn", "QueuePolicy.PolicyDocument": "Policy"},
            ),
        ),
        id=Via(last_part(), "it"),
        arn="arn:{partition}:sqs:{region}:{account}:{id}",
        name="@id",
        tags="@tagging",
    ),
)
