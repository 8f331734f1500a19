"""Bucket policies let nobody of other accounts in.

Why: what another account may read leaves this one's control, and its administrators decide there who does.

Fix: in the bucket policy name principals of the own account only, or waive the accounts that are meant. It takes effect
at once and costs nothing; whoever read from another account is refused.

Note: what lets strangers administer the bucket is s3.outsiders-may-administer; whether somebody gets in at all, ACLs,
blocks and access points counted, is s3.public-in-effect.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="identity-access",
    severity="low",
    also=("s3_bucket_cross_account_access",),
    controls=("AC-3", "AC-4", "AC-6"),
)


def run(bucket: Bucket, world: World) -> Result:
    # Without the account's own id, as in a template, a named account may be the own one; the engine says so.
    answer = world.iam.allows_outside(bucket.BucketPolicy.PolicyDocument, account=world.account_of(bucket))
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: no policy
Type: AWS::S3::Bucket
---
# fail: everyone may read
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*"}]}
  Bucket: {Type: AWS::S3::Bucket}
---
# undetermined: a named account, in a template that may be that account's
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument:
        Statement: [{Effect: Allow, Principal: {AWS: "111122223333"}, Action: "s3:GetObject", Resource: "*"}]
  Bucket: {Type: AWS::S3::Bucket}
"""
