"""Buckets log who accesses them.

Why: after a leak, the access log tells who read which object. CloudTrail records calls on objects only where data
events are switched on.

Fix: set `LoggingConfiguration` with a `DestinationBucketName` in the same account and Region, and let
`logging.s3.amazonaws.com` write there in that bucket's policy. It takes effect within hours; the storage is billed.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-loggingconfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    needs=("AWS::S3::Bucket",),
    duty="logging-monitoring",
    severity="medium",
    also=(
        "S3.9",
        "config:s3-bucket-logging-enabled",
        "CKV_AWS_18",
        "s3_bucket_server_access_logging_enabled",
        "AWS-0089",
        "S3_BUCKET_LOGGING_ENABLED",
    ),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "AC-2(4)"),
)


def run(bucket: Bucket, world: World) -> Result:
    if bucket.LoggingConfiguration:
        return passed()
    # A bucket of logs that logged its own accesses would grow by logging: AWS advises against it.
    loggers = world.about(bucket, "AWS::S3::Bucket", by="LoggingConfiguration.DestinationBucketName")
    if some(lambda other: other.LoggingConfiguration.DestinationBucketName, loggers):
        return not_applicable("it receives the access logs of other buckets")
    return failed("accesses to the bucket are not logged")


EXAMPLES = """
# pass: logged to another bucket
Type: AWS::S3::Bucket
Properties: {LoggingConfiguration: {DestinationBucketName: access-logs, LogFilePrefix: orders}}
---
# fail: S3 logs no accesses unless told to
Type: AWS::S3::Bucket
---
# not-applicable: the bucket of the logs
Resources:
  Orders: {Type: AWS::S3::Bucket, Properties: {LoggingConfiguration: {DestinationBucketName: !Ref Logs}}}
  Logs: {Type: AWS::S3::Bucket}
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties: {LoggingConfiguration: !Ref Logging}
"""
