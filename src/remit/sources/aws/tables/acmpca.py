"""AWS Private Certificate Authority."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table
from remit.sources.aws.transforms import names

TABLES = (
    Table(
        "AWS::ACMPCA::CertificateAuthority",
        Call(
            "acm-pca:ListCertificateAuthorities",
            "CertificateAuthorities[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="Arn KeyStorageSecurityStandard RevocationConfiguration Status Type UsageMode",
            fills=names("CertificateAuthorityConfiguration", "CsrExtensions KeyAlgorithm SigningAlgorithm Subject"),
        ),
        id="Arn",
        arn="Arn",
        tags="@tagging",
        unique=True,
    ),
)
