"""App clients can take a refresh token back.

Why: a refresh token is good for a month by default. Without revocation, signing out or losing the phone changes
nothing about it.

Fix: set `EnableTokenRevocation: true`, or remove it. Tokens that are out cannot be revoked; new ones can.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import UserPoolClient

META = Meta(
    type="AWS::Cognito::UserPoolClient",
    duty="end-user-auth",
    severity="low",
    also=("cognito_user_pool_client_token_revocation_enabled",),
    controls=("AC-12", "IA-5"),
)


def run(client: UserPoolClient) -> Result:
    return expect(or_default(client.EnableTokenRevocation, default=True), "a token cannot be taken back")


EXAMPLES = """
# pass: revocable
Type: AWS::Cognito::UserPoolClient
Properties: {UserPoolId: pool, EnableTokenRevocation: true}
---
# fail: switched off
Type: AWS::Cognito::UserPoolClient
Properties: {UserPoolId: pool, EnableTokenRevocation: false}
---
# undetermined: a parameter
Type: AWS::Cognito::UserPoolClient
Properties: {UserPoolId: pool, EnableTokenRevocation: !Ref Revocation}
"""
