"""Security configurations encrypt what clusters send.

Why: between the nodes, and to S3, data travels in the clear.

Fix: set `EncryptionConfiguration.EnableInTransitEncryption` to true with a certificate provider. A security
configuration cannot be changed: make a new one and a new cluster.

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
    duty="transit-encryption",
    severity="medium",
    also=("EMR.4", "config:emr-security-configuration-encryption-transit", "CKV_AWS_351", "AWS-0138"),
    controls=("AC-4", "SC-7(4)", "SC-8", "SC-8(1)", "SC-13"),
)

SWITCHED_ON = (True, "true")  # a document is no schema's: nothing makes a bool of a text in it


def run(configuration: SecurityConfiguration) -> Result:
    encryption = configuration.SecurityConfiguration.EncryptionConfiguration
    return expect(
        encryption.EnableInTransitEncryption in SWITCHED_ON, "what its nodes send each other is not encrypted"
    )


EXAMPLES = """
# pass: on
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   EnableInTransitEncryption: true}}}
---
# fail: off
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   EnableInTransitEncryption: false}}}
---
# undetermined: a parameter
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   EnableInTransitEncryption: !Ref Transit}}}
"""
