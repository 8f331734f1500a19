"""Certificates are valid and renewed in time.

Why: when a certificate lapses, browsers and clients refuse the service. ACM renews what it issued, but only while the
domain's validation record is in place and no step of the customer's is open; one that was imported it never renews.

Fix: import the next one of your own in good time, over the old. For the others put back the CNAME of
`DomainValidationOptions` and check CAA records; ACM then goes on by itself. Replace one that is expired, revoked or
failed, and switch the load balancer or distribution to it, without interruption.

Links:
- https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html
- https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-renewal.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.certificatemanager import Certificate

META = Meta(
    type="AWS::CertificateManager::Certificate",
    duty="key-custody",
    severity="medium",
    also=("ACM.1", "config:acm-certificate-expiration-check", "acm_certificates_expiration_check"),
    controls=("SC-12", "SC-17", "SC-28(3)"),
)

FEWEST_DAYS = 30  # ACM begins 60 days before


def run(certificate: Certificate, world: World) -> Result:
    if not certificate.Status:
        return not_applicable("only a certificate that exists can lapse")
    if certificate.Status in ("EXPIRED", "REVOKED", "FAILED", "VALIDATION_TIMED_OUT"):
        return failed("it is not valid")
    if certificate.RenewalStatus in ("FAILED", "PENDING_VALIDATION"):
        return failed("its renewal waits for the customer, and fails without")
    if not certificate.NotAfter:
        return not_applicable("it is not issued yet, so nothing lapses")
    return expect(world.days_since(certificate.NotAfter, of=certificate) <= -FEWEST_DAYS, "it expires within 30 days")


EXAMPLES = """
# pass: issued, not yet due
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, Status: ISSUED, NotAfter: "2026-12-31T00:00:00Z"}
Taken: 2026-06-01
---
# fail: imported, and nobody imported the next one
Type: AWS::CertificateManager::Certificate
Properties:
  {DomainName: www.example.com, CertificateType: IMPORTED, Status: ISSUED, NotAfter: "2026-06-20T00:00:00Z"}
Taken: 2026-06-01
---
# fail: expired
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, Status: EXPIRED}
---
# fail: the validation record is gone
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, Status: ISSUED, RenewalStatus: PENDING_VALIDATION}
---
# undetermined: acm:DescribeCertificate was refused
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, Status: !Ref Refused}
---
# not-applicable: it waits for its validation
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, Status: PENDING_VALIDATION}
---
# not-applicable: declared, not yet there
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, ValidationMethod: DNS}
"""
