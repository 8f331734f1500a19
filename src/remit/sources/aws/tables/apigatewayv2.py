"""Amazon API Gateway: HTTP and WebSocket APIs, their stages, routes and domain names.

A domain name of a Region may lead to APIs of both kinds, and both of the service's APIs tell it: it is a resource of
each type. One at the edge, and a private one, is for REST APIs alone.
"""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Spec, Table

FOR_REST_ALONE = ("EDGE", "PRIVATE")


def leads_here(domain: dict[str, Any]) -> bool:
    """Whether a domain name can lead to an HTTP or WebSocket API, as those of a Region can.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
    """
    told = domain.get("DomainNameConfigurations") or [{}]
    return any(each.get("EndpointType") not in FOR_REST_ALONE for each in told)


API: dict[str, Spec] = {"ApiId": "^.ApiId"}
OF = {"ApiId": "^.ApiId"}

TABLES = (
    Table(
        "AWS::ApiGatewayV2::Api",
        Call(
            "apigatewayv2:GetApis",
            "Items[]",
            fixed={"MaxResults": "500"},
            more="NextToken",
            same="ApiEndpoint ApiId ApiKeySelectionExpression CorsConfiguration Description DisableExecuteApiEndpoint"
            " IpAddressType Name ProtocolType RouteSelectionExpression Version",
        ),
        id="ApiId",
        arn="arn:{partition}:apigateway:{region}::/apis/{id}",
        name="Name",
        tags="Tags",
    ),
    Table(
        "AWS::ApiGatewayV2::Stage",
        Call(
            "apigatewayv2:GetStages",
            "Items[]",
            fixed={"MaxResults": "500"},
            bound=OF,
            more="NextToken",
            same="AccessLogSettings AutoDeploy ClientCertificateId DefaultRouteSettings DeploymentId Description"
            " RouteSettings StageName StageVariables",
            fills=API,
        ),
        within="AWS::ApiGatewayV2::Api",
        id="StageName",
        arn="arn:{partition}:apigateway:{region}::/apis/{^[ApiId]}/stages/{id}",
        name="StageName",
        tags="Tags",
    ),
    Table(
        "AWS::ApiGatewayV2::Route",
        Call(
            "apigatewayv2:GetRoutes",
            "Items[]",
            fixed={"MaxResults": "500"},
            bound=OF,
            more="NextToken",
            same="ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId ModelSelectionExpression"
            " OperationName RequestModels RouteId RouteKey RouteResponseSelectionExpression Target",
            fills=API,
        ),
        within="AWS::ApiGatewayV2::Api",
        id="RouteId",
        arn="arn:{partition}:apigateway:{region}::/apis/{^[ApiId]}/routes/{id}",
        name="RouteKey",
    ),
    Table(
        "AWS::ApiGatewayV2::Integration",
        Call(
            "apigatewayv2:GetIntegrations",
            "Items[]",
            fixed={"MaxResults": "500"},
            bound=OF,
            more="NextToken",
            same="ConnectionId ConnectionType ContentHandlingStrategy CredentialsArn Description"
            " IntegrationId IntegrationMethod IntegrationSubtype IntegrationType IntegrationUri"
            " PassthroughBehavior PayloadFormatVersion RequestParameters RequestTemplates"
            " ResponseParameters TemplateSelectionExpression TimeoutInMillis TlsConfig",
            fills=API,
        ),
        within="AWS::ApiGatewayV2::Api",
        id="IntegrationId",
        arn="arn:{partition}:apigateway:{region}::/apis/{^[ApiId]}/integrations/{id}",
    ),
    Table(
        "AWS::ApiGatewayV2::DomainName",
        Call(
            "apigatewayv2:GetDomainNames",
            "Items[]",
            fixed={"MaxResults": "500"},
            more="NextToken",
            same="DomainName DomainNameArn DomainNameConfigurations MutualTlsAuthentication RoutingMode",
            fills={
                "RegionalDomainName": "DomainNameConfigurations[0].ApiGatewayDomainName",
                "RegionalHostedZoneId": "DomainNameConfigurations[0].HostedZoneId",
            },
        ),
        (
            Call(
                "apigatewayv2:GetApiMappings",
                "Items[]",
                fixed={"MaxResults": "500"},
                bound={"DomainName": "DomainName"},
                more="NextToken",
                fills={"ApiMappings": "@"},
            ),
        ),
        id="DomainName",
        keeps=leads_here,
        name="DomainName",
        tags="Tags",
    ),
    Table(
        "AWS::ApiGatewayV2::VpcLink",
        Call(
            "apigatewayv2:GetVpcLinks",
            "Items[]",
            fixed={"MaxResults": "500"},
            more="NextToken",
            same="Name SecurityGroupIds SubnetIds VpcLinkId",
        ),
        id="VpcLinkId",
        arn="arn:{partition}:apigateway:{region}::/vpclinks/{id}",
        name="Name",
        tags="Tags",
    ),
)
