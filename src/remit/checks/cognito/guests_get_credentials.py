"""Identity pools give AWS credentials to signed-in users only.

Why: with guests allowed, everybody who finds the pool's id in an app gets credentials of the account, and may do all
that the guest role may.

Fix: set `AllowUnauthenticatedIdentities: false`. Takes effect at once: parts of an app that work before signing in
lose access; serve those through an API instead.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import IdentityPool

META = Meta(
    type="AWS::Cognito::IdentityPool",
    duty="end-user-auth",
    severity="medium",
    also=(
        "Cognito.2",
        "config:cognito-identity-pool-unauth-access-check",
        "CKV_AWS_366",
        "cognito_identity_pool_guest_access_disabled",
        "COGNITO_ALLOW_UNAUTHENTICATED_IDENTITIES_RULE",
    ),
    controls=("AC-3", "AC-14", "IA-8"),
)


def run(pool: IdentityPool) -> Result:
    return expect(not pool.AllowUnauthenticatedIdentities, "everybody gets AWS credentials from it")


EXAMPLES = """
# pass: signed-in users only
Type: AWS::Cognito::IdentityPool
Properties: {AllowUnauthenticatedIdentities: false}
---
# fail: guests too
Type: AWS::Cognito::IdentityPool
Properties: {AllowUnauthenticatedIdentities: true}
---
# undetermined: a parameter
Type: AWS::Cognito::IdentityPool
Properties: {AllowUnauthenticatedIdentities: !Ref Guests}
"""
