"""Security configurations encrypt the nodes' volumes.

Why: local-disk encryption alone leaves the root volume and instance stores of EBS readable.

Fix: set `EnableEbsEncryption` to true in `LocalDiskEncryptionConfiguration`. A security configuration cannot be
changed: make a new one and a new cluster.

Links:
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.emr import SecurityConfiguration

META = Meta(
    type="AWS::EMR::SecurityConfiguration",
    duty="rest-encryption",
    severity="medium",
    also=("CKV_AWS_350",),
    controls=("SC-13", "SC-28"),
)

SWITCHED_ON = (True, "true")  # a document is no schema's: nothing makes a bool of a text in it


def run(configuration: SecurityConfiguration) -> Result:
    encryption = configuration.SecurityConfiguration.EncryptionConfiguration
    return expect(
        encryption.EnableAtRestEncryption in SWITCHED_ON
        and encryption.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption
        in SWITCHED_ON,
        "volumes of the nodes are not encrypted",
    )


EXAMPLES = """
# pass: on
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   AtRestEncryptionConfiguration: {LocalDiskEncryptionConfiguration: {EncryptionKeyProviderType: AwsKms,
   EnableEbsEncryption: true}}}}}
---
# fail: off
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   AtRestEncryptionConfiguration: {LocalDiskEncryptionConfiguration: {EncryptionKeyProviderType: AwsKms}}}}}
---
# undetermined: a parameter
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   AtRestEncryptionConfiguration: {LocalDiskEncryptionConfiguration: {EncryptionKeyProviderType: AwsKms,
   EnableEbsEncryption: !Ref Ebs}}}}}
"""
