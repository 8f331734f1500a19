"""Stages of WebSocket APIs log what happens inside a message.

Why: access logs say who connected; only execution logs say which route or backend failed, and why.

Fix: set `DefaultRouteSettings.LoggingLevel: ERROR` or `INFO`. The account needs a role for CloudWatch Logs in API
Gateway; no interruption, what is taken in is billed. HTTP APIs have no execution logs.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.apigatewayv2 import Stage

META = Meta(
    type="AWS::ApiGatewayV2::Stage",
    needs=("AWS::ApiGatewayV2::Api",),
    duty="logging-monitoring",
    severity="medium",
    also=("APIGateway.1", "config:api-gw-execution-logging-enabled"),
    controls=("AC-4(26)", "AU-10", "AU-12", "AU-2", "AU-3", "AU-6(3)", "CA-7", "SI-7(8)"),
)


LOGGED = ("ERROR", "INFO")


def run(stage: Stage, world: World) -> Result:
    if stage.DefaultRouteSettings.LoggingLevel in LOGGED:
        return passed()
    if world.resolve(stage.ApiId, "AWS::ApiGatewayV2::Api").ProtocolType == "HTTP":
        return not_applicable("HTTP APIs have no execution logs")
    return failed("execution logs are off")


EXAMPLES = """
# pass: errors of every route
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: chat, ProtocolType: WEBSOCKET}}
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: {ApiId: !Ref Api, StageName: live, DefaultRouteSettings: {LoggingLevel: ERROR}}
---
# fail: off by default
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: chat, ProtocolType: WEBSOCKET}}
  Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: live}}
---
# undetermined: a parameter
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: chat, ProtocolType: WEBSOCKET}}
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: {ApiId: !Ref Api, StageName: live, DefaultRouteSettings: {LoggingLevel: !Ref Level}}
---
# not-applicable: an HTTP API
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: orders, ProtocolType: HTTP}}
  Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: $default}}
"""
