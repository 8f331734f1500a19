"""Distributions read buckets in their own name.

Why: a bucket that CloudFront reads as anybody does has to be open to anybody, so that its files are served around the
distribution, its firewall and its logs.

Fix: make an origin access control and name it in the origin's `OriginAccessControlId`; then let only the distribution
read in the bucket's policy.

Note: an origin access identity, which came before origin access control, is enough here;
cloudfront.origin-without-access-control asks for the newer.

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
    also=("CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED", "config:cloudfront-origin-access-identity-enabled"),
    controls=("AC-3", "AC-4", "AC-6"),
)


def run(distribution: Distribution) -> Result:
    origins = distribution.DistributionConfig.Origins
    if some(is_read_as_anybody, origins):
        return failed("a bucket is read as anybody reads it")
    return passed() if some(is_bucket, origins) else not_applicable("it has no S3 origin")


def is_bucket(origin: Distribution_Origin) -> bool:
    return "S3OriginConfig" in origin


def is_read_as_anybody(origin: Distribution_Origin) -> bool:
    named = (origin.OriginAccessControlId, origin.S3OriginConfig.OriginAccessIdentity)
    return is_bucket(origin) and not some(bool, named)


EXAMPLES = """
# pass: by an origin access identity
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Origins:
      - Id: files
        DomainName: files.s3.amazonaws.com
        S3OriginConfig: {OriginAccessIdentity: origin-access-identity/cloudfront/E127EXAMPLE51Z}
---
# pass: by origin access control
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Origins:
      - {Id: files, DomainName: files.s3.amazonaws.com, OriginAccessControlId: E1, S3OriginConfig: {}}
---
# fail: by neither
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Origins: [{Id: files, DomainName: files.s3.amazonaws.com, S3OriginConfig: {OriginAccessIdentity: ""}}]
---
# not-applicable: no bucket
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Origins: [{Id: web, DomainName: example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
---
# undetermined: a parameter
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Origins:
      - Id: files
        DomainName: files.s3.amazonaws.com
        S3OriginConfig: {OriginAccessIdentity: !Ref Identity}
"""
