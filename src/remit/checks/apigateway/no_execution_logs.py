"""Stages of REST APIs log what happens inside a request.

Why: access logs say who called; only execution logs say which authorizer, mapping or backend failed, and why. Without
them an attack that makes errors looks like silence.

Fix: set `MethodSettings: [{HttpMethod: '*', ResourcePath: '/*', LoggingLevel: ERROR}]`. The account needs a role for
CloudWatch Logs in API Gateway; no interruption, what is taken in is billed.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.apigateway import Stage

META = Meta(
    type="AWS::ApiGateway::Stage",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "APIGateway.1",
        "config:api-gw-execution-logging-enabled",
        "CKV2_AWS_4",
        "apigateway_restapi_logging_enabled",
        "API_GW_EXECUTION_LOGGING_ENABLED",
    ),
    controls=("AC-4(26)", "AU-10", "AU-12", "AU-2", "AU-3", "AU-6(3)", "CA-7", "SI-7(8)"),
)


LOGGED = ("ERROR", "INFO")


def run(stage: Stage) -> Result:
    if some(lambda setting: setting.LoggingLevel == "OFF", stage.MethodSettings):
        return failed("execution logs are off for a method")
    return expect(some(covers_all, stage.MethodSettings), "execution logs are not on for all methods")


def covers_all(setting: Any) -> bool:
    everywhere = setting.HttpMethod == "*" and setting.ResourcePath == "/*"
    return bool(everywhere and setting.LoggingLevel in LOGGED)


EXAMPLES = """
# pass: errors of every method
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, MethodSettings: [{HttpMethod: "*", ResourcePath: /*, LoggingLevel: ERROR}]}
---
# fail: off by default
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders}
---
# fail: one method is left out
Type: AWS::ApiGateway::Stage
Properties:
  RestApiId: orders
  MethodSettings:
    - {HttpMethod: "*", ResourcePath: /*, LoggingLevel: INFO}
    - {HttpMethod: POST, ResourcePath: /pay, LoggingLevel: "OFF"}
---
# undetermined: a parameter
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, MethodSettings: [{HttpMethod: "*", ResourcePath: /*, LoggingLevel: !Ref Level}]}
"""
