"""AWS Certificate Manager."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.mapping.table import Block, Table, Whole

if TYPE_CHECKING:
    from collections.abc import Mapping


def imported(_: Mapping[str, Any]) -> dict[str, Any]:
    """A certificate that brings its own key was made elsewhere. What uses it stands with those that do."""
    return {"CertificateType": "IMPORTED", "InUseBy": Unknown("an imported certificate does not tell what uses it")}


TABLES = (
    Table(
        "aws_acm_certificate",
        "AWS::CertificateManager::Certificate",
        {
            "options": Block(
                "",
                {
                    "certificate_transparency_logging_preference": "CertificateTransparencyLoggingPreference",
                    "export": "CertificateExport",
                },
            ),
            "validation_option": "DomainValidationOptions",
        },
        whole=(
            Whole(
                ("CertificateType", "InUseBy"),
                imported,
                "certificate_body certificate_chain private_key private_key_wo",
            ),
        ),
        ids={"arn": "Ref", "id": "Ref"},
        drop="early_renewal_duration private_key_wo_version",
    ),
)
