"""Functions trace their calls.

Why: a trace shows which service a request went through and where it failed. Without it, an unusual path through many
functions stays invisible.

Fix: set `TracingConfig.Mode: Active` and let the role write to X-Ray. No interruption; traces are billed beyond the
free ones.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="logging-monitoring",
    severity="low",
    also=("Lambda.7", "config:lambda-function-xray-enabled", "CKV_AWS_50", "AWS-0066", "AWS-0125"),
    controls=("AU-6", "CA-7", "SI-4"),
)


def run(function: Function) -> Result:
    return expect(function.TracingConfig.Mode == "Active", "it leaves no trace")  # PassThrough by default


EXAMPLES = """
# pass: active
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, TracingConfig: {Mode: Active}}
---
# fail: off by default
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
---
# undetermined: a parameter
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, TracingConfig: {Mode: !Ref Mode}}
"""
