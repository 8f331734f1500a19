"""Distributions speak current TLS to their origins.

Why: SSLv3, TLS 1.0 and 1.1 are broken or withdrawn. Whoever sits between edge and origin can talk both sides down to
the oldest one that is allowed.

Fix: set `CustomOriginConfig.OriginSSLProtocols: [TLSv1.2]`. It takes effect within minutes; the origin must speak TLS
1.2.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html
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
    duty="transit-encryption",
    severity="medium",
    also=(
        "CloudFront.10",
        "config:cloudfront-no-deprecated-ssl-protocols",
        "CKV2_AWS_54",
        "cloudfront_distributions_using_deprecated_ssl_protocols",
    ),
    controls=("AC-17(2)", "AC-4", "IA-5(1)", "SC-12(3)", "SC-13", "SC-23", "SC-7(4)", "SC-8", "SC-8(1)", "SI-7(6)"),
)


OLD = ("SSLv3", "TLSv1", "TLSv1.1")
# CloudFormation's default (page of CustomOriginConfig, OriginSSLProtocols).
DEFAULT = ("TLSv1", "SSLv3")


def run(distribution: Distribution) -> Result:
    origins = distribution.DistributionConfig.Origins
    if some(accepts_old, origins):
        return failed("an outdated protocol is accepted towards an origin")
    return passed() if some(speaks_tls, origins) else not_applicable("it has no origin whose protocols can be chosen")


def speaks_tls(origin: Any) -> bool:
    return "CustomOriginConfig" in origin and origin.CustomOriginConfig.OriginProtocolPolicy != "http-only"


def accepts_old(origin: Any) -> bool:
    if not speaks_tls(origin):
        return False
    return some(lambda protocol: protocol in OLD, or_default(origin.CustomOriginConfig.OriginSSLProtocols, [*DEFAULT]))


EXAMPLES = """
# pass: TLS 1.2
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins:
      - Id: web
        DomainName: web.example.com
        CustomOriginConfig: {OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2]}
---
# fail: TLS 1.0 too
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins:
      - Id: web
        DomainName: web.example.com
        CustomOriginConfig: {OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1, TLSv1.2]}
---
# undetermined: a parameter
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins:
      - Id: web
        DomainName: web.example.com
        CustomOriginConfig: {OriginProtocolPolicy: https-only, OriginSSLProtocols: !Ref Protocols}
---
# not-applicable: a bucket
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins: [{Id: files, DomainName: files.s3.eu-central-1.amazonaws.com, S3OriginConfig: {OriginAccessIdentity: ""}}]
"""
