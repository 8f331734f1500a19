"""Stages of REST APIs keep logs of who calls.

Why: without access logs nobody can tell who called what when an identity is abused or an API is emptied.

Fix: set `AccessLogSetting.DestinationArn` to a log group or a Firehose stream, with a `Format` that names caller and
request id. No interruption; you pay for what is taken in.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.apigateway import Stage

META = Meta(
    type="AWS::ApiGateway::Stage",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV_AWS_76", "AWS-0113", "AWS-0001", "API_GW_STAGE_ACCESS_LOGGING_RULE"),
    controls=("AU-2", "AU-3", "AU-12", "SI-7(8)"),
)


def run(stage: Stage) -> Result:
    return expect(stage.AccessLogSetting.DestinationArn, "nobody keeps a log of who calls")


EXAMPLES = """
# pass: to a log group
Resources:
  Logs: {Type: AWS::Logs::LogGroup}
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties: {RestApiId: orders, AccessLogSetting: {DestinationArn: !GetAtt Logs.Arn, Format: $context.requestId}}
---
# fail: off by default
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, StageName: live}
---
# undetermined: a parameter that may be empty
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, AccessLogSetting: {DestinationArn: !Ref Logs}}
"""
