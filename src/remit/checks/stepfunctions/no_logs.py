"""State machines log their executions.

Why: the history of an express workflow is kept nowhere else, that of a standard one for 90 days; without logs an
abused or failed execution leaves nothing.

Fix: set `LoggingConfiguration` with `Level: ERROR` or `ALL` and a log group. No interruption; what is taken in is
billed.

Links:
- https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.stepfunctions import StateMachine

META = Meta(
    type="AWS::StepFunctions::StateMachine",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "StepFunctions.1",
        "config:step-functions-state-machine-logging-enabled",
        "AWS-0119",
        "stepfunctions_statemachine_logging_enabled",
    ),
    controls=("AU-2", "AU-3", "AU-12"),
)


def run(machine: StateMachine) -> Result:
    return expect(or_default(machine.LoggingConfiguration.Level, "OFF") != "OFF", "executions are not logged")


EXAMPLES = """
# pass: errors
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, LoggingConfiguration: {Level: ERROR}}
---
# fail: off by default
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role}
---
# undetermined: a parameter
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, LoggingConfiguration: {Level: !Ref Level}}
"""
