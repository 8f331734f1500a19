"""Private integrations of HTTP APIs speak TLS to their backend.

Why: a VPC link ends at a load balancer inside the VPC. Without TLS every hop there can read the requests, tokens
included.

Fix: set `TlsConfig.ServerNameToVerify` to the name in the backend's certificate and point the integration to a TLS
listener. Deploys without interruption; no charge.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.apigatewayv2 import Integration

META = Meta(
    type="AWS::ApiGatewayV2::Integration",
    duty="transit-encryption",
    severity="medium",
    also=("APIGateway.10", "config:apigatewayv2-integration-private-https-enabled"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-23"),
)


def run(integration: Integration) -> Result:
    if integration.ConnectionType != "VPC_LINK":
        return not_applicable("it is no private integration")
    return expect(integration.TlsConfig.ServerNameToVerify, "requests travel to the backend over plain HTTP")


EXAMPLES = """
# pass: verified by name
Type: AWS::ApiGatewayV2::Integration
Properties:
  ApiId: orders
  IntegrationType: HTTP_PROXY
  ConnectionType: VPC_LINK
  ConnectionId: link
  TlsConfig: {ServerNameToVerify: orders.example.com}
---
# fail: plain by default
Type: AWS::ApiGatewayV2::Integration
Properties: {ApiId: orders, IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, ConnectionId: link}
---
# undetermined: a parameter that may be empty
Type: AWS::ApiGatewayV2::Integration
Properties:
  ApiId: orders
  IntegrationType: HTTP_PROXY
  ConnectionType: VPC_LINK
  ConnectionId: link
  TlsConfig: {ServerNameToVerify: !Ref Name}
---
# not-applicable: a function
Type: AWS::ApiGatewayV2::Integration
Properties: {ApiId: orders, IntegrationType: AWS_PROXY}
"""
