"""Methods say who may call them.

Why: a method without an authorizer serves whoever reaches it. A policy of the API that narrows who does is written
elsewhere and changed by others, so that nothing stands at the method itself.

Fix: set `AuthorizationType` to `AWS_IAM`, `CUSTOM` or `COGNITO_USER_POOLS` and deploy the stage again. Callers without
credentials are refused.

Note: apigateway.method-without-auth takes the policy of the API into account. An API key tells who is billed, not who
calls.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, or_default, passed

if TYPE_CHECKING:
    from remit.schema.stubs.apigateway import Method

META = Meta(
    type="AWS::ApiGateway::Method",
    duty="end-user-auth",
    severity="low",
    also=("API_GW_METHOD_AUTHORIZATION_TYPE_RULE", "AWS-0004"),
    controls=("AC-3", "IA-2", "IA-8"),
)


def run(method: Method) -> Result:
    if or_default(method.AuthorizationType, "NONE") != "NONE":
        return passed()
    if method.HttpMethod == "OPTIONS":
        return not_applicable("browsers ask it before they sign in")
    return failed("nothing at the method says who may call it")


EXAMPLES = """
# pass: by IAM
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: GET, AuthorizationType: AWS_IAM}
---
# fail: whoever comes
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: GET, AuthorizationType: NONE}
---
# fail: the default
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: POST}
---
# not-applicable: what browsers ask first
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: OPTIONS, AuthorizationType: NONE}
---
# undetermined: a parameter
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: GET, AuthorizationType: !Ref Authorization}
"""
