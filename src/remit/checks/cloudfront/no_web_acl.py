"""Distributions stand behind a web ACL.

Why: a distribution is open to the whole internet. A web ACL turns away known exploits, floods of requests and bad
addresses at the edge, before the application has to withstand them.

Fix: set `DistributionConfig.WebACLId` to the ARN of an `AWS::WAFv2::WebACL` of scope `CLOUDFRONT` (us-east-1). Count
before you block. Priced per ACL, rule and request; attaching it interrupts nothing.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="network-controls",
    severity="medium",
    also=(
        "CloudFront.6",
        "config:cloudfront-associated-with-waf",
        "CKV_AWS_68",
        "cloudfront_distributions_using_waf",
        "AWS-0011",
    ),
    controls=("AC-4(21)", "SC-7"),
)


def run(distribution: Distribution) -> Result:
    return expect(distribution.DistributionConfig.WebACLId, "no web ACL filters its requests")


EXAMPLES = """
# pass: an ACL of the same template
Resources:
  Acl: {Type: AWS::WAFv2::WebACL, Properties: {Scope: CLOUDFRONT, DefaultAction: {Allow: {}}}}
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties: {DistributionConfig: {Enabled: true, WebACLId: !GetAtt Acl.Arn}}
---
# fail: none
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true}}
---
# undetermined: a parameter that may be empty
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, WebACLId: !Ref Acl}}
"""
