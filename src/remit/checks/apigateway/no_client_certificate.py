"""Stages show the backend that a request comes from them.

Why: a backend on the internet that cannot tell API Gateway from anybody else can be called past the API, its
authorizers and its throttling.

Fix: generate a client certificate, set `ClientCertificateId` on the stage and have the backend demand it. It takes
effect at the next deployment; the certificate is valid for a year and is renewed by hand.

Note: a stage whose methods all call Lambda functions or other AWS services signs its calls and needs no certificate;
the stage alone does not show which they are, so waive those.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.apigateway import Stage

META = Meta(
    type="AWS::ApiGateway::Stage",
    duty="transit-encryption",
    severity="medium",
    also=("APIGateway.2", "config:api-gw-ssl-enabled", "CKV2_AWS_51", "apigateway_restapi_client_certificate_enabled"),
    controls=("AC-17(2)", "AC-4", "IA-5(1)", "SC-12(3)", "SC-13", "SC-23", "SC-7(4)", "SC-8", "SC-8(1)", "SI-7(6)"),
)


def run(stage: Stage) -> Result:
    return expect(stage.ClientCertificateId, "the backend cannot tell its requests from anybody's")


EXAMPLES = """
# pass: with a certificate
Resources:
  Certificate: {Type: AWS::ApiGateway::ClientCertificate}
  Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: orders, ClientCertificateId: !Ref Certificate}}
---
# fail: none unless told to
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders}
---
# undetermined: a parameter that may be empty
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, ClientCertificateId: !Ref Certificate}
"""
