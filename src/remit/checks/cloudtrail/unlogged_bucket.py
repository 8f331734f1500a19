"""The bucket of a trail logs who reads it.

Why: whoever reads the trail learns what is where and what was noticed; whoever deletes from it hides. Both show in
the bucket's own log only.

Fix: set the bucket's `LoggingConfiguration.DestinationBucketName` to another bucket. No interruption; storage is
billed.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    needs=("AWS::S3::Bucket",),
    duty="logging-monitoring",
    severity="low",
    also=("CloudTrail.7", "CIS-5.0:3.4", "AWS-0163", "cloudtrail_logs_s3_bucket_access_logging_enabled"),
    controls=("AU-2", "AU-3", "AU-9"),
)


def run(trail: Trail, world: World) -> Result:
    bucket = world.resolve(trail.S3BucketName, "AWS::S3::Bucket")
    return expect(bucket.LoggingConfiguration, "nobody keeps a log of who reads its bucket")


EXAMPLES = """
# pass: logged
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {LoggingConfiguration: {DestinationBucketName: access-logs}}}
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, S3BucketName: !Ref Bucket}}
---
# fail: not logged
Resources:
  Bucket: {Type: AWS::S3::Bucket}
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, S3BucketName: !Ref Bucket}}
---
# undetermined: a bucket of another account
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: log-archive}
"""
