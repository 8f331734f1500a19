"""Buckets and access points are open only to those who are meant to read and write them.

Why: policy, ACLs, Object Ownership, four blocks of public access and every access point decide together. A public
policy may be cut by a block, and a bucket whose own policy looks closed may be public by an access point.

Fix: set all four ways of `PublicAccessBlockConfiguration`, on the bucket or better on the account, and
`BucketOwnerEnforced` in `OwnershipControls`; for one statement, name its principals. It takes effect at once and costs
nothing; a website that is read anonymously stops, so put CloudFront in front of it first.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.s3 import AccessPoint, Bucket, MultiRegionAccessPoint

META = Meta(
    type=("AWS::S3::Bucket", "AWS::S3::AccessPoint", "AWS::S3::MultiRegionAccessPoint"),
    needs=(
        *("Remit::S3::AccountPublicAccessBlock", "AWS::S3::Bucket", "AWS::S3::AccessPoint"),
        *("AWS::Organizations::Organization", "AWS::Organizations::Policy", "AWS::Organizations::Account"),
        "AWS::Organizations::OrganizationalUnit",
    ),
    duty="identity-access",
    severity="high",
    controls=("AC-3", "AC-4", "AC-6", "AC-21", "SC-7"),
)

CIRCLES = (
    *("public", "any authenticated AWS principal"),
    *("any customer of a service", "outside the organization", "named accounts"),
)
WIDEST = CIRCLES[:2]
OPEN = (
    *("s3.public-policy", "s3.public-acl", "s3.public-access-not-blocked", "s3.access-point-public-access-not-blocked"),
    *("s3.multi-region-access-point-public-access-not-blocked", "s3.outsiders-may-administer"),
)
OUTSIDERS = ("s3.outsiders-may-administer",)

MEMBERS = {
    "public": {"circle": CIRCLES[0], "wider": (), "severity": "critical", "outweighs": OPEN},
    "authenticated": {"circle": CIRCLES[1], "wider": CIRCLES[:1], "severity": "critical", "outweighs": OPEN},
    "deputy": {"circle": CIRCLES[2], "wider": WIDEST, "severity": "low"},
    "outside": {"circle": CIRCLES[3], "wider": WIDEST, "severity": "medium", "outweighs": OUTSIDERS},
    "named": {
        "circle": CIRCLES[4],
        "wider": (*WIDEST, CIRCLES[3]),
        "severity": "info",
        "outweighs": OUTSIDERS,
    },
}


def run(bucket: Bucket | AccessPoint | MultiRegionAccessPoint, world: World, member: dict[str, Any]) -> Result:
    if some(lambda circle: world.iam.lets_in(bucket, circle), member["wider"]):
        return not_applicable("it is open even wider")
    answer = world.iam.lets_in(bucket, member["circle"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: no policy
Type: AWS::S3::Bucket
---
# fail[public]: everyone may read
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:*", Resource: !Sub "${Bucket.Arn}/*"}]}
  Bucket: {Type: AWS::S3::Bucket}
---
# pass[public]: the block ends what the policy grants
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:*", Resource: !Sub "${Bucket.Arn}/*"}]}
  Bucket: {Type: AWS::S3::Bucket, Properties: {PublicAccessBlockConfiguration: {RestrictPublicBuckets: true}}}
---
# undetermined: the policy is a parameter
Resources:
  Policy: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref Bucket, PolicyDocument: !Ref Document}}
  Bucket: {Type: AWS::S3::Bucket}
"""
