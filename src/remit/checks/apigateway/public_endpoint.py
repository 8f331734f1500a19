"""REST APIs that nobody outside needs are private.

Why: an edge-optimized or Regional API has an address on the internet; if only your own networks call it, everybody
else needs to reach it no more than your database.

Fix: set `EndpointConfiguration.Types: [PRIVATE]` with an interface endpoint, or a resource `Policy` that names
networks or accounts. The address changes for callers; waive an API that is meant for the public.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
- https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.apigateway import RestApi

META = Meta(
    type="AWS::ApiGateway::RestApi",
    duty="network-controls",
    severity="info",
    also=("apigateway_restapi_public",),
    controls=("AC-4", "SC-7"),
)


def run(api: RestApi, world: World) -> Result:
    if some(lambda kind: kind == "PRIVATE", api.EndpointConfiguration.Types):
        return passed()
    if api.Policy and not world.iam.allows_anyone(api.Policy, actions=("execute-api:Invoke",)):
        return passed("its policy names who may call it")
    return failed("it has an address on the internet for everybody")


EXAMPLES = """
# pass: private
Type: AWS::ApiGateway::RestApi
Properties: {Name: orders, EndpointConfiguration: {Types: [PRIVATE]}}
---
# pass: for one account
Type: AWS::ApiGateway::RestApi
Properties:
  Name: orders
  Policy:
    Statement:
      - Effect: Allow
        Principal: {AWS: "arn:aws:iam::123456789012:root"}
        Action: execute-api:Invoke
        Resource: "execute-api:/*"
---
# fail: edge-optimized by default
Type: AWS::ApiGateway::RestApi
Properties: {Name: orders}
---
# undetermined: a parameter
Type: AWS::ApiGateway::RestApi
Properties: {Name: orders, EndpointConfiguration: {Types: [!Ref Kind]}}
"""
