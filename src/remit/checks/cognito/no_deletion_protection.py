"""User pools cannot be deleted by one call.

Why: a deleted pool takes every user's account with it; there is no backup to bring passwords back from.

Fix: set `DeletionProtection: ACTIVE`. It takes effect at once and costs nothing; it has to be switched off before the
pool is deleted.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import UserPool

META = Meta(
    type="AWS::Cognito::UserPool",
    duty="backup-recovery",
    severity="medium",
    also=(
        "Cognito.6",
        "config:cognito-user-pool-deletion-protection-enabled",
        "cognito_user_pool_deletion_protection_enabled",
    ),
    controls=("CM-3", "CP-9", "SC-5(2)"),
)


def run(pool: UserPool) -> Result:
    return expect(pool.DeletionProtection == "ACTIVE", "one call deletes it with all users")


EXAMPLES = """
# pass: protected
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers, DeletionProtection: ACTIVE}
---
# fail: not by default
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers}
---
# undetermined: a parameter
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers, DeletionProtection: !Ref Protection}
"""
