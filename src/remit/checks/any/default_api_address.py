"""APIs with a domain name of their own are reached by it alone.

Why: the address that API Gateway gives every API leads past the custom domain, and with it past mutual TLS, its TLS
policy, and a distribution with a web ACL that stands before it.

Fix: set `DisableExecuteApiEndpoint: true` and deploy the stage anew. Callers of the old address get an error: move them
to the domain name first.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
- https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.apigateway import RestApi
    from remit.schema.stubs.apigatewayv2 import Api

META = Meta(
    type=("AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"),
    needs=("AWS::ApiGateway::DomainName", "AWS::ApiGatewayV2::DomainName"),
    duty="network-controls",
    severity="medium",
    controls=("AC-4", "SC-7", "SC-7(21)"),
)

WAYS = (
    ("AWS::ApiGateway::DomainName", "BasePathMappings.RestApiId"),
    ("AWS::ApiGatewayV2::DomainName", "ApiMappings.ApiId"),
)


def run(api: RestApi | Api, world: World) -> Result:
    mappings = [domain for type_name, path in WAYS for domain in world.about(api, type_name, by=path)]
    if api.DisableExecuteApiEndpoint:
        return passed()
    if not some(bool, mappings):
        return not_applicable("no domain name of its own leads to it")
    return failed("its default address leads past its domain name")


EXAMPLES = """
# pass: by its domain name alone
Resources:
  Domain: {Type: AWS::ApiGatewayV2::DomainName, Properties: {DomainName: api.example.com}}
  Mapping:
    Type: AWS::ApiGatewayV2::ApiMapping
    Properties: {ApiId: !Ref Api, DomainName: !Ref Domain, Stage: live}
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: a, ProtocolType: HTTP, DisableExecuteApiEndpoint: true}}
---
# fail: by both
Resources:
  Domain: {Type: AWS::ApiGatewayV2::DomainName, Properties: {DomainName: api.example.com}}
  Mapping:
    Type: AWS::ApiGatewayV2::ApiMapping
    Properties: {ApiId: !Ref Api, DomainName: !Ref Domain, Stage: live}
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: a, ProtocolType: HTTP}}
---
# fail: a REST API by both
Resources:
  Domain: {Type: AWS::ApiGateway::DomainName, Properties: {DomainName: api.example.com}}
  Mapping: {Type: AWS::ApiGateway::BasePathMapping, Properties: {RestApiId: !Ref Api, DomainName: !Ref Domain}}
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}
---
# undetermined: a parameter
Resources:
  Domain: {Type: AWS::ApiGatewayV2::DomainName, Properties: {DomainName: api.example.com}}
  Mapping:
    Type: AWS::ApiGatewayV2::ApiMapping
    Properties: {ApiId: !Ref Api, DomainName: !Ref Domain, Stage: live}
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: {Name: a, ProtocolType: HTTP, DisableExecuteApiEndpoint: !Ref Closed}
---
# not-applicable: it has no other address
Type: AWS::ApiGatewayV2::Api
Properties: {Name: a, ProtocolType: HTTP}
"""
