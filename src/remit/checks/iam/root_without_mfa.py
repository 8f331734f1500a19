"""The root user signs in with MFA.

Why: the root user can do everything in the account and no policy of the account can stop it; its password alone must
not be enough.

Fix: sign in as the root user, open Security credentials, and assign two MFA devices, one of them a hardware key or
passkey. In an organization, remove the root credentials of member accounts instead (centralized root access).

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html
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
    also=("IAM.9", "CIS-5.0:1.4", "config:root-account-mfa-enabled", "iam_root_mfa_enabled", "AWS-0142"),
    controls=("AC-2(1)", "IA-2(1)", "AC-3"),
)


def run(root: RootUser) -> Result:
    return expect(root.MfaEnabled, "the root user signs in with a password alone")


EXAMPLES = """
# pass: a device is assigned
Type: Remit::IAM::RootUser
Properties: {MfaEnabled: true}
---
# fail: no device
Type: Remit::IAM::RootUser
Properties: {MfaEnabled: false}
---
# undetermined: iam:GetAccountSummary was refused
Type: Remit::IAM::RootUser
Properties: {MfaEnabled: !Ref Refused}
"""
