"""App clients do not tell whether a user exists.

Why: an answer that differs for unknown names lets anybody try a list of addresses and keep the ones that have an
account.

Fix: set `PreventUserExistenceErrors: ENABLED`. Apps that show `UserNotFoundException` show a general error instead.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import UserPoolClient

META = Meta(
    type="AWS::Cognito::UserPoolClient",
    duty="end-user-auth",
    severity="low",
    also=("cognito_user_pool_client_prevent_user_existence_errors",),
    controls=("SI-11", "IA-6"),
)


def run(client: UserPoolClient) -> Result:
    return expect(client.PreventUserExistenceErrors == "ENABLED", "its errors tell which users exist")


EXAMPLES = """
# pass: one error for all
Type: AWS::Cognito::UserPoolClient
Properties: {UserPoolId: pool, PreventUserExistenceErrors: ENABLED}
---
# fail: LEGACY by default
Type: AWS::Cognito::UserPoolClient
Properties: {UserPoolId: pool}
---
# undetermined: a parameter
Type: AWS::Cognito::UserPoolClient
Properties: {UserPoolId: pool, PreventUserExistenceErrors: !Ref Errors}
"""
