"""Certificates name the hosts that they are for.

Why: a wildcard certificate is good for every name of the domain: whoever takes its key from the least important host
can pose as the most important one.

Fix: request one certificate per host with its own `DomainName` and `SubjectAlternativeNames` and switch to it. Public
certificates of ACM cost nothing; no interruption if both overlap.

Note: ACM keeps the private key of what it issues, so the danger is smaller than with a key file; the name is still
good for all hosts.

Links:
- https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
- https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/protecting-data-in-transit.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.certificatemanager import Certificate

META = Meta(
    type="AWS::CertificateManager::Certificate",
    duty="key-custody",
    severity="low",
    also=("CKV2_AWS_71",),
    controls=("AC-6", "SC-12", "SC-17"),
)


def run(certificate: Certificate) -> Result:
    names = (or_default(certificate.DomainName, ""), *certificate.SubjectAlternativeNames)
    return expect(not some(lambda name: name.startswith("*."), names), "it is good for every name of a domain")


EXAMPLES = """
# pass: two hosts
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: www.example.com, SubjectAlternativeNames: [shop.example.com]}
---
# fail: any host
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: example.com, SubjectAlternativeNames: ["*.example.com"]}
---
# undetermined: a parameter
Type: AWS::CertificateManager::Certificate
Properties: {DomainName: !Ref Domain}
"""
