"""Functions can be called by those who were meant only.

Why: a permission for `*`, or for a service without naming whose, lets strangers run the function from their own
accounts, with its role and on the customer's bill.

Fix: name the account or role in `Principal`; for a service such as S3 or SNS add `SourceArn` (and `SourceAccount` for
buckets); for an organization add `PrincipalOrgID`. Takes effect at once; no interruption for callers that are named.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, or_default, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.lambda_ import Function, Function_Permissions

META = Meta(
    type="AWS::Lambda::Function",
    duty="identity-access",
    severity="critical",
    also=(
        "Lambda.1",
        "config:lambda-function-public-access-prohibited",
        "awslambda_function_not_publicly_accessible",
        "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED",
    ),
    controls=("AC-3", "AC-6", "AC-21", "SC-7(3)"),
)

# Services that act for whoever tells them to, so that the caller must be named beside them.
MESSENGERS = ("s3", "sns", "events", "logs", "ses")

MEMBERS = {
    "everyone": {"messengers": False, "also": ("CKV_AWS_301", "LAMBDA_NO_WILDCARD_PRINCIPALS")},
    "messenger": {"messengers": True},
}


def run(function: Function, world: World, member: dict[str, Any]) -> Result:
    if member["messengers"]:
        return expect(not some(carries_for_all, function.Permissions), "a service calls it for whoever tells it to")
    ways = [lambda: some(is_open, function.Permissions)]
    if not world.declared(function) or not function.Permissions:  # code tells permissions, an account the policy too
        document = function.ResourcePolicy.PolicyDocument
        ways.append(lambda: bool(world.iam.allows_anyone(document, actions=("lambda:InvokeFunction",))))
    return failed("anybody with an AWS account can call it") if some(lambda way: way(), ways) else passed()


def is_open(permission: Function_Permissions) -> bool:
    if permission.Principal != "*":
        return False
    by_url = permission.InvokedViaFunctionUrl or permission.FunctionUrlAuthType  # the function URL answers for those
    return not some(bool, (by_url, permission.PrincipalOrgID, permission.SourceArn, permission.SourceAccount))


def carries_for_all(permission: Function_Permissions) -> bool:
    return or_default(permission.Principal, "").removesuffix(".amazonaws.com") in MESSENGERS and not some(
        bool, (permission.SourceArn, permission.SourceAccount)
    )


EXAMPLES = """
# pass: one topic
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: sns.amazonaws.com,
                 SourceArn: "arn:aws:sns:eu-central-1:123456789012:orders"}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
---
# fail[everyone]: anybody
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: "*"}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
---
# fail[messenger]: whoever has a bucket
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: s3.amazonaws.com}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
---
# undetermined: a parameter
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: !Ref Caller}
  Function: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13}}
"""
