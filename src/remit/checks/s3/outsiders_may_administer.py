"""Other accounts cannot change who may use a bucket.

Why: whoever may write the policy, the ACL or the encryption of a bucket gives himself everything else in it, or locks
its owner out.

Fix: take the named actions out of the statements of the bucket policy for other accounts; give them the objects only.
It takes effect at once.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
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
    severity="high",
    also=("S3.6", "config:s3-bucket-blacklisted-actions-prohibited"),
    controls=("AC-3", "AC-4", "AC-6", "CM-2"),
)


ACTIONS = (
    "s3:DeleteBucketPolicy",
    "s3:PutBucketAcl",
    "s3:PutBucketPolicy",
    "s3:PutEncryptionConfiguration",
    "s3:PutObjectAcl",
)


def run(bucket: Bucket, world: World) -> Result:
    # Without the account's own id, as in a template, a named account may be the own one; the engine says so.
    account = world.account_of(bucket)
    answer = world.iam.allows_outside(bucket.BucketPolicy.PolicyDocument, account=account, actions=ACTIONS)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: no policy
Type: AWS::S3::Bucket
---
# fail: everyone may write the policy
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument:
        Statement:
          - {Effect: Allow, Principal: "*", Action: "s3:PutBucketPolicy", Resource: [!GetAtt Bucket.Arn,
              !Sub "${Bucket.Arn}/*"]}
  Bucket: {Type: AWS::S3::Bucket}
---
# undetermined: the policy is a parameter
Resources:
  Policy: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref Bucket, PolicyDocument: !Ref Document}}
  Bucket: {Type: AWS::S3::Bucket}
"""
