"""Trails record all Regions.

Why: an intruder starts machines where nobody looks. A trail of one Region does not see the other thirty, nor any that
the account opts into later.

Fix: set `IsMultiRegionTrail: true`. It takes effect at once; the first copy of management events is free, S3 storage
is not.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV_AWS_67", "AWS-0014", "MULTI_REGION_CLOUD_TRAIL_ENABLED"),
    controls=("AU-2", "AU-3", "AU-12"),
)


def run(trail: Trail) -> Result:
    return expect(trail.IsMultiRegionTrail, "it records one Region")


EXAMPLES = """
# pass: all of them
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, IsMultiRegionTrail: true}
---
# fail: one by default
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs}
---
# undetermined: a parameter
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, IsMultiRegionTrail: !Ref Everywhere}
"""
