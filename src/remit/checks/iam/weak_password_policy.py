"""The account asks for strong passwords of its IAM users.

Why: short or reused passwords are found by trying what has leaked elsewhere; the password policy is the only place
where an account can refuse them.

Fix: in IAM, Account settings, set a custom password policy: at least 14 characters, 24 remembered passwords. It binds
the next change of each password and costs nothing; better still, have no IAM users and federate.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.remit_iam import AccountPasswordPolicy

META = Meta(
    type="Remit::IAM::AccountPasswordPolicy",
    duty="identity-access",
    severity="medium",
    controls=("IA-5(1)", "AC-2(1)"),
)

MEMBERS = {
    "length": {
        "property": "MinimumPasswordLength",
        "least": 14,
        "also": (
            "IAM.15",
            "CIS-5.0:1.7",
            "iam_password_policy_minimum_length_14",
            "CKV_AWS_10",
            "AWS-0063",
            "config:iam-password-policy-minimum-length-check",
        ),
    },
    "reuse": {
        "property": "PasswordReusePrevention",
        "least": 24,
        "severity": "low",
        "also": (
            "IAM.16",
            "CIS-5.0:1.8",
            "iam_password_policy_reuse_24",
            "CKV_AWS_13",
            "AWS-0056",
            "config:iam-password-policy-prevent-reuse-check",
        ),
    },
}

# AWS's default policy, which holds where the account has none: 8 characters, no memory of earlier passwords.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html#default-policy-details
DEFAULTS = {"MinimumPasswordLength": 8, "PasswordReusePrevention": 0}


def run(policy: AccountPasswordPolicy, member: dict[str, Any]) -> Result:
    value = or_default(policy[member["property"]], DEFAULTS[member["property"]])
    return expect(value >= member["least"], "the password policy asks for less than the benchmark does")


EXAMPLES = """
# pass: as the benchmark says
Type: Remit::IAM::AccountPasswordPolicy
Properties: {MinimumPasswordLength: 14, PasswordReusePrevention: 24}
---
# fail: AWS's default policy
Type: Remit::IAM::AccountPasswordPolicy
---
# fail: weaker
Type: Remit::IAM::AccountPasswordPolicy
Properties: {MinimumPasswordLength: 10, PasswordReusePrevention: 3}
---
# undetermined: iam:GetAccountPasswordPolicy was refused
Type: Remit::IAM::AccountPasswordPolicy
Properties: {MinimumPasswordLength: !Ref Refused, PasswordReusePrevention: !Ref Refused}
"""
