"""Stages of WebSocket APIs show the backend that a request comes from them.

Why: a backend on the internet that cannot tell API Gateway from anybody else can be called past the API, its
authorizers and its throttling.

Fix: generate a client certificate, set `ClientCertificateId` on the stage and have the backend demand it. It takes
effect at once; the certificate is valid for a year and is renewed by hand.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.apigatewayv2 import Stage

META = Meta(
    type="AWS::ApiGatewayV2::Stage",
    needs=("AWS::ApiGatewayV2::Api",),
    duty="transit-encryption",
    severity="low",
    also=("CKV2_AWS_51",),
    controls=("AC-17(2)", "AC-4", "IA-5(1)", "SC-12(3)", "SC-13", "SC-23", "SC-8", "SC-8(1)"),
)


def run(stage: Stage, world: World) -> Result:
    if stage.ClientCertificateId:
        return passed()
    if world.resolve(stage.ApiId, "AWS::ApiGatewayV2::Api").ProtocolType == "HTTP":
        return not_applicable("stages of HTTP APIs have no client certificate")
    return failed("the backend cannot tell its requests from anybody's")


EXAMPLES = """
# pass: with a certificate
Type: AWS::ApiGatewayV2::Stage
Properties: {ApiId: chat, StageName: live, ClientCertificateId: 1a2b3c}
---
# fail: without
Resources:
  Chat: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: chat, ProtocolType: WEBSOCKET}}
  Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Chat, StageName: live}}
---
# undetermined: a parameter that may be empty
Resources:
  Chat: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: chat, ProtocolType: WEBSOCKET}}
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: {ApiId: !Ref Chat, StageName: live, ClientCertificateId: !Ref Certificate}
---
# not-applicable: an HTTP API
Resources:
  Orders: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: orders, ProtocolType: HTTP}}
  Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Orders, StageName: live}}
"""
