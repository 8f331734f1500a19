"""Distributions tell certificates apart by name, not by address.

Why: dedicated addresses are for clients from before 2010. They are few, billed monthly, and keep clients alive that
cannot speak current TLS.

Fix: set `ViewerCertificate.SslSupportMethod: sni-only`. It takes some minutes to reach all edges; clients without SNI
are cut off.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-https-dedicated-ip-or-sni.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="transit-encryption",
    severity="low",
    also=(
        "CloudFront.8",
        "config:cloudfront-sni-enabled",
        "cloudfront_distributions_https_sni_enabled",
        "CLOUDFRONT_SNI_ENABLED",
    ),
    controls=("AC-17(2)", "AC-4", "IA-5(1)", "SC-12(3)", "SC-13", "SC-23", "SC-7(4)", "SC-8", "SC-8(1)", "SI-7(6)"),
)


def run(distribution: Distribution) -> Result:
    certificate = distribution.DistributionConfig.ViewerCertificate
    if not some(bool, (certificate.AcmCertificateArn, certificate.IamCertificateId)):
        return not_applicable("with CloudFront's own certificate there is nothing to tell apart")
    return expect(certificate.SslSupportMethod == "sni-only", "it has addresses of its own for old clients")


EXAMPLES = """
# pass: by name
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    ViewerCertificate: {AcmCertificateArn: certificate, SslSupportMethod: sni-only}
---
# fail: by address
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    ViewerCertificate: {AcmCertificateArn: certificate, SslSupportMethod: vip}
---
# undetermined: a parameter
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    ViewerCertificate:
      {AcmCertificateArn: certificate, SslSupportMethod: !Ref Method}
---
# not-applicable: the default certificate
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true}}
"""
