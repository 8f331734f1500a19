"""The data catalogue is encrypted, passwords of its connections too.

Why: the catalogue describes all data of the account; passwords of connections are handed out in the clear to whoever
may read them unless they are encrypted.

Fix: set `EncryptionAtRest.CatalogEncryptionMode: SSE-KMS` and
`ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted: true`. Holds for what is written from then on; roles
need the key.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
- https://docs.aws.amazon.com/glue/latest/dg/encrypt-connection-passwords.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.glue import DataCatalogEncryptionSettings

META = Meta(
    type="AWS::Glue::DataCatalogEncryptionSettings",
    duty="rest-encryption",
    severity="high",
    controls=("SC-13", "SC-28", "SC-28(1)"),
)

MEMBERS = {
    "metadata": {
        "passwords": False,
        "severity": "medium",
        "also": ("CKV_AWS_94", "glue_data_catalogs_metadata_encryption_enabled"),
    },
    "passwords": {
        "passwords": True,
        "also": ("CKV_AWS_94", "glue_data_catalogs_connection_passwords_encryption_enabled"),
    },
}


def run(settings: DataCatalogEncryptionSettings, member: dict[str, Any]) -> Result:
    encryption = settings.DataCatalogEncryptionSettings
    if member["passwords"]:
        hidden = encryption.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted
        return expect(hidden, "passwords of connections are handed out in the clear")
    mode = encryption.EncryptionAtRest.CatalogEncryptionMode
    return expect(mode in ("SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"), "its metadata is not encrypted")


EXAMPLES = """
# pass: both
Type: AWS::Glue::DataCatalogEncryptionSettings
Properties: {CatalogId: "123456789012",
   DataCatalogEncryptionSettings: {EncryptionAtRest: {CatalogEncryptionMode: SSE-KMS},
   ConnectionPasswordEncryption: {ReturnConnectionPasswordEncrypted: true}}}
---
# fail: neither
Type: AWS::Glue::DataCatalogEncryptionSettings
Properties: {CatalogId: "123456789012",
   DataCatalogEncryptionSettings: {EncryptionAtRest: {CatalogEncryptionMode: DISABLED},
   ConnectionPasswordEncryption: {ReturnConnectionPasswordEncrypted: false}}}
---
# undetermined: parameters
Type: AWS::Glue::DataCatalogEncryptionSettings
Properties: {CatalogId: "123456789012",
   DataCatalogEncryptionSettings: {EncryptionAtRest: {CatalogEncryptionMode: !Ref Mode},
   ConnectionPasswordEncryption: {ReturnConnectionPasswordEncrypted: !Ref Hidden}}}
"""
