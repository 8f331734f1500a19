"""Methods of REST APIs ask who calls.

Why: a method with `AuthorizationType: NONE` runs what is behind it for everybody who finds its address. An API key is
no identity: it counts calls.

Fix: set `AuthorizationType` to `AWS_IAM`, `COGNITO_USER_POOLS` or `CUSTOM` with an authorizer, or narrow the API's
resource policy, and deploy the stage anew. Callers must then bring a token or sign; a method that is meant for
everybody is waived.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, or_default, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.apigateway import Method

META = Meta(
    type="AWS::ApiGateway::Method",
    needs=("AWS::ApiGateway::RestApi",),
    duty="end-user-auth",
    severity="medium",
    controls=("AC-3", "IA-2", "IA-8"),
)


MEMBERS = {
    "open": {"key": True, "also": ("CKV_AWS_59", "CKV2_AWS_70")},
    "identity": {
        "key": False,
        "also": ("apigateway_restapi_authorizers_enabled",),
    },
}


def run(method: Method, world: World, member: dict[str, Any]) -> Result:
    if or_default(method.AuthorizationType, "NONE") != "NONE":
        return passed()
    if method.HttpMethod == "OPTIONS":
        return not_applicable("browsers ask it before they sign in")
    if member["key"] and method.ApiKeyRequired:
        return passed("callers need a key, which says nothing of who they are")
    policy = world.resolve(method.RestApiId, "AWS::ApiGateway::RestApi").Policy
    if policy and not world.iam.allows_anyone(policy, actions=("execute-api:Invoke",)):
        return passed("the resource policy of its API narrows who calls")
    return failed("everybody who finds its address can call it" if member["key"] else "nobody is asked who calls")


EXAMPLES = """
# pass: users of a pool
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: GET, AuthorizationType: COGNITO_USER_POOLS, AuthorizerId: !Ref Authorizer}
---
# fail: anybody
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: orders}}
  Method: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, HttpMethod: GET, AuthorizationType: NONE}}
---
# pass[open]: callers need a key
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: orders}}
  Method:
    Type: AWS::ApiGateway::Method
    Properties: {RestApiId: !Ref Api, HttpMethod: GET, AuthorizationType: NONE, ApiKeyRequired: true}
---
# fail[identity]: a key says nothing of who calls
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: orders}}
  Method:
    Type: AWS::ApiGateway::Method
    Properties: {RestApiId: !Ref Api, HttpMethod: GET, AuthorizationType: NONE, ApiKeyRequired: true}
---
# undetermined: a parameter
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: GET, AuthorizationType: !Ref Authorization}
---
# not-applicable: what browsers ask first
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: OPTIONS, AuthorizationType: NONE}
"""
