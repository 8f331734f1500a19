"""Names of buckets hold no dots.

Why: S3's certificate is for one label before its domain: over TLS, `a.b.s3.amazonaws.com` fails, and clients are then
told to go without TLS, or without looking at the certificate.

Fix: take hyphens in `BucketName`. A bucket cannot be renamed: make a new one and copy.

Note: a bucket that is a website has to be called as its domain is; serve it by CloudFront instead.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed

if TYPE_CHECKING:
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="transit-encryption",
    severity="info",
    also=("AWS-0320",),
    controls=("SC-8", "SC-8(1)", "SC-23"),
)


def run(bucket: Bucket) -> Result:
    if not bucket.BucketName:
        return passed("CloudFormation makes names without dots")
    return expect("." not in bucket.BucketName, "its certificate does not fit its address")


EXAMPLES = """
# pass: hyphens
Type: AWS::S3::Bucket
Properties: {BucketName: example-com-orders}
---
# pass: none is given
Type: AWS::S3::Bucket
---
# fail: dots
Type: AWS::S3::Bucket
Properties: {BucketName: orders.example.com}
---
# undetermined: a parameter
Type: AWS::S3::Bucket
Properties: {BucketName: !Ref Name}
"""
