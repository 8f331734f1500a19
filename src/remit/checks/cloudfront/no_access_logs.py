"""Distributions keep logs of who asks for what.

Why: what CloudFront answers from its cache never reaches the origin, so the origin's logs do not show it. Without
access logs nobody can tell what an attacker tried or fetched.

Fix: deliver `ACCESS_LOGS` with a `AWS::Logs::DeliverySource` and `AWS::Logs::Delivery` (in us-east-1) to a bucket, a
log group or Firehose, or set `DistributionConfig.Logging.Bucket`. Takes effect within minutes; you pay for storage,
and for log groups and Firehose also for delivery.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    needs=("AWS::Logs::DeliverySource", "AWS::Logs::Delivery"),
    duty="logging-monitoring",
    severity="medium",
    also=(
        "CloudFront.5",
        "config:cloudfront-accesslogs-enabled",
        "CKV_AWS_86",
        "cloudfront_distributions_logging_enabled",
        "AWS-0010",
        "CLOUDFRONT_ACCESSLOGS_ENABLED",
    ),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "SI-7(8)"),
)


def run(distribution: Distribution, world: World) -> Result:
    ways = (lambda: distribution.DistributionConfig.Logging.Bucket, lambda: is_delivered(distribution, world))
    return expect(some(lambda way: way(), ways), "nobody keeps its access logs")


def is_delivered(distribution: Distribution, world: World) -> bool:
    sources = world.about(distribution, "AWS::Logs::DeliverySource", by="ResourceArn")
    return some(lambda source: some(bool, world.about(source, "AWS::Logs::Delivery", by="DeliverySourceName")), sources)


EXAMPLES = """
# pass: to a bucket
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, Logging: {Bucket: logs.s3.amazonaws.com}}}
---
# pass: delivered by CloudWatch Logs
Resources:
  Source:
    Type: AWS::Logs::DeliverySource
    Properties:
      Name: web
      LogType: ACCESS_LOGS
      ResourceArn: !Sub "arn:aws:cloudfront::123456789012:distribution/${Distribution}"
  Delivery:
    Type: AWS::Logs::Delivery
    Properties: {DeliverySourceName: !Ref Source, DeliveryDestinationArn: !Ref Destination}
  Distribution: {Type: AWS::CloudFront::Distribution, Properties: {DistributionConfig: {Enabled: true}}}
---
# fail: nowhere
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true}}
---
# undetermined: the bucket is a parameter that may be empty
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, Logging: {Bucket: !Ref LogBucket}}}
"""
