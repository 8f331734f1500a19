"""Functions have a limit of their own for running at once.

Why: without one, a flood of events for one function takes the concurrency of the whole account, and every other
function stands still.

Fix: set `ReservedConcurrentExecutions`. Takes effect at once; what is reserved is taken from the others, and calls
beyond are refused.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
- https://docs.aws.amazon.com/config/latest/developerguide/lambda-concurrency-check.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="application",
    severity="low",
    also=("config:lambda-concurrency-check", "CKV_AWS_115", "LAMBDA_CONCURRENCY_CHECK"),
    controls=("CP-2(2)", "SC-5"),
)


def run(function: Function) -> Result:
    return expect(or_default(function.ReservedConcurrentExecutions, -1) >= 0, "it can use up the account's concurrency")


EXAMPLES = """
# pass: ten
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, ReservedConcurrentExecutions: 10}
---
# fail: none
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
---
# undetermined: a parameter
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, ReservedConcurrentExecutions: !Ref Limit}
"""
