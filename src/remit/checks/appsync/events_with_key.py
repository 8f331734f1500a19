"""Event APIs sign their clients in.

Why: an API key is no identity: it stands in every client, is copied out of it, and does not say who publishes or
listens.

Fix: use `AWS_IAM`, `AMAZON_COGNITO_USER_POOLS`, `OPENID_CONNECT` or `AWS_LAMBDA` in `EventConfig.ConnectionAuthModes`
and the default modes to publish and subscribe. Clients must be changed first.

Links:
- https://docs.aws.amazon.com/appsync/latest/eventapi/configure-event-api-auth.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.appsync import Api

META = Meta(
    type="AWS::AppSync::Api",
    duty="end-user-auth",
    severity="high",
    controls=("AC-2(1)", "AC-3", "AC-6", "IA-8"),
)


def run(api: Api) -> Result:
    config = api.EventConfig
    ways = (
        lambda: some(is_key, config.ConnectionAuthModes),
        lambda: some(is_key, config.DefaultPublishAuthModes),
        lambda: some(is_key, config.DefaultSubscribeAuthModes),
    )
    return expect(not some(lambda way: way(), ways), "whoever has its API key may use it")


def is_key(mode: Any) -> bool:
    return bool(mode.AuthType == "API_KEY")


EXAMPLES = """
# pass: IAM
Type: AWS::AppSync::Api
Properties: {Name: news, EventConfig: {ConnectionAuthModes: [{AuthType: AWS_IAM}]}}
---
# fail: a key to listen
Type: AWS::AppSync::Api
Properties:
  Name: news
  EventConfig:
    ConnectionAuthModes: [{AuthType: AWS_IAM}]
    DefaultSubscribeAuthModes: [{AuthType: API_KEY}]
---
# undetermined: a parameter
Type: AWS::AppSync::Api
Properties: {Name: news, EventConfig: {ConnectionAuthModes: [{AuthType: !Ref Way}]}}
"""
