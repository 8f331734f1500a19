"""Stages of HTTP and WebSocket APIs keep logs of who calls.

Why: without access logs nobody can tell who called what when an identity is abused or an API is emptied.

Fix: set `AccessLogSettings.DestinationArn` to a log group, with a `Format` that names caller and request id. No
interruption; you pay for what is taken in.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.apigatewayv2 import Stage

META = Meta(
    type="AWS::ApiGatewayV2::Stage",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "APIGateway.9",
        "AWS-0116",
        "config:api-gwv2-access-logs-enabled",
        "CKV_AWS_76",
        "CKV_AWS_95",
        "apigatewayv2_api_access_logging_enabled",
        "AWS-0001",
        "API_GWV2_ACCESS_LOGS_ENABLED",
    ),
    controls=("AU-2", "AU-3", "AU-12", "SI-7(8)"),
)


def run(stage: Stage) -> Result:
    return expect(stage.AccessLogSettings.DestinationArn, "nobody keeps a log of who calls")


EXAMPLES = """
# pass: to a log group
Resources:
  Logs: {Type: AWS::Logs::LogGroup}
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: {ApiId: orders, AccessLogSettings: {DestinationArn: !GetAtt Logs.Arn, Format: $context.requestId}}
---
# fail: off by default
Type: AWS::ApiGatewayV2::Stage
Properties: {ApiId: orders, StageName: $default}
---
# undetermined: a parameter that may be empty
Type: AWS::ApiGatewayV2::Stage
Properties: {ApiId: orders, AccessLogSettings: {DestinationArn: !Ref Logs}}
"""
