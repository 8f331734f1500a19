"""Root certificate authorities are switched off between uses.

Why: whoever can sign with the root can make any name trusted everywhere. It has to sign only the authorities below it,
once in years.

Fix: let an authority of type SUBORDINATE issue certificates, and disable the root: `Status: DISABLED` in its
`AWS::ACMPCA::CertificateAuthorityActivation`, or `aws acm-pca update-certificate-authority --status DISABLED`.
Certificates stay valid; enable it only to sign.

Links:
- https://docs.aws.amazon.com/privateca/latest/userguide/ca-best-practices.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/pca-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.acmpca import CertificateAuthority, CertificateAuthorityActivation

META = Meta(
    type="AWS::ACMPCA::CertificateAuthority",
    needs=("AWS::ACMPCA::CertificateAuthorityActivation",),
    duty="key-custody",
    severity="low",
    also=("PrivateCertificateAuthority.1", "PCA.1", "config:acm-pca-root-ca-disabled"),
    controls=("CA-9(1)", "CM-2", "SC-12"),
)


def run(authority: CertificateAuthority, world: World) -> Result:
    if authority.Type != "ROOT":
        return not_applicable("it is below another")
    if authority.Status:  # an account tells it
        return expect(authority.Status == "DISABLED", "the root is ready to sign")
    # One that nobody has activated in the template cannot sign yet.
    found = world.about(authority, "AWS::ACMPCA::CertificateAuthorityActivation", by="CertificateAuthorityArn")
    return expect(not some(is_active, found), "the root is ready to sign")


def is_active(activation: CertificateAuthorityActivation) -> bool:
    return bool(activation.Status != "DISABLED")  # ACTIVE unless it says otherwise


EXAMPLES = """
# pass: switched off once it has signed
Resources:
  On:
    Type: AWS::ACMPCA::CertificateAuthorityActivation
    Properties: {CertificateAuthorityArn: !GetAtt Root.Arn, Certificate: x, Status: DISABLED}
  Root: {Type: AWS::ACMPCA::CertificateAuthority, Properties: {Type: ROOT, KeyAlgorithm: RSA_4096}}
---
# fail: active
Resources:
  On:
    Type: AWS::ACMPCA::CertificateAuthorityActivation
    Properties: {CertificateAuthorityArn: !GetAtt Root.Arn, Certificate: x}
  Root: {Type: AWS::ACMPCA::CertificateAuthority, Properties: {Type: ROOT, KeyAlgorithm: RSA_4096}}
---
# undetermined: a parameter
Type: AWS::ACMPCA::CertificateAuthority
Properties: {Type: !Ref Kind, KeyAlgorithm: RSA_4096}
---
# not-applicable: below another
Type: AWS::ACMPCA::CertificateAuthority
Properties: {Type: SUBORDINATE, KeyAlgorithm: RSA_4096}
"""
