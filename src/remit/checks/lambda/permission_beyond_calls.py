"""Permissions of functions are for calling them.

Why: whoever may do more than call, such as change the code or the permissions, runs what it likes with the function's
role.

Fix: set `Action: lambda:InvokeFunction` (or `lambda:InvokeFunctionUrl`) in the permission. It takes effect at once;
what was done by the other actions is refused.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="identity-access",
    severity="medium",
    also=("LAMBDA_PERMISSION_INVOKE_FUNCTION_ACTION",),
    controls=("AC-3", "AC-6"),
)

CALLS = ("lambda:InvokeFunction", "lambda:InvokeFunctionUrl", "lambda:InvokeAsync")


def run(function: Function) -> Result:
    beyond = some(lambda one: every(lambda call: one.Action != call, CALLS), function.Permissions)
    return expect(not beyond, "somebody else may do more than call it")


EXAMPLES = """
# pass: to call it
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: sns.amazonaws.com}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
---
# fail: whatever there is
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:*", Principal: "111122223333"}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
---
# undetermined: a parameter
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: !Ref Action, Principal: "111122223333"}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
"""
