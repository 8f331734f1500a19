"""Amazon CloudFront: the distribution. What it names: `cloudfront_parts.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.evaluation.values import OpenList
from remit.sources.terraform.mapping.table import Block, Table, To, first, members, only, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec


def counted(items: Any, told: Any) -> dict[str, Any]:
    """Items with their number, as CloudFront has its lists; the number of a list that may hold more is unknown."""
    if isinstance(told, Unknown):
        return {"Items": told, "Quantity": told}
    return {"Items": items, "Quantity": Unknown(told.cause) if isinstance(told, OpenList) else len(items)}


def origin_group(told: Mapping[str, Any]) -> dict[str, Any]:
    """Origins that stand in for each other, and the answers on which they do."""
    codes, origins = only(told.get("failover_criteria")).get("status_codes"), told.get("member")
    return {
        "Id": told.get("origin_id") or told.get("id"),
        "FailoverCriteria": {"StatusCodes": counted(members(codes), codes)},
        "Members": counted([{"OriginId": each.get("origin_id")} for each in members(origins)], origins),
    }


def origin_groups(blocks: Any) -> dict[str, Any]:
    """All groups of origins."""
    return counted([origin_group(each) for each in members(blocks)], blocks)


def bucket_origin(told: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """What an origin is that says neither how a server nor how a bucket is reached: a bucket, without an identity.

    "Either s3_origin_config or custom_origin_config must be given" says the service; the provider gives the former:
    https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html
    """
    written = [first(told.get(name)) for name in ("custom_origin_config", "s3_origin_config", "vpc_origin_config")]
    return None if any(each is not None and each for each in written) else [{"origin_access_identity": ""}]


BEHAVIOR: dict[str, Spec] = {
    "lambda_function_association": Block("LambdaFunctionAssociations", {"lambda_arn": "LambdaFunctionARN"}),
}

ORIGIN: dict[str, Spec] = {
    "custom_header": Block("OriginCustomHeaders", {"name": "HeaderName", "value": "HeaderValue"}),
    "origin_id": "Id",
}

TENANTS: dict[str, Spec] = {
    "allowed_methods": Block("", {"items": "AllowedMethods", "cached_methods": "CachedMethods"}),
    "trusted_key_groups": Block("", {"items": "TrustedKeyGroups"}, drop="enabled"),
}
"""A behavior as the newer type of distribution has it."""

TABLES = (
    Table(
        "aws_cloudfront_distribution",
        "AWS::CloudFront::Distribution",
        within(
            "DistributionConfig",
            {
                "aliases": "Aliases",
                "anycast_ip_list_id": "AnycastIpListId",
                "cache_tag_config": "CacheTagConfig",
                "comment": "Comment",
                "connection_function_association": "ConnectionFunctionAssociation",
                "continuous_deployment_policy_id": "ContinuousDeploymentPolicyId",
                "custom_error_response": "CustomErrorResponses",
                "default_cache_behavior": Block("DefaultCacheBehavior", BEHAVIOR),
                "default_root_object": "DefaultRootObject",
                "enabled": "Enabled",
                "http_version": "HttpVersion",
                "is_ipv6_enabled": "IPV6Enabled",
                "logging_config": "Logging",
                "ordered_cache_behavior": Block("CacheBehaviors", BEHAVIOR),
                "origin": Block("Origins", ORIGIN, defaults={"s3_origin_config": bucket_origin}),
                "origin_group": To("OriginGroups", origin_groups),
                "price_class": "PriceClass",
                "restrictions": "Restrictions",
                "staging": "Staging",
                # "Default: TLSv1", where the service would ask for one:
                # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution
                "viewer_certificate": Block("ViewerCertificate", defaults={"minimum_protocol_version": "TLSv1"}),
                "viewer_mtls_config": "ViewerMtlsConfig",
                "web_acl_id": "WebACLId",
            },
        ),
        # "The default is http2"; CloudFormation's is http1.1.
        defaults={"DistributionConfig.HttpVersion": "http2"},
        drop="retain_on_delete wait_for_deployment",
    ),
    Table(
        "aws_cloudfront_multitenant_distribution",
        "AWS::CloudFront::Distribution",
        within(
            "DistributionConfig",
            {
                "cache_behavior": Block("CacheBehaviors", TENANTS),
                "comment": "Comment",
                "custom_error_response": "CustomErrorResponses",
                "default_cache_behavior": Block("DefaultCacheBehavior", TENANTS),
                "default_root_object": "DefaultRootObject",
                "enabled": "Enabled",
                "http_version": "HttpVersion",
                "origin": Block("Origins", {"custom_header": "OriginCustomHeaders"}),
                "origin_group": To("OriginGroups", origin_groups),
                "restrictions": Block(
                    "Restrictions", {"geo_restriction": Block("GeoRestriction", {"items": "Locations"})}
                ),
                "tenant_config": "TenantConfig",
                "viewer_certificate": "ViewerCertificate",
                "web_acl_id": "WebACLId",
            },
        ),
        # Such a distribution answers by its tenants alone:
        # https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
        defaults={"DistributionConfig.ConnectionMode": "tenant-only"},
        drop="active_trusted_key_groups",
    ),
)
