"""Buckets encrypt with a key that the customer controls.

Why: S3 encrypts everything with keys of its own. With a customer managed key, reading also needs permission for the
key, each use of it is in CloudTrail, and disabling it closes the data for everybody.

Fix: in `BucketEncryption` set `SSEAlgorithm: aws:kms`, `KMSMasterKeyID` to the key and `BucketKeyEnabled: true`, which
keeps the cost of KMS requests low. It holds for new objects; copy old ones onto themselves. Readers need
`kms:Decrypt`.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="key-custody",
    severity="low",
    also=("AWS-0132",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)", "CM-3(6)"),
)


def run(bucket: Bucket) -> Result:
    rules = bucket.BucketEncryption.ServerSideEncryptionConfiguration
    return expect(some(names_a_key, rules), "AWS alone controls the key that objects are encrypted with")


def names_a_key(rule: Any) -> bool:
    default = rule.ServerSideEncryptionByDefault
    # The other algorithm, AES256, is S3's own key; aws:kms without a key is the AWS managed aws/s3.
    return bool(default.KMSMasterKeyID and some(lambda kms: default.SSEAlgorithm == kms, ("aws:kms", "aws:kms:dsse")))


EXAMPLES = """
# pass: a key of its own
Resources:
  Key: {Type: AWS::KMS::Key}
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - {ServerSideEncryptionByDefault: {SSEAlgorithm: "aws:kms", KMSMasterKeyID: !Ref Key}, BucketKeyEnabled: true}
---
# fail: S3's own key
Type: AWS::S3::Bucket
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties:
  BucketEncryption:
    ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: !Ref How, KMSMasterKeyID: key}}]
"""
