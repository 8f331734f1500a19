"""Recordings of a contact center are encrypted with a key of the customer.

Why: recordings and transcripts hold what callers say about themselves. With a key of your own, listening takes a
second permission.

Fix: set `EncryptionConfig` with `EncryptionType: KMS` and a `KeyId` of your own. It holds for recordings from then
on; requests are billed.

Links:
- https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key, not_applicable

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.connect import InstanceStorageConfig

META = Meta(
    type="AWS::Connect::InstanceStorageConfig",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="medium",
    controls=("SC-12", "SC-28(1)"),
)


MEMBERS = {
    "s3": {"storage": "S3Config", "also": ("CKV_AWS_270",)},
    "kinesis-video": {"storage": "KinesisVideoStreamConfig", "also": ("CKV_AWS_269",)},
}


def run(config: InstanceStorageConfig, world: World, member: dict[str, Any]) -> Result:
    storage = config[member["storage"]]
    if not storage:
        return not_applicable("it stores elsewhere")
    key = storage.EncryptionConfig.KeyId
    return expect(is_own_key(key, config, world), "no key of your own protects what is stored")


EXAMPLES = """
# pass[s3]: a key of the account
Type: AWS::Connect::InstanceStorageConfig
Properties:
  ResourceType: CALL_RECORDINGS
  StorageType: S3
  S3Config: {BucketName: calls, BucketPrefix: all, EncryptionConfig: {EncryptionType: KMS, KeyId: key}}
---
# fail[s3]: the bucket's
Type: AWS::Connect::InstanceStorageConfig
Properties: {ResourceType: CALL_RECORDINGS, StorageType: S3, S3Config: {BucketName: calls, BucketPrefix: all}}
---
# fail[kinesis-video]: AWS's
Type: AWS::Connect::InstanceStorageConfig
Properties:
  ResourceType: MEDIA_STREAMS
  StorageType: KINESIS_VIDEO_STREAM
  KinesisVideoStreamConfig:
    {Prefix: all, RetentionPeriodHours: 3, EncryptionConfig: {EncryptionType: KMS, KeyId: alias/aws/kinesisvideo}}
---
# undetermined[s3]: a parameter that may be empty
Type: AWS::Connect::InstanceStorageConfig
Properties:
  ResourceType: CALL_RECORDINGS
  StorageType: S3
  S3Config: {BucketName: calls, BucketPrefix: all, EncryptionConfig: {EncryptionType: KMS, KeyId: !Ref Key}}
---
# not-applicable[kinesis-video]: a bucket
Type: AWS::Connect::InstanceStorageConfig
Properties: {ResourceType: CALL_RECORDINGS, StorageType: S3, S3Config: {BucketName: calls, BucketPrefix: all}}
"""
