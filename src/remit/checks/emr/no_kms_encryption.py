"""Security configurations encrypt what clusters keep in S3 by AWS KMS.

Why: with S3's own keys whoever may read the objects reads what the cluster keeps there; a key of KMS has a policy, and
a log of its use.

Fix: set `EncryptionMode: SSE-KMS` (or `CSE-KMS`) with `AwsKmsKey` in `S3EncryptionConfiguration`. A security
configuration cannot be changed: make another and a cluster with it.

Links:
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.emr import SecurityConfiguration

META = Meta(
    type="AWS::EMR::SecurityConfiguration",
    duty="key-custody",
    severity="medium",
    also=("CKV_AWS_171",),
    controls=("SC-12", "SC-13", "SC-28"),
)

BY_KMS = ("SSE-KMS", "CSE-KMS")
SWITCHED_ON = (True, "true")  # a document is no schema's: nothing makes a bool of a text in it


def run(configuration: SecurityConfiguration) -> Result:
    encryption = configuration.SecurityConfiguration.EncryptionConfiguration
    mode = encryption.AtRestEncryptionConfiguration.S3EncryptionConfiguration.EncryptionMode
    by_kms = encryption.EnableAtRestEncryption in SWITCHED_ON and mode in BY_KMS
    return expect(by_kms, "what the cluster keeps in S3 is not encrypted by KMS")


EXAMPLES = """
# pass: a key of KMS
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   AtRestEncryptionConfiguration: {S3EncryptionConfiguration: {EncryptionMode: SSE-KMS, AwsKmsKey: alias/emr}}}}}
---
# fail: S3's own keys
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   AtRestEncryptionConfiguration: {S3EncryptionConfiguration: {EncryptionMode: SSE-S3}}}}}
---
# fail: switched off
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: false}}}
---
# undetermined: a parameter
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   AtRestEncryptionConfiguration: {S3EncryptionConfiguration: {EncryptionMode: !Ref Mode}}}}}
"""
