"""Passwords of IAM users run out.

Why: a password that leaked stays good until somebody changes it; with an age limit that is a date and not a hope.

Fix: in IAM, Account settings, set `MaxPasswordAge` to 90 days or less. Users must change older passwords when they
next sign in. NIST advises against it where every user has MFA: waive it then.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.remit_iam import AccountPasswordPolicy

META = Meta(
    type="Remit::IAM::AccountPasswordPolicy",
    duty="identity-access",
    severity="low",
    also=(
        "IAM.17",
        "config:iam-password-policy-ensure-expires",
        "CKV_AWS_9",
        "AWS-0062",
        "iam_password_policy_expires_passwords_within_90_days_or_less",
    ),
    controls=("IA-5(1)", "AC-2(1)"),
)


MOST = 90  # days


def run(policy: AccountPasswordPolicy) -> Result:
    days = or_default(policy.MaxPasswordAge, 0)
    if not days:
        return failed("passwords never run out")
    return expect(days <= MOST, "passwords are good for more than 90 days")


EXAMPLES = """
# pass: ninety days
Type: Remit::IAM::AccountPasswordPolicy
Properties: {MaxPasswordAge: 90}
---
# fail: never
Type: Remit::IAM::AccountPasswordPolicy
Closed: true
---
# undetermined: iam:GetAccountPasswordPolicy was refused
Type: Remit::IAM::AccountPasswordPolicy
Properties: {MaxPasswordAge: !Ref Refused}
"""
