"""Stages of REST APIs trace their requests.

Why: a trace shows the way of one request through all services. Without it nobody sees which part fails, is slow, or
was called when it should not have been.

Fix: set `TracingEnabled: true`. No interruption; recorded traces are billed beyond a free amount.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html
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
    severity="low",
    also=(
        "APIGateway.3",
        "config:api-gw-xray-enabled",
        "CKV_AWS_73",
        "apigateway_restapi_tracing_enabled",
        "AWS-0003",
        "AWS-0111",
    ),
    controls=("CA-7",),
)


def run(stage: Stage) -> Result:
    return expect(stage.TracingEnabled, "requests are not traced")


EXAMPLES = """
# pass: traced
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, TracingEnabled: true}
---
# fail: off by default
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders}
---
# undetermined: a parameter
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, TracingEnabled: !Ref Trace}
"""
