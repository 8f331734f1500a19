"""Delivery streams are encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `KeyType: CUSTOMER_MANAGED_CMK` and `KeyARN`. It takes effect without interruption; key and requests are
billed.

Links:
- https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.kinesisfirehose import DeliveryStream

META = Meta(
    type="AWS::KinesisFirehose::DeliveryStream",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_241",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(stream: DeliveryStream) -> Result:
    if stream.DeliveryStreamType == "KinesisStreamAsSource" or stream.KinesisStreamSourceConfiguration:
        return not_applicable("the stream that it reads encrypts the data")
    return expect(
        stream.DeliveryStreamEncryptionConfigurationInput.KeyARN, "AWS alone controls the key, if there is one"
    )


EXAMPLES = """
# pass: a key of its own
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamEncryptionConfigurationInput: {KeyType: CUSTOMER_MANAGED_CMK,
    KeyARN: "arn:aws:kms:eu-west-1:111122223333:key/1"}}
---
# fail: the key of AWS
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamEncryptionConfigurationInput: {KeyType: AWS_OWNED_CMK}}
---
# fail: none
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamName: orders}
---
# not-applicable: it reads a stream
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamType: KinesisStreamAsSource}
---
# undetermined: decided by a parameter that has no value
Type: AWS::KinesisFirehose::DeliveryStream
Properties: {DeliveryStreamEncryptionConfigurationInput: {KeyType: CUSTOMER_MANAGED_CMK, KeyARN: !Ref Key}}
"""
