"""Distributions serve only the countries that they are for.

Why: requests from countries where there are no customers are mostly scans; refusing them at the edge is cheaper than
answering.

Fix: set `Restrictions.GeoRestriction` with `RestrictionType: whitelist` and `Locations`. It takes effect within
minutes, costs nothing, and is no obstacle to whoever uses a proxy; waive a site for everybody.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="network-controls",
    severity="info",
    also=("CKV_AWS_374", "cloudfront_distributions_geo_restrictions_enabled"),
    controls=("AC-4", "SC-7"),
)


def run(distribution: Distribution) -> Result:
    kind = or_default(distribution.DistributionConfig.Restrictions.GeoRestriction.RestrictionType, "none")
    return expect(kind != "none", "it answers every country")


EXAMPLES = """
# pass: two countries
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Restrictions: {GeoRestriction: {RestrictionType: whitelist, Locations: [DE, AT]}}
---
# fail: all
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, Restrictions: {GeoRestriction: {RestrictionType: none}}}}
---
# undetermined: a parameter
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, Restrictions: {GeoRestriction: {RestrictionType: !Ref Kind}}}}
"""
