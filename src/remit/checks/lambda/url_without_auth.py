"""Function URLs ask who calls.

Why: with `AuthType: NONE` everybody who knows the address runs the function, at the customer's cost and with the
rights of its role. Whatever it does not check itself, nobody checks.

Fix: set `AuthType: AWS_IAM`, or put API Gateway with an authorizer, or CloudFront with origin access control, before
it. Takes effect at once: callers must then sign their requests.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Url

META = Meta(
    type="AWS::Lambda::Url",
    duty="end-user-auth",
    severity="high",
    also=("CKV_AWS_258", "awslambda_function_url_public"),
    controls=("AC-3", "IA-2", "IA-8"),
)


def run(url: Url) -> Result:
    return expect(url.AuthType != "NONE", "everybody who knows its address can call the function")


EXAMPLES = """
# pass: signed requests only
Type: AWS::Lambda::Url
Properties: {TargetFunctionArn: !Ref Function, AuthType: AWS_IAM}
---
# fail: anybody
Type: AWS::Lambda::Url
Properties: {TargetFunctionArn: !Ref Function, AuthType: NONE}
---
# undetermined: a parameter
Type: AWS::Lambda::Url
Properties: {TargetFunctionArn: !Ref Function, AuthType: !Ref Auth}
"""
