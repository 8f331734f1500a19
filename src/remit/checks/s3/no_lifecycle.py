"""Buckets have rules for how long objects stay.

Why: what nobody needs any more can still be stolen. Without lifecycle rules data is kept for ever, beyond what laws
and contracts allow.

Fix: set `LifecycleConfiguration` with an enabled rule: expiration, transition, or `AbortIncompleteMultipartUpload`.
It takes effect within a day; what has expired is gone.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="backup-recovery",
    severity="low",
    also=("S3.13", "config:s3-lifecycle-policy-check", "CKV2_AWS_61", "s3_bucket_lifecycle_enabled"),
    controls=("CP-10", "SI-12", "SI-13(5)", "AU-11"),
)


def run(bucket: Bucket) -> Result:
    enabled = some(lambda rule: rule.Status == "Enabled", bucket.LifecycleConfiguration.Rules)
    return expect(enabled, "nothing says how long its objects stay")


EXAMPLES = """
# pass: after a year
Type: AWS::S3::Bucket
Properties: {LifecycleConfiguration: {Rules: [{Id: year, Status: Enabled, ExpirationInDays: 365}]}}
---
# fail: the rule is off
Type: AWS::S3::Bucket
Properties: {LifecycleConfiguration: {Rules: [{Id: year, Status: Disabled, ExpirationInDays: 365}]}}
---
# fail: no rules
Type: AWS::S3::Bucket
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties: {LifecycleConfiguration: {Rules: [{Id: year, Status: !Ref Status, ExpirationInDays: 365}]}}
"""
