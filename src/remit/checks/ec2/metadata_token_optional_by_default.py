"""New instances demand a metadata token unless told otherwise.

Why: whoever starts an instance in a hurry does not think of it, and its role's credentials can then be fetched by a
program that is tricked into it.

Fix: `aws ec2 modify-instance-metadata-defaults --http-tokens required` in every Region. It holds for instances
started from then on; old SDKs fail on them.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
- https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataDefaults.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.remit_ec2 import AccountDefaults

META = Meta(
    type="Remit::EC2::AccountDefaults",
    duty="identity-access",
    severity="high",
    also=("ec2_instance_account_imdsv2_enabled",),
    controls=("AC-3", "AC-6", "CM-2"),
)


def run(defaults: AccountDefaults) -> Result:
    return expect(defaults.MetadataDefaults.HttpTokens == "required", "instances that do not say get along without one")


EXAMPLES = """
# pass: required
Type: Remit::EC2::AccountDefaults
Properties: {MetadataDefaults: {HttpTokens: required}}
---
# fail: optional
Type: Remit::EC2::AccountDefaults
Properties: {MetadataDefaults: {HttpTokens: optional}}
---
# undetermined: a parameter
Type: Remit::EC2::AccountDefaults
Properties: {MetadataDefaults: {HttpTokens: !Ref Tokens}}
"""
