"""Buckets block public access, all four ways.

Why: one wrong policy or ACL opens a bucket to the internet. The block outranks both, so the mistake stays without
effect. S3 sets it on buckets made since April 2023 only, and nothing keeps it there unless it is declared.

Fix: set `PublicAccessBlockConfiguration` with `BlockPublicAcls`, `IgnorePublicAcls`, `BlockPublicPolicy` and
`RestrictPublicBuckets` all `true`. It takes effect at once and costs nothing; a website that reads the bucket
anonymously stops, so put CloudFront with origin access control in front of it first.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-publicaccessblockconfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="identity-access",
    severity="high",
    also=(
        "S3.8",
        "CIS-5.0:2.1.4",
        "CIS-6.0:3.1.4",
        "CIS-7.0:3.1.4",
        "S3_BUCKET_PUBLIC_READ_PROHIBITED",
        "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
        "config:s3-bucket-level-public-access-prohibited",
        "CKV2_AWS_6",
        "s3_bucket_level_public_access_block",
        "AWS-0094",
        "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
    ),
    controls=("AC-3", "AC-4", "AC-6", "SC-7(3)"),
)

WAYS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


def run(bucket: Bucket) -> Result:
    block = bucket.PublicAccessBlockConfiguration
    return expect(every(lambda way: block[way], WAYS), "public access is not blocked in all four ways")


EXAMPLES = """
# pass: all four
Type: AWS::S3::Bucket
Properties:
  PublicAccessBlockConfiguration:
    {BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true}
---
# fail: ACLs only
Type: AWS::S3::Bucket
Properties:
  PublicAccessBlockConfiguration: {BlockPublicAcls: true, IgnorePublicAcls: true}
---
# fail: nothing is declared
Type: AWS::S3::Bucket
---
# undetermined: one of them is a parameter
Type: AWS::S3::Bucket
Properties:
  PublicAccessBlockConfiguration:
    {BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: !Ref Block, RestrictPublicBuckets: true}
"""
