"""Function URLs answer named websites only.

Why: with `*` the page of any website that a user visits can call the function from the user's browser and read the
answer.

Fix: name the websites in `Cors.AllowOrigins`. Takes effect at once; browsers on other sites no longer get the answer.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-url-cors.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Url

META = Meta(
    type="AWS::Lambda::Url",
    duty="network-controls",
    severity="medium",
    also=("CKV2_AWS_75", "awslambda_function_url_cors_policy"),
    controls=("AC-4", "AC-6", "CM-7"),
)


def run(url: Url) -> Result:
    return expect(not some(lambda origin: origin == "*", url.Cors.AllowOrigins), "every website may call it")


EXAMPLES = """
# pass: one
Type: AWS::Lambda::Url
Properties: {TargetFunctionArn: !Ref Function, AuthType: AWS_IAM, Cors: {AllowOrigins: ["https://example.com"]}}
---
# fail: every one
Type: AWS::Lambda::Url
Properties: {TargetFunctionArn: !Ref Function, AuthType: AWS_IAM, Cors: {AllowOrigins: ["*"]}}
---
# undetermined: a parameter
Type: AWS::Lambda::Url
Properties: {TargetFunctionArn: !Ref Function, AuthType: AWS_IAM, Cors: {AllowOrigins: !Ref Origins}}
"""
