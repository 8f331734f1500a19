"""The passwords of IAM users stand in no template.

Why: a template is read by everybody who may see the repository, the stack or its history, and so is the password in
it.

Fix: let Secrets Manager generate it (`GenerateSecretString`) and refer to it by `{{resolve:secretsmanager:…}}`.
Change the one that stood there.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="key-custody",
    severity="high",
    also=(
        "IAM_USER_LOGIN_PROFILE_NO_PLAINTEXT_PASSWORD",
        "IAM_USER_LOGIN_PROFILE_USES_SECURE_PARAMETER",
        "IAM_USER_LOGIN_PROFILE_USES_SECURE_SERVICE",
    ),
    controls=("IA-5", "IA-5(7)", "SC-12"),
)


def run(user: User, world: World) -> Result:
    if not world.declared(user):
        return not_applicable("AWS never tells a password")
    if not user.LoginProfile:
        return not_applicable("it has no password here")
    written = world.secrets.written(user.LoginProfile.Password)
    return expect(not written, written.reason)


EXAMPLES = """
# not-applicable: none
Type: AWS::IAM::User
Properties: {Groups: [operators]}
---
# fail: everybody can read it
Type: AWS::IAM::User
Properties: {LoginProfile: {Password: correct-horse}}
Closed: true
---
# pass: a secret of Secrets Manager, read at deployment
Type: AWS::IAM::User
Properties: {LoginProfile: {Password: "{{resolve:secretsmanager:operator}}"}}
Closed: true
---
# undetermined: given out by another stack
Type: AWS::IAM::User
Properties: {LoginProfile: {Password: !ImportValue Password}}
Closed: true
"""
