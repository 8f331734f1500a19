"""ACLs of buckets are switched off.

Why: with ACLs, each object has permissions of its own, given by whoever wrote it; nobody sees from the bucket who can
read what. Switched off, policies alone decide and the bucket's owner owns every object.

Fix: set `OwnershipControls` with a rule `ObjectOwnership: BucketOwnerEnforced`. S3 does so by itself for buckets made
since April 2023 only. Move grants that are still needed into the bucket policy first: ACLs stop counting at once.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-ownershipcontrols.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="identity-access",
    severity="medium",
    also=("S3.12", "config:s3-bucket-acl-prohibited", "CKV2_AWS_65", "s3_bucket_acl_prohibited"),
    controls=("AC-3", "AC-3(7)", "AC-6"),
)


def run(bucket: Bucket, world: World) -> Result:
    if not bucket.OwnershipControls and not bucket.AccessControl and world.declared(bucket):
        raise Undetermined("S3 switches ACLs off for buckets made since April 2023; how old this one is, is not told")
    enforced = some(lambda rule: rule.ObjectOwnership == "BucketOwnerEnforced", bucket.OwnershipControls.Rules)
    return expect(enforced, "ownership by the bucket's owner is not enforced, so ACLs may grant access")


EXAMPLES = """
# pass: the bucket's owner owns every object
Type: AWS::S3::Bucket
Properties: {OwnershipControls: {Rules: [{ObjectOwnership: BucketOwnerEnforced}]}}
---
# fail: writers keep their objects
Type: AWS::S3::Bucket
Properties: {OwnershipControls: {Rules: [{ObjectOwnership: ObjectWriter}]}}
---
# fail: an ACL is asked for
Type: AWS::S3::Bucket
Properties: {AccessControl: PublicRead}
---
# undetermined: nothing is declared, so that its age decides
Type: AWS::S3::Bucket
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties: {OwnershipControls: {Rules: [{ObjectOwnership: !Ref Ownership}]}}
"""
