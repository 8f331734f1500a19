"""AWS Private CA.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acmpca_certificate_authority
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, choice

TABLES = (
    Table(
        "aws_acmpca_certificate_authority",
        "AWS::ACMPCA::CertificateAuthority",
        {
            "certificate_authority_configuration": Block(
                "", {"key_algorithm": "KeyAlgorithm", "signing_algorithm": "SigningAlgorithm", "subject": "Subject"}
            ),
            "enabled": To("Status", choice("ACTIVE", "DISABLED")),
        },
        # The page of aws_acmpca_certificate_authority; CloudFormation requires it.
        defaults={"Type": "SUBORDINATE"},
        ids={"arn": "Ref", "certificate_signing_request": "CertificateSigningRequest"},
        drop="permanent_deletion_time_in_days",
    ),
    Table("aws_acmpca_certificate_authority_certificate", "AWS::ACMPCA::CertificateAuthorityActivation"),
    Table("aws_acmpca_permission", "AWS::ACMPCA::Permission"),
)
