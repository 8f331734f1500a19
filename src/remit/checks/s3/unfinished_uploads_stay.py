"""Unfinished uploads are removed.

Why: the parts of an upload that was never finished are listed nowhere, billed, and stay readable to whoever can
finish it.

Fix: add an enabled lifecycle rule for the whole bucket with `AbortIncompleteMultipartUpload: {DaysAfterInitiation:
7}`. It takes effect within a day.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="backup-recovery",
    severity="low",
    also=("CKV_AWS_300",),
    controls=("SI-12",),
)


def run(bucket: Bucket) -> Result:
    return expect(some(removes, bucket.LifecycleConfiguration.Rules), "the parts of unfinished uploads stay for ever")


def removes(rule: Any) -> bool:
    everywhere = not rule.Prefix and not rule.TagFilters
    return bool(rule.Status == "Enabled" and everywhere and rule.AbortIncompleteMultipartUpload.DaysAfterInitiation)


EXAMPLES = """
# pass: after a week
Type: AWS::S3::Bucket
Properties: {LifecycleConfiguration: {Rules: [{Id: parts, Status: Enabled,
    AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7}}]}}
---
# fail: below a prefix only
Type: AWS::S3::Bucket
Properties: {LifecycleConfiguration: {Rules: [{Id: parts, Status: Enabled, Prefix: tmp/,
    AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7}}]}}
---
# fail: no rules
Type: AWS::S3::Bucket
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties: {LifecycleConfiguration: {Rules: [{Id: parts, Status: !Ref Status,
    AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7}}]}}
"""
