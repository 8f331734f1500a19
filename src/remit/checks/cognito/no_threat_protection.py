"""User pools turn away sign-ins that look like an attack.

Why: threat protection knows passwords from leaks and notices a sign-in from an unusual place or device. Without it,
or if it only watches, a stolen password works from anywhere.

Fix: set `UserPoolAddOns.AdvancedSecurityMode: ENFORCED`, after some weeks of `AUDIT`. It needs the feature plan Plus
(`UserPoolTier: PLUS`), priced per active user; no interruption.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import UserPool

META = Meta(
    type="AWS::Cognito::UserPool",
    duty="end-user-auth",
    severity="medium",
    also=(
        "Cognito.1",
        "config:cognito-user-pool-advanced-security-enabled",
        "cognito_user_pool_advanced_security_enabled",
    ),
    controls=("IA-2", "IA-8", "SI-4", "AC-7"),
)


def run(pool: UserPool) -> Result:
    enforced = pool.UserPoolAddOns.AdvancedSecurityMode == "ENFORCED"
    return expect(enforced, "sign-ins that look like an attack are let through")


EXAMPLES = """
# pass: enforced
Type: AWS::Cognito::UserPool
Properties: {UserPoolTier: PLUS, UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}}
---
# fail: it only watches
Type: AWS::Cognito::UserPool
Properties: {UserPoolTier: PLUS, UserPoolAddOns: {AdvancedSecurityMode: AUDIT}}
---
# undetermined: a parameter
Type: AWS::Cognito::UserPool
Properties: {UserPoolTier: PLUS, UserPoolAddOns: {AdvancedSecurityMode: !Ref Mode}}
"""
