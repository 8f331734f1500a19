"""Distributions have an identity when they read S3 origins.

Why: without one CloudFront asks the bucket as an anonymous stranger, so the objects must be public, and everybody can
go around the distribution, its web ACL and its signed URLs.

Fix: set `OriginAccessControlId` to an `AWS::CloudFront::OriginAccessControl` and allow `cloudfront.amazonaws.com` in
the bucket policy for this distribution's `AWS:SourceArn`, then close the bucket. No interruption in that order.

Note: an origin access identity, the older way, is enough here; cloudfront.origin-without-access-control asks for the
newer one, which can also read objects under a KMS key.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
- https://docs.aws.amazon.com/config/latest/developerguide/cloudfront-origin-access-identity-enabled.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution, Distribution_Origin

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="identity-access",
    severity="medium",
    also=(
        "CKV2_AWS_46",
        "CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED",
        "config:cloudfront-origin-access-identity-enabled",
    ),
    controls=("AC-3", "AC-4", "AC-6"),
)


def run(distribution: Distribution) -> Result:
    origins = distribution.DistributionConfig.Origins
    if some(is_read_by_nobody, origins):
        return failed("an S3 origin is read as an anonymous stranger")
    return passed() if some(is_bucket, origins) else not_applicable("it has no S3 origin")


def is_bucket(origin: Distribution_Origin) -> bool:
    return "S3OriginConfig" in origin


def is_read_by_nobody(origin: Distribution_Origin) -> bool:
    named = (origin.OriginAccessControlId, origin.S3OriginConfig.OriginAccessIdentity)
    return is_bucket(origin) and not some(bool, named)


EXAMPLES = """
# pass: an origin access identity
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins:
      - Id: files
        DomainName: files.s3.eu-central-1.amazonaws.com
        S3OriginConfig: {OriginAccessIdentity: origin-access-identity/cloudfront/E15MNIMTCFKK4C}
---
# fail: as a stranger
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins: [{Id: files, DomainName: files.s3.eu-central-1.amazonaws.com, S3OriginConfig: {OriginAccessIdentity: ""}}]
---
# undetermined: a parameter that may be empty
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins:
      - Id: files
        DomainName: files.s3.eu-central-1.amazonaws.com
        OriginAccessControlId: !Ref Control
        S3OriginConfig: {OriginAccessIdentity: ""}
---
# not-applicable: a server
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins: [{Id: web, DomainName: web.example, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
"""
