"""Trails feed CloudWatch Logs, where alarms can read them.

Why: files in a bucket are read after the fact. In a log group a metric filter sees the event within minutes and can
call somebody.

Fix: set `CloudWatchLogsLogGroupArn`, and the role that may write there. No interruption; what is taken in is billed.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    duty="logging-monitoring",
    severity="low",
    also=(
        "CloudTrail.5",
        "config:cloud-trail-cloud-watch-logs-enabled",
        "CKV2_AWS_10",
        "AWS-0162",
        "cloudtrail_cloudwatch_logging_enabled",
        "CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED",
    ),
    controls=(
        "AC-2(4)",
        "AC-4(26)",
        "AC-6(9)",
        "AU-10",
        "AU-12",
        "AU-2",
        "AU-3",
        "AU-6(1)",
        "AU-6(3)",
        "AU-6(5)",
        "AU-7(1)",
        "CA-7",
        "SI-20",
        "SI-4(20)",
        "SI-4(5)",
        "SI-7(8)",
    ),
)


def run(trail: Trail) -> Result:
    return expect(trail.CloudWatchLogsLogGroupArn, "no alarm can see its events")


EXAMPLES = """
# pass: to a log group
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, CloudWatchLogsLogGroupArn: trail}
---
# fail: to the bucket only
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs}
---
# undetermined: a parameter that may be empty
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, CloudWatchLogsLogGroupArn: !Ref Group}
"""
