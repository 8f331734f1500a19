"""Trails encrypt their logs with a key of the customer.

Why: the logs name every resource and caller of the account; with a key of your own, reading them takes a second
permission that the bucket's policy cannot give.

Fix: set `KMSKeyId` to a key whose policy lets CloudTrail encrypt and the readers decrypt. Files written before stay
as they are; KMS requests are billed.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    duty="key-custody",
    severity="medium",
    also=(
        "CloudTrail.2",
        "CIS-5.0:3.5",
        "config:cloud-trail-encryption-enabled",
        "cloudtrail_kms_encryption_enabled",
        "CKV_AWS_35",
        "AWS-0015",
        "CLOUD_TRAIL_ENCRYPTION_ENABLED",
    ),
    controls=("AU-9", "SC-12", "SC-28(1)"),
)


def run(trail: Trail) -> Result:
    return expect(trail.KMSKeyId, "the logs are encrypted with a key of S3, not with one of yours")


EXAMPLES = """
# pass: a key of the account
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, KMSKeyId: alias/trail}
---
# fail: S3's own key
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs}
---
# undetermined: a parameter decides
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, KMSKeyId: !Ref Key}
"""
