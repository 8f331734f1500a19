"""Amazon API Gateway: HTTP and WebSocket APIs."""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Table, To, members


def route_settings(blocks: Any) -> dict[str, Any]:
    """Settings of single routes, by their key."""
    return {
        each["route_key"]: {
            "DataTraceEnabled": each.get("data_trace_enabled"),
            "DetailedMetricsEnabled": each.get("detailed_metrics_enabled"),
            "LoggingLevel": each.get("logging_level"),
            "ThrottlingBurstLimit": each.get("throttling_burst_limit"),
            "ThrottlingRateLimit": each.get("throttling_rate_limit"),
        }
        for each in members(blocks)
    }


def request_parameters(blocks: Any) -> dict[str, Any]:
    """Whether a request needs a parameter, by its name."""
    return {each["request_parameter_key"]: {"Required": each.get("required")} for each in members(blocks)}


def response_parameters(blocks: Any) -> dict[str, Any]:
    """What is changed in a response, by its status code."""
    return {
        each["status_code"]: {
            "ResponseParameters": [
                {"Destination": name, "Source": value} for name, value in each.get("mappings", {}).items()
            ]
        }
        for each in members(blocks)
    }


TABLES = (
    Table(
        "aws_apigatewayv2_api",
        "AWS::ApiGatewayV2::Api",
        ids={"execution_arn": "ExecuteApiArn"},
    ),
    Table(
        "aws_apigatewayv2_stage",
        "AWS::ApiGatewayV2::Stage",
        {"route_settings": To("RouteSettings", route_settings)},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_apigatewayv2_route",
        "AWS::ApiGatewayV2::Route",
        {"request_parameter": To("RequestParameters", request_parameters)},
    ),
    Table(
        "aws_apigatewayv2_integration",
        "AWS::ApiGatewayV2::Integration",
        {
            "response_parameters": To("ResponseParameters", response_parameters),
            "timeout_milliseconds": "TimeoutInMillis",
        },
    ),
    Table(
        "aws_apigatewayv2_domain_name",
        "AWS::ApiGatewayV2::DomainName",
        ids={"domain_name": "Ref", "arn": "DomainNameArn"},
    ),
    Table("aws_apigatewayv2_deployment", "AWS::ApiGatewayV2::Deployment", drop="triggers"),
)
