"""User pools that are not for everybody let nobody sign up alone.

Why: who can sign up is a user, with a token that everything behind the pool accepts.

Fix: set `AdminCreateUserConfig.AllowAdminCreateUserOnly: true` in pools for staff or partners; waive one that is for
the public. Users that are there stay.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import UserPool

META = Meta(
    type="AWS::Cognito::UserPool",
    duty="end-user-auth",
    severity="info",
    also=("cognito_user_pool_self_registration_disabled",),
    controls=("AC-2", "IA-8"),
)


def run(pool: UserPool) -> Result:
    return expect(pool.AdminCreateUserConfig.AllowAdminCreateUserOnly, "everybody can sign up")


EXAMPLES = """
# pass: by administrators only
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: staff, AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}}
---
# fail: everybody by default
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: staff}
---
# undetermined: a parameter
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: staff, AdminCreateUserConfig: {AllowAdminCreateUserOnly: !Ref Closed}}
"""
