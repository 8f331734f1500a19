"""Distributions send headers that browsers protect the viewer by.

Why: without such headers a page can be framed by another site, its scripts replaced, and its first request made over
plain HTTP.

Fix: set `ResponseHeadersPolicyId` in every cache behavior, for a start to AWS's managed `SecurityHeadersPolicy`
(67f7725c-6f97-4210-82d7-5512b31e9d03). No charge; try a content security policy on a copy first.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-response-headers.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="application",
    severity="low",
    also=("CKV2_AWS_32",),
    controls=("SC-8", "SI-10"),
)


def run(distribution: Distribution) -> Result:
    bare = some(lambda behavior: not behavior.ResponseHeadersPolicyId, behaviors(distribution))
    return expect(not bare, "a cache behavior adds no headers")


def behaviors(distribution: Distribution) -> list[Any]:
    config = distribution.DistributionConfig
    return [config.DefaultCacheBehavior, *config.CacheBehaviors]


EXAMPLES = """
# pass: AWS's policy
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    DefaultCacheBehavior:
      {TargetOriginId: web, ResponseHeadersPolicyId: 67f7725c-6f97-4210-82d7-5512b31e9d03}
---
# fail: none
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: web}}}
---
# undetermined: a parameter that may be empty
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: web, ResponseHeadersPolicyId: !Ref Policy}}
"""
