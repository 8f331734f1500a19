"""Distributions read S3 origins with origin access control.

Why: without it CloudFront asks the bucket as an anonymous stranger, so the objects must be public, and everybody can
go around the distribution, its web ACL and its signed URLs. The older access identity cannot read objects under a KMS
key; where one is used, cloudfront.origin-open-to-strangers is content.

Fix: set `OriginAccessControlId` to an `AWS::CloudFront::OriginAccessControl` (`SigningBehavior: always`), allow
`cloudfront.amazonaws.com` in the bucket policy for this distribution's `AWS:SourceArn`, then close the bucket. No
interruption in that order, no charge.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
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
        "CloudFront.13",
        "config:cloudfront-s3-origin-access-control-enabled",
        "cloudfront_distributions_s3_origin_access_control",
    ),
    controls=("AC-3", "AC-4", "AC-6"),
)


def run(distribution: Distribution) -> Result:
    origins = distribution.DistributionConfig.Origins
    if some(is_read_without, origins):
        return failed("an S3 origin is read without origin access control")
    return passed() if some(is_bucket, origins) else not_applicable("it has no S3 origin")


def is_bucket(origin: Distribution_Origin) -> bool:
    return "S3OriginConfig" in origin


def is_read_without(origin: Distribution_Origin) -> bool:
    return is_bucket(origin) and not origin.OriginAccessControlId


EXAMPLES = """
# pass: origin access control
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins:
      - Id: files
        DomainName: files.s3.eu-central-1.amazonaws.com
        OriginAccessControlId: E2QWRUHEXAMPLE
        S3OriginConfig: {OriginAccessIdentity: ""}
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
    Origins: [{Id: files, DomainName: files.s3.amazonaws.com, OriginAccessControlId: !Ref Control, S3OriginConfig: {}}]
---
# not-applicable: a web server
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins: [{Id: web, DomainName: web.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
"""
