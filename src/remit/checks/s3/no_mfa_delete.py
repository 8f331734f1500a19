"""Deleting a version takes a second factor.

Why: versions protect from mistakes, not from a stolen credential: whoever holds it deletes them one by one.

Fix: as the root user: `aws s3api put-bucket-versioning --versioning-configuration Status=Enabled,MFADelete=Enabled
--mfa …`. CloudFormation cannot set it, Terraform only with the root user's keys, and lifecycle rules cannot be combined
with it; Object Lock is the better way for most buckets, so waive this where it is used.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="backup-recovery",
    severity="low",
    also=(
        "S3.20",
        "CIS-5.0:2.1.2",
        "CIS-6.0:3.1.2",
        "CIS-7.0:3.1.2",
        "config:s3-bucket-mfa-delete-enabled",
        "s3_bucket_no_mfa_delete",
        "AWS-0170",
    ),
    controls=("CA-9(1)", "CM-2", "CM-2(2)", "CM-3", "SC-5(2)"),
)


def run(bucket: Bucket, world: World) -> Result:
    if world.declared(bucket) and not bucket.MfaDelete:
        return not_applicable("it is not set here; an account tells")
    return expect(bucket.MfaDelete == "Enabled", "a stolen credential is enough to delete its versions")


EXAMPLES = """
# pass: a second factor
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Enabled}, MfaDelete: Enabled}
---
# fail: off
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Enabled}, MfaDelete: Disabled}
---
# not-applicable: a template does not tell
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Enabled}}
---
# undetermined: s3:GetBucketVersioning was refused
Type: AWS::S3::Bucket
Properties: {MfaDelete: !Ref Refused}
"""
