"""Versioned buckets have rules for how long versions stay.

Why: each overwrite and deletion keeps the old version. Without lifecycle rules deleted data is never gone.

Fix: set `LifecycleConfiguration` with an enabled rule: expiration, transition, or `NoncurrentVersionExpiration`. It
takes effect within a day; what has expired is gone.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="backup-recovery",
    severity="medium",
    also=("S3.10", "config:s3-version-lifecycle-policy-check"),
    controls=("CP-10", "SI-12", "SI-13(5)", "AU-11"),
)


def run(bucket: Bucket) -> Result:
    if bucket.VersioningConfiguration.Status != "Enabled":
        return not_applicable("it keeps no versions")
    enabled = some(lambda rule: rule.Status == "Enabled", bucket.LifecycleConfiguration.Rules)
    return expect(enabled, "deleted objects stay for ever as versions")


EXAMPLES = """
# pass: after a year
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Enabled}, LifecycleConfiguration: {Rules: [{Id: year,
    Status: Enabled, ExpirationInDays: 365}]}}
---
# fail: the rule is off
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Enabled}, LifecycleConfiguration: {Rules: [{Id: year,
    Status: Disabled, ExpirationInDays: 365}]}}
---
# fail: no rules
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Enabled}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Enabled}, LifecycleConfiguration: {Rules: [{Id: year,
    Status: !Ref Status, ExpirationInDays: 365}]}}
---
# not-applicable: no versions
Type: AWS::S3::Bucket
"""
