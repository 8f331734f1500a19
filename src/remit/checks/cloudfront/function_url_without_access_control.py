"""Distributions sign what they ask of a function URL.

Why: without origin access control the function must answer everybody, so whoever finds its address goes past the
distribution, its web ACL and its limits.

Fix: make an `AWS::CloudFront::OriginAccessControl` of type `lambda`, name it in `OriginAccessControlId`, and set the
function URL's `AuthType: AWS_IAM`. No charge; allow the distribution first.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, or_default, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="identity-access",
    severity="medium",
    also=("CloudFront.16", "config:cloudfront-origin-lambda-url-oac-enabled"),
    controls=("AC-3", "AC-4", "AC-6"),
)


def run(distribution: Distribution) -> Result:
    urls = distribution.DistributionConfig.Origins
    if some(lambda origin: is_function_url(origin) and not origin.OriginAccessControlId, urls):
        return failed("a function URL is asked without origin access control")
    return passed() if some(is_function_url, urls) else not_applicable("no origin is a function URL")


def is_function_url(origin: Any) -> bool:
    return bool(".lambda-url." in or_default(origin.DomainName, ""))


EXAMPLES = """
# pass: signed
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins:
      - Id: orders
        DomainName: abc.lambda-url.eu-central-1.on.aws
        OriginAccessControlId: E2QWRUHEXAMPLE
        CustomOriginConfig: {OriginProtocolPolicy: https-only}
---
# fail: as a stranger
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins:
      - Id: orders
        DomainName: abc.lambda-url.eu-central-1.on.aws
        CustomOriginConfig: {OriginProtocolPolicy: https-only}
---
# undetermined: a parameter that may be empty
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins:
      - Id: orders
        DomainName: abc.lambda-url.eu-central-1.on.aws
        OriginAccessControlId: !Ref Control
        CustomOriginConfig: {OriginProtocolPolicy: https-only}
---
# not-applicable: a web server
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, Origins: [{Id: web, DomainName: web.example.com}]}}
"""
