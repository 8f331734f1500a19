"""People sign in by federation, not with the password of an IAM user.

Why: a password of an IAM user lives outside the company's directory: nobody takes it away when its owner leaves, and
its MFA is a matter of discipline.

Fix: move people to IAM Identity Center or a federated role, then delete `LoginProfile`. Sessions go on until they run
out.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="identity-access",
    severity="low",
    also=("CKV2_AWS_22",),
    controls=("AC-2(1)", "IA-2", "IA-8"),
)


def run(user: User) -> Result:
    has_one = some(bool, (user.LoginProfile, user.Credentials.PasswordEnabled))
    return expect(not has_one, "it has a password for the console")


EXAMPLES = """
# pass: none
Type: AWS::IAM::User
---
# fail: one
Type: AWS::IAM::User
Properties: {LoginProfile: {Password: "{{resolve:secretsmanager:first}}"}}
---
# undetermined: the credential report was refused
Type: AWS::IAM::User
Properties: {Credentials: {PasswordEnabled: !Ref Refused}}
"""
