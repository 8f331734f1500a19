"""Delivery streams are encrypted at rest.

Why: records wait on disk until they are delivered, longer when the target is down.

Fix: set `DeliveryStreamEncryptionConfigurationInput: {KeyType: AWS_OWNED_CMK}`, or a key of your own. It takes effect
without interruption. A delivery stream that reads a Kinesis stream has the encryption of that.

Links:
- https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/datafirehose-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.kinesisfirehose import DeliveryStream

META = Meta(
    type="AWS::KinesisFirehose::DeliveryStream",
    duty="rest-encryption",
    severity="medium",
    also=(
        "DataFirehose.1",
        "config:kinesis-firehose-delivery-stream-encrypted",
        "CKV_AWS_240",
        "firehose_stream_encrypted_at_rest",
        "KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTION_RULE",
    ),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
)


def run(stream: DeliveryStream) -> Result:
    if stream.DeliveryStreamType == "KinesisStreamAsSource" or stream.KinesisStreamSourceConfiguration:
        return not_applicable("the stream that it reads encrypts the data")
    return expect(stream.DeliveryStreamEncryptionConfigurationInput.KeyType, "records that wait are not encrypted")


EXAMPLES = """
# pass: encrypted
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamEncryptionConfigurationInput: {KeyType: AWS_OWNED_CMK}}
---
# fail: not unless told to
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamName: orders}
---
# not-applicable: it reads a stream
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamType: KinesisStreamAsSource}
---
# undetermined: decided by a parameter that has no value
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamEncryptionConfigurationInput: {KeyType: !Ref Kind}}
"""
