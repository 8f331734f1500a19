"""User pools stop sign-ins that look stolen.

Why: threat protection only reports unless it is told what to do about a leaked password or an unlikely sign-in.

Fix: attach an `AWS::Cognito::UserPoolRiskConfigurationAttachment` whose actions are `BLOCK`. It needs the feature
plan Plus; users who are stopped must reset their password.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.cognito import UserPool

META = Meta(
    type="AWS::Cognito::UserPool",
    duty="end-user-auth",
    severity="low",
    controls=("IA-2", "SI-4", "AC-7"),
)


MEMBERS = {
    "leaked-password": {
        "leaked": True,
        "also": ("cognito_user_pool_blocks_compromised_credentials_sign_in_attempts",),
    },
    "unlikely-sign-in": {
        "leaked": False,
        "also": ("cognito_user_pool_blocks_potential_malicious_sign_in_attempts",),
    },
}


def run(pool: UserPool, member: dict[str, Any]) -> Result:
    test = blocks_leaked if member["leaked"] else blocks_unlikely
    return expect(some(test, pool.RiskConfigurations), "such a sign-in is let through")


def blocks_leaked(risks: Any) -> bool:
    told = risks.CompromisedCredentialsRiskConfiguration
    # Without a filter every event is meant, signing in among them.
    return bool(told.Actions.EventAction == "BLOCK" and (not told.EventFilter or "SIGN_IN" in told.EventFilter))


def blocks_unlikely(risks: Any) -> bool:
    actions = risks.AccountTakeoverRiskConfiguration.Actions
    told = (actions.LowAction, actions.MediumAction, actions.HighAction)
    return every(lambda action: action.EventAction == "BLOCK", told)


EXAMPLES = """
# pass: both
Type: AWS::Cognito::UserPool
Properties:
  RiskConfigurations:
    - CompromisedCredentialsRiskConfiguration: {Actions: {EventAction: BLOCK}}
      AccountTakeoverRiskConfiguration:
        Actions:
          LowAction: {EventAction: BLOCK, Notify: true}
          MediumAction: {EventAction: BLOCK, Notify: true}
          HighAction: {EventAction: BLOCK, Notify: true}
---
# fail: nothing is said
Type: AWS::Cognito::UserPool
---
# undetermined: cognito-idp:DescribeRiskConfiguration was refused
Type: AWS::Cognito::UserPool
Properties: {RiskConfigurations: !Ref Refused}
Closed: true
"""
