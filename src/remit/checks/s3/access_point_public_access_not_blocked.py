"""Access points block public access, all four ways.

Why: an access point has a policy of its own. With its block off, a wrong policy opens the bucket by this way.

Fix: set all four settings of `PublicAccessBlockConfiguration` to `true`, or leave it out: that is the default. It can
only be given when the access point is made.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, passed

if TYPE_CHECKING:
    from remit.schema.stubs.s3 import AccessPoint

META = Meta(
    type="AWS::S3::AccessPoint",
    duty="identity-access",
    severity="critical",
    also=("S3.19", "config:s3-access-point-public-access-blocks", "CKV_AWS_392", "s3_access_point_public_access_block"),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


WAYS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


def run(point: AccessPoint) -> Result:
    block = point.PublicAccessBlockConfiguration
    if not block:
        return passed("all four are on unless told otherwise")
    return expect(every(lambda way: block[way], WAYS), "public access is not blocked in all four ways")


EXAMPLES = """
# pass: all four
Type: AWS::S3::AccessPoint
Properties: {Bucket: orders, PublicAccessBlockConfiguration: {BlockPublicAcls: true, IgnorePublicAcls: true,
    BlockPublicPolicy: true, RestrictPublicBuckets: true}}
---
# pass: the default
Type: AWS::S3::AccessPoint
Properties: {Bucket: orders}
---
# fail: policies are not
Type: AWS::S3::AccessPoint
Properties: {Bucket: orders, PublicAccessBlockConfiguration: {BlockPublicAcls: true, IgnorePublicAcls: true,
    BlockPublicPolicy: false, RestrictPublicBuckets: false}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::AccessPoint
Properties: {Bucket: orders, PublicAccessBlockConfiguration: {BlockPublicAcls: true, IgnorePublicAcls: true,
    BlockPublicPolicy: !Ref Block, RestrictPublicBuckets: true}}
"""
