"""State machines trace their requests.

Why: a trace shows the way of one request through all services. Without it nobody sees which part fails, is slow, or
was called when it should not have been.

Fix: set `TracingConfiguration.Enabled: true`. No interruption; recorded traces are billed beyond a free amount.

Links:
- https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.stepfunctions import StateMachine

META = Meta(
    type="AWS::StepFunctions::StateMachine",
    duty="logging-monitoring",
    severity="low",
    also=("CKV_AWS_284", "AWS-0117"),
    controls=("CA-7",),
)


def run(machine: StateMachine) -> Result:
    return expect(machine.TracingConfiguration.Enabled, "requests are not traced")


EXAMPLES = """
# pass: traced
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, TracingConfiguration: {Enabled: true}}
---
# fail: off by default
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role}
---
# undetermined: a parameter
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, TracingConfiguration: {Enabled: !Ref Trace}}
"""
