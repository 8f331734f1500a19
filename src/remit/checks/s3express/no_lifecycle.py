"""Directory buckets have rules for how long objects stay.

Why: what nobody needs any more can still be stolen; without lifecycle rules data is kept for ever.

Fix: set `LifecycleConfiguration` with an enabled rule. It takes effect within a day; what has expired is gone.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-objects-lifecycle.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.s3express import DirectoryBucket

META = Meta(
    type="AWS::S3Express::DirectoryBucket",
    duty="backup-recovery",
    severity="low",
    also=("S3.25", "config:s3express-dir-bucket-lifecycle-rules-check"),
    controls=("SI-12", "AU-11"),
)


def run(bucket: DirectoryBucket) -> Result:
    enabled = some(lambda rule: rule.Status == "Enabled", bucket.LifecycleConfiguration.Rules)
    return expect(enabled, "nothing says how long its objects stay")


EXAMPLES = """
# pass: after a month
Type: AWS::S3Express::DirectoryBucket
Properties: {DataRedundancy: SingleAvailabilityZone, LifecycleConfiguration: {Rules: [{Id: month, Status: Enabled,
    ExpirationInDays: 30}]}}
---
# fail: no rules
Type: AWS::S3Express::DirectoryBucket
Properties: {DataRedundancy: SingleAvailabilityZone}
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3Express::DirectoryBucket
Properties: {DataRedundancy: SingleAvailabilityZone, LifecycleConfiguration: {Rules: [{Id: month,
    Status: !Ref Status, ExpirationInDays: 30}]}}
"""
