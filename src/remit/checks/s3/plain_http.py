"""Buckets refuse requests over plain HTTP.

Why: S3 answers on HTTP as well as on HTTPS. Whoever sits on the way reads objects, and can change them, unless the
bucket policy denies requests without TLS.

Fix: add to the bucket policy a `Deny` of `s3:*` for `Principal: "*"` on the bucket and on `bucket/*`, under the
condition `Bool: {aws:SecureTransport: "false"}`. It takes effect at once and costs nothing; clients that still use
HTTP break.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="transit-encryption",
    severity="medium",
    also=(
        "S3.5",
        "CIS-5.0:2.1.1",
        "CIS-6.0:3.1.1",
        "CIS-7.0:3.1.1",
        "config:s3-bucket-ssl-requests-only",
        "s3_bucket_secure_transport_policy",
        "S3_BUCKET_SSL_REQUESTS_ONLY",
        "CKV_AWS_379",
    ),
    controls=("SC-8", "SC-8(1)", "AC-17(2)"),
)


def run(bucket: Bucket, world: World) -> Result:
    answer = world.iam.denies_plain_http(bucket.BucketPolicy.PolicyDocument, actions=("s3:GetObject", "s3:PutObject"))
    return passed() if answer else failed(answer.reason, at=answer.at)


EXAMPLES = """
# pass: a policy denies requests without TLS
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument:
        Statement:
          - {Effect: Deny, Principal: "*", Action: "s3:*", Resource: [!GetAtt Bucket.Arn, !Sub "${Bucket.Arn}/*"],
             Condition: {Bool: {aws:SecureTransport: "false"}}}
  Bucket: {Type: AWS::S3::Bucket}
---
# fail: no policy at all
Type: AWS::S3::Bucket
---
# fail: only uploads are refused
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument:
        Statement:
          - {Effect: Deny, Principal: "*", Action: "s3:PutObject", Resource: !Sub "${Bucket.Arn}/*",
             Condition: {Bool: {aws:SecureTransport: "false"}}}
  Bucket: {Type: AWS::S3::Bucket}
---
# undetermined: the policy is a parameter
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties: {Bucket: !Ref Bucket, PolicyDocument: !Ref Document}
  Bucket: {Type: AWS::S3::Bucket}
"""
