"""Routes of HTTP and WebSocket APIs ask who calls.

Why: a route without authorization runs what is behind it for everybody who finds its address.

Fix: set `AuthorizationType` to `JWT`, `AWS_IAM` or `CUSTOM`, with an authorizer; on a WebSocket API on the route
`$connect`, which decides for the connection. Callers must then bring a token or sign; a route meant for everybody is
waived.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
- https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, or_default, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.apigatewayv2 import Route

META = Meta(
    type="AWS::ApiGatewayV2::Route",
    needs=("AWS::ApiGatewayV2::Api",),
    duty="end-user-auth",
    severity="medium",
    also=(
        "APIGateway.8",
        "config:api-gwv2-authorization-type-configured",
        "CKV_AWS_309",
        "apigatewayv2_api_authorizers_enabled",
    ),
    controls=("AC-3", "IA-2", "IA-8"),
)


# https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
METHODS = ("ANY", "DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")


def run(route: Route, world: World) -> Result:
    if or_default(route.AuthorizationType, "NONE") != "NONE":
        return passed()
    key = or_default(route.RouteKey, "$default")
    if key.startswith("OPTIONS "):
        return not_applicable("browsers ask it before they sign in")
    http = some(lambda method: key.startswith(method + " /"), METHODS)
    if (
        not http
        and key != "$connect"
        and world.resolve(route.ApiId, "AWS::ApiGatewayV2::Api").ProtocolType == "WEBSOCKET"
    ):
        return not_applicable("the route $connect decides who may speak")
    return failed("everybody who finds its address can call it")


EXAMPLES = """
# pass: a token
Type: AWS::ApiGatewayV2::Route
Properties: {ApiId: !Ref Api, RouteKey: GET /orders, AuthorizationType: JWT, AuthorizerId: !Ref Authorizer}
---
# fail: anybody
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: orders, ProtocolType: HTTP}}
  Route: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Api, RouteKey: GET /orders}}
---
# undetermined: a parameter
Type: AWS::ApiGatewayV2::Route
Properties: {ApiId: orders, RouteKey: GET /orders, AuthorizationType: !Ref Authorization}
---
# not-applicable: decided when the connection was made
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: chat, ProtocolType: WEBSOCKET}}
  Route: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Api, RouteKey: send}}
"""
