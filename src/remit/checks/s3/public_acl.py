"""Bucket ACLs grant nothing to everyone.

Why: a canned ACL of `PublicRead` or `PublicReadWrite` lists the bucket to the whole internet, `AuthenticatedRead` to
everybody who has any AWS account.

Fix: remove `AccessControl` and set `OwnershipControls` to `BucketOwnerEnforced`, which switches ACLs off; grant what
is needed in the bucket policy. It takes effect at once and costs nothing; anonymous readers are refused.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    needs=("Remit::S3::AccountPublicAccessBlock",),
    duty="identity-access",
    severity="high",
    also=("AWS-0092",),
    controls=("AC-3", "AC-4", "AC-6", "SC-7"),
)

MEMBERS = {
    "read": {
        "acls": ("PublicRead", "PublicReadWrite"),
        "reason": "by its ACL everyone lists it",
        "also": ("CKV_AWS_20", "CKV_AWS_375", "s3_bucket_public_list_acl", "S3_BUCKET_PUBLIC_READ_ACL"),
    },
    "write": {
        "acls": ("PublicReadWrite",),
        "reason": "by its ACL everyone writes to it",
        "also": ("CKV_AWS_57", "s3_bucket_public_write_acl", "S3_BUCKET_NO_PUBLIC_RW_ACL"),
    },
    "authenticated": {
        "acls": ("AuthenticatedRead",),
        "reason": "by its ACL anybody with an AWS account lists it",
        "also": ("CKV2_AWS_43", "s3_bucket_public_list_acl"),
    },
}


def run(bucket: Bucket, world: World, member: dict[str, Any]) -> Result:
    if not some(lambda acl: bucket.AccessControl == acl, member["acls"]):
        return passed()
    if bucket.PublicAccessBlockConfiguration.IgnorePublicAcls:
        return passed()
    if some(lambda rule: rule.ObjectOwnership == "BucketOwnerEnforced", bucket.OwnershipControls.Rules):
        return passed()
    # The account's block outranks the bucket's; of a declared bucket nobody knows the account.
    if not world.declared(bucket) and world.fact("Remit::S3::AccountPublicAccessBlock", of=bucket).IgnorePublicAcls:
        return passed("by the account's block of public access its ACL counts for nothing")
    return failed(member["reason"])


EXAMPLES = """
# pass: no ACL
Type: AWS::S3::Bucket
---
# pass: public ACLs count for nothing
Type: AWS::S3::Bucket
Properties: {AccessControl: PublicRead, PublicAccessBlockConfiguration: {IgnorePublicAcls: true}}
---
# fail[read]: the world may list it
Type: AWS::S3::Bucket
Properties: {AccessControl: PublicRead, OwnershipControls: {Rules: [{ObjectOwnership: ObjectWriter}]}}
---
# fail[write]: the world may write
Type: AWS::S3::Bucket
Properties: {AccessControl: PublicReadWrite}
---
# fail[authenticated]: whoever has an account
Type: AWS::S3::Bucket
Properties: {AccessControl: AuthenticatedRead}
---
# undetermined: the ACL is a parameter
Type: AWS::S3::Bucket
Properties: {AccessControl: !Ref Acl}
"""
