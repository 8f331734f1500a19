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

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.kinesisfirehose import DeliveryStream

META = Meta(
    type="AWS::KinesisFirehose::DeliveryStream",
    needs=("AWS::Kinesis::Stream",),
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


def run(stream: DeliveryStream, world: World) -> Result:
    if stream.KinesisStreamSourceConfiguration:
        source = world.resolve(stream.KinesisStreamSourceConfiguration.KinesisStreamARN, "AWS::Kinesis::Stream")
        return expect(source.StreamEncryption.EncryptionType, "what waits in the stream that it reads is not encrypted")
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
# fail: it reads a stream, in which the records wait
Resources:
  Source: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Subject:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      DeliveryStreamType: KinesisStreamAsSource
      KinesisStreamSourceConfiguration: {KinesisStreamARN: !GetAtt Source.Arn, RoleARN: role}
---
# undetermined: the stream that it reads is not here
Type: AWS::KinesisFirehose::DeliveryStream
Properties:
  DeliveryStreamType: KinesisStreamAsSource
  KinesisStreamSourceConfiguration:
    {KinesisStreamARN: "arn:aws:kinesis:eu-west-1:111122223333:stream/orders", RoleARN: role}
---
# undetermined: decided by a parameter that has no value
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamEncryptionConfigurationInput: {KeyType: !Ref Kind}}
"""
