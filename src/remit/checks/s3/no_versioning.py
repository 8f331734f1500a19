"""Buckets keep earlier versions of their objects.

Why: without versioning an overwrite or a deletion, by mistake or by ransomware, is final.

Fix: set `VersioningConfiguration: {Status: Enabled}`, with a lifecycle rule that expires noncurrent versions. It takes
effect for what is written from then on; earlier versions are billed as storage.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/manage-versioning-examples.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="backup-recovery",
    severity="low",
    also=(
        "S3.14",
        "config:s3-bucket-versioning-enabled",
        "CKV_AWS_21",
        "s3_bucket_object_versioning",
        "AWS-0090",
        "S3_BUCKET_VERSIONING_ENABLED",
    ),
    controls=("CP-9", "CP-10", "SI-12", "SI-13(5)"),
)


def run(bucket: Bucket) -> Result:
    return expect(bucket.VersioningConfiguration.Status == "Enabled", "overwritten and deleted objects are gone")


EXAMPLES = """
# pass: versions are kept
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Enabled}}
---
# fail: versioning was stopped
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Suspended}}
---
# fail: S3 keeps no versions unless told to
Type: AWS::S3::Bucket
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: !Ref Versioning}}
"""
