"""Certificate authorities sign with keys that quantum computers do not break.

Why: an authority lives ten years and longer; what it signs with RSA or elliptic curves can be forged by whoever has a
large quantum computer before it ends.

Fix: make a new authority with `KeyAlgorithm: ML_DSA_65` and move its subjects to it; the algorithm cannot be changed.
Clients must know ML-DSA, so wait where they do not.

Links:
- https://docs.aws.amazon.com/privateca/latest/userguide/PcaWelcome.html
- https://docs.aws.amazon.com/privateca/latest/APIReference/API_CertificateAuthorityConfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.acmpca import CertificateAuthority

META = Meta(
    type="AWS::ACMPCA::CertificateAuthority",
    duty="key-custody",
    severity="info",
    also=("acmpca_certificate_authority_pqc_key_algorithm",),
    controls=("SC-12", "SC-13"),
)


def run(authority: CertificateAuthority) -> Result:
    return expect(
        or_default(authority.KeyAlgorithm, "").startswith("ML_DSA"), "its key is not of a post-quantum algorithm"
    )


EXAMPLES = """
# pass: ML-DSA
Type: AWS::ACMPCA::CertificateAuthority
Properties: {Type: ROOT, KeyAlgorithm: ML_DSA_65, SigningAlgorithm: ML_DSA_65, Subject: {CommonName: corp}}
---
# fail: RSA
Type: AWS::ACMPCA::CertificateAuthority
Properties: {Type: ROOT, KeyAlgorithm: RSA_2048, SigningAlgorithm: SHA256WITHRSA, Subject: {CommonName: corp}}
---
# undetermined: a parameter
Type: AWS::ACMPCA::CertificateAuthority
Properties: {Type: ROOT, KeyAlgorithm: !Ref Algorithm, SigningAlgorithm: SHA256WITHRSA, Subject: {CommonName: corp}}
"""
