"""Amazon Connect: instances, and where they keep what was said.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/connect_instance
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Table, Whole, given, only, within

if TYPE_CHECKING:
    from collections.abc import Mapping

STORES = {
    "kinesis_firehose_config": ("KinesisFirehoseConfig", {"firehose_arn": "FirehoseArn"}),
    "kinesis_stream_config": ("KinesisStreamConfig", {"stream_arn": "StreamArn"}),
    "kinesis_video_stream_config": (
        "KinesisVideoStreamConfig",
        {"prefix": "Prefix", "retention_period_hours": "RetentionPeriodHours"},
    ),
    "s3_config": ("S3Config", {"bucket_name": "BucketName", "bucket_prefix": "BucketPrefix"}),
}
"""The blocks that a storage may have, and what they and their attributes are called in CloudFormation."""

KEY = {"encryption_type": "EncryptionType", "key_id": "KeyId"}


def storage(told: Mapping[str, Any]) -> dict[str, Any]:
    """Where it is kept: the one block says it, with the key in a block of its own."""
    block = only(told.get("storage_config"))
    made: dict[str, Any] = {"StorageType": block.get("storage_type")}
    for name, (becomes, attributes) in STORES.items():
        store = only(block.get(name))
        if store:
            key = given(only(store.get("encryption_config")), KEY)
            made[becomes] = {**given(store, attributes), **({"EncryptionConfig": key} if key else {})}
    return made


TABLES = (
    Table(
        "aws_connect_instance",
        "AWS::Connect::Instance",
        within(
            "Attributes",
            {
                "auto_resolve_best_voices_enabled": "AutoResolveBestVoices",
                "contact_flow_logs_enabled": "ContactflowLogs",
                "contact_lens_enabled": "ContactLens",
                "early_media_enabled": "EarlyMedia",
                "inbound_calls_enabled": "InboundCalls",
                "multi_party_conference_enabled": "MultiPartyConference",
                "outbound_calls_enabled": "OutboundCalls",
            },
        ),
        ids={"arn": "Arn", "id": "Id"},
    ),
    Table(
        "aws_connect_instance_storage_config",
        "AWS::Connect::InstanceStorageConfig",
        {"instance_id": "InstanceArn"},
        whole=(Whole(("StorageType", *(becomes for becomes, _ in STORES.values())), storage, "storage_config"),),
    ),
)
