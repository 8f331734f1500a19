"""User pools let users sign in with a second factor.

Why: passwords of other sites are tried on every sign-in page. With MFA off, a leaked one is enough to be the user,
and users cannot even choose to protect themselves.

Fix: set `MfaConfiguration: ON` (required) or `OPTIONAL`, with `EnabledMfas: [SOFTWARE_TOKEN_MFA]`. Costs nothing for
authenticator apps; with `ON`, users set one up when they next sign in.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import UserPool

META = Meta(
    type="AWS::Cognito::UserPool",
    duty="end-user-auth",
    severity="medium",
    also=(
        "cognito_user_pool_mfa_enabled",
        "Cognito.5",
        "config:cognito-user-pool-mfa-enabled",
        "COGNITO_USER_POOL_MFA_CONFIGURATION_RULE",
    ),
    controls=("IA-2(1)", "IA-2(2)", "IA-8"),
)


def run(pool: UserPool) -> Result:
    return expect(or_default(pool.MfaConfiguration, "OFF") != "OFF", "a password alone signs its users in")


EXAMPLES = """
# pass: required
Type: AWS::Cognito::UserPool
Properties: {MfaConfiguration: "ON", EnabledMfas: [SOFTWARE_TOKEN_MFA]}
---
# fail: off by default
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers}
---
# undetermined: a parameter
Type: AWS::Cognito::UserPool
Properties: {MfaConfiguration: !Ref Mfa}
"""
