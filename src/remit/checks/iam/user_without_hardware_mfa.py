"""IAM users have a second factor of hardware.

Why: the secret of a virtual device can be copied when it is set up, and its six digits are typed into whatever page
asks for them. A security key signs for AWS's own address only.

Fix: have each user register a passkey or security key (IAM console, Security credentials), and remove the virtual
device. Better: move people to IAM Identity Center.

Note: whether a user that signs in has a second factor at all is iam.user-without-mfa.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_fido.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="identity-access",
    severity="info",
    also=("iam_user_hardware_mfa_enabled",),
    controls=("IA-2(1)", "IA-2(2)"),
)


def run(user: User) -> Result:
    if not user.Credentials:
        return not_applicable("only a user that exists stands in the credential report")
    if not user.Credentials.MfaActive:
        return failed("it has no second factor")
    return expect(not user.VirtualMfaDevices, "its second factor is a virtual device")


EXAMPLES = """
# pass: a security key
Type: AWS::IAM::User
Properties: {Credentials: {MfaActive: true}}
---
# fail: an app
Type: AWS::IAM::User
Properties: {Credentials: {MfaActive: true}, VirtualMfaDevices: ["arn:aws:iam::123456789012:mfa/alice"]}
---
# fail: none
Type: AWS::IAM::User
Properties: {Credentials: {MfaActive: false}}
---
# undetermined: iam:ListVirtualMFADevices was refused
Type: AWS::IAM::User
Properties: {Credentials: {MfaActive: true}, VirtualMfaDevices: !Ref Refused}
---
# not-applicable: a template registers no device
Type: AWS::IAM::User
"""
