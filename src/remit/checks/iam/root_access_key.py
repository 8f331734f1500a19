"""The root user has no access keys.

Why: an access key of the root user can do everything, from anywhere, without MFA, and no policy of the account can
limit it.

Fix: sign in as the root user and delete its access keys; give what used them a role instead. What still uses the key
stops working, so deactivate it first and watch for a few days.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
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
        "IAM.4",
        "CIS-5.0:1.3",
        "config:iam-root-access-key-check",
        "iam_no_root_access_key",
        "AWS-0141",
        "CKV_AWS_348",
    ),
    controls=("AC-2(1)", "AC-6(2)", "AC-6(10)", "IA-5"),
)


def run(root: RootUser) -> Result:
    return expect(not root.AccessKeysPresent, "the root user has an access key")


EXAMPLES = """
# pass: none
Type: Remit::IAM::RootUser
Properties: {AccessKeysPresent: false}
---
# fail: one that works
Type: Remit::IAM::RootUser
Properties: {AccessKeysPresent: true}
---
# undetermined: iam:GetAccountSummary was refused
Type: Remit::IAM::RootUser
Properties: {AccessKeysPresent: !Ref Refused}
"""
