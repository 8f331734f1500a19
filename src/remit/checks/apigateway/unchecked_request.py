"""Methods check a request before it reaches the code.

Why: what is missing or malformed is refused at the door; everything else has to be caught in every backend, by every
author, for ever.

Fix: make an `AWS::ApiGateway::RequestValidator` with `ValidateRequestBody` and `ValidateRequestParameters`, and name
it in `RequestValidatorId` with `RequestModels`. Clients that send less than the model asks for are refused from the
next deployment on.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, not_applicable, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.apigateway import Method

META = Meta(
    type="AWS::ApiGateway::Method",
    needs=("AWS::ApiGateway::RequestValidator",),
    duty="application",
    severity="low",
    also=("CKV2_AWS_53",),
    controls=("SI-10",),
)


def run(method: Method, world: World) -> Result:
    if method.HttpMethod == "OPTIONS":
        return not_applicable("it carries nothing to check")
    if not method.RequestValidatorId:
        return failed("requests reach the backend unchecked")
    validator = world.resolve(method.RequestValidatorId, "AWS::ApiGateway::RequestValidator")
    checks = some(bool, (validator.ValidateRequestParameters, validator.ValidateRequestBody))
    return expect(checks, "its validator checks neither parameters nor bodies")


EXAMPLES = """
# pass: with a validator
Resources:
  Validator: {Type: AWS::ApiGateway::RequestValidator, Properties: {RestApiId: orders, ValidateRequestBody: true}}
  Method:
    Type: AWS::ApiGateway::Method
    Properties: {RestApiId: orders, ResourceId: pay, HttpMethod: POST, RequestValidatorId: !Ref Validator}
---
# fail: the validator checks nothing
Resources:
  Validator: {Type: AWS::ApiGateway::RequestValidator, Properties: {RestApiId: orders, ValidateRequestBody: false}}
  Method:
    Type: AWS::ApiGateway::Method
    Properties: {RestApiId: orders, ResourceId: pay, HttpMethod: POST, RequestValidatorId: !Ref Validator}
---
# fail: without
Type: AWS::ApiGateway::Method
Properties: {RestApiId: orders, ResourceId: pay, HttpMethod: POST}
---
# undetermined: a parameter that may be empty
Type: AWS::ApiGateway::Method
Properties: {RestApiId: orders, ResourceId: pay, HttpMethod: POST, RequestValidatorId: !Ref Validator}
---
# not-applicable: a preflight
Type: AWS::ApiGateway::Method
Properties: {RestApiId: orders, ResourceId: pay, HttpMethod: OPTIONS}
"""
