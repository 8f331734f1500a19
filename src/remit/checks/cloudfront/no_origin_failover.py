"""Distributions have a second origin to turn to.

Why: when the only origin answers with errors, so does the distribution; an origin group asks the second one within
the same request.

Fix: put two origins in `OriginGroups` and name the group in `TargetOriginId`. Only GET, HEAD and OPTIONS fail over.
No interruption; you pay for the second origin.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="application",
    severity="low",
    also=(
        "CloudFront.4",
        "config:cloudfront-origin-failover-enabled",
        "CKV_AWS_310",
        "cloudfront_distributions_multiple_origin_failover_configured",
        "CLOUDFRONT_ORIGIN_FAILOVER_ENABLED",
    ),
    controls=("CP-10", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(distribution: Distribution) -> Result:
    groups = distribution.DistributionConfig.OriginGroups.Items
    return expect(groups, "there is no second origin for when the first one fails")


EXAMPLES = """
# pass: two in a group
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    OriginGroups:
      Quantity: 1
      Items:
        - Id: both
          FailoverCriteria: {StatusCodes: {Quantity: 1, Items: [503]}}
          Members: {Quantity: 2, Items: [{OriginId: here}, {OriginId: there}]}
---
# fail: none
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, Origins: [{Id: here, DomainName: here.example.com}]}}
---
# undetermined: a parameter
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, OriginGroups: {Quantity: 1, Items: !Ref Groups}}}
"""
