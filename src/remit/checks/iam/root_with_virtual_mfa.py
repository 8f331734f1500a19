"""The root user signs in with a hardware key or passkey.

Why: an app on a phone gives its code to whoever asks nicely enough; a key checks the site's name itself, and cannot
be copied.

Fix: sign in as the root user, open Security credentials, and register two FIDO keys; then remove the virtual device.
The keys cost money; sessions go on.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-fips-mfa-for-root.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.remit_iam import RootUser

META = Meta(
    type="Remit::IAM::RootUser",
    duty="identity-access",
    severity="critical",
    also=(
        "IAM.6",
        "CIS-5.0:1.5",
        "config:root-account-hardware-mfa-enabled",
        "AWS-0165",
        "iam_root_hardware_mfa_enabled",
    ),
    controls=("AC-2(1)", "AC-3(15)", "IA-2(1)", "IA-2(2)", "IA-2(6)", "IA-2(8)"),
)


def run(root: RootUser) -> Result:
    return expect(root.MfaEnabled and root.HardwareMfa, "no hardware key or passkey is registered")


EXAMPLES = """
# pass: a key
Type: Remit::IAM::RootUser
Properties: {MfaEnabled: true, HardwareMfa: true}
---
# fail: an app
Type: Remit::IAM::RootUser
Properties: {MfaEnabled: true, HardwareMfa: false}
---
# undetermined: iam:ListVirtualMFADevices was refused
Type: Remit::IAM::RootUser
Properties: {MfaEnabled: true, HardwareMfa: !Ref Refused}
"""
