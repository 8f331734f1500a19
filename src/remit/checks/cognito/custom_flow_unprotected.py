"""Custom sign-in flows are watched like the others.

Why: threat protection looks at the usual ways to sign in; a flow of your own challenges is left out unless it is
named.

Fix: set `UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode: ENFORCED`. It needs the feature plan Plus,
priced per active user.

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
    also=("Cognito.4", "config:cognito-userpool-cust-auth-threat-full-check"),
    controls=("IA-2", "SI-4", "AC-7"),
)


def run(pool: UserPool) -> Result:
    return expect(
        pool.UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode == "ENFORCED",
        "attacks on custom flows are let through",
    )


EXAMPLES = """
# pass: enforced
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers, UserPoolAddOns: {AdvancedSecurityAdditionalFlows: {CustomAuthMode: ENFORCED}}}
---
# fail: left out
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers, UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}}
---
# undetermined: a parameter
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers, UserPoolAddOns: {AdvancedSecurityAdditionalFlows: {CustomAuthMode: !Ref Mode}}}
"""
