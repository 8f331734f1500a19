"""GraphQL APIs ask who calls instead of for an API key.

Why: an API key stands in every app that calls and is the same for everybody: whoever has the app has the key, and
nobody can be told apart or shut out.

Fix: set `AuthenticationType` to `AMAZON_COGNITO_USER_POOLS`, `OPENID_CONNECT`, `AWS_IAM` or `AWS_LAMBDA` and remove
`API_KEY` from `AdditionalAuthenticationProviders`. Clients must sign in from then on.

Links:
- https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.appsync import GraphQLApi

META = Meta(
    type="AWS::AppSync::GraphQLApi",
    duty="end-user-auth",
    severity="high",
    also=("AppSync.5", "config:appsync-authorization-check", "appsync_graphql_api_no_api_key_authentication"),
    controls=("AC-2(1)", "AC-3", "AC-3(15)", "AC-6"),
)


def run(api: GraphQLApi) -> Result:
    ways = (api, *api.AdditionalAuthenticationProviders)
    with_key = some(lambda way: way.AuthenticationType == "API_KEY", ways)
    return expect(not with_key, "whoever has its API key may call it")


EXAMPLES = """
# pass: users sign in
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AMAZON_COGNITO_USER_POOLS}
---
# fail: a key
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: API_KEY}
---
# fail: a key beside the users
Type: AWS::AppSync::GraphQLApi
Properties:
  Name: orders
  AuthenticationType: AWS_IAM
  AdditionalAuthenticationProviders: [{AuthenticationType: API_KEY}]
---
# undetermined: a parameter
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: !Ref Way}
"""
