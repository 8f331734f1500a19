"""New IAM users choose a password of their own.

Why: the first password was seen by whoever made the user, and by everything on its way.

Fix: set `LoginProfile.PasswordResetRequired: true`. The user is asked at the next sign-in.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-iam-user-loginprofile.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, or_default, passed

if TYPE_CHECKING:
    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="identity-access",
    severity="medium",
    also=("IAM_USER_LOGIN_PROFILE_PASSWORD_RESET_RULE",),
    controls=("IA-5", "IA-5(1)"),
)


def run(user: User) -> Result:
    if not user.LoginProfile:
        return not_applicable("it has no password for the console")
    if user.LoginProfile.PasswordResetRequired:
        return passed()
    if not or_default(user.Credentials.FirstPassword, default=True):
        return not_applicable("the first password is gone")
    return failed("the first password may be kept")


EXAMPLES = """
# pass: asked to change it
Type: AWS::IAM::User
Properties: {LoginProfile: {Password: "{{resolve:secretsmanager:first}}", PasswordResetRequired: true}}
---
# fail: not by default
Type: AWS::IAM::User
Properties: {LoginProfile: {Password: "{{resolve:secretsmanager:first}}"}}
---
# undetermined: a parameter
Type: AWS::IAM::User
Properties: {LoginProfile: {Password: "{{resolve:secretsmanager:first}}", PasswordResetRequired: !Ref Reset}}
---
# not-applicable: no password
Type: AWS::IAM::User
---
# fail: an account in which it was never changed
Type: AWS::IAM::User
Properties: {LoginProfile: {PasswordResetRequired: false}, Credentials: {FirstPassword: true}}
---
# not-applicable: it was
Type: AWS::IAM::User
Properties: {LoginProfile: {PasswordResetRequired: false}, Credentials: {FirstPassword: false}}
"""
