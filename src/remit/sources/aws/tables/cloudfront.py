"""Amazon CloudFront."""

from __future__ import annotations

import re
from typing import Any

from remit.sources.aws.table import Call, Table, Via
from remit.sources.aws.transforms import without


def items(told: Any) -> list[Any]:
    """What one of CloudFront's counted lists holds."""
    found: list[Any] = (told or {}).get("Items") or []
    return found


BUCKET = re.compile(r"\.s3[.-](?!website)([a-z0-9.-]+\.)?amazonaws\.com(\.cn)?$")


def distribution_config(told: dict[str, Any]) -> dict[str, Any]:
    """A distribution's configuration where the registry has it flatter, or leaves out what is switched off."""
    config = dict(told)
    config["IPV6Enabled"] = config.pop("IsIPV6Enabled", None)
    config["DefaultCacheBehavior"] = behavior(config.get("DefaultCacheBehavior", {}))
    config["CacheBehaviors"] = [behavior(one) for one in items(told.get("CacheBehaviors"))]
    config["Origins"] = [origin(one) for one in items(told.get("Origins"))]
    if not config.get("Logging", {}).get("Bucket"):
        config.pop("Logging", None)
    restriction = told.get("Restrictions", {}).get("GeoRestriction", {})
    config["Restrictions"] = {
        "GeoRestriction": {"RestrictionType": restriction.get("RestrictionType"), "Locations": items(restriction)}
    }
    return {name: value for name, value in config.items() if value is not None}


def behavior(told: dict[str, Any]) -> dict[str, Any]:
    """A cache behavior with its lists of methods side by side."""
    methods = told.get("AllowedMethods", {})
    listed = {"AllowedMethods": items(methods), "CachedMethods": items(methods.get("CachedMethods"))}
    return {**told, **(listed if methods else {})}


def origin(told: dict[str, Any]) -> dict[str, Any]:
    """An origin with its custom headers under the registry's name.

    One that is told without any kind of settings and is named as a bucket is one (API_Origin: S3, or custom).
    """
    bare = not any(kind in told for kind in ("S3OriginConfig", "CustomOriginConfig", "VpcOriginConfig"))
    bucket: dict[str, Any] = {"S3OriginConfig": {}} if bare and BUCKET.search(told.get("DomainName", "")) else {}
    return {**without(told, "CustomHeaders"), **bucket, "OriginCustomHeaders": items(told.get("CustomHeaders"))}


TABLES = (
    Table(
        "AWS::CloudFront::Distribution",
        Call(
            "cloudfront:ListDistributions",
            "DistributionList.Items[]",
            more="DistributionList.NextMarker>Marker",
            same="DomainName Id",
        ),
        (
            Call(
                "cloudfront:GetDistributionConfig",
                bound={"Id": "Id"},
                fills={"DistributionConfig": Via(distribution_config, "DistributionConfig")},
            ),
        ),
        where="global",
        id="Id",
        arn="ARN",
        tags="@tagging",
        unique=True,
    ),
    Table(
        "AWS::CloudFront::OriginAccessControl",
        Call(
            "cloudfront:ListOriginAccessControls",
            "OriginAccessControlList.Items[]",
            more="OriginAccessControlList.NextMarker>Marker",
            fills={
                "Id": "Id",
                "OriginAccessControlConfig": Via(lambda told: without(told, "Id")),
            },
        ),
        where="global",
        id="Id",
        arn="arn:{partition}:cloudfront::{account}:origin-access-control/{id}",
        name="Name",
        unique=True,
    ),
    Table(
        "AWS::CloudFront::ResponseHeadersPolicy",
        Call(
            "cloudfront:ListResponseHeadersPolicies",
            "ResponseHeadersPolicyList.Items[].ResponseHeadersPolicy",
            fixed={"Type": "custom", "MaxItems": "100"},
            more="ResponseHeadersPolicyList.NextMarker>Marker",
            same="Id LastModifiedTime ResponseHeadersPolicyConfig",
        ),
        where="global",
        id="Id",
        arn="arn:{partition}:cloudfront::{account}:response-headers-policy/{id}",
        unique=True,
        unread=(
            "ResponseHeadersPolicyConfig.CustomHeadersConfig.Items",
            "ResponseHeadersPolicyConfig.RemoveHeadersConfig.Items",
        ),
    ),
    Table(
        "AWS::CloudFront::VpcOrigin",
        Call(
            "cloudfront:ListVpcOrigins",
            "VpcOriginList.Items[]",
            fixed={"MaxItems": "100"},
            more="VpcOriginList.NextMarker>Marker",
            same="AccountId Arn CreatedTime Id LastModifiedTime Status",
        ),
        (
            Call(
                "cloudfront:GetVpcOrigin",
                "VpcOrigin.VpcOriginEndpointConfig",
                bound={"Id": "Id"},
                fills={"VpcOriginEndpointConfig": "@"},
            ),
        ),
        where="global",
        id="Id",
        arn="Arn",
        name="Name",
        tags="@tagging",
        unique=True,
    ),
)
