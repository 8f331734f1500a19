"""Amazon CloudFront: what distributions name: access to origins, policies, functions, keys."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Each, Table, named, within

COOKIES = Block("CookiesConfig", {"cookies": Block("", {"items": "Cookies"})})
HEADERS = Block("HeadersConfig", {"headers": Block("", {"items": "Headers"})})
QUERIES = Block("QueryStringsConfig", {"query_strings": Block("", {"items": "QueryStrings"})})
CHOSEN = {"cookies_config": COOKIES, "headers_config": HEADERS, "query_strings_config": QUERIES}
"""What of a request counts: each kind with how it is chosen, and a list of names."""

TABLES = (
    Table(
        "aws_cloudfront_origin_access_control",
        "AWS::CloudFront::OriginAccessControl",
        within(
            "OriginAccessControlConfig",
            {
                "description": "Description",
                "name": "Name",
                "origin_access_control_origin_type": "OriginAccessControlOriginType",
                "signing_behavior": "SigningBehavior",
                "signing_protocol": "SigningProtocol",
            },
        ),
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_origin_access_control
        defaults={"OriginAccessControlConfig.Description": "Managed by Terraform"},
    ),
    Table(
        "aws_cloudfront_origin_access_identity",
        "AWS::CloudFront::CloudFrontOriginAccessIdentity",
        {"comment": "CloudFrontOriginAccessIdentityConfig.Comment"},
    ),
    Table(
        "aws_cloudfront_response_headers_policy",
        "AWS::CloudFront::ResponseHeadersPolicy",
        within(
            "ResponseHeadersPolicyConfig",
            {
                "comment": "Comment",
                "cors_config": "CorsConfig",
                "custom_headers_config": "CustomHeadersConfig",
                "name": "Name",
                "remove_headers_config": "RemoveHeadersConfig",
                "security_headers_config": "SecurityHeadersConfig",
                "server_timing_headers_config": "ServerTimingHeadersConfig",
            },
        ),
    ),
    Table(
        "aws_cloudfront_cache_policy",
        "AWS::CloudFront::CachePolicy",
        within(
            "CachePolicyConfig",
            {
                "comment": "Comment",
                "default_ttl": "DefaultTTL",
                "max_ttl": "MaxTTL",
                "min_ttl": "MinTTL",
                "name": "Name",
                "parameters_in_cache_key_and_forwarded_to_origin": Block(
                    "ParametersInCacheKeyAndForwardedToOrigin", CHOSEN
                ),
            },
        ),
    ),
    Table(
        "aws_cloudfront_origin_request_policy",
        "AWS::CloudFront::OriginRequestPolicy",
        within("OriginRequestPolicyConfig", {"comment": "Comment", "name": "Name", **CHOSEN}),
    ),
    Table(
        "aws_cloudfront_function",
        "AWS::CloudFront::Function",
        {
            "code": "FunctionCode",
            "comment": "FunctionConfig.Comment",
            "key_value_store_associations": Each("FunctionConfig.KeyValueStoreAssociations", named("KeyValueStoreARN")),
            "publish": "AutoPublish",
            "runtime": "FunctionConfig.Runtime",
        },
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_function
        defaults={"AutoPublish": True},
        ids={"arn": "FunctionARN", "id": "Name"},
    ),
    Table("aws_cloudfront_monitoring_subscription", "AWS::CloudFront::MonitoringSubscription"),
    Table(
        "aws_cloudfront_vpc_origin",
        "AWS::CloudFront::VpcOrigin",
        {
            "vpc_origin_endpoint_config": Block(
                "VpcOriginEndpointConfig",
                {"origin_ssl_protocols": Block("", {"items": "OriginSSLProtocols"}, drop="quantity")},
            ),
        },
    ),
    Table(
        "aws_cloudfront_distribution_tenant",
        "AWS::CloudFront::DistributionTenant",
        {"domain": Each("Domains", lambda told: told.get("domain"))},
        drop="wait_for_deployment",
    ),
    Table("aws_cloudfront_connection_group", "AWS::CloudFront::ConnectionGroup", drop="wait_for_deployment"),
    Table(
        "aws_cloudfront_public_key",
        "AWS::CloudFront::PublicKey",
        within("PublicKeyConfig", {"comment": "Comment", "encoded_key": "EncodedKey", "name": "Name"}),
        drop="name_prefix",
    ),
    Table(
        "aws_cloudfront_key_group",
        "AWS::CloudFront::KeyGroup",
        within("KeyGroupConfig", {"comment": "Comment", "items": "Items", "name": "Name"}),
    ),
)
