"""Trails tell when a log file has arrived.

Why: what reads the logs should start when there is something to read, and notice when nothing comes any more.

Fix: set `SnsTopicName`, with a topic policy that lets CloudTrail publish. No interruption; notifications are billed.
Waive a trail whose log group is watched.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    duty="logging-monitoring",
    severity="info",
    also=("CKV_AWS_252",),
    controls=("AU-5", "AU-6"),
)


def run(trail: Trail) -> Result:
    return expect(trail.SnsTopicName, "nobody is told of new log files")


EXAMPLES = """
# pass: to a topic
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, SnsTopicName: trail}
---
# fail: to nobody
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs}
---
# undetermined: a parameter that may be empty
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, SnsTopicName: !Ref Topic}
"""
