"""New volumes are encrypted, whatever the request says.

Why: encryption that depends on everybody remembering a flag is missing on the one volume that matters; the Region's
default cannot be forgotten.

Fix: switch on EBS encryption by default in each Region (EC2 console, Data protection and security, or `aws ec2
enable-ebs-encryption-by-default`). It holds for new volumes and snapshot copies; existing ones stay as they are.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.remit_ec2 import AccountDefaults

META = Meta(
    type="Remit::EC2::AccountDefaults",
    duty="rest-encryption",
    severity="medium",
    also=(
        "EC2.7",
        "CIS-5.0:5.1.1",
        "config:ec2-ebs-encryption-by-default",
        "CKV_AWS_106",
        "ec2_ebs_default_encryption",
    ),
    controls=("SC-28", "SC-28(1)", "SC-13"),
)


def run(defaults: AccountDefaults) -> Result:
    return expect(defaults.EbsEncryptionByDefault, "new volumes are encrypted only when the request asks for it")


EXAMPLES = """
# pass: on
Type: Remit::EC2::AccountDefaults
Properties: {EbsEncryptionByDefault: true}
---
# fail: off
Type: Remit::EC2::AccountDefaults
Properties: {EbsEncryptionByDefault: false}
---
# undetermined: ec2:GetEbsEncryptionByDefault was refused
Type: Remit::EC2::AccountDefaults
Properties: {EbsEncryptionByDefault: !Ref Refused}
"""
