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

    from remit.model import World
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="identity-access",
    severity="medium",
    also=("CloudFront.16", "config:cloudfront-origin-lambda-url-oac-enabled"),
    controls=("AC-3", "AC-4", "AC-6"),
)


def run(distribution: Distribution, world: World) -> Result:
    origins = distribution.DistributionConfig.Origins
    if some(lambda origin: is_function_url(origin, world) and not origin.OriginAccessControlId, origins):
        return failed("a function URL is asked without origin access control")
    found = some(lambda origin: is_function_url(origin, world), origins)
    return passed() if found else not_applicable("no origin is a function URL")


def is_function_url(origin: Any, world: World) -> bool:
    if "S3OriginConfig" in origin or "VpcOriginConfig" in origin:
        return False
    return world.entries.is_host_of(or_default(origin.DomainName, ""), "AWS::Lambda::Url")


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
# fail: as a stranger, named by what the URL gives
Resources:
  Url: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: orders, AuthType: NONE}}
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        {Enabled: true, Origins: [{Id: orders, DomainName: !Select [2, !Split [/, !GetAtt Url.FunctionUrl]]}]}
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
