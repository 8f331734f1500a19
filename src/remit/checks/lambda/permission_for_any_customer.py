"""A service that may call a function does so for a named resource or account.

Why: a service acts for all its customers. A permission that names the service alone lets it call the function for any
of them, which AWS calls the confused deputy.

Fix: add `SourceArn` to the `AWS::Lambda::Permission`, and `SourceAccount` where the ARN has no account, as a bucket's.
It takes effect at once; calls for other resources are refused.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function, Function_Permissions

META = Meta(
    type="AWS::Lambda::Function",
    duty="identity-access",
    severity="medium",
    also=("CKV_AWS_364", "AWS-0067"),
    controls=("AC-3", "AC-6", "SC-7(3)"),
)


def run(function: Function) -> Result:
    return expect(not some(is_for_any_customer, function.Permissions), "a service may call it for any of its customers")


def is_for_any_customer(permission: Function_Permissions) -> bool:
    if not or_default(permission.Principal, "").endswith(".amazonaws.com"):
        return False
    return not some(bool, (permission.SourceArn, permission.SourceAccount, permission.PrincipalOrgID))


EXAMPLES = """
# pass: one topic
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: sns.amazonaws.com,
                 SourceArn: "arn:aws:sns:eu-central-1:123456789012:orders"}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
---
# pass: an account is no service
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: "123456789012"}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
---
# pass: what belongs to this account, whichever it is
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: s3.amazonaws.com,
                 SourceAccount: !Ref AWS::AccountId}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
---
# fail: any API of anybody
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: apigateway.amazonaws.com}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
---
# undetermined: a parameter
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: !Ref Caller}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
"""
