"""Amazon Kinesis: streams, their consumers, and who may use them.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Table, To


def encryption_type(value: Any) -> Any:
    """How a stream is encrypted. `NONE`, the default, is no encryption, for which CloudFormation has no word."""
    return None if value == "NONE" else value


TABLES = (
    Table(
        "aws_kinesis_stream",
        "AWS::Kinesis::Stream",
        {
            "encryption_type": To("StreamEncryption.EncryptionType", encryption_type),
            "kms_key_id": "StreamEncryption.KeyId",
            "retention_period": "RetentionPeriodHours",
            "shard_level_metrics": "DesiredShardLevelMetrics",
        },
        ids={"name": "Ref", "id": "Arn"},
        drop="arn enforce_consumer_deletion",
    ),
    Table(
        "aws_kinesis_stream_consumer",
        "AWS::Kinesis::StreamConsumer",
        {"name": "ConsumerName"},
        ids={"arn": "Ref", "name": "ConsumerName", "creation_timestamp": "ConsumerCreationTimestamp"},
    ),
    Table("aws_kinesis_resource_policy", "AWS::Kinesis::ResourcePolicy", {"policy": "ResourcePolicy"}),
    Table(
        "aws_kinesis_video_stream",
        "AWS::KinesisVideo::Stream",
        ids={"name": "Ref", "id": "Arn"},
    ),
)
