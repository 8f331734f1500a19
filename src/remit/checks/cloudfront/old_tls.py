"""Distributions accept TLS 1.2 or newer from viewers.

Why: TLS 1.0 and 1.1 rest on broken hashes and ciphers, and RFC 8996 withdrew them. A distribution that still accepts
them lets a weakened connection come about.

Fix: set `ViewerCertificate.MinimumProtocolVersion` to `TLSv1.2_2021` or newer. CloudFront's own certificate always
means TLSv1, so first bring a name and a certificate of your own (free from ACM, in us-east-1). Viewers of a decade
ago drop out.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
- https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, or_default, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="transit-encryption",
    severity="medium",
    also=(
        "CloudFront.15",
        "config:cloudfront-ssl-policy-check",
        "CKV_AWS_174",
        "AWS-0013",
        "CLOUDFRONT_MINIMUM_PROTOCOL_VERSION_RULE",
    ),
    controls=("SC-8", "SC-8(1)", "SC-13", "AC-17(2)"),
)

OLD = ("SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016")


def run(distribution: Distribution) -> Result:
    certificate = distribution.DistributionConfig.ViewerCertificate
    own = (certificate.AcmCertificateArn, certificate.IamCertificateId)
    if not certificate or (certificate.CloudFrontDefaultCertificate and not some(bool, own)):
        return failed("with CloudFront's own certificate it accepts TLS 1.0")  # API_ViewerCertificate: TLSv1, always
    if or_default(certificate.MinimumProtocolVersion, "TLSv1") in OLD:  # TLSv1 is what the API takes when none is named
        return failed("it accepts TLS versions before 1.2", at=certificate)
    return passed()


EXAMPLES = """
# pass: TLS 1.2 with an own certificate
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Aliases: [www.example.com]
    ViewerCertificate: {AcmCertificateArn: !Ref Certificate, MinimumProtocolVersion: TLSv1.2_2021}
---
# fail: CloudFront's certificate, whatever version is asked for
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    ViewerCertificate: {CloudFrontDefaultCertificate: true, MinimumProtocolVersion: TLSv1.2_2021}
---
# fail: TLS 1.1
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    ViewerCertificate: {AcmCertificateArn: !Ref Certificate, MinimumProtocolVersion: TLSv1.1_2016}
---
# undetermined: the version is a parameter
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    ViewerCertificate: {AcmCertificateArn: !Ref Certificate, MinimumProtocolVersion: !Ref Minimum}
"""
