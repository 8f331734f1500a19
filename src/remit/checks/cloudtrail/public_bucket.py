"""The bucket of a trail is closed to the public.

Why: the logs name every resource, role and address of the account: a plan for whoever wants in.

Fix: set all four of the bucket's `PublicAccessBlockConfiguration` and name CloudTrail alone in its policy. It takes
effect at once.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    needs=("AWS::S3::Bucket",),
    duty="logging-monitoring",
    severity="critical",
    also=("CloudTrail.6", "AWS-0161", "cloudtrail_logs_s3_bucket_is_not_publicly_accessible"),
    controls=("AC-3", "AC-6", "AU-9"),
)


PUBLIC = ("PublicRead", "PublicReadWrite", "AuthenticatedRead")


def run(trail: Trail, world: World) -> Result:
    bucket = world.resolve(trail.S3BucketName, "AWS::S3::Bucket")
    block = bucket.PublicAccessBlockConfiguration
    if bucket.AccessControl in PUBLIC and not block.IgnorePublicAcls:
        return failed("an ACL opens its bucket")
    if block.RestrictPublicBuckets:
        return passed()
    answer = world.iam.allows_anyone(bucket.BucketPolicy.PolicyDocument)
    return failed("a policy opens its bucket") if answer else passed()


EXAMPLES = """
# pass: blocked
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties: {PublicAccessBlockConfiguration: {IgnorePublicAcls: true, RestrictPublicBuckets: true}}
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, S3BucketName: !Ref Bucket}}
---
# fail: everybody reads
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {AccessControl: PublicRead}}
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, S3BucketName: !Ref Bucket}}
---
# undetermined: a bucket of another account
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: log-archive}
"""
