"""Buckets tell when objects change.

Why: without notifications nothing reacts to an object that appears, is deleted or comes back, such as a scan for
malware.

Fix: set `NotificationConfiguration`, simplest `EventBridgeConfiguration: {EventBridgeEnabled: true}`. It takes effect
within minutes; events are billed hardly at all.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="logging-monitoring",
    severity="medium",
    also=("S3.11", "config:s3-event-notifications-enabled", "CKV2_AWS_62", "s3_bucket_event_notifications_enabled"),
    controls=("CA-7", "SI-3(8)", "SI-4", "SI-4(4)"),
)


def run(bucket: Bucket) -> Result:
    told = bucket.NotificationConfiguration
    ways = (
        told.EventBridgeConfiguration,
        told.LambdaConfigurations,
        told.QueueConfigurations,
        told.TopicConfigurations,
    )
    return expect(some(bool, ways), "nobody is told when its objects change")


EXAMPLES = """
# pass: to EventBridge
Type: AWS::S3::Bucket
Properties: {NotificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}}
---
# pass: to a queue
Type: AWS::S3::Bucket
Properties: {NotificationConfiguration: {QueueConfigurations: [{Event: "s3:ObjectCreated:*",
    Queue: "arn:aws:sqs:eu-west-1:111122223333:scan"}]}}
---
# fail: nobody is told
Type: AWS::S3::Bucket
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties: {NotificationConfiguration: {QueueConfigurations: !Ref Queues}}
"""
