"""Temporary passwords run out within a week.

Why: an invitation lies in a mailbox that others may read; the longer its password is good, the more of them find it.

Fix: set `Policies.PasswordPolicy.TemporaryPasswordValidityDays` to 7 or less. Users who come later need a new
invitation.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-admin-create-user-policy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import UserPool

META = Meta(
    type="AWS::Cognito::UserPool",
    duty="end-user-auth",
    severity="low",
    also=("cognito_user_pool_temporary_password_expiration",),
    controls=("IA-5(1)",),
)


WEEK = 7  # days, which is also the default


def run(pool: UserPool) -> Result:
    return expect(
        or_default(pool.Policies.PasswordPolicy.TemporaryPasswordValidityDays, WEEK) <= WEEK,
        "a temporary password is good for more than a week",
    )


EXAMPLES = """
# pass: two days
Type: AWS::Cognito::UserPool
Properties: {Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 2}}}
---
# fail: a month
Type: AWS::Cognito::UserPool
Properties: {Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 30}}}
---
# undetermined: a parameter
Type: AWS::Cognito::UserPool
Properties: {Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: !Ref Days}}}
"""
