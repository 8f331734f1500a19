"""Security configurations encrypt what clusters store.

Why: data on disks and in S3 can be read by whoever gets at them.

Fix: set `EncryptionConfiguration.EnableAtRestEncryption` to true with `AtRestEncryptionConfiguration`. A security
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
    duty="rest-encryption",
    severity="medium",
    also=(
        "EMR.3",
        "config:emr-security-configuration-encryption-rest",
        "AWS-0137",
        "EMR_SECURITY_CONFIG_ENABLED_AND_CONFIGURED_RULE",
    ),
    controls=("CP-9(8)", "SC-13", "SC-28", "SC-28(1)"),
)

SWITCHED_ON = (True, "true")  # a document is no schema's: nothing makes a bool of a text in it


def run(configuration: SecurityConfiguration) -> Result:
    encryption = configuration.SecurityConfiguration.EncryptionConfiguration
    return expect(encryption.EnableAtRestEncryption in SWITCHED_ON, "what the cluster stores is not encrypted")


EXAMPLES = """
# pass: on
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: true,
   EnableInTransitEncryption: true}}}
---
# fail: off
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: false,
   EnableInTransitEncryption: false}}}
---
# undetermined: a parameter
Type: AWS::EMR::SecurityConfiguration
Properties: {Name: strict, SecurityConfiguration: {EncryptionConfiguration: {EnableAtRestEncryption: !Ref Rest,
   EnableInTransitEncryption: false}}}
"""
