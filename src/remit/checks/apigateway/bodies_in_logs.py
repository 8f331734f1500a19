"""Stages of REST APIs keep requests and answers out of their logs.

Why: data tracing writes whole bodies and headers to CloudWatch Logs: passwords, tokens and personal data then stand
readable for everybody who may read logs.

Fix: set `DataTraceEnabled: false` in `MethodSettings` and use execution and access logs. It takes effect at once;
delete what was already written.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
- https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.apigateway import Stage

META = Meta(
    type="AWS::ApiGateway::Stage",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV_AWS_276",),
    controls=("AU-9", "SC-28", "SI-11"),
)


def run(stage: Stage) -> Result:
    traced = some(lambda setting: setting.DataTraceEnabled, stage.MethodSettings)
    return expect(not traced, "whole requests and answers are written to its logs")


EXAMPLES = """
# pass: off by default
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, MethodSettings: [{HttpMethod: "*", ResourcePath: /*, LoggingLevel: ERROR}]}
---
# fail: on for one method
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, MethodSettings: [{HttpMethod: POST, ResourcePath: /pay, DataTraceEnabled: true}]}
---
# undetermined: a parameter
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, MethodSettings: [{HttpMethod: "*", ResourcePath: /*, DataTraceEnabled: !Ref Trace}]}
"""
