"""The account's password policy holds all that Security Hub asks for.

Why: one weak setting is enough: a long password without kinds, or one that may be used again for ever, is found in
lists.

Fix: in IAM, Account settings, set a custom policy with four kinds of characters and the length, memory and age below.
It binds the next change of each password.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.remit_iam import AccountPasswordPolicy

META = Meta(
    type="Remit::IAM::AccountPasswordPolicy",
    duty="identity-access",
    severity="medium",
    controls=("AC-2(1)", "AC-2(3)", "AC-3(15)", "IA-5(1)"),
)


KINDS = ("RequireUppercaseCharacters", "RequireLowercaseCharacters", "RequireNumbers")
MOST = 90  # days
MEMBERS = {
    # At least eight characters of four kinds.
    "recommended": {
        "kinds": (*KINDS, "RequireSymbols"),
        "length": 8,
        "reuse": 0,
        "ages": False,
        "also": ("IAM.7", "config:iam-password-policy-recommended-defaults"),
    },
    # What PCI DSS asks for: seven characters, without symbols, four remembered, for 90 days.
    "pci": {
        "kinds": KINDS,
        "length": 7,
        "reuse": 4,
        "ages": True,
        "also": ("IAM.10", "config:iam-password-policy-recommended-defaults-no-symbols-required"),
    },
}


def run(policy: AccountPasswordPolicy, member: dict[str, Any]) -> Result:
    demands = (
        lambda: every(lambda kind: policy[kind], member["kinds"]),
        lambda: or_default(policy.MinimumPasswordLength, 8) >= member["length"],
        lambda: or_default(policy.PasswordReusePrevention, 0) >= member["reuse"],
        lambda: not member["ages"] or runs_out(policy),
    )
    return expect(every(lambda demand: demand(), demands), "a setting is weaker than the control asks")


def runs_out(policy: AccountPasswordPolicy) -> bool:
    return 0 < or_default(policy.MaxPasswordAge, 0) <= MOST


EXAMPLES = """
# pass: strong
Type: Remit::IAM::AccountPasswordPolicy
Properties:
  RequireUppercaseCharacters: true
  RequireLowercaseCharacters: true
  RequireNumbers: true
  RequireSymbols: true
  MinimumPasswordLength: 14
  PasswordReusePrevention: 24
  MaxPasswordAge: 90
---
# fail: AWS's default policy
Type: Remit::IAM::AccountPasswordPolicy
---
# undetermined: iam:GetAccountPasswordPolicy was refused
Type: Remit::IAM::AccountPasswordPolicy
Properties:
  {RequireUppercaseCharacters: true, RequireLowercaseCharacters: true, RequireNumbers: !Ref R, RequireSymbols: true,
   MaxPasswordAge: 90, PasswordReusePrevention: 24}
Closed: true
"""
