"""Events that a function failed on are kept.

Why: Lambda tries an asynchronous call three times, then forgets it: orders, audit events and alarms among them.

Fix: set `DeadLetterConfig.TargetArn`, or better a failure destination (`AWS::Lambda::EventInvokeConfig`), which also
keeps the error. No interruption. Functions that are only called synchronously can be waived.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
- https://docs.aws.amazon.com/config/latest/developerguide/lambda-dlq-check.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="backup-recovery",
    severity="low",
    also=("config:lambda-dlq-check", "CKV_AWS_116", "awslambda_function_no_dead_letter_queue", "LAMBDA_DLQ_CHECK"),
    controls=("AU-5", "CP-10", "SI-2"),
)


def run(function: Function) -> Result:
    ways = (
        lambda: function.DeadLetterConfig.TargetArn,
        lambda: some(lambda one: one.DestinationConfig.OnFailure.Destination, function.EventInvokeConfigs),
    )
    return expect(some(lambda way: way(), ways), "an event that it fails on is lost")


EXAMPLES = """
# pass: a queue
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, DeadLetterConfig: {TargetArn: "arn:aws:sqs:eu-west-1:123456789012:lost"}}
---
# fail: nowhere
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
---
# undetermined: a parameter that may be empty
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, DeadLetterConfig: {TargetArn: !Ref Queue}}
"""
