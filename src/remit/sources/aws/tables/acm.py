"""AWS Certificate Manager."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table, Via

KEY_TYPES = ["RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"]
"""All of them: without being asked for, ACM lists the certificates with the commonest keys alone."""

TABLES = (
    Table(
        "AWS::CertificateManager::Certificate",
        Call(
            "acm:ListCertificates",
            "CertificateSummaryList[]",
            fixed={"Includes": {"keyTypes": KEY_TYPES}, "MaxItems": 1000},
            more="NextToken",
            same="CertificateArn DomainName",
            fills={"Id": "CertificateArn"},
        ),
        (
            Call(
                "acm:DescribeCertificate",
                "Certificate",
                bound={"CertificateArn": "CertificateArn"},
                same="CertificateAuthorityArn DomainValidationOptions SubjectAlternativeNames Status NotAfter InUseBy"
                " RenewalEligibility",
                fills={
                    # AWS answers RSA-2048 where its models and the registry say RSA_2048
                    "KeyAlgorithm": Via(lambda told: told.replace("-", "_"), "KeyAlgorithm"),
                    "CertificateExport": "Options.Export",
                    "CertificateTransparencyLoggingPreference": "Options.CertificateTransparencyLoggingPreference",
                    "CertificateType": "Type",
                    "RenewalStatus": "RenewalSummary.RenewalStatus",
                    "ValidationMethod": "DomainValidationOptions[0].ValidationMethod",
                },
            ),
        ),
        id="CertificateArn",
        arn="CertificateArn",
        name="DomainName",
        tags="@tagging",
    ),
)
