"""Distributions answer with a certificate of your own name.

Why: with CloudFront's certificate viewers see a name that is not yours, and the distribution accepts TLS 1.0 whatever
else it says: the security policy cannot be chosen.

Fix: set `Aliases` and `ViewerCertificate` with an `AcmCertificateArn` of us-east-1, `SslSupportMethod: sni-only` and
a `MinimumProtocolVersion`. The certificate costs nothing; viewers then use your name.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="transit-encryption",
    severity="medium",
    also=(
        "CloudFront.7",
        "config:cloudfront-custom-ssl-certificate",
        "CKV2_AWS_42",
        "cloudfront_distributions_custom_ssl_certificate",
        "CLOUDFRONT_CUSTOM_SSL_CERTIFICATE",
    ),
    controls=("AC-17(2)", "AC-4", "IA-5(1)", "SC-12(3)", "SC-13", "SC-23", "SC-7(4)", "SC-8", "SC-8(1)", "SI-7(6)"),
)


def run(distribution: Distribution) -> Result:
    certificate = distribution.DistributionConfig.ViewerCertificate
    return expect(some(bool, (certificate.AcmCertificateArn, certificate.IamCertificateId)), "its certificate is AWS's")


EXAMPLES = """
# pass: of ACM
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    ViewerCertificate: {AcmCertificateArn: certificate, SslSupportMethod: sni-only}
---
# fail: the default
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true}}
---
# undetermined: a parameter that may be empty
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, ViewerCertificate: {AcmCertificateArn: !Ref Certificate}}}
"""
