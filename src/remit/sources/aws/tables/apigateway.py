"""Amazon API Gateway: REST APIs, their stages, who may call each of their methods, and the names of all APIs."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Pick, Table, Via

API = {"restApiId": "^.id"}


def unescaped(policy: str) -> str:
    """A resource policy as JSON; API Gateway tells it with its quotes escaped."""
    return policy.replace('\\"', '"').replace("\\/", "/") if policy.startswith('{\\"') else policy


def method_settings(told: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """A stage's settings by path and method (`*/*`, `~1orders/GET`, `~1/GET`) as a list.

    The registry has a slash before the path, and for the root the slash alone:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
    """
    settings = []
    for key, values in told.items():
        path, _, verb = key.rpartition("/")
        place = {"ResourcePath": "/" if path == "~1" else f"/{path}", "HttpMethod": verb}
        settings.append({**values, **place, "CacheDataEncrypted": values.get("cacheDataEncrypted")})
    return [{name: value for name, value in one.items() if value is not None} for one in settings]


def methods(resources: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The methods of all resources of an API."""
    return [
        {**method, "httpMethod": verb, "resourceId": resource["id"], "title": f"{verb} {resource.get('path', '')}"}
        for resource in resources
        for verb, method in resource.get("resourceMethods", {}).items()
    ]


def mappings(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The APIs behind a domain name; the empty path is told as `(none)`."""
    return [{name: value for name, value in one.items() if value != "(none)"} for one in told]


TABLES = (
    Table(
        "AWS::ApiGateway::RestApi",
        Call(
            "apigateway:GetRestApis",
            "items[]",
            fixed={"limit": 500},
            more="position",
            same="BinaryMediaTypes Description DisableExecuteApiEndpoint EndpointAccessMode EndpointConfiguration"
            " MinimumCompressionSize Name RootResourceId SecurityPolicy Version",
            fills={"ApiKeySourceType": "apiKeySource", "Policy": Via(unescaped, "policy"), "RestApiId": "id"},
        ),
        id="id",
        arn="arn:{partition}:apigateway:{region}::/restapis/{id}",
        name="name",
        tags="tags",
        spent=("Body", "BodyS3Location", "CloneFrom", "FailOnWarnings", "Mode", "Parameters"),
    ),
    Table(
        "AWS::ApiGateway::Stage",
        Call(
            "apigateway:GetStages",
            "item[]",
            bound=API,
            same="CacheClusterEnabled CacheClusterSize ClientCertificateId DeploymentId Description"
            " DocumentationVersion StageName TracingEnabled Variables",
            fills={
                "AccessLogSetting": Pick("accessLogSettings", {"DestinationArn": "destinationArn", "Format": "format"}),
                "MethodSettings": Via(method_settings, "methodSettings"),
                "RestApiId": "^.id",
                "WebACLAssociation.WebACLArn": "webAclArn",
            },
        ),
        within="AWS::ApiGateway::RestApi",
        id="stageName",
        arn="arn:{partition}:apigateway:{region}::/restapis/{^[id]}/stages/{id}",
        name="stageName",
        tags="tags",
    ),
    Table(
        "AWS::ApiGateway::Method",
        Call(
            "apigateway:GetResources",
            Via(methods, "items"),
            fixed={"embed": ["methods"], "limit": 500},
            bound=API,
            more="position",
            same="ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId HttpMethod OperationName"
            " RequestModels RequestParameters RequestValidatorId ResourceId",
            fills={
                "RestApiId": "^.id",
                "Integration": Pick(
                    "methodIntegration",
                    {
                        "ConnectionId": "connectionId",
                        "ConnectionType": "connectionType",
                        "Credentials": "credentials",
                        "IntegrationHttpMethod": "httpMethod",
                        "IntegrationTarget": "integrationTarget",
                        "Type": "type",
                        "Uri": "uri",
                    },
                ),
            },
        ),
        within="AWS::ApiGateway::RestApi",
        id="title",
        arn="arn:{partition}:apigateway:{region}::/restapis/{^[id]}/resources/{resourceId}/methods/{httpMethod}",
        name="title",
    ),
    Table(
        "AWS::ApiGateway::RequestValidator",
        Call(
            "apigateway:GetRequestValidators",
            "items[]",
            fixed={"limit": 500},
            bound=API,
            more="position",
            same="Name ValidateRequestBody ValidateRequestParameters",
            fills={"RequestValidatorId": "id", "RestApiId": "^.id"},
        ),
        within="AWS::ApiGateway::RestApi",
        id="id",
        arn="arn:{partition}:apigateway:{region}::/restapis/{^[id]}/requestvalidators/{id}",
        name="name",
    ),
    Table(
        "AWS::ApiGateway::DomainName",
        Call(
            "apigateway:GetDomainNames",
            "items[]",
            fixed={"limit": 500},
            more="position",
            same="CertificateArn DistributionDomainName DistributionHostedZoneId DomainName DomainNameArn"
            " EndpointAccessMode EndpointConfiguration MutualTlsAuthentication OwnershipVerificationCertificateArn"
            " RegionalCertificateArn RegionalDomainName RegionalHostedZoneId RoutingMode SecurityPolicy",
        ),
        (
            Call(
                "apigateway:GetBasePathMappings",
                "items[]",
                fixed={"limit": 500},
                bound={"domainName": "domainName"},
                more="position",
                fills={"BasePathMappings": Via(mappings)},
            ),
        ),
        id="domainName",
        arn="arn:{partition}:apigateway:{region}::/domainnames/{id}",
        name="domainName",
        tags="tags",
    ),
)
