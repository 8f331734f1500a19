"""Distributions serve viewers over HTTPS only.

Why: with `allow-all`, CloudFront answers plain HTTP on every edge. Cookies, tokens and pages then cross the viewer's
network readable, and whoever sits on it can change them.

Fix: set `ViewerProtocolPolicy` to `redirect-to-https`, or `https-only` for APIs, in the default cache behavior and in
every other. It takes some minutes to reach all edges and costs nothing; clients that follow no redirect break.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution, Distribution_DistributionConfig

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="transit-encryption",
    severity="medium",
    also=(
        "CloudFront.3",
        "config:cloudfront-viewer-policy-https",
        "CKV_AWS_34",
        "cloudfront_distributions_https_enabled",
        "AWS-0012",
        "CLOUDFRONT_VIEWER_POLICY_HTTPS",
    ),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-23"),
)


def run(distribution: Distribution) -> Result:
    config = distribution.DistributionConfig
    answers = some(lambda behaviors: behaviors(config), (by_default, on_some_path))
    return failed("some cache behavior answers plain HTTP") if answers else passed()


def by_default(config: Distribution_DistributionConfig) -> bool:
    return config.DefaultCacheBehavior.ViewerProtocolPolicy == "allow-all"


def on_some_path(config: Distribution_DistributionConfig) -> bool:
    return some(lambda behavior: behavior.ViewerProtocolPolicy == "allow-all", config.CacheBehaviors)


EXAMPLES = """
# pass: redirected, and refused on a path
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https}
    CacheBehaviors: [{PathPattern: /api/*, TargetOriginId: web, ViewerProtocolPolicy: https-only}]
---
# fail: one path is left open, whatever the default is
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: !Ref Policy}
    CacheBehaviors: [{PathPattern: /img/*, TargetOriginId: web, ViewerProtocolPolicy: allow-all}]
---
# undetermined: the policy is a parameter
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: !Ref Policy}
"""
