"""The account asks for passwords of all kinds of characters.

Why: a password of one kind of character is found by trying lists; each kind more makes the lists longer.

Fix: in IAM, Account settings, set a custom password policy that requires all four kinds. It binds the next change of
each password and costs nothing; better still, have no IAM users and federate.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

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
    "uppercase": {
        "property": "RequireUppercaseCharacters",
        "also": (
            "IAM.11",
            "config:iam-password-policy-uppercase-letter-check",
            "CKV_AWS_15",
            "AWS-0061",
            "iam_password_policy_uppercase",
        ),
    },
    "lowercase": {
        "property": "RequireLowercaseCharacters",
        "also": (
            "IAM.12",
            "config:iam-password-policy-lowercase-letter-check",
            "CKV_AWS_11",
            "AWS-0058",
            "iam_password_policy_lowercase",
        ),
    },
    "symbol": {
        "property": "RequireSymbols",
        "also": (
            "IAM.13",
            "config:iam-password-policy-symbol-check",
            "CKV_AWS_14",
            "AWS-0060",
            "iam_password_policy_symbol",
        ),
    },
    "number": {
        "property": "RequireNumbers",
        "also": (
            "IAM.14",
            "config:iam-password-policy-number-check",
            "CKV_AWS_12",
            "AWS-0059",
            "iam_password_policy_number",
        ),
    },
}


def run(policy: AccountPasswordPolicy, member: dict[str, Any]) -> Result:
    # AWS's default policy, which holds where the account has none, asks for any three kinds.
    return expect(policy[member["property"]], "passwords without this kind of character are accepted")


EXAMPLES = """
# pass: all four
Type: Remit::IAM::AccountPasswordPolicy
Properties:
  {RequireUppercaseCharacters: true, RequireLowercaseCharacters: true, RequireSymbols: true, RequireNumbers: true}
---
# fail: AWS's default policy
Type: Remit::IAM::AccountPasswordPolicy
---
# undetermined[symbol]: iam:GetAccountPasswordPolicy was refused
Type: Remit::IAM::AccountPasswordPolicy
Properties: {RequireSymbols: !Ref Refused}
"""
