"""Distributions fetch from their origins over HTTPS.

Why: a lock in the viewer's browser says nothing about the second half of the way. With `http-only`, or `match-viewer`
for viewers on HTTP, CloudFront sends requests and cookies readable across the internet to the origin.

Fix: set `CustomOriginConfig.OriginProtocolPolicy: https-only`; the origin needs a certificate of a public authority
for its name. An S3 website endpoint has no HTTPS: use the bucket's own endpoint with origin access control instead.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution, Distribution_DistributionConfig, Distribution_Origin

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="transit-encryption",
    severity="medium",
    also=(
        "CloudFront.9",
        "config:cloudfront-traffic-to-origin-encrypted",
        "CKV2_AWS_72",
        "cloudfront_distributions_origin_traffic_encrypted",
    ),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-23"),
)


def run(distribution: Distribution) -> Result:
    config = distribution.DistributionConfig
    if some(lambda origin: is_plain(origin, config), config.Origins):
        return failed("requests travel to an origin over plain HTTP")
    if not some(lambda origin: "CustomOriginConfig" in origin, config.Origins):
        return not_applicable("it has no origin whose protocol can be chosen")
    return passed()


def is_plain(origin: Distribution_Origin, config: Distribution_DistributionConfig) -> bool:
    policy = origin.CustomOriginConfig.OriginProtocolPolicy
    return policy == "http-only" or (policy == "match-viewer" and viewers_may_come_plain(config))


def viewers_may_come_plain(config: Distribution_DistributionConfig) -> bool:
    if config.DefaultCacheBehavior.ViewerProtocolPolicy == "allow-all":
        return True
    return some(lambda behavior: behavior.ViewerProtocolPolicy == "allow-all", config.CacheBehaviors)


EXAMPLES = """
# pass: HTTPS all the way
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https}
    Origins: [{Id: web, DomainName: web.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
---
# fail: HTTPS ends at the edge
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https}
    Origins: [{Id: web, DomainName: web.example.com, CustomOriginConfig: {OriginProtocolPolicy: http-only}}]
---
# undetermined: the policy is a parameter
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https}
    Origins: [{Id: web, DomainName: web.example.com, CustomOriginConfig: {OriginProtocolPolicy: !Ref Policy}}]
---
# not-applicable: CloudFront itself chooses the protocol to a bucket
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins: [{Id: files, DomainName: files.s3.eu-central-1.amazonaws.com, S3OriginConfig: {OriginAccessIdentity: ""}}]
"""
