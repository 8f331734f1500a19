"""The internet neither reads nor writes a bucket, by policy or by ACL.

Why: what everybody reads is published; what everybody writes is filled at the owner's cost, replaced, or made to serve
malware.

Fix: set all four settings of `PublicAccessBlockConfiguration`, on the bucket or better on the account; name principals
in the policy, and set `BucketOwnerEnforced` in `OwnershipControls`. All take effect at once and cost nothing; whoever
came anonymously is refused.

Note: this asks of policy, ACL and blocks together what s3.public-policy and s3.public-acl ask of each text.
s3.public-in-effect adds conditions, access points and the organization's policies.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
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
    severity="critical",
    controls=("AC-3", "AC-4", "AC-6", "AC-21", "SC-7"),
)

MEMBERS = {
    "read": {
        "actions": ("s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:ListBucketVersions"),
        "acls": ("PublicRead", "PublicReadWrite", "AuthenticatedRead"),
        "also": ("S3.2", "config:s3-bucket-public-read-prohibited", "s3_bucket_public_access"),
    },
    "write": {
        "actions": ("s3:PutObject", "s3:DeleteObject", "s3:PutObjectAcl", "s3:PutBucketPolicy", "s3:PutBucketAcl"),
        "acls": ("PublicReadWrite",),
        "also": ("S3.3", "config:s3-bucket-public-write-prohibited", "s3_bucket_public_access"),
    },
}


def run(bucket: Bucket, world: World, member: dict[str, Any]) -> Result:
    answer = world.iam.allows_anyone(bucket.BucketPolicy.PolicyDocument, actions=member["actions"])
    if answer and not ended(bucket, world, "RestrictPublicBuckets"):
        return failed(answer.reason, at=answer.at)
    enforced = some(lambda rule: rule.ObjectOwnership == "BucketOwnerEnforced", bucket.OwnershipControls.Rules)
    if enforced or not some(lambda acl: bucket.AccessControl == acl, member["acls"]):
        return passed()
    return passed() if ended(bucket, world, "IgnorePublicAcls") else failed("its ACL lets everybody in")


def ended(bucket: Bucket, world: World, setting: str) -> bool:
    if bucket.PublicAccessBlockConfiguration[setting]:
        return True
    # The account's block outranks the bucket's; of a declared bucket nobody knows the account.
    return not world.declared(bucket) and bool(world.fact("Remit::S3::AccountPublicAccessBlock", of=bucket)[setting])


EXAMPLES = """
# pass: no policy, no ACL
Type: AWS::S3::Bucket
---
# pass: public ACLs count for nothing
Type: AWS::S3::Bucket
Properties: {AccessControl: PublicRead, PublicAccessBlockConfiguration: {IgnorePublicAcls: true}}
---
# fail[read]: by its ACL
Type: AWS::S3::Bucket
Properties: {AccessControl: PublicRead, OwnershipControls: {Rules: [{ObjectOwnership: ObjectWriter}]}}
---
# fail[write]: by its policy
Type: AWS::S3::Bucket
Properties: {BucketPolicy: {PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:*"}]}}}
---
# undetermined: the ACL is a parameter
Type: AWS::S3::Bucket
Properties: {AccessControl: !Ref Acl}
"""
