"""Public certificates stand in the transparency logs.

Why: browsers distrust certificates that are not in a public log, and the logs are where the owner of a domain sees
what somebody else had issued for it.

Fix: remove `CertificateTransparencyLoggingPreference: DISABLED`. It takes effect with the next renewal; no charge.

Links:
- https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html#best-practices-transparency
- https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.certificatemanager import Certificate

META = Meta(
    type="AWS::CertificateManager::Certificate",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_234", "acm_certificates_transparency_logs_enabled"),
    controls=("SC-12", "SC-17"),
)


def run(certificate: Certificate) -> Result:
    if certificate.CertificateAuthorityArn or certificate.CertificateType in ("PRIVATE", "IMPORTED"):
        return not_applicable("ACM logs only the public certificates that it issues")
    preference = or_default(certificate.CertificateTransparencyLoggingPreference, "ENABLED")
    return expect(preference != "DISABLED", "it is kept out of the public logs")


EXAMPLES = """
# pass: the default
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, ValidationMethod: DNS}
---
# fail: opted out
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, CertificateTransparencyLoggingPreference: DISABLED}
---
# undetermined: a parameter
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, CertificateTransparencyLoggingPreference: !Ref Preference}
---
# not-applicable: from a private authority
Type: AWS::CertificateManager::Certificate
Properties:
  DomainName: orders.internal
  CertificateAuthorityArn: "arn:aws:acm-pca:eu-central-1:123456789012:certificate-authority/1"
"""
