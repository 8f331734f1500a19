"""REST APIs call their backends over HTTPS.

Why: TLS of the caller ends at the API. A backend that is called by an `http://` address gets requests, tokens and
answers in the clear, across the internet or the VPC.

Fix: give the backend a certificate and set `Integration.Uri` to its `https://` address, then deploy the stage anew. No
interruption.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-method-integration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.apigateway import Method

META = Meta(
    type="AWS::ApiGateway::Method",
    duty="transit-encryption",
    severity="medium",
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-23"),
)


def run(method: Method) -> Result:
    if method.Integration.Type not in ("HTTP", "HTTP_PROXY") or not method.Integration.Uri:
        return not_applicable("it calls no backend by an address")
    return expect(not or_default(method.Integration.Uri, "").startswith("http:"), "its backend is called in the clear")


EXAMPLES = """
# pass: HTTPS
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: GET, Integration: {Type: HTTP_PROXY, Uri: "https://orders.example.com/"}}
---
# fail: HTTP
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: GET, Integration: {Type: HTTP_PROXY, Uri: "http://orders.example.com/"}}
---
# undetermined: a parameter
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: GET, Integration: {Type: HTTP, Uri: !Ref Backend}}
---
# not-applicable: a function
Type: AWS::ApiGateway::Method
Properties: {HttpMethod: GET, Integration: {Type: AWS_PROXY, Uri: "arn:aws:apigateway:eu-west-1:lambda:path/x"}}
"""
