"""Objects cannot be deleted before their time.

Why: whoever steals an administrator's credentials deletes versions and backups too. Under Object Lock nobody can
until the retention ends.

Fix: set `ObjectLockEnabled: true` and `ObjectLockConfiguration` with a default retention. It needs versioning and can
be switched on later; in mode COMPLIANCE even root cannot delete.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
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
    severity="medium",
    also=(
        "S3.15",
        "config:s3-bucket-default-lock-enabled",
        "CKV_AWS_143",
        "s3_bucket_object_lock",
        "S3_BUCKET_DEFAULT_LOCK_ENABLED",
    ),
    controls=("CP-6(2)", "CP-9", "AU-9"),
)


def run(bucket: Bucket) -> Result:
    ways = (lambda: bucket.ObjectLockEnabled, lambda: bucket.ObjectLockConfiguration.ObjectLockEnabled == "Enabled")
    return expect(some(lambda way: way(), ways), "its objects can be deleted at any time")


EXAMPLES = """
# pass: locked for a month
Type: AWS::S3::Bucket
Properties: {ObjectLockEnabled: true, ObjectLockConfiguration: {ObjectLockEnabled: Enabled,
    Rule: {DefaultRetention: {Mode: GOVERNANCE, Days: 30}}}}
---
# fail: not unless told to
Type: AWS::S3::Bucket
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties: {ObjectLockEnabled: !Ref Lock}
"""
