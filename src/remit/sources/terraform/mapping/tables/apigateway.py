"""Amazon API Gateway: REST APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To, Whole, members, only, within

if TYPE_CHECKING:
    from collections.abc import Mapping

API = ("AWS::ApiGateway::RestApi",)
METHOD = ("AWS::ApiGateway::Method",)
STAGE = ("AWS::ApiGateway::Stage",)


def method_settings(told: Mapping[str, Any]) -> dict[str, Any]:
    """Settings of the methods at a path: `users/GET` is `GET` at `/~1users`, `*/*` is every method.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
    """
    path, _, method = told["method_path"].rpartition("/")
    trimmed = path.removeprefix("~1").strip("/").replace("/", "~1")
    place = "/*" if trimmed == "*" else f"/~1{trimmed}" if trimmed else "/"
    return {"MethodSettings": [{**only(told.get("settings")), "HttpMethod": method, "ResourcePath": place}]}


def method_response(told: Mapping[str, Any]) -> dict[str, Any]:
    """One answer that a method may give."""
    return {"MethodResponses": [dict(told)]}


def throttles(blocks: Any) -> dict[str, Any]:
    """Limits of an API's methods in a usage plan, by their path."""
    return {
        each["path"]: {"BurstLimit": each.get("burst_limit"), "RateLimit": each.get("rate_limit")}
        for each in members(blocks)
    }


TABLES = (
    Table(
        "aws_api_gateway_rest_api",
        "AWS::ApiGateway::RestApi",
        {"api_key_source": "ApiKeySourceType", "put_rest_api_mode": "Mode"},
    ),
    Table(
        "aws_api_gateway_rest_api_policy",
        attributes={"policy": "Policy"},
        parents=API,
        by="rest_api_id",
    ),
    Table(
        "aws_api_gateway_stage",
        "AWS::ApiGateway::Stage",
        {"access_log_settings": "AccessLogSetting", "xray_tracing_enabled": "TracingEnabled"},
        ids={"stage_name": "Ref"},
    ),
    Table(
        "aws_api_gateway_method_settings",
        whole=(Whole(("MethodSettings",), method_settings, "method_path settings"),),
        parents=STAGE,
        match="rest_api_id stage_name",
    ),
    Table("aws_api_gateway_method", "AWS::ApiGateway::Method", {"authorization": "AuthorizationType"}),
    Table(
        "aws_api_gateway_integration",
        attributes=within(
            "Integration",
            {
                "cache_key_parameters": "CacheKeyParameters",
                "cache_namespace": "CacheNamespace",
                "connection_id": "ConnectionId",
                "connection_type": "ConnectionType",
                "content_handling": "ContentHandling",
                "credentials": "Credentials",
                "integration_http_method": "IntegrationHttpMethod",
                "integration_target": "IntegrationTarget",
                "passthrough_behavior": "PassthroughBehavior",
                "request_parameters": "RequestParameters",
                "request_templates": "RequestTemplates",
                "response_transfer_mode": "ResponseTransferMode",
                "timeout_milliseconds": "TimeoutInMillis",
                "type": "Type",
                "uri": "Uri",
            },
        ),
        drop="tls_config",
        parents=METHOD,
        match="rest_api_id resource_id http_method",
    ),
    Table(
        "aws_api_gateway_method_response",
        whole=(Whole(("MethodResponses",), method_response, "status_code response_models response_parameters"),),
        parents=METHOD,
        match="rest_api_id resource_id http_method",
    ),
    Table(
        "aws_api_gateway_integration_response",
        whole=(
            Whole(
                ("Integration.IntegrationResponses",),
                lambda told: {"Integration.IntegrationResponses": [dict(told)]},
                "content_handling response_parameters response_templates selection_pattern status_code",
            ),
        ),
        parents=METHOD,
        match="rest_api_id resource_id http_method",
    ),
    Table(
        "aws_api_gateway_deployment",
        "AWS::ApiGateway::Deployment",
        drop="triggers variables",
    ),
    Table(
        "aws_api_gateway_domain_name",
        "AWS::ApiGateway::DomainName",
        ids={
            "domain_name": "Ref",
            "arn": "DomainNameArn",
            "cloudfront_domain_name": "DistributionDomainName",
            "cloudfront_zone_id": "DistributionHostedZoneId",
            "regional_zone_id": "RegionalHostedZoneId",
        },
        drop="certificate_body certificate_chain certificate_name certificate_private_key policy "
        "regional_certificate_name",
    ),
    Table(
        "aws_api_gateway_authorizer",
        "AWS::ApiGateway::Authorizer",
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_authorizer
        defaults={"Type": "TOKEN", "IdentitySource": "method.request.header.Authorization"},
    ),
    Table(
        "aws_api_gateway_usage_plan",
        "AWS::ApiGateway::UsagePlan",
        {
            "api_stages": Block("ApiStages", {"throttle": To("Throttle", throttles)}),
            "quota_settings": "Quota",
            "throttle_settings": "Throttle",
        },
        drop="product_code",
    ),
    Table(
        "aws_api_gateway_base_path_mapping",
        "AWS::ApiGateway::BasePathMapping",
        {"api_id": "RestApiId", "stage_name": "Stage"},
        drop="domain_name_id",
    ),
)
