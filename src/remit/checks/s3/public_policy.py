"""Bucket policies let in only who is named.

Why: a policy that allows everyone to read publishes what is in the bucket; one that allows everyone to write lets
strangers replace it, fill it at the owner's cost, or serve malware from it.

Fix: in the bucket policy name the principals, or narrow `Principal: "*"` by a condition such as `aws:PrincipalOrgID`
or `aws:SourceArn`; set `PublicAccessBlockConfiguration` with `RestrictPublicBuckets: true`, which ends what a public
policy grants. Both take effect at once and cost nothing; whoever read anonymously is refused.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.s3 import Bucket

ACCOUNT = "Remit::S3::AccountPublicAccessBlock"
META = Meta(
    type="AWS::S3::Bucket",
    needs=(ACCOUNT,),
    duty="identity-access",
    severity="critical",
    also=("CIS-7.0:2.21",),
    controls=("AC-3", "AC-4", "AC-6", "SC-7"),
)

# These ask for everyone, whatever is allowed.
BOTH = ("S3_BUCKET_POLICY_NO_WILDCARD_PRINCIPAL", "S3_BUCKETPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL")

MEMBERS = {
    "read": {
        "actions": ("s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:ListBucketVersions"),
        "also": ("CKV_AWS_70", *BOTH),
    },
    "write": {
        "actions": ("s3:PutObject", "s3:DeleteObject", "s3:PutObjectAcl", "s3:PutBucketPolicy", "s3:PutBucketAcl"),
        "also": ("CKV_AWS_70", "s3_bucket_policy_public_write_access", *BOTH),
    },
}


def run(bucket: Bucket, world: World, member: dict[str, Any]) -> Result:
    answer = world.iam.allows_anyone(bucket.BucketPolicy.PolicyDocument, actions=member["actions"])
    if not answer:
        return passed()
    # BlockPublicPolicy refuses new ones only; RestrictPublicBuckets also ends what is granted.
    if bucket.PublicAccessBlockConfiguration.RestrictPublicBuckets:
        return passed()
    # The account's block outranks the bucket's; of a declared bucket nobody knows the account.
    if not world.declared(bucket) and world.fact(ACCOUNT, of=bucket).RestrictPublicBuckets:
        return passed("the account's block of public access ends what its policy grants")
    return failed(answer.reason, at=answer.at)


EXAMPLES = """
# pass: no policy
Type: AWS::S3::Bucket
---
# pass: the block ends what the policy grants
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:*", Resource: !Sub "${Bucket.Arn}/*"}]}
  Bucket: {Type: AWS::S3::Bucket, Properties: {PublicAccessBlockConfiguration: {RestrictPublicBuckets: true}}}
---
# fail: everyone may do everything with the objects
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:*", Resource: !Sub "${Bucket.Arn}/*"}]}
  Bucket: {Type: AWS::S3::Bucket}
---
# fail[write]: everyone but one may write
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Effect: Allow, NotPrincipal: {AWS: "1"}, Action: "s3:PutObject", Resource: "*"}]}
  Bucket: {Type: AWS::S3::Bucket}
---
# undetermined: the policy is a parameter
Resources:
  Policy: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref Bucket, PolicyDocument: !Ref Document}}
  Bucket: {Type: AWS::S3::Bucket}
"""
