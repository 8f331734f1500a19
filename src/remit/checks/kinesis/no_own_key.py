"""Streams are encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `KeyId` in `StreamEncryption`. It takes effect for new records, without interruption; producers and consumers
need permission for the key.

Links:
- https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.kinesis import Stream

META = Meta(
    type="AWS::Kinesis::Stream",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_185",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(stream: Stream, world: World) -> Result:
    key = stream.StreamEncryption.KeyId
    return expect(is_own_key(key, stream, world), "AWS alone controls the key, if there is one")


EXAMPLES = """
# pass: a key of its own
Type: AWS::Kinesis::Stream
Properties: {StreamEncryption: {EncryptionType: KMS, KeyId: alias/orders}}
---
# fail: the key of AWS
Type: AWS::Kinesis::Stream
Properties: {StreamEncryption: {EncryptionType: KMS, KeyId: alias/aws/kinesis}}
---
# fail: none
Type: AWS::Kinesis::Stream
Properties: {ShardCount: 1}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Kinesis::Stream
Properties: {StreamEncryption: {EncryptionType: KMS, KeyId: !Ref Key}}
"""
