"""Each of the four settings that block public access is on.

Why: the settings stop different things: new public ACLs, existing ones, new public policies, and what existing policies
grant. With one of them off, that way to the internet stays open.

Fix: set the named property of `PublicAccessBlockConfiguration` to `true`. It takes effect at once and costs nothing; a
website that reads the bucket anonymously stops.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-publicaccessblockconfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="identity-access",
    severity="low",
    controls=("AC-3", "AC-4", "AC-6", "SC-7(3)"),
)

MEMBERS = {
    "new-acls": {"setting": "BlockPublicAcls", "also": ("CKV_AWS_53", "AWS-0086")},
    "new-policies": {"setting": "BlockPublicPolicy", "also": ("CKV_AWS_54", "AWS-0087")},
    "acls": {"setting": "IgnorePublicAcls", "also": ("CKV_AWS_55", "AWS-0091")},
    "policies": {"setting": "RestrictPublicBuckets", "also": ("CKV_AWS_56", "AWS-0093")},
}


def run(bucket: Bucket, member: dict[str, Any]) -> Result:
    return expect(bucket.PublicAccessBlockConfiguration[member["setting"]], "this way to the internet is not blocked")


EXAMPLES = """
# pass: all four
Type: AWS::S3::Bucket
Properties:
  PublicAccessBlockConfiguration:
    {BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true}
---
# fail: nothing is said
Type: AWS::S3::Bucket
---
# fail[policies]: what an existing policy grants counts
Type: AWS::S3::Bucket
Properties:
  PublicAccessBlockConfiguration: {BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true}
---
# undetermined: a parameter
Type: AWS::S3::Bucket
Properties:
  PublicAccessBlockConfiguration:
    {BlockPublicAcls: !Ref On, IgnorePublicAcls: !Ref On, BlockPublicPolicy: !Ref On, RestrictPublicBuckets: !Ref On}
"""
