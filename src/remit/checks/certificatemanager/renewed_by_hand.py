"""Certificates renew themselves.

Why: a certificate that somebody must renew by hand lapses on the day that somebody has forgotten, is on leave or has
left, and with it the service. Public ones live ever shorter.

Fix: request it from ACM with `ValidationMethod: DNS` and switch to it; the method of an existing certificate cannot
be changed, so it is replaced. No charge, no interruption if both overlap.

Links:
- https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
- https://docs.aws.amazon.com/acm/latest/userguide/import-certificate.html
- https://docs.aws.amazon.com/acm/latest/userguide/email-validation.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, passed

if TYPE_CHECKING:
    from remit.schema.stubs.certificatemanager import Certificate

META = Meta(
    type="AWS::CertificateManager::Certificate",
    duty="key-custody",
    severity="low",
    controls=("SC-12", "SC-17"),
)


def run(certificate: Certificate) -> Result:
    if certificate.CertificateType:  # it exists, so its origin is known
        if certificate.CertificateType == "IMPORTED":
            return expect(not certificate.InUseBy, "it was imported, so ACM cannot renew it")
        barred = certificate.InUseBy and certificate.RenewalEligibility == "INELIGIBLE"
        return expect(not barred, "it is in use, and ACM cannot renew it")
    if certificate.CertificateAuthorityArn:
        return passed("a private certificate renews itself while it is in use")
    by_mail = or_default(certificate.ValidationMethod, "EMAIL") == "EMAIL"  # CloudFormation's default
    return expect(not by_mail, "each renewal waits until somebody answers a mail")


EXAMPLES = """
# pass: by DNS
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, ValidationMethod: DNS}
---
# fail: by mail, CloudFormation's default
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com}
---
# fail: imported
Type: AWS::CertificateManager::Certificate
Properties:
  DomainName: www.example.com
  CertificateType: IMPORTED
  InUseBy: ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1"]
---
# undetermined: a parameter
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, ValidationMethod: !Ref Method}
"""
