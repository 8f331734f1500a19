"""Trails are recording.

Why: a trail that is stopped looks like a trail in every list and keeps nothing; stopping it is the first thing that
an intruder does.

Fix: set `IsLogging: true` (`aws cloudtrail start-logging`). It takes effect at once; what happened meanwhile is in
the event history for 90 days.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    duty="logging-monitoring",
    severity="high",
    also=("CKV_AWS_251", "CLOUD_TRAIL_ENABLED"),
    controls=("AU-2", "AU-12", "AU-14(1)"),
)


def run(trail: Trail) -> Result:
    return expect(or_default(trail.IsLogging, default=True), "it was told to stop recording")


EXAMPLES = """
# pass: recording
Type: AWS::CloudTrail::Trail
Properties: {S3BucketName: logs, IsLogging: true}
---
# fail: stopped
Type: AWS::CloudTrail::Trail
Properties: {S3BucketName: logs, IsLogging: false}
---
# undetermined: a parameter
Type: AWS::CloudTrail::Trail
Properties: {S3BucketName: logs, IsLogging: !Ref Logging}
"""
