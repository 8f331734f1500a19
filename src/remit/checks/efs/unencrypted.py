"""File systems are encrypted at rest.

Why: EFS does not encrypt a file system that was made by API or template unless told to, and what is created
unencrypted stays so, with its backups.

Fix: set `Encrypted: true`, with `KmsKeyId` for a key of your own. Changing it replaces the file system: make an
encrypted one, copy with DataSync, mount it instead, and plan for that.

Links:
- https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-filesystem.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.efs import FileSystem

META = Meta(
    type="AWS::EFS::FileSystem",
    duty="rest-encryption",
    severity="medium",
    also=(
        "EFS.1",
        "EFS.8",
        "CIS-5.0:2.3.1",
        "CIS-6.0:3.3.1",
        "CIS-7.0:3.3.1",
        "config:efs-encrypted-check",
        "config:efs-filesystem-ct-encrypted",
        "CKV_AWS_42",
        "efs_encryption_at_rest_enabled",
        "AWS-0037",
        "EFS_ENCRYPTED_CHECK",
    ),
    controls=(
        "SC-28",
        "SC-28(1)",
        "SC-13",
    ),
)


def run(files: FileSystem) -> Result:
    return expect(files.Encrypted, "the file system is not encrypted, and neither are its backups")


EXAMPLES = """
# pass: encrypted with the key aws/elasticfilesystem
Type: AWS::EFS::FileSystem
Properties: {Encrypted: true}
---
# fail: EFS does not encrypt unless told to
Type: AWS::EFS::FileSystem
---
# undetermined: decided by a parameter that has no value
Type: AWS::EFS::FileSystem
Properties: {Encrypted: !Ref Encrypt}
"""
