"""Streams are encrypted at rest.

Why: without it, records lie on disk as the producers sent them, for as long as they are kept.

Fix: set `StreamEncryption: {EncryptionType: KMS, KeyId: …}`. It takes effect for new records, without interruption;
KMS requests are billed.

Links:
- https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.kinesis import Stream

META = Meta(
    type="AWS::Kinesis::Stream",
    duty="rest-encryption",
    severity="medium",
    also=(
        "Kinesis.1",
        "config:kinesis-stream-encrypted",
        "CKV_AWS_43",
        "kinesis_stream_encrypted_at_rest",
        "AWS-0064",
        "KINESIS_STREAM_ENCRYPTION_RULE",
    ),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
)


def run(stream: Stream) -> Result:
    return expect(stream.StreamEncryption.EncryptionType == "KMS", "its records are not encrypted")


EXAMPLES = """
# pass: encrypted
Type: AWS::Kinesis::Stream
Properties: {StreamEncryption: {EncryptionType: KMS, KeyId: alias/aws/kinesis}}
---
# fail: not unless told to
Type: AWS::Kinesis::Stream
Properties: {ShardCount: 1}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Kinesis::Stream
Properties: {StreamEncryption: {EncryptionType: !Ref How, KeyId: alias/orders}}
"""
