"""Certificates have keys that cannot be broken.

Why: an RSA key of 1024 bits can be factored with enough money, and whoever has the key is your site.

Fix: request a new certificate with `KeyAlgorithm: RSA_2048`, `EC_prime256v1` or stronger and switch to it; the
algorithm of a certificate cannot be changed. No charge, no interruption if both overlap.

Links:
- https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.certificatemanager import Certificate

META = Meta(
    type="AWS::CertificateManager::Certificate",
    duty="key-custody",
    severity="high",
    also=("ACM.2", "config:acm-certificate-rsa-check", "acm_certificates_with_secure_key_algorithms"),
    controls=("SC-12", "SC-13", "SC-17"),
)


WEAK = ("RSA_1024", "RSA-1024")  # as CloudFormation and the API write it; only an imported certificate can have it


def run(certificate: Certificate) -> Result:
    # What ACM issues has RSA_2048 unless told otherwise (page of AWS::CertificateManager::Certificate).
    return expect(or_default(certificate.KeyAlgorithm, "RSA_2048") not in WEAK, "its key has only 1024 bits")


EXAMPLES = """
# pass: the default
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, ValidationMethod: DNS}
---
# fail: an old one, imported
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, KeyAlgorithm: RSA_1024}
---
# undetermined: a parameter
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, KeyAlgorithm: !Ref Algorithm}
"""
