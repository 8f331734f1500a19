"""Every IAM user has MFA, with a password or without.

Why: access keys can be made to ask for MFA too, but only of a user that has a device.

Fix: have each user register an MFA device (IAM console, Security credentials). Better: replace users by roles, which
have no lasting secret.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="identity-access",
    severity="medium",
    also=("IAM.19", "config:iam-user-mfa-enabled"),
    controls=("AC-2(1)", "AC-3(15)", "AC-6", "IA-2(1)", "IA-2(2)", "IA-2(6)", "IA-2(8)"),
)


def run(user: User) -> Result:
    if not user.Credentials:
        return not_applicable("only a user that exists stands in the credential report")
    return expect(user.Credentials.MfaActive, "no MFA device is registered")


EXAMPLES = """
# pass: a device is registered
Type: AWS::IAM::User
Properties: {Credentials: {PasswordEnabled: false, MfaActive: true}}
---
# fail: none
Type: AWS::IAM::User
Properties: {Credentials: {PasswordEnabled: false, MfaActive: false}}
---
# not-applicable: a template registers no device
Type: AWS::IAM::User
---
# undetermined: the credential report was refused
Type: AWS::IAM::User
Properties: {Credentials: {PasswordEnabled: false, MfaActive: !Ref Refused}}
"""
