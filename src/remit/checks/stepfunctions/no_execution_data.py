"""Logs of state machines tell what went into each step, and what came out.

Why: a log of errors alone says that a step failed and not with what, so an incident cannot be told from a mistake.

Fix: set `LoggingConfiguration` with `Level: ALL` and `IncludeExecutionData: true`. No interruption; CloudWatch Logs
bills what is taken in. Inputs may hold personal data: encrypt the log group and limit who reads it, or waive this.

Links:
- https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
- https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.stepfunctions import StateMachine

META = Meta(
    type="AWS::StepFunctions::StateMachine",
    duty="logging-monitoring",
    severity="info",
    also=("CKV_AWS_285",),
    controls=("AU-2", "AU-3", "AU-12"),
)


def run(machine: StateMachine) -> Result:
    return expect(machine.LoggingConfiguration.IncludeExecutionData, "inputs and outputs of its steps are not logged")


EXAMPLES = """
# pass: told
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, LoggingConfiguration: {Level: ALL, IncludeExecutionData: true}}
---
# fail: errors without their data
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, LoggingConfiguration: {Level: ERROR}}
---
# undetermined: a parameter
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, LoggingConfiguration: {Level: ALL, IncludeExecutionData: !Ref Data}}
"""
