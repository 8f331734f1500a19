"""Buckets encrypt by AWS KMS unless an object says otherwise.

Why: with S3's own keys whoever may read the object reads it. With a key of KMS every use of it is in CloudTrail, and
with one of the customer's, reading needs permission for the key as well.

Fix: in `BucketEncryption` set `SSEAlgorithm: aws:kms` or `aws:kms:dsse`, and `BucketKeyEnabled: true`, which keeps the
cost of KMS requests low. It holds for new objects; copy old ones onto themselves. Readers need `kms:Decrypt` where the
key is the customer's.

Note: the AWS managed key `aws/s3` is enough here; s3.no-own-key asks for one that the customer controls.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="key-custody",
    severity="medium",
    also=(
        "S3.17",
        "config:s3-default-encryption-kms",
        "CKV_AWS_145",
        "s3_bucket_kms_encryption",
        "S3_DEFAULT_ENCRYPTION_KMS",
    ),
    controls=("SC-12(2)", "SC-13", "SC-28(1)", "CM-3(6)"),
)

KMS = ("aws:kms", "aws:kms:dsse")


def run(bucket: Bucket) -> Result:
    defaults = [
        rule.ServerSideEncryptionByDefault for rule in bucket.BucketEncryption.ServerSideEncryptionConfiguration
    ]
    by_kms = some(lambda default: some(lambda kms: default.SSEAlgorithm == kms, KMS), defaults)
    return expect(by_kms, "objects are encrypted with S3's own keys (SSE-S3), not by KMS")


EXAMPLES = """
# pass: AWS's key of the account
Type: AWS::S3::Bucket
Properties:
  BucketEncryption:
    ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: aws:kms}}]
---
# fail: S3's own keys
Type: AWS::S3::Bucket
Properties:
  BucketEncryption:
    ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: AES256}}]
---
# fail: which are the default
Type: AWS::S3::Bucket
---
# undetermined: the algorithm is a parameter
Type: AWS::S3::Bucket
Properties:
  BucketEncryption:
    ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: !Ref Algorithm}}]
"""
