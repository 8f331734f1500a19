"""IAM users who sign in with a password also need MFA.

Why: a password alone is phished or guessed; the second factor is what stops whoever has it.

Fix: have each user register an MFA device (IAM console, Security credentials), and deny everything but that until
they have. Better: move people to IAM Identity Center and delete the password.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, passed

if TYPE_CHECKING:
    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="identity-access",
    severity="medium",
    also=(
        "IAM.5",
        "CIS-5.0:1.9",
        "config:mfa-enabled-for-iam-console-access",
        "iam_user_mfa_enabled_console_access",
        "AWS-0145",
    ),
    controls=("IA-2(1)", "IA-2(2)", "AC-2(1)"),
)


def run(user: User) -> Result:
    if not user.Credentials:
        return not_applicable("only a user that exists stands in the credential report")
    if not user.Credentials.PasswordEnabled:
        return passed("it has no password for the console")
    return expect(user.Credentials.MfaActive, "the user signs in with a password alone")


EXAMPLES = """
# pass: a device is registered
Type: AWS::IAM::User
Properties: {Credentials: {PasswordEnabled: true, MfaActive: true}}
---
# fail: a password alone
Type: AWS::IAM::User
Properties: {Credentials: {PasswordEnabled: true, MfaActive: false}}
---
# pass: no password
Type: AWS::IAM::User
Properties: {Credentials: {PasswordEnabled: false, MfaActive: false}}
---
# not-applicable: a template registers no device, with a password or without
Type: AWS::IAM::User
Properties: {LoginProfile: {Password: "{{resolve:secretsmanager:first}}"}}
---
# undetermined: the credential report was refused
Type: AWS::IAM::User
Properties: {Credentials: {PasswordEnabled: true, MfaActive: !Ref Refused}}
"""
